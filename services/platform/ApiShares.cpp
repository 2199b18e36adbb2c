// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What departments share by agreement, and what the centre itself holds for a result that is
// printed again: asked by a terminal, handed on by its hall, which can read neither the person nor
// the answer, and judged by the centre once more. Nothing personal is kept or logged at either;
// what was asked, and what became of it, is a fact of the centre's.

#include "services/cases/CaseEnquiry.h"
#include "services/cases/CaseReading.h"
#include "services/cases/FactKinds.h"
#include "services/cases/ShareCheck.h"
#include "services/cases/SharedWire.h"
#include "services/core/Ids.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"
#include "services/queue/AppendFact.h"
#include "services/queue/Ticket.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace onewindow::platform {

namespace {

constexpr qsizetype kNameLimit = 64;
constexpr qsizetype kFieldCount = 100;
constexpr qsizetype kSealLimit = 1024; ///< Of an envelope, a sealed number, a signature; base64.
constexpr qsizetype kNumberLimit = 64; ///< Of a person's number, in bytes.
constexpr qsizetype kIdBytes = 16;
constexpr int kOkStatus = 200;

const QString kAnswered = QStringLiteral("answered");
const QString kNone = QStringLiteral("none");
const QString kFailed = QStringLiteral("failed");
const QString kRefused = QStringLiteral("refused");

/// Nothing for what is no base64: it opens and verifies nothing.
QByteArray bytesOf(const QString& base64)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? decoded.decoded : QByteArray();
}

/// What a department's error is to whoever asked.
HttpResponse departmentProblem(const Error& error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return problem({ErrorCode::NotFound, error.detail});
    case ErrorCode::Timeout:
    case ErrorCode::NetworkFailed:
        return problem({error.code, QStringLiteral("the department does not answer")}, {}, 504);
    case ErrorCode::StoreBusy:
    case ErrorCode::Cancelled:
        return problem(error);
    default:
        return problem({ErrorCode::ServerRefused, error.detail}, {}, 502);
    }
}

} // namespace

/// One ask, from its arrival until it is answered.
struct Api::ShareRead
{
    cases::SharedAsk ask;
    cases::SealedPerson person;
    QString hall;
    QByteArray signingKey; ///< The terminal's.
    QString holder;        ///< The department, once it is known.
    cases::OpenedAsk opened;
    HttpReply reply;
};

/// The terminal that asks, if `caller` is it, or the hall that hands its ask on; or the hall
/// itself, for one of its windows.
std::optional<identity::Machine> Api::askerOf(const QString& terminal, const Caller& caller) const
{
    if (m_parts.isCentre && caller.isRole(u"hall") && caller.machine == terminal) {
        auto hall = m_parts.machines.find(terminal, QStringLiteral("hall"));
        if (hall) {
            hall->hall = hall->id;
        }
        return hall;
    }
    auto machine = m_parts.machines.find(terminal, QStringLiteral("kiosk"));
    if (!machine) {
        return std::nullopt;
    }
    const bool isItself = caller.isRole(u"kiosk") && caller.machine == terminal && isOurs(caller);
    const bool isItsHall =
        m_parts.isCentre && caller.isRole(u"hall") && machine->hall == caller.machine;
    return isItself || isItsHall ? machine : std::nullopt;
}

