// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cases that a window files for the citizen in front of it: in the hall's own chain, by the forms
// and the rules that terminals have. Between opening and filing the hall keeps nothing: what
// departments said goes to the window sealed, and comes back with what was filled in.

#include "services/cases/CaseStore.h"
#include "services/cases/FilingOrder.h"
#include "services/cases/WindowFiling.h"
#include "services/core/Ids.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"
#include "services/platform/WindowFields.h"
#include "services/queue/FeedKinds.h"

#include <algorithm>
#include <mutex>

namespace onewindow::platform {

namespace {

using identity::Permission;

constexpr qsizetype kNameLimit = 64;
constexpr qsizetype kOpenedLimit = 48 * 1024; ///< Base64.

HttpResponse badBody(const JsonFields& fields)
{
    return problem(*fields.error(), fields.field());
}

/// Nothing for what is no base64.
QByteArray bytesOf(const QString& base64)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? decoded.decoded : QByteArray();
}

QJsonObject toJson(const cases::FiledCase& filed, const QStringList& missing)
{
    QJsonObject json{{QStringLiteral("case"), idToText(filed.id)},
                     {QStringLiteral("matter"), filed.matter},
                     {QStringLiteral("provisional"), filed.provisional},
                     {QStringLiteral("number"), filed.number},
                     {QStringLiteral("link"), filed.link},
                     {QStringLiteral("state"), cases::stateName(filed.state)},
                     {QStringLiteral("filedAt"), filed.filedAtMs},
                     {QStringLiteral("fee"), filed.feeCents}};
    if (!missing.isEmpty()) {
        json.insert(QStringLiteral("missing"), QJsonArray::fromStringList(missing));
    }
    return json;
}

/// Where the answers are wrong, all of them at once: "answers.contacts/0/contact_name".
QJsonObject namesOf(const QList<cases::FieldComplaint>& complaints)
{
    QJsonArray names;
    for (const cases::FieldComplaint& complaint : complaints) {
        names.append(QStringLiteral("answers.") + complaint.path);
    }
    return names.isEmpty() ? QJsonObject() : QJsonObject{{QStringLiteral("fields"), names}};
}

} // namespace

/// A case that is being opened at a window, until every department has answered.
struct Api::WindowOpening
{
    cases::OpenedCase opened;
    std::shared_ptr<cases::OwnedApplicant> applicant;
    catalog::Matter matter;
    QHash<QString, catalog::Agreement> agreements;
    QDate today;
    qint64 atMs = 0;
    QString staff;
    QByteArray former; ///< A draft of another hall, which this case takes the place of.
    std::optional<QJsonObject> answers; ///< Of a draft that is gone on with.
    HttpReply reply;
    std::mutex mutex; ///< Guards what follows, and `opened` while departments answer.
    QList<cases::ShareUse> uses;
    qsizetype pending = 0;
};

void Api::openCounterCase(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::CaseAccept); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    auto opening = std::make_shared<WindowOpening>();
    opening->today = todayHere();
    opening->atMs = m_parts.clock.now().wallMs;
    opening->staff = caller.staff->account;
    opening->reply = reply;
    opening->opened.id = makeUuidV7(opening->atMs);
    opening->opened.matter = fields.requiredText(QStringLiteral("matter"), kNameLimit);
    opening->opened.consentVersion = fields.text(QStringLiteral("consent"), kNameLimit);
    const QString draft = fields.text(QStringLiteral("draft"), kNameLimit);
    const bool isOfCity = fields.flag(QStringLiteral("city")).value_or(false);
    auto applicant = applicantFrom(fields, opening->today);
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    if (!applicant) {
        reply(problem(applicant.error()));
        return;
    }
    // Without consent no department is asked.
    const bool isCentreAsked = !opening->opened.consentVersion.isEmpty() || isOfCity;
    const QString desk = caller.desk().isEmpty() ? opening->staff : caller.desk();
    if (isCentreAsked && !m_shares.admit(desk, RateLimiter::TimePoint::clock::now())) {
        reply(problem({ErrorCode::TooMany, QStringLiteral("asks of one window")}));
        return;
    }
    opening->applicant = std::make_shared<cases::OwnedApplicant>(std::move(applicant).value());
    if (draft.isEmpty()) {
        beginOpening(opening);
    } else {
        takeUpDraft(opening, idFromText(draft), isOfCity, caller);
    }
}

void Api::beginOpening(const std::shared_ptr<WindowOpening>& opening)
{
    m_parts.readers.post(
        [this, opening](storage::Database& database) {
            const auto prepared = prepareOpening(database, *opening);
            if (prepared) {
                askDepartments(opening);
            } else {
                opening->reply(problem(prepared.error()));
            }
        },
        [opening](const Error& error) { opening->reply(problem(error)); });
}

