// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What departments share by agreement: asked by a terminal, handed on by its hall, which can read
// neither the person nor the answer, and judged by the centre once more. Nothing personal is kept
// or logged at either; what was asked, and what became of it, is a fact of the centre's.

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

namespace onewindow::platform {

namespace {

constexpr qsizetype kNameLimit = 64;
constexpr qsizetype kFieldCount = 100;
constexpr qsizetype kSealLimit = 1024; ///< Of an envelope, a sealed number, a signature; base64.
constexpr qsizetype kNumberLimit = 64; ///< Of a person's number, in bytes.
constexpr qsizetype kIdBytes = 16;

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

/// The terminal that asks, if `caller` is it, or the hall that hands its ask on.
std::optional<identity::Machine> Api::askerOf(const QString& terminal, const Caller& caller) const
{
    auto machine = m_parts.machines.find(terminal, QStringLiteral("kiosk"));
    if (!machine) {
        return std::nullopt;
    }
    const bool isItself = caller.isRole(u"kiosk") && caller.machine == terminal && isOurs(caller);
    const bool isItsHall =
        m_parts.isCentre && caller.isRole(u"hall") && machine->hall == caller.machine;
    return isItself || isItsHall ? machine : std::nullopt;
}

void Api::readShared(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const Error notPermitted{ErrorCode::NotPermitted, QStringLiteral("terminals ask departments")};
    if (!caller.isRole(u"kiosk") && !caller.isRole(u"hall")) {
        reply(problem(notPermitted));
        return;
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
        return;
    }
    ask.caseId = idFromText(caseId);
    if (ask.fields.isEmpty()) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("fields: at least one")}));
        return;
    }
    if (ask.caseId.size() != kIdBytes) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("case: a case's id")}));
        return;
    }
    const auto terminal = askerOf(ask.terminal, caller);
    if (!terminal) {
        reply(problem(notPermitted));
        return;
    }
    if (!m_shares.admit(ask.terminal, RateLimiter::TimePoint::clock::now())) {
        reply(problem({ErrorCode::TooMany, QStringLiteral("asks of one terminal")}));
        return;
    }
    if (m_parts.isCentre) {
        read->hall = terminal->hall;
        read->signingKey = terminal->signingKey;
        read->reply = reply;
        // Opening takes a millisecond or two, and this is the io thread.
        if (!m_workers.post([this, read](int /*worker*/) { judgeShare(read); })) {
            reply(problem({ErrorCode::StoreBusy, QStringLiteral("too many at once")}));
        }
    } else if (m_parts.askShared) {
        m_parts.askShared(request, reply);
    } else {
        reply(problem({ErrorCode::NotFound, QStringLiteral("the centre asks departments")}));
    }
}

/// The agreement is held against the centre's own catalogue: no terminal is believed about it.
void Api::judgeShare(const std::shared_ptr<ShareRead>& read)
{
    auto opened = cases::openAsk(read->ask, read->person, read->signingKey, m_parts.keys);
    if (!opened || opened.value().idNumber.view().size() > kNumberLimit) {
        read->reply(
            problem({ErrorCode::BadSignature,
                     QStringLiteral("person: not sealed for this centre by the terminal")}));
        return;
    }
    read->opened = std::move(opened).value();
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

} // namespace onewindow::platform