/// Reads an ask, and who may send it; nothing where the reply has been given.
std::shared_ptr<Api::ShareRead> Api::takeAsk(const HttpRequest& request, const Caller& caller,
                                             const HttpReply& reply)
{
    const Error notPermitted{ErrorCode::NotPermitted, QStringLiteral("terminals ask for persons")};
    if (!caller.isRole(u"kiosk") && !caller.isRole(u"hall")) {
        reply(problem(notPermitted));
        return nullptr;
    }
    JsonFields fields(request.body);
    auto read = std::make_shared<ShareRead>();
    cases::SharedAsk& ask = read->ask;
    ask.terminal = fields.requiredText(QStringLiteral("terminal"), kNameLimit);
    ask.agreement = fields.requiredText(QStringLiteral("agreement"), kNameLimit);
    ask.matter = fields.requiredText(QStringLiteral("matter"), kNameLimit);
    const QString caseId = fields.requiredText(QStringLiteral("case"), kNameLimit);
    ask.consentVersion = fields.requiredText(QStringLiteral("consent"), kNameLimit);
    ask.fields = fields.texts(QStringLiteral("fields"), kFieldCount, kNameLimit);
    read->person.envelope = bytesOf(fields.requiredText(QStringLiteral("key"), kSealLimit));
    read->person.sealed = bytesOf(fields.requiredText(QStringLiteral("person"), kSealLimit));
    read->person.signature = bytesOf(fields.requiredText(QStringLiteral("signature"), kSealLimit));
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return nullptr;
    }
    ask.caseId = idFromText(caseId);
    if (ask.fields.isEmpty()) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("fields: at least one")}));
        return nullptr;
    }
    if (ask.caseId.size() != kIdBytes) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("case: a case's id")}));
        return nullptr;
    }
    const auto terminal = askerOf(ask.terminal, caller);
    if (!terminal) {
        reply(problem(notPermitted));
        return nullptr;
    }
    const auto now = RateLimiter::TimePoint::clock::now();
    const bool isHalls = caller.isRole(u"hall") && caller.machine == ask.terminal;
    if (!(isHalls ? m_shares.admitHall(ask.terminal, now) : m_shares.admit(ask.terminal, now))) {
        reply(problem({ErrorCode::TooMany, QStringLiteral("asks of one terminal")}));
        return nullptr;
    }
    read->hall = terminal->hall;
    read->signingKey = terminal->signingKey;
    read->reply = reply;
    return read;
}

/// What a window of this hall asks for the citizen in front of it, as a terminal would: sealed to
/// the centre, which is asked by its `route` and answers by `judge`. `callback`: once, from any
/// thread.
void Api::askForWindow(const cases::SharedRequest& asked, const QString& route,
                       void (Api::*judge)(const std::shared_ptr<ShareRead>&),
                       std::function<void(const Result<QJsonObject>&)> callback)
{
    auto read = std::make_shared<ShareRead>();
    read->ask = {.terminal = m_parts.journal.node(),
                 .agreement = asked.agreement,
                 .matter = asked.matter,
                 .caseId = asked.caseId,
                 .consentVersion = asked.consentVersion,
                 .fields = asked.fields};
    // Of a hall below a centre the first is the hall itself.
    const bool isCentreKnown = m_parts.recipients.size() > (m_parts.isCentre ? 0 : 1);
    auto sealed = isCentreKnown ? cases::sealAsk(read->ask, asked.idNumber, m_parts.keys,
                                                 m_parts.recipients.back().sealingPublicKey)
                                : Result<cases::SealedAsk>(Error{ErrorCode::KeyUnavailable, {}});
    if (!sealed) {
        callback(sealed.error());
        return;
    }
    read->person = std::move(sealed.value().person);
    read->hall = m_parts.journal.hall();
    read->signingKey = m_parts.keys.signingPublicKey();
    read->reply = [ask = read->ask, callback = std::move(callback),
                   key = std::make_shared<Secret>(std::move(sealed.value().key))](
                      const HttpResponse& response) {
        const QString answer = QJsonDocument::fromJson(response.body)
                                   .object()
                                   .value(QLatin1String("sealed"))
                                   .toString();
        callback(response.status == kOkStatus
                     ? cases::openAnswer(ask, *key, bytesOf(answer))
                     : Result<QJsonObject>(Error{ErrorCode::ServerRefused, response.error}));
    };
    HttpRequest request;
    request.method = "POST";
    request.target = {.segments = {QStringLiteral("v1"), route}, .query = {}};
    request.body =
        QJsonDocument(cases::toJson(read->ask, read->person)).toJson(QJsonDocument::Compact);
    judgeAsk(request, read, judge);
}

/// At the centre, for `judge`; at a hall it is handed on.
void Api::judgeAsk(const HttpRequest& request, const std::shared_ptr<ShareRead>& read,
                   void (Api::*judge)(const std::shared_ptr<ShareRead>&))
{
    if (m_parts.isCentre) {
        // Opening takes a millisecond or two, and this is the io thread.
        if (!m_workers.post([this, read, judge](int /*worker*/) { (this->*judge)(read); })) {
            read->reply(problem({ErrorCode::StoreBusy, QStringLiteral("too many at once")}));
        }
    } else if (m_parts.askShared) {
        m_parts.askShared(request, read->reply);
    } else {
        read->reply(
            problem({ErrorCode::NotFound, QStringLiteral("the centre answers for persons")}));
    }
}

/// Opens what an ask says of the person; false where the reply has been given.
bool Api::openRead(const std::shared_ptr<ShareRead>& read)
{
    auto opened = cases::openAsk(read->ask, read->person, read->signingKey, m_parts.keys);
    if (!opened || opened.value().idNumber.view().size() > kNumberLimit) {
        read->reply(
            problem({ErrorCode::BadSignature,
                     QStringLiteral("person: not sealed for this centre by the terminal")}));
        return false;
    }
    read->opened = std::move(opened).value();
    return true;
}