/// What was begun at a terminal of this hall keeps its id: filed here, it ends there. What was
/// begun in another hall becomes a case of this one, which says whose place it takes.
void Api::takeUpDraft(const std::shared_ptr<WindowOpening>& opening, const QByteArray& caseId,
                      bool isOfCity, const Caller& caller)
{
    if (caseId.isEmpty() || !opening->applicant->isRead()) {
        opening->reply(
            problem({ErrorCode::BadRequest, QStringLiteral("draft: a case's id, and the card")},
                    QStringLiteral("draft")));
        return;
    }
    lookForDrafts({.applicant = opening->applicant,
                   .staff = opening->staff,
                   .at = caller.desk(),
                   .caseId = caseId,
                   .isOfCity = isOfCity},
                  [this, opening, isOfCity](const Result<QList<cases::CaseDraft>>& found) {
                      if (!found) {
                          opening->reply(problem(found.error()));
                          return;
                      }
                      const cases::CaseDraft& draft = found.value().constFirst();
                      if (draft.matter != opening->opened.matter) {
                          opening->reply(problem(
                              {ErrorCode::BadRequest, QStringLiteral("draft: of another matter")},
                              QStringLiteral("draft")));
                          return;
                      }
                      (isOfCity ? opening->former : opening->opened.id) = draft.caseId;
                      opening->answers = draft.answers;
                      beginOpening(opening);
                  });
}

Result<std::optional<catalog::Agreement>> Api::agreementOf(storage::Database& database,
                                                           const QString& id) const
{
    if (m_parts.isCentre && m_parts.catalogue) {
        const auto catalogue = m_parts.catalogue();
        const catalog::Agreement* found = catalogue ? catalogue->agreement(id) : nullptr;
        return found != nullptr ? std::optional(*found) : std::nullopt;
    }
    const auto thing = m_stream.find(database, QString::fromLatin1(queue::feed::kAgreement), id);
    if (!thing) {
        return thing.error();
    }
    if (!thing.value()) {
        return std::optional<catalog::Agreement>();
    }
    const auto agreement = catalog::agreementFromJson(*thing.value());
    return agreement ? std::optional(agreement.value()) : std::nullopt;
}

Result<void> Api::prepareOpening(storage::Database& database, WindowOpening& opening) const
{
    const auto matter = matterOf(database, opening.opened.matter);
    if (!matter) {
        return matter.error();
    }
    if (!matter.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("matter: not offered here")};
    }
    opening.matter = *matter.value();
    OW_TRY(cases::checkWindowMatter(opening.matter, opening.applicant->person));
    const auto& consent = opening.matter.terminal.consent;
    cases::OpenedCase& opened = opening.opened;
    if (!opened.consentVersion.isEmpty()) {
        if (!consent || consent->version != opened.consentVersion) {
            return Error{ErrorCode::BadRequest,
                         QStringLiteral("consent: to the text that is in force")};
        }
        opened.consentedAtMs = opening.atMs;
    }
    opened.known = cases::KnownFacts(opening.applicant->person, opening.today);
    opened.withheld = cases::sharesOf(opening.matter).keys();
    std::sort(opened.withheld.begin(), opened.withheld.end());
    for (const QString& id : std::as_const(opened.withheld)) {
        const auto agreement = agreementOf(database, id);
        if (!agreement) {
            return agreement.error();
        }
        if (agreement.value()) {
            opening.agreements.insert(id, *agreement.value());
        }
    }
    return {};
}

/// All at once; who does not answer in time withholds, and then the paper is asked for.
void Api::askDepartments(const std::shared_ptr<WindowOpening>& opening)
{
    const auto agreementOf = [opening](const QString& id) {
        const auto found = opening->agreements.constFind(id);
        return found == opening->agreements.cend() ? nullptr : &*found;
    };
    const QList<cases::SharedRequest> asks = cases::sharesToAsk(
        opening->matter, opening->opened, *opening->applicant, agreementOf, opening->today);
    opening->pending = asks.size();
    if (asks.isEmpty()) {
        recordOpening(opening);
        return;
    }
    for (const cases::SharedRequest& ask : asks) {
        const auto note = [this, opening, ask, agreementOf](const Result<QJsonObject>& values) {
            bool isLast = false;
            {
                const std::lock_guard lock(opening->mutex);
                if (values) {
                    opening->uses.append(cases::takeShared(opening->opened, ask, values.value(),
                                                           agreementOf(ask.agreement)));
                }
                isLast = --opening->pending == 0;
            }
            if (isLast) {
                recordOpening(opening);
            }
        };
        // Sealing takes a millisecond or two.
        if (!m_workers.post([this, ask, note](int /*worker*/) {
                askForWindow(ask, QStringLiteral("shared-reads"), &Api::judgeShare, note);
            })) {
            note(Error{ErrorCode::StoreBusy, {}});
        }
    }
}

