// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/SlotBook.h"
#include "services/cases/CaseBook.h"
#include "services/cases/CaseIndex.h"
#include "services/cases/CaseOwner.h"
#include "services/cases/DepartmentSource.h"
#include "services/cases/DraftKeys.h"
#include "services/cases/DraftShelf.h"
#include "services/cases/HandOver.h"
#include "services/cases/ResultPaper.h"
#include "services/cases/SharedSource.h"
#include "services/cases/WindowFiling.h"
#include "services/catalog/Catalogue.h"
#include "services/core/Clock.h"
#include "services/feedback/FeedbackOwner.h"
#include "services/identity/DeviceRegistry.h"
#include "services/identity/Machines.h"
#include "services/identity/StaffDirectory.h"
#include "services/journal/Journal.h"
#include "services/platform/AttemptLimiter.h"
#include "services/platform/CommandRunner.h"
#include "services/platform/EnquiryLimits.h"
#include "services/platform/FeedHub.h"
#include "services/platform/HallWords.h"
#include "services/platform/HttpRequest.h"
#include "services/platform/HttpResponse.h"
#include "services/platform/OpenPolls.h"
#include "services/platform/RateLimiter.h"
#include "services/platform/ReaderPool.h"
#include "services/platform/Route.h"
#include "services/platform/SessionChecks.h"
#include "services/platform/ShareLimits.h"
#include "services/platform/SignInDesk.h"
#include "services/platform/TerminalsHeard.h"
#include "services/platform/TicketPages.h"
#include "services/platform/WorkerPool.h"
#include "services/queue/HallLive.h"
#include "services/queue/HallQueue.h"
#include "services/queue/QueueReport.h"
#include "services/queue/RulesDesk.h"
#include "services/storage/Writer.h"

#include <QDate>
#include <QJsonArray>

#include <atomic>
#include <functional>
#include <span>
#include <vector>

namespace onewindow::platform {

struct Caller;
struct DocumentView;
class JsonFields;
class PublicSite;
struct HallReport;

/// What the API works with. All of it outlives the API, and the HTTP server that calls it has
/// stopped before any of it goes.
struct ApiParts
{
    storage::Writer& writer;
    /// The node's own chain: of its hall, or of the city where the node serves no hall.
    journal::Journal& journal;
    queue::HallQueue* queue = nullptr; ///< Nothing where the node serves no hall.
    const identity::StaffDirectory& staff;
    const crypto::NodeKeys& keys;
    identity::Machines& machines;
    FeedHub& hub;
    ReaderPool& readers;
    ReaderPool& scanner; ///< For what reads a whole partition: nobody else waits for it.
    const Clock& clock;
    const HallWords& hall;      ///< What its file says now; empty where no hall is served.
    bool isCentre = false;      ///< Takes in the chains of halls, each in the hall's partition.
    PublicSite* site = nullptr; ///< The pages for the public; null where there are none.
    /// Hears of every request that was answered, from any thread; may be empty.
    std::function<void(const Served&)> served;
    identity::DeviceRegistry* registry = nullptr; ///< At a centre.
    QByteArray authorityPem = {};                 ///< Who signs the machines' certificates.
    /// At a hall: hands a request on to the centre, whose answer it is. From any thread, without
    /// waiting; the answer comes once, with an error's problem if there is none.
    std::function<void(const HttpRequest& request, HttpReply reply)> askOwner = {};
    /// The same for what departments are asked: a way of its own, so that neither waits for the
    /// other.
    std::function<void(const HttpRequest& request, HttpReply reply)> askShared = {};
    /// At a centre: asks a department, without waiting; the answer comes once, from any thread.
    std::function<void(cases::DepartmentQuestion question,
                       std::function<void(Result<QJsonObject>)> callback)>
        askDepartment = {};
    /// At a centre: what the halls offer just now. From any thread.
    std::function<std::shared_ptr<const catalog::Catalogue>()> catalogue = {};
    /// At a centre: what the drafts of a number's holder are found by and sealed with today. On the
    /// writer's thread.
    std::function<Result<cases::CityDraftKey>(storage::Database& database, const QString& idNumber)>
        draftKeyOf = {};
    cases::CaseOwner* caseOwner = nullptr;  ///< At the centre; else null.
    identity::Accounts* accounts = nullptr; ///< At the centre, their owner; else null.
    /// The hall and the centre, at a hall below one: who may open what is sealed here.
    std::vector<journal::Recipient> recipients = {};
    /// The slots of one hall; of the own one for an empty name. Null where there are none. What it
    /// gives outlives the API.
    std::function<appointments::SlotBook*(const QString& hall)> slotBook = {};
    const cases::CaseIndex* caseIndex = nullptr; ///< At the centre, the owner of cases; else null.
    TicketWishes* wishes = nullptr;    ///< Where the node serves a hall; for the writer's thread.
    queue::RulesDesk* rules = nullptr; ///< Where the node serves a hall.
    /// At a hall: by what it knows a card's holder on a day; empty for a day without a key.
    std::function<Result<QString>(storage::Database& database, const QString& idNumber,
                                  const QString& day)>
        handleOf = {};
    /// At a hall: what the drafts of a card's holder are found by and sealed with at its terminals
    /// today. On the writer's thread.
    std::function<Result<cases::PersonKey>(storage::Database& database, const QString& idNumber)>
        draftKeyHere = {};
};

/// The platform's API: who may ask what, what a request must look like, and whose work it is. See
/// ARCHITECTURE.md for the routes. handle() is called in the io thread and never waits: the writer,
/// the readers and two threads of its own do the work.
class Api
{
public:
    explicit Api(ApiParts parts);

