// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseDesk.h"

#include "services/cases/FeedKinds.h"
#include "services/cases/FilingOrder.h"
#include "services/core/Ids.h"
#include "services/queue/Ticket.h"

#include <algorithm>
#include <utility>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;

namespace {

constexpr std::chrono::minutes kTidyEvery{10};

/// Whether what was photographed and signed is what the matter wants.
Result<void> checkProofs(const catalog::Matter& matter, const FileRequest& request,
                         bool hasCommitted)
{
    OW_TRY(check(request.attachments));
    const QList<catalog::Material> wanted =
        materialsToPhotograph(matter, request.opened.withheld, hasCommitted);
    const QStringList photographed = materialsOf(request.attachments);
    for (const QString& id : photographed) {
        if (std::none_of(wanted.begin(), wanted.end(),
                         [&](const catalog::Material& material) { return material.id == id; })) {
            return Error{ErrorCode::BadRequest, u"not to be photographed: "_s + id};
        }
    }
    const auto& signature = request.signature;
    const bool isSigned = signature && (!signature->isByHand || isLegible(*signature));
    return isSigned || !matter.terminal.wantsSignature
               ? Result<void>()
               : Error{ErrorCode::BadRequest, u"signature"_s};
}

} // namespace

/// A case that is being opened, until every department has answered or none is waited for.
struct CaseDesk::Opening
{
    catalog::Matter matter;
    std::shared_ptr<OwnedApplicant> applicant;
    OpenedCase opened;
    QList<ShareUse> uses;
    qsizetype pending = 0;
    bool isDone = false;
    OpenCallback callback;
};

CaseDesk::CaseDesk(CaseBook::Settings settings, storage::Writer& writer, journal::Journal& journal,
                   const queue::TicketService& tickets, SharedSource* source,
                   const DraftWays& drafts, QObject* parent)
    : CaseService(parent)
    , m_writer(writer)
    , m_journal(journal)
    , m_tickets(tickets)
    , m_source(source)
    , m_book(std::make_shared<CaseBook>(std::move(settings), journal))
    , m_drafts(writer, journal,
               DraftDesk::Settings{.partition = journal.hall(),
                                   .keys = std::make_unique<HallDraftKeys>(journal),
                                   .source = drafts.hall},
               this)
    , m_timer(this)
{
    if (drafts.city != nullptr && drafts.keys != nullptr) {
        makeCityDrafts(drafts);
        connect(&m_timer, &QTimer::timeout, m_cityDrafts.get(), &DraftDesk::tidy);
    }
    m_timer.setInterval(kTidyEvery);
    connect(&m_timer, &QTimer::timeout, &m_drafts, &DraftDesk::tidy);
}

template <typename T>
void CaseDesk::post(std::function<Result<T>(Database&)> job,
                    std::function<void(Result<T>)> callback)
{
    m_writer.run<T>(std::move(job), [this, callback = std::move(callback)](Result<T> result) {
        auto shared = std::make_shared<Result<T>>(std::move(result));
        QMetaObject::invokeMethod(
            this,
            [callback, shared] {
                if (callback) {
                    callback(std::move(*shared));
                }
            },
            Qt::QueuedConnection);
    });
}

template <typename T>
void CaseDesk::refuse(const std::function<void(Result<T>)>& callback, ErrorCode code,
                      const QString& detail)
{
    QMetaObject::invokeMethod(
        this, [callback, error = Error{code, detail}] { callback(error); }, Qt::QueuedConnection);
}

// Drafts are in a file of their own.
template void CaseDesk::refuse<void>(const std::function<void(Result<void>)>& callback,
                                     ErrorCode code, const QString& detail);

Result<void> CaseDesk::start()
{
    const auto started = startDrafts();
    // In the thread it will live in: it may have been made in another.
    QMetaObject::invokeMethod(
        this, [this] { m_timer.start(); }, Qt::QueuedConnection);
    m_book->prepare();
    return started;
}