/// What was read is recorded first, and then shown.
void Api::recordOpening(const std::shared_ptr<WindowOpening>& opening)
{
    cases::OpenedAtWindow at{.opened = opening->opened,
                             .applicant = opening->applicant->person,
                             .openedAtMs = opening->atMs,
                             .former = opening->former};
    const auto wrapped = cases::wrapOpened(m_parts.keys, at, opening->staff);
    if (at.applicant) {
        at.applicant->wipe();
    }
    if (!wrapped) {
        opening->reply(problem(wrapped.error()));
        return;
    }
    QJsonObject answer{
        {QStringLiteral("case"), idToText(opening->opened.id)},
        {QStringLiteral("shared"), opening->opened.known.shared()},
        {QStringLiteral("withheld"), QJsonArray::fromStringList(opening->opened.withheld)},
        {QStringLiteral("opened"), QString::fromLatin1(wrapped.value().toBase64())}};
    if (opening->answers) {
        answer.insert(QStringLiteral("answers"), *opening->answers);
    }
    if (opening->uses.isEmpty()) {
        opening->reply(jsonResponse(answer));
        return;
    }
    // Without CommandRunner: it keeps the answers, and what departments said is kept nowhere.
    m_parts.writer.run<void>(
        [this, opening](storage::Database& database) -> Result<void> {
            OW_TRY(m_parts.journal.lock(database));
            return m_caseBook->recordShares(database,
                                            {.id = opening->opened.id,
                                             .matter = opening->opened.matter,
                                             .consentVersion = opening->opened.consentVersion,
                                             .applicant = opening->applicant,
                                             .uses = opening->uses});
        },
        [this, opening, answer](const Result<void>& recorded) {
            m_caseBook->prepare();
            opening->reply(recorded ? jsonResponse(answer) : problem(recorded.error()));
        });
}

void Api::fileCounterCase(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::CaseAccept); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    auto filing = std::make_shared<cases::WindowRequest>();
    std::optional<Error> fault;
    const QByteArray wrapped = bytesOf(fields.requiredText(QStringLiteral("opened"), kOpenedLimit));
    const QString ticket = fields.text(QStringLiteral("ticket"), kNameLimit);
    filing->answers = fields.object(QStringLiteral("answers"));
    filing->hasCommitted = fields.flag(QStringLiteral("committed")).value_or(false);
    filing->materials = materialsFrom(fields, fault);
    filing->attachments = pagesFrom(fields, fault);
    readSignature(fields, *filing, fault);
    filing->ticket = idFromText(ticket);
    filing->staff = caller.staff->account;
    filing->desk = caller.desk();
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    auto opened =
        cases::unwrapOpened(m_parts.keys, wrapped, filing->staff, m_parts.clock.now().wallMs);
    if (fault || !opened || filing->ticket.isEmpty() != ticket.isEmpty()) {
        reply(problem(!opened ? opened.error()
                      : fault ? *fault
                              : Error{ErrorCode::BadRequest, QStringLiteral("ticket: no id")}));
        return;
    }
    filing->opened = std::move(opened).value();
    const auto complaints = std::make_shared<QList<cases::FieldComplaint>>();
    m_commands.run(
        request, filing->staff,
        [this, filing, complaints](storage::Database& database) {
            return fileAtWindow(database, *filing, *complaints);
        },
        [this, reply, filing, complaints](HttpResponse response) {
            m_caseBook->prepare();
            if (filing->opened.applicant) {
                filing->opened.applicant->wipe();
            }
            reply(complaints->isEmpty()
                      ? std::move(response)
                      : problem({ErrorCode::BadRequest,
                                 QStringLiteral("answers: ") + complaints->constFirst().path},
                                QStringLiteral("answers.") + complaints->constFirst().path, 0,
                                namesOf(*complaints)));
        });
}

Result<QJsonObject> Api::fileAtWindow(storage::Database& database,
                                      const cases::WindowRequest& filing,
                                      QList<cases::FieldComplaint>& complaints) const
{
    const auto matter = matterOf(database, filing.opened.opened.matter);
    if (!matter) {
        return matter.error();
    }
    if (!matter.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("matter: not offered here")};
    }
    const auto order = cases::windowOrder(*matter.value(), filing, todayHere(), complaints);
    if (!order) {
        return order.error();
    }
    // What was begun at a terminal may have been filed there since.
    const auto known = cases::CaseStore(database, m_parts.journal.hall()).find(order.value()->id);
    if (!known) {
        return known.error();
    }
    if (known.value() && known.value()->node != m_parts.journal.node()) {
        return Error{ErrorCode::Conflict, QStringLiteral("it was filed at a terminal")};
    }
    const auto& applicant = *order.value()->applicant;
    if (applicant.isRead() && m_parts.handleOf) {
        auto handle = m_parts.handleOf(database, applicant.person->idNumber,
                                       todayHere().toString(Qt::ISODate));
        if (!handle) {
            return handle.error();
        }
        order.value()->handle = std::move(handle).value();
    }
    const auto filed = m_caseBook->file(database, *order.value());
    return filed ? Result<QJsonObject>(toJson(filed.value(), order.value()->window->missing()))
                 : filed.error();
}

} // namespace onewindow::platform