void Api::readShared(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto read = takeAsk(request, caller, reply)) {
        judgeAsk(request, read, &Api::judgeShare);
    }
}

/// The agreement is held against the centre's own catalogue: no terminal is believed about it.
void Api::judgeShare(const std::shared_ptr<ShareRead>& read)
{
    if (!openRead(read)) {
        return;
    }
    const auto catalogue = m_parts.catalogue ? m_parts.catalogue() : nullptr;
    if (!catalogue || !m_parts.askDepartment) {
        recordShare(read, kFailed, QStringLiteral("unreachable"),
                    problem({ErrorCode::NotFound,
                             QStringLiteral("agreement: no department is reached from here")}));
        return;
    }
    const catalog::Agreement* agreement = catalogue->agreement(read->ask.agreement);
    read->holder = agreement != nullptr ? agreement->department : QString();
    const QDate today = QDate::fromString(queue::hallDay(m_parts.clock.now().wallMs), Qt::ISODate);
    if (const auto refusal = cases::refusalOf(read->ask, *catalogue, today)) {
        recordShare(read, kRefused, refusal->field,
                    problem({ErrorCode::NotPermitted, refusal->reason}, refusal->field));
        return;
    }
    cases::DepartmentQuestion question{.agreement = read->ask.agreement,
                                       .purpose = agreement->purpose.zh,
                                       .matter = read->ask.matter,
                                       .caseId = idToText(read->ask.caseId),
                                       .fields = read->ask.fields,
                                       .idNumber = QString::fromUtf8(read->opened.idNumber.view())};
    m_parts.askDepartment(std::move(question), [this, read](const Result<QJsonObject>& values) {
        answerShare(read, values);
    });
}

void Api::answerShare(const std::shared_ptr<ShareRead>& read, const Result<QJsonObject>& values)
{
    if (!values) {
        const bool isNone = values.error().code == ErrorCode::NotFound;
        recordShare(read, isNone ? kNone : kFailed,
                    isNone ? QString() : errorName(values.error().code),
                    departmentProblem(values.error()));
        return;
    }
    const auto sealed =
        cases::sealAnswer(read->ask, read->opened.key, values.value(), m_parts.keys.suite());
    if (!sealed) {
        recordShare(read, kFailed, errorName(sealed.error().code), problem(sealed.error()));
        return;
    }
    recordShare(
        read, kAnswered, {},
        jsonResponse({{QStringLiteral("sealed"), QString::fromLatin1(sealed.value().toBase64())}}));
}

/// No answer leaves before it is durable that it was given.
void Api::recordShare(const std::shared_ptr<ShareRead>& read, const QString& outcome,
                      const QString& reason, HttpResponse response)
{
    QJsonObject body{{QStringLiteral("agreement"), read->ask.agreement},
                     {QStringLiteral("holder"), read->holder},
                     {QStringLiteral("matter"), read->ask.matter},
                     {QStringLiteral("fields"), QJsonArray::fromStringList(read->ask.fields)},
                     {QStringLiteral("consent"), read->ask.consentVersion},
                     {QStringLiteral("node"), read->ask.terminal},
                     {QStringLiteral("outcome"), outcome}};
    if (!reason.isEmpty()) {
        body.insert(QStringLiteral("reason"), reason);
    }
    m_parts.writer.run<void>(
        [this, hall = read->hall, subject = read->ask.caseId, body](storage::Database& database) {
            journal::Journal journal = m_parts.journal.forHall(hall);
            return queue::appendFact(journal, database, cases::facts::kShareAnswered, subject,
                                     body);
        },
        [read, response = std::move(response)](const Result<void>& recorded) {
            read->reply(recorded ? response : problem(recorded.error()));
        });
}

/// What a result is made of, for the one who filed the case: once more a personal ask, shown and
/// never stored on its way. That it was given out is durable before it leaves.
void Api::giveResult(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto read = takeAsk(request, caller, reply)) {
        judgeAsk(request, read, &Api::answerResult);
    }
}