    /// Answers through `reply`, once.
    void handle(const HttpRequest& request, const HttpReply& reply);

    /// Every route as "METHOD /v1/windows/*/*", for whoever holds the documentation to it.
    static QStringList routeList();

    /// Bytes of body that `request` may have: a journal batch from a terminal is large.
    static qsizetype bodyLimit(const HttpRequest& request);

    /// Lets the work in hand come to its end, takes no more. After the server has stopped.
    void stop() { m_workers.stop(); }

private:
    struct Arrived;
    struct Taken;

    using Handler = void (Api::*)(const HttpRequest&, const Caller&, const HttpReply&);

    /// One thing that may be asked for; the table stands in Api.cpp.
    struct Route
    {
        /// Who is asked and how it is logged.
        enum class Kind {
            Plain,    ///< Of machines and staff.
            Frequent, ///< The same, so often that only what fails is logged.
            Hall,     ///< Of machines and staff of a hall: not there where none is served.
            Public,   ///< Of anybody: no certificate, no session, no personal data.
        };

        QLatin1String path; ///< As isPath() reads it.
        const char* method;
        Handler handler;
        Kind kind = Kind::Plain;
    };

    static std::span<const Route> machineRoutes();
    static std::span<const Route> staffRoutes();
    static std::span<const Route> publicRoutes();
    static const std::vector<Route>& routes();
    [[nodiscard]] HttpReply watched(const HttpRequest& request, const Route* route,
                                    const HttpReply& reply) const;
    [[nodiscard]] QString hallOf(const Caller& caller) const;
    [[nodiscard]] bool isOurs(const Caller& caller) const;
    void read(std::function<Result<QJsonObject>(storage::Database&)> job, const HttpReply& reply);
    void giveTime(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    // ApiPublic.cpp
    void giveSite(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void giveTicketPage(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void giveTicketNews(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void takeTicketWish(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void giveTicketScript(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void giveCasePage(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void giveDocumentPage(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void askAboutDocument(const DocumentView& view, const QString& statement,
                          const PageLanguage& language, const HttpReply& reply);
    void giveDocument(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void givePageStyle(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void giveHealth(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void giveReadiness(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    // ApiDevices.cpp
    [[nodiscard]] HttpResponse refusal(const HttpRequest& request, const Error& error) const;
    void shutOut(const QStringList& ids);
    void giveAuthority(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    static QString guesser(const HttpRequest& request, const Caller& caller);
    bool mayTry(const HttpRequest& request, const QString& guesser, const HttpReply& reply);
    void askOwner(const HttpRequest& request, const QString& guesser, const HttpReply& reply);
    void answerEnrolment(const Result<identity::Enrolment>& outcome, const QString& guesser,
                         const HttpReply& reply);
    void recordEnrolment(std::function<Result<identity::Enrolment>(storage::Database&)> work,
                         const QString& guesser, const HttpReply& reply);
    void enrol(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void renew(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void inviteDevice(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void listDevices(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void revokeDevice(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void giveMark(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    // ApiSync.cpp
    void takeJournal(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void giveLives(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void giveErasures(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void giveHeld(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void giveKept(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    Result<void> isUpToDate(storage::Database& database) const;
    [[nodiscard]] std::optional<identity::Machine> childOf(const Caller& caller) const;
    [[nodiscard]] std::optional<identity::Machine> ownerOf(const journal::Batch& batch,
                                                           const identity::Machine& sender) const;
    void ingest(std::vector<Arrived> batches, const QString& hall, bool isBundle,
                const HttpReply& reply);
    [[nodiscard]] Arrived arrived(journal::Batch batch, const identity::Machine& sender) const;
    Result<Taken> takeBatch(storage::Database& database, journal::Journal& journal,
                            const Arrived& one, bool isBundle) const;
    void giveFeed(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    // ApiShares.cpp
    struct ShareRead;
    std::shared_ptr<ShareRead> takeAsk(const HttpRequest& request, const Caller& caller,
                                       const HttpReply& reply);
    void judgeAsk(const HttpRequest& request, const std::shared_ptr<ShareRead>& read,
                  void (Api::*judge)(const std::shared_ptr<ShareRead>&));
    bool openRead(const std::shared_ptr<ShareRead>& read);
    void askForWindow(const cases::SharedRequest& asked, const QString& route,
                      void (Api::*judge)(const std::shared_ptr<ShareRead>&),
                      std::function<void(const Result<QJsonObject>&)> callback);
    void readShared(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void giveResult(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void answerResult(const std::shared_ptr<ShareRead>& read);
    void giveDraftKey(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void answerDraftKey(const std::shared_ptr<ShareRead>& read);
    void sealReply(const std::shared_ptr<ShareRead>& read, const Result<QJsonObject>& values) const;
    Result<QJsonObject> resultOf(storage::Database& database, const ShareRead& read) const;
    [[nodiscard]] std::optional<identity::Machine> askerOf(const QString& terminal,
                                                           const Caller& caller) const;
    void judgeShare(const std::shared_ptr<ShareRead>& read);
    void answerShare(const std::shared_ptr<ShareRead>& read, const Result<QJsonObject>& values);
    void recordShare(const std::shared_ptr<ShareRead>& read, const QString& outcome,
                     const QString& reason, HttpResponse response);

    // ApiFeedback.cpp
    [[nodiscard]] QString today() const;
    std::optional<QString> hallAskedOf(const HttpRequest& request, const Caller& caller,
                                       const HttpReply& reply) const;
    static feedback::WorkOrder workOrder(const HttpRequest& request, const Caller& caller);
    void listFeedback(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void readFeedback(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void answerFeedback(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void noteFeedbackCall(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void closeFeedback(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void giveRatings(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    // ApiHall.cpp
    [[nodiscard]] Result<QJsonArray> terminalsOf(storage::Database& database,
                                                 const QString& hall) const;
    [[nodiscard]] Result<QJsonObject> staffNamesAt(storage::Database& database, const QString& hall,
                                                   const queue::HallLive& live) const;
    void readHall(std::function<Result<QJsonObject>(storage::Database& database,
                                                    const queue::HallSight& sight, qint64 atMs)>
                      work,
                  const HttpReply& reply);
    void giveHallLive(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void playWhatIf(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void assignWindow(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    // ApiRules.cpp
    void giveRules(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void setRules(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    [[nodiscard]] Result<QJsonArray> colleagues(storage::Database& database,
                                                const QString& hall) const;

    // ApiReports.cpp
    struct ReportAsk;
    [[nodiscard]] Result<ReportAsk> reportAskFrom(const HttpRequest& request) const;
    [[nodiscard]] Result<HallReport> reportOf(storage::Database& database,
                                              const ReportAsk& ask) const;
    Result<void> reportOfOwnHall(storage::Database& database, const queue::ReportSpan& span,
                                 queue::ReportBy by, HallReport& report) const;
    void giveReport(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    // ApiCounterCases.cpp
    struct WindowOpening;
    void openCounterCase(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void beginOpening(const std::shared_ptr<WindowOpening>& opening);
    void takeUpDraft(const std::shared_ptr<WindowOpening>& opening, const QByteArray& caseId,
                     bool isOfCity, const Caller& caller);
    Result<void> prepareOpening(storage::Database& database, WindowOpening& opening) const;
    [[nodiscard]] Result<std::optional<catalog::Agreement>> agreementOf(storage::Database& database,
                                                                        const QString& id) const;
    void askDepartments(const std::shared_ptr<WindowOpening>& opening);
    void recordOpening(const std::shared_ptr<WindowOpening>& opening);
    void fileCounterCase(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    Result<QJsonObject> fileAtWindow(storage::Database& database,
                                     const cases::WindowRequest& filing,
                                     QList<cases::FieldComplaint>& complaints) const;

    // ApiCounterDrafts.cpp
    /// Who looks, and for whose drafts.
    struct DraftLook
    {
        std::shared_ptr<cases::OwnedApplicant> applicant; ///< By card.
        QString staff;                                    ///< Account.
        QString at;                                       ///< The counter.
        QByteArray caseId;                                ///< This one alone; empty: all there are.
        bool isOfCity = false; ///< Begun in other halls, as the centre knows.
    };

    using DraftsCallback = std::function<void(const Result<QList<cases::CaseDraft>>&)>;
    void lookForDrafts(const DraftLook& look, const DraftsCallback& callback);
    void askForCityDrafts(const DraftLook& look, const DraftsCallback& callback);
    void listCityDrafts(const DraftLook& look,
                        const std::shared_ptr<const cases::CityDraftKey>& key,
                        const DraftsCallback& callback);
    Result<QList<cases::CaseDraft>> noteShown(storage::Database& database, const DraftLook& look,
                                              QList<cases::CaseDraft> drafts) const;
    void showCounterDrafts(const HttpRequest& request, const Caller& caller,
                           const HttpReply& reply);

    // ApiCases.cpp
    void decideCase(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    // ApiCaseDesk.cpp
    [[nodiscard]] Result<std::optional<catalog::Matter>> matterOf(storage::Database& database,
                                                                  const QString& id) const;
    void listCases(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void showCase(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void showCasePage(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    // ApiHandOver.cpp
    void supplyCase(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void handOverCase(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void sealAndHandOver(const HttpRequest& request, const QString& hall,
                         cases::HandOverOrder order, const Caller& caller, const HttpReply& reply);
    void recordHandOver(const QString& hall, const cases::SealedHandOver& order,
                        const HttpReply& reply);

    // ApiFees.cpp
    void claimFee(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void takeFee(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    // ApiErasures.cpp
    struct ForgetOrder;
    [[nodiscard]] Result<QList<QByteArray>> subjectsOf(storage::Database& database,
                                                       const ForgetOrder& order) const;
    [[nodiscard]] Result<QList<QByteArray>>
    keysOf(storage::Database& database, const ForgetOrder& order, const QByteArray& subject) const;
    void forgetPerson(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void forget(const HttpRequest& request, const ForgetOrder& order, const HttpReply& reply);

    // ApiSession.cpp
    void asStaff(const HttpRequest& request, Caller caller, Handler handler,
                 const HttpReply& reply);
    // ApiAlarms.cpp
    void listAlarms(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void closeAlarm(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    void signIn(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void signOut(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void tellSession(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    // ApiAccounts.cpp
    void listAccounts(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void addAccount(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void commandAccount(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void givePassword(const identity::AccountRef& ref, const Caller& caller,
                      const HttpReply& reply);
    void giveTotp(const identity::AccountRef& ref, const Caller& caller, const HttpReply& reply);

    // ApiStaff.cpp
    Result<void> mayWorkAt(storage::Database& database, const QString& window, const QString& verb,
                           const identity::StaffSession& staff) const;
    void commandWindow(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void endDay(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    // ApiClosing.cpp
    void giveClosing(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void closeEarly(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void withdrawClosing(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void loseWindow(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    Result<QJsonObject> noteAppointments(storage::Database& database,
                                         Result<QJsonObject> outlook) const;

    // ApiAffected.cpp
    void listAffected(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void tellAppointment(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    [[nodiscard]] Result<QJsonObject> affectedNow(storage::Database& database) const;
    [[nodiscard]] Result<QJsonObject> withHolders(storage::Database& database,
                                                  const QJsonObject& affected) const;
    [[nodiscard]] Result<QJsonObject> holderOfTicket(storage::Database& database,
                                                     const QByteArray& id) const;
    void restoreTicket(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    Result<QJsonObject> lookAt(storage::Database& database, const QByteArray& ticket,
                               const QString& staff, const QString& at) const;
    void giveWhy(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void showPerson(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void answerHelp(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    // ApiReception.cpp
    struct CardLook
    {
        QString idNumber;
        QString staff; ///< Account.
        QString at;    ///< The counter.
    };

    [[nodiscard]] QDate todayHere() const;
    Result<void> recognise(storage::Database& database, queue::IssueOrder& order) const;
    [[nodiscard]] Result<QJsonArray> appointmentsToday(storage::Database& database,
                                                       const QString& idNumber) const;
    Result<QJsonObject> lookAtCard(storage::Database& database, const CardLook& look) const;
    Result<QJsonObject> checkIn(storage::Database& database, const QByteArray& appointment,
                                queue::IssueOrder& order) const;
    void issueTicket(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void enterPaper(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void showCard(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void showCardCases(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void checkInAppointment(const HttpRequest& request, const Caller& caller,
                            const HttpReply& reply);

    // ApiResults.cpp
    void printResult(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    [[nodiscard]] Result<QJsonObject> paperOf(storage::Database& database,
                                              const cases::PaperOrder& order) const;

    // ApiAsks.cpp
    void askColleague(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void answerColleague(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void raiseSilentAlarm(const HttpRequest& request, const Caller& caller, const HttpReply& reply);

    // ApiAppointments.cpp
    [[nodiscard]] appointments::SlotBook* slotBook(const QString& hall) const;
    [[nodiscard]] bool mayBookIn(const QString& hall, const Caller& caller) const;
    std::optional<QString> admitBooker(const HttpRequest& request, const Caller& caller,
                                       const JsonFields& fields, const appointments::SlotBook* book,
                                       const HttpReply& reply);
    bool admitPublic(const HttpRequest& request, const appointments::SlotBook& book,
                     const HttpReply& reply);
    void giveSlots(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void bookAppointment(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void sealAndBook(const HttpRequest& request, appointments::SlotBook& book,
                     const std::shared_ptr<appointments::BookOrder>& order, const QString& who,
                     const HttpReply& reply);
    void cancelAppointment(const HttpRequest& request, const Caller& caller,
                           const HttpReply& reply);
    void setCapacity(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void declareHolderLost(const HttpRequest& request, const Caller& caller,
                           const HttpReply& reply);

    // ApiEnquiries.cpp
    [[nodiscard]] bool mayEnquire(const Caller& caller, const HttpReply& reply) const;
    void giveMyCases(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void giveCaseStatus(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    struct StatusQuestion;
    void answerStatus(const StatusQuestion& asked, const HttpReply& reply);
    void giveMyFeedback(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    [[nodiscard]] HttpResponse saidThere(storage::Database& database,
                                         const QList<cases::CasePlace>& places) const;
    void giveFeedbackStatus(const HttpRequest& request, const Caller& caller,
                            const HttpReply& reply);

    // ApiDrafts.cpp
    std::optional<cases::DraftShelf> shelfFor(const HttpRequest& request, const Caller& caller,
                                              const HttpReply& reply);
    bool admitDraft(const Caller& caller, const HttpReply& reply);
    void giveDrafts(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void takeDraft(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void endDraft(const HttpRequest& request, const Caller& caller, const HttpReply& reply);
    void changeDrafts(std::function<Result<void>(storage::Database&)> change,
                      const HttpReply& reply);

    ApiParts m_parts;
    CommandRunner m_commands;
    journal::Feed m_stream;                      ///< Of the hall that is served here.
    std::unique_ptr<cases::CaseBook> m_caseBook; ///< For its windows; null where there are none.
    AttemptLimiter m_attempts;
    EnquiryLimits m_enquiries;
    TerminalsHeard m_terminalsHeard;
    std::shared_ptr<OpenPolls> m_polls = std::make_shared<OpenPolls>();
    SessionChecks m_sessionChecks{m_parts.readers, m_parts.staff};
    ShareLimits m_shares;
    RateLimiter m_publicBookings;        ///< For the io thread.
    RateLimiter m_marks;                 ///< The same: a terminal that is restored again and again.
    RateLimiter m_drafts;                ///< The same: a terminal that writes without end.
    std::atomic<int> m_documentAsks = 0; ///< Under way to the centre.
    TicketPages m_ticketPages;
    WorkerPool m_workers; ///< Password hashes and batches: computing, without the store.
    SignInDesk m_signIn;
};

} // namespace onewindow::platform
