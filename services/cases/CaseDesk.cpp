// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseDesk.h"

#include "services/cases/FeedKinds.h"
#include "services/core/Ids.h"
#include "services/crypto/Suite.h"
#include "services/identity/IdNumber.h"
#include "services/queue/Ticket.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;

namespace {

constexpr std::chrono::minutes kTidyEvery{10};
constexpr qsizetype kContentDigits = 16;

/// Names the matter as it was when somebody filed it.
QString contentOf(const catalog::Matter& matter)
{
    const QByteArray json = QJsonDocument(catalog::toJson(matter)).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(
        crypto::digest(crypto::Suite::National, json).toHex().first(kContentDigits));
}

/// Only what was asked for, whatever came.
QJsonObject within(const QJsonObject& values, const QStringList& fields)
{
    QJsonObject asked;
    for (const QString& field : fields) {
        const QJsonValue value = values.value(field);
        if (!value.isUndefined() && !value.isObject() && !value.isArray()) {
            asked.insert(field, value);
        }
    }
    return asked;
}

/// Whether a person has to look at what the citizen brings or photographed in place of something,
/// or brings because it was not photographed.
bool isLacking(const catalog::Matter& matter, const QStringList& withheld, bool hasCommitted,
               const QStringList& photographed)
{
    const auto& commitment = matter.terminal.commitment;
    const QList<catalog::Material> papers = papersToBring(matter, withheld, hasCommitted);
    return std::any_of(papers.begin(), papers.end(), [&](const catalog::Material& paper) {
        return !paper.sharedBy.isEmpty() ||
               (commitment && commitment->replaces.contains(paper.id)) ||
               (paper.isPhotographed && !photographed.contains(paper.id));
    });
}

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

/// What of a request that was checked is to be filed, but for who it is; takes the proofs with it.
std::shared_ptr<FileOrder> orderFor(const catalog::Matter& matter, FileRequest& request,
                                    const FormFilling& filling, const Verdict& verdict)
{
    const catalog::TerminalService& terminal = matter.terminal;
    const OpenedCase& opened = request.opened;
    auto order = std::make_shared<FileOrder>();
    order->id = opened.id;
    order->matter = opened.matter;
    order->taskCode = matter.taskCode;
    order->content = contentOf(matter);
    order->answers = filling.answers();
    order->shared = opened.known.shared();
    order->hasCommitted = terminal.commitment && request.hasCommitted;
    order->state = verdict.outcome == catalog::Outcome::Approve &&
                           !isLacking(matter, opened.withheld, order->hasCommitted,
                                      materialsOf(request.attachments))
                       ? CaseState::Approved
                       : CaseState::Received;
    for (int i = 0; i < verdict.rules.size(); ++i) {
        if (verdict.rules.at(i).truth == Truth::True) {
            order->holding << i;
        }
    }
    order->consentVersion = opened.consentVersion;
    order->consentedAtMs = opened.consentedAtMs;
    order->feeCents = terminal.fee ? terminal.fee->cents : 0;
    order->attachments = std::move(request.attachments);
    if (terminal.wantsSignature) {
        order->signature = std::move(request.signature);
    }
    return order;
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

/// What may be asked of departments: by agreements that are in force, within what they cover, of a
/// card's holder who agreed to it.
QList<SharedRequest> CaseDesk::asked(const Opening& opening) const
{
    const auto& consent = opening.matter.terminal.consent;
    const bool hasAgreed = consent && consent->version == opening.opened.consentVersion;
    if (!hasAgreed || !opening.applicant->isRead() || m_source == nullptr) {
        return {};
    }
    QList<SharedRequest> requests;
    const auto shares = sharesOf(opening.matter);
    for (auto share = shares.cbegin(); share != shares.cend(); ++share) {
        const catalog::Agreement* agreement = m_tickets.catalogue().agreement(share.key());
        const bool isCovered = agreement != nullptr && agreement->isValidOn(today()) &&
                               std::all_of(share->begin(), share->end(), [&](const QString& field) {
                                   return agreement->field(field) != nullptr;
                               });
        if (isCovered) {
            requests.append(
                {.agreement = agreement->id,
                 .department = agreement->department,
                 .fields = *share,
                 .idNumber = identity::normalizedIdNumber(opening.applicant->person->idNumber),
                 .caseId = opening.opened.id,
                 .matter = opening.opened.matter,
                 .consentVersion = opening.opened.consentVersion});
        }
    }
    return requests;
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
                const catalog::Agreement* agreement =
                    m_tickets.catalogue().agreement(one.agreement);
                opening->opened.known.putShared(one.agreement, within(values.value(), one.fields));
                opening->opened.withheld.removeAll(one.agreement);
                opening->uses.append({one.agreement, one.department,
                                      agreement != nullptr ? agreement->purpose.zh : QString(),
                                      one.fields});
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
    auto order = orderFor(matter.value(), request, filling, verdict);
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