void Api::answerResult(const std::shared_ptr<ShareRead>& read)
{
    if (!openRead(read)) {
        return;
    }
    if (read->ask.agreement != cases::kOwnResult || m_parts.caseIndex == nullptr) {
        read->reply(problem({ErrorCode::NotFound, QStringLiteral("agreement: none of that name")}));
        return;
    }
    m_parts.writer.run<QJsonObject>(
        [this, read](storage::Database& database) { return resultOf(database, *read); },
        [this, read](const Result<QJsonObject>& contents) { sealReply(read, contents); });
}

/// By what a card's holder finds their drafts in the whole city, for the terminal alone. Nothing of
/// it is kept, and nothing of the person is told.
void Api::giveDraftKey(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto read = takeAsk(request, caller, reply)) {
        judgeAsk(request, read, &Api::answerDraftKey);
    }
}

void Api::answerDraftKey(const std::shared_ptr<ShareRead>& read)
{
    if (!openRead(read)) {
        return;
    }
    if (read->ask.agreement != cases::kOwnDrafts || !m_parts.draftKeyOf) {
        read->reply(problem({ErrorCode::NotFound, QStringLiteral("agreement: none of that name")}));
        return;
    }
    m_parts.writer.run<QJsonObject>(
        [this, read](storage::Database& database) -> Result<QJsonObject> {
            const auto key =
                m_parts.draftKeyOf(database, QString::fromUtf8(read->opened.idNumber.view()));
            return key ? Result<QJsonObject>(cases::toJson(key.value())) : key.error();
        },
        [this, read](const Result<QJsonObject>& key) { sealReply(read, key); });
}

void Api::sealReply(const std::shared_ptr<ShareRead>& read, const Result<QJsonObject>& values) const
{
    const auto sealed = values ? cases::sealAnswer(read->ask, read->opened.key, values.value(),
                                                   m_parts.keys.suite())
                               : Result<QByteArray>(values.error());
    read->reply(sealed ? jsonResponse({{QStringLiteral("sealed"),
                                        QString::fromLatin1(sealed.value().toBase64())}})
                       : problem(sealed.error()));
}

/// Errors: NotFound (not this person's, or it gives no result just now), those of the store.
Result<QJsonObject> Api::resultOf(storage::Database& database, const ShareRead& read) const
{
    const Error none{ErrorCode::NotFound, QStringLiteral("no result of a case of this person")};
    const auto place = m_parts.caseIndex->theirs(
        database, QString::fromUtf8(read.opened.idNumber.view()), read.ask.caseId);
    if (!place) {
        return place.error();
    }
    if (!place.value()) {
        return none;
    }
    journal::Journal journal = m_parts.journal.forHall(place.value()->hall);
    OW_TRY(journal.lock(database));
    auto content = cases::readContent(database, journal, place.value()->id);
    if (!content) {
        return content.error();
    }
    const cases::CaseRow& row = content.value().row;
    const auto summary = cases::summaryOf(database, journal.hall(), row);
    if (!summary) {
        return summary.error();
    }
    const auto catalogue = m_parts.catalogue ? m_parts.catalogue() : nullptr;
    const catalog::Matter* matter = catalogue ? catalogue->matter(row.matter) : nullptr;
    if (!summary.value().hasResult || content.value().isErased || !content.value().person ||
        matter == nullptr || !matter->terminal.result) {
        content.value().wipe();
        return none;
    }
    cases::CaseStore store(database, journal.hall());
    const auto copies = store.copiesOf(row.id);
    if (!copies) {
        return copies.error();
    }
    const auto dayOf = [](qint64 atMs) {
        return QDate::fromString(queue::hallDay(atMs), Qt::ISODate);
    };
    cases::CaseContents contents{.words = {.number = row.number,
                                           .provisional = row.provisional,
                                           .matter = row.matter,
                                           .hall = place.value()->hall},
                                 .person = *content.value().person,
                                 .answers = content.value().answers,
                                 .shared = content.value().shared,
                                 .filedOn = QDate::fromString(row.day, Qt::ISODate),
                                 .decidedOn = dayOf(row.filedAtMs),
                                 .copy = static_cast<int>(copies.value()) + 1};
    for (const cases::CaseStep& step : summary.value().steps) {
        if (step.state == cases::CaseState::Approved && step.atMs != 0) {
            contents.decidedOn = dayOf(step.atMs);
        }
    }
    OW_TRY(queue::appendFact(
        journal, database, cases::facts::kCopied, row.id,
        {{QStringLiteral("node"), read.ask.terminal}, {QStringLiteral("copy"), contents.copy}}));
    QJsonObject json = cases::toJson(contents);
    contents.person.wipe();
    content.value().wipe();
    return json;
}

} // namespace onewindow::platform
