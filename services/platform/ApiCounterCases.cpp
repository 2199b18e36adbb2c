// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cases that a window files for the citizen in front of it: in the hall's own chain, by the forms
// and the rules that terminals have. Between opening and filing the hall keeps nothing: what
// departments said goes to the window sealed, and comes back with what was filled in.

#include "services/cases/FilingOrder.h"
#include "services/cases/WindowFiling.h"
#include "services/core/Ids.h"
#include "services/identity/IdNumber.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"
#include "services/queue/FeedKinds.h"

#include <algorithm>
#include <mutex>

namespace onewindow::platform {

namespace {

using identity::Permission;

constexpr qsizetype kNameLimit = 64;
constexpr qsizetype kPersonLimit = 100; ///< Of a name, as forms have it.
constexpr qsizetype kAddressLimit = 200;
constexpr qsizetype kOpenedLimit = 48 * 1024; ///< Base64.
constexpr qsizetype kPageLimit = cases::Attachment::kByteLimit * 4 / 3 + 4;
constexpr qsizetype kStrokesLimit = cases::Signature::kByteLimit * 4 / 3 + 4;

const QString kByCard = QStringLiteral("card");
const QString kByClerk = QStringLiteral("clerk");

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

/// Who stands at the window: read from their card, or as the document says that a clerk looked at.
/// Errors: BadRequest naming the field.
Result<std::optional<cases::Applicant>> applicantFrom(JsonFields& fields, QDate today)
{
    const QString identity = fields.text(QStringLiteral("identity"), kNameLimit);
    cases::Applicant person{
        .name = fields.text(QStringLiteral("name"), kPersonLimit),
        .idNumber =
            identity::normalizedIdNumber(fields.text(QStringLiteral("idNumber"), kNameLimit)),
        .sex = fields.text(QStringLiteral("sex"), 1),
        .nation = fields.text(QStringLiteral("nation"), 2),
        .birth = QDate::fromString(fields.text(QStringLiteral("birth"), kNameLimit), Qt::ISODate),
        .address = fields.text(QStringLiteral("address"), kAddressLimit),
        .isTyped = identity != kByCard};
    if (fields.error() || (identity.isEmpty() && person.idNumber.isEmpty())) {
        return std::optional<cases::Applicant>();
    }
    if (identity != kByCard && identity != kByClerk) {
        return Error{ErrorCode::BadRequest, QStringLiteral("identity: card or clerk")};
    }
    if (person.name.trimmed().isEmpty()) {
        return Error{ErrorCode::BadRequest, QStringLiteral("name: is missing")};
    }
    return identity::isIdNumber(person.idNumber, today)
               ? Result<std::optional<cases::Applicant>>(std::optional(std::move(person)))
               : Error{ErrorCode::BadRequest, QStringLiteral("idNumber: is no identity number")};
}

/// The pages of each material behind each other, in the order they come.
QList<cases::Attachment> pagesFrom(JsonFields& fields, std::optional<Error>& fault)
{
    QList<cases::Attachment> pages;
    QHash<QString, int> counts;
    for (JsonFields& page :
         fields.objects(QStringLiteral("pages"), cases::Attachment::kPageLimit)) {
        cases::Attachment one;
        one.material = page.requiredText(QStringLiteral("material"), kNameLimit);
        one.jpeg = bytesOf(page.requiredText(QStringLiteral("jpeg"), kPageLimit));
        const auto size = cases::jpegSize(one.jpeg);
        if (!fault && (page.error() || !size)) {
            const bool isLarge = !size && size.error().code == ErrorCode::TooLarge;
            fault = page.error() ? *page.error()
                                 : Error{isLarge ? ErrorCode::TooLarge : ErrorCode::BadRequest,
                                         QStringLiteral("pages: no picture as it should be")};
        }
        one.size = size ? size.value() : QSize();
        one.page = counts[one.material]++;
        pages.append(one);
    }
    return pages;
}

QList<cases::MaterialState> materialsFrom(JsonFields& fields, std::optional<Error>& fault)
{
    QList<cases::MaterialState> materials;
    for (JsonFields& one : fields.objects(QStringLiteral("materials"), cases::kMaterialLimit)) {
        const QString material = one.requiredText(QStringLiteral("material"), kNameLimit);
        const auto how = cases::howFromName(one.requiredText(QStringLiteral("how"), kNameLimit));
        if (!fault && (one.error() || !how)) {
            fault = one.error() ? *one.error()
                                : Error{ErrorCode::BadRequest,
                                        QStringLiteral("materials: how each of them is there")};
        }
        materials.append({material, how.value_or(cases::MaterialHow::Missing)});
    }
    return materials;
}

/// "hand" with its strokes, "button" for who cannot write, "paper" where the form was signed.
void readSignature(JsonFields& fields, cases::WindowRequest& filing, std::optional<Error>& fault)
{
    const QString kind = fields.text(QStringLiteral("signed"), kNameLimit);
    const QString strokes = fields.text(QStringLiteral("strokes"), kStrokesLimit);
    const Error wrong{ErrorCode::BadRequest, QStringLiteral("signed: hand, button or paper")};
    filing.isSignedOnPaper = kind == u"paper";
    if (kind == u"button") {
        filing.signature = cases::Signature{.isByHand = false, .pad = {}, .strokes = {}};
    } else if (kind == u"hand") {
        auto drawn = cases::decodeStrokes(bytesOf(strokes));
        if (drawn) {
            filing.signature = std::move(drawn).value();
        } else if (!fault) {
            fault = Error{ErrorCode::BadRequest, QStringLiteral("strokes: no signature")};
        }
    } else if (!kind.isEmpty() && !filing.isSignedOnPaper && !fault) {
        fault = wrong;
    }
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
    const QString desk = caller.desk().isEmpty() ? opening->staff : caller.desk();
    if (!opening->opened.consentVersion.isEmpty() &&
        !m_shares.admit(desk, RateLimiter::TimePoint::clock::now())) {
        reply(problem({ErrorCode::TooMany, QStringLiteral("asks of one window")}));
        return;
    }
    opening->applicant = std::make_shared<cases::OwnedApplicant>(std::move(applicant).value());
    m_parts.readers.post(
        [this, opening](storage::Database& database) {
            const auto prepared = prepareOpening(database, *opening);
            if (prepared) {
                askDepartments(opening);
            } else {
                opening->reply(problem(prepared.error()));
            }
        },
        [reply](const Error& error) { reply(problem(error)); });
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
        if (!m_workers.post([this, ask, note](int /*worker*/) { askForWindow(ask, note); })) {
            note(Error{ErrorCode::StoreBusy, {}});
        }
    }
}

/// What was read is recorded first, and then shown.
void Api::recordOpening(const std::shared_ptr<WindowOpening>& opening)
{
    cases::OpenedAtWindow at{.opened = opening->opened,
                             .applicant = opening->applicant->person,
                             .openedAtMs = opening->atMs};
    const auto wrapped = cases::wrapOpened(m_parts.keys, at, opening->staff);
    if (at.applicant) {
        at.applicant->wipe();
    }
    if (!wrapped) {
        opening->reply(problem(wrapped.error()));
        return;
    }
    const QJsonObject answer{
        {QStringLiteral("case"), idToText(opening->opened.id)},
        {QStringLiteral("shared"), opening->opened.known.shared()},
        {QStringLiteral("withheld"), QJsonArray::fromStringList(opening->opened.withheld)},
        {QStringLiteral("opened"), QString::fromLatin1(wrapped.value().toBase64())}};
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