QDate CaseDesk::today() const
{
    return QDate::fromString(queue::hallDay(m_journal.clock().now().wallMs), Qt::ISODate);
}

Result<catalog::Matter> CaseDesk::offered(const QString& matter,
                                          const std::optional<Applicant>& person) const
{
    const catalog::Matter* found = m_tickets.catalogue().matter(matter);
    if (found == nullptr || !found->terminal.isOffered || !found->terminal.form) {
        return Error{ErrorCode::NotFound, u"no such matter at terminals"_s};
    }
    const catalog::Assurance needed = found->terminal.assurance;
    const bool isRead = person && !person->isTyped;
    if ((needed == catalog::Assurance::Card && !isRead) ||
        (needed == catalog::Assurance::Typed && !person)) {
        return Error{ErrorCode::NotPermitted, u"the matter needs to know who it is"_s};
    }
    return *found;
}

QList<SharedRequest> CaseDesk::asked(const Opening& opening) const
{
    return m_source == nullptr
               ? QList<SharedRequest>()
               : sharesToAsk(
                     opening.matter, opening.opened, *opening.applicant,
                     [this](const QString& id) { return m_tickets.catalogue().agreement(id); },
                     today());
}

void CaseDesk::open(OpenRequest request, OpenCallback callback)
{
    auto matter = offered(request.matter, request.applicant);
    if (!matter) {
        refuse(callback, matter.error().code, matter.error().detail);
        return;
    }
    auto opening = std::make_shared<Opening>();
    opening->matter = std::move(matter).value();
    opening->callback = std::move(callback);
    OpenedCase& opened = opening->opened;
    opened.id =
        request.caseId.isEmpty() ? makeUuidV7(m_journal.clock().now().wallMs) : request.caseId;
    opened.matter = request.matter;
    opened.known = KnownFacts(request.applicant, today());
    opened.consentVersion = request.consentVersion;
    opened.consentedAtMs = request.consentedAtMs;
    opened.withheld = sharesOf(opening->matter).keys();
    opening->applicant = std::make_shared<OwnedApplicant>(std::move(request.applicant));
    const QList<SharedRequest> requests = asked(*opening);
    opening->pending = requests.size();
    for (const SharedRequest& one : requests) {
        m_source->read(one, [this, opening, one](const Result<QJsonObject>& values) {
            if (opening->isDone) {
                return; // Too late: not used, and not looked at.
            }
            if (values) {
                opening->uses.append(takeShared(opening->opened, one, values.value(),
                                                m_tickets.catalogue().agreement(one.agreement)));
            }
            if (--opening->pending == 0) {
                finish(opening);
            }
        });
    }
    if (requests.isEmpty()) {
        finish(opening);
    } else if (!opening->isDone) {
        QTimer::singleShot(kSharedPatience, this, [this, opening] { finish(opening); });
    }
}

/// What was read is recorded first, and then shown.
void CaseDesk::finish(const std::shared_ptr<Opening>& opening)
{
    if (opening->isDone) {
        return;
    }
    opening->isDone = true;
    OpenedCase& opened = opening->opened;
    std::sort(opened.withheld.begin(), opened.withheld.end());
    opened.papers = papersToBring(opening->matter, opened.withheld, false);
    if (opening->uses.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [opening] { opening->callback(opening->opened); }, Qt::QueuedConnection);
        return;
    }
    auto order = std::make_shared<ShareOrder>();
    order->id = opened.id;
    order->matter = opened.matter;
    order->consentVersion = opened.consentVersion;
    order->applicant = opening->applicant;
    order->uses = opening->uses;
    post<void>(
        [book = m_book, order](Database& database) { return book->recordShares(database, *order); },
        [this, opening](const Result<void>& recorded) {
            m_book->prepare();
            opening->callback(recorded ? Result<OpenedCase>(opening->opened)
                                       : Result<OpenedCase>(recorded.error()));
        });
}

void CaseDesk::file(FileRequest request, FileCallback callback)
{
    const OpenedCase& opened = request.opened;
    const auto matter = offered(opened.matter, request.applicant);
    if (!matter) {
        refuse(callback, matter.error().code, matter.error().detail);
        return;
    }
    const catalog::TerminalService& terminal = matter.value().terminal;
    if (terminal.consent && terminal.consent->version != opened.consentVersion) {
        refuse(callback, ErrorCode::BadRequest, u"consent: to the text that is in force"_s);
        return;
    }
    FormFilling filling(*terminal.form, opened.known, today());
    filling.restore(request.answers);
    if (const auto complaints = filling.checkAll(); !complaints.isEmpty()) {
        refuse(callback, ErrorCode::BadRequest, complaints.constFirst().path);
        return;
    }
    const Verdict verdict = decide(terminal.decision, filling);
    const bool hasCommitted = terminal.commitment && request.hasCommitted;
    if (const auto checked = checkProofs(matter.value(), request, hasCommitted); !checked) {
        refuse(callback, checked.error().code, checked.error().detail);
        return;
    }
    const QList<catalog::Material> papers = papersToBring(
        matter.value(), opened.withheld, hasCommitted, materialsOf(request.attachments));
    const bool isApproved =
        verdict.outcome == catalog::Outcome::Approve &&
        !isLacking(matter.value(), opened.withheld, hasCommitted, materialsOf(request.attachments));
    auto order = orderOf(matter.value(), request, filling, verdict);
    order->state = isApproved ? CaseState::Approved : CaseState::Received;
    order->applicant = std::make_shared<OwnedApplicant>(std::move(request.applicant));
    post<FiledCase>(
        [book = m_book, order](Database& database) { return book->file(database, *order); },
        [this, rules = verdict.rules, papers,
         callback = std::move(callback)](Result<FiledCase> result) {
            m_book->prepare();
            if (result) {
                result.value().rules = rules;
                result.value().papers = papers;
            }
            const bool isFiled = bool(result);
            callback(std::move(result));
            if (isFiled) {
                Q_EMIT casesChanged();
            }
        });
}

void CaseDesk::myCases(const QString& idNumber, CasesCallback callback)
{
    post<QList<CaseSummary>>(
        [book = m_book, idNumber](Database& database) { return book->casesOf(database, idNumber); },
        std::move(callback));
}

void CaseDesk::find(const QString& linkOrToken, FileCallback callback)
{
    post<FiledCase>([book = m_book, token = linkOrToken.section(u'/', -1)](
                        Database& database) { return book->find(database, token); },
                    std::move(callback));
}

void CaseDesk::sign(DocumentOrder order, SignCallback callback)
{
    // Wiped with the job, as in file().
    const auto holder = std::make_shared<OwnedApplicant>(std::exchange(order.holder, {}));
    post<SignedDocument>(
        [book = m_book, order = std::move(order), holder](Database& database) {
            DocumentOrder whole = order;
            whole.holder = holder->person;
            return book->sign(database, whole);
        },
        std::move(callback));
}

void CaseDesk::setMark(const QString& mark)
{
    post<void>(
        [book = m_book, mark](Database&) {
            book->setMark(mark);
            return Result<void>();
        },
        {});
}

void CaseDesk::setOnline(bool isOnline)
{
    m_drafts.setOnline(isOnline);
    if (m_cityDrafts) {
        m_cityDrafts->setOnline(isOnline);
    }
}

void CaseDesk::onChangesApplied(const journal::FeedPage& page)
{
    m_drafts.onChangesApplied(page);
    if (std::any_of(page.changes.begin(), page.changes.end(),
                    [](const journal::FeedChange& change) {
                        return change.kind == QLatin1String(feed::kCase);
                    })) {
        Q_EMIT casesChanged();
    }
}

void CaseDesk::wipe()
{
    m_drafts.wipe();
    if (m_cityDrafts) {
        m_cityDrafts->wipe();
    }
    post<void>(
        [book = m_book](Database&) {
            book->wipe();
            return Result<void>();
        },
        {});
}

} // namespace onewindow::cases
