// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/DeviceRegistry.h"
#include "services/identity/EnrolmentCode.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"

#include <QJsonArray>

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <optional>
#include <utility>

namespace onewindow::platform {

namespace {

constexpr qsizetype kCodeLimit = identity::EnrolmentCode::kTextLimit;
constexpr qsizetype kBase64Limit = 200; ///< Of a node's public key or signature.
constexpr qsizetype kCsrLimit = (crypto::kRequestLimitBytes + 2) / 3 * 4; ///< The same of PEM.
constexpr qsizetype kAddressLimit = 16;
constexpr qsizetype kAddressLength = 253;
constexpr qsizetype kReasonLimit = 32;
constexpr qsizetype kPageLimit = 500;
constexpr qint64 kTimeLimitMs = 253'402'300'799'999; ///< The year 9999.

/// Whether a refusal says something about a code or a key that was tried.
bool isGuess(const Error& error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
    case ErrorCode::TooLate:
    case ErrorCode::Conflict:
    case ErrorCode::BadSignature:
    case ErrorCode::Revoked:
        return true;
    default:
        return false;
    }
}

/// The same of an answer of the owner's.
bool isGuess(const HttpResponse& answer)
{
    return answer.status == 403 || answer.status == 404 || answer.status == 409;
}

/// Nothing for what is no base64: then it is no key and no signature either.
QByteArray bytesOf(const QString& base64)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? decoded.decoded : QByteArray();
}

/// What is wrong with the first of them that was no base64; nothing if all were.
std::optional<Error> notBase64(std::initializer_list<std::pair<const char*, QByteArray>> decoded)
{
    for (const auto& [name, bytes] : decoded) {
        if (bytes.isEmpty()) {
            return Error{ErrorCode::BadRequest,
                         QLatin1String(name) + QStringLiteral(": is not base64")};
        }
    }
    return std::nullopt;
}

QJsonObject deviceJson(const identity::Machine& machine)
{
    return {{QStringLiteral("node"), machine.id},
            {QStringLiteral("hall"), machine.hall},
            {QStringLiteral("role"), machine.role},
            {QStringLiteral("name"), machine.name},
            {QStringLiteral("mark"), machine.mark},
            {QStringLiteral("state"), identity::machineStateName(machine.state)},
            {QStringLiteral("serial"), machine.serial},
            {QStringLiteral("notAfter"), machine.notAfterMs},
            {QStringLiteral("wipe"), machine.wipe}};
}

/// Whether the caller may do so with machines of `hall`: the staff of a hall with those of their
/// own, also where the hall is the centre as well.
Result<void> may(const Caller& caller, identity::Permission permission, const QString& hall)
{
    OW_TRY(caller.require(permission));
    const QString& own = caller.staff->hall;
    return own.isEmpty() || own == hall
               ? Result<void>()
               : Error{ErrorCode::NotPermitted, QStringLiteral("machines of another hall")};
}

HttpResponse askTheCentre()
{
    return problem({ErrorCode::NotFound, QStringLiteral("the centre enrols machines")});
}

} // namespace

/// Says no, and to a machine that was shut out whether it is to erase what it holds.
HttpResponse Api::refusal(const HttpRequest& request, const Error& error) const
{
    if (error.code != ErrorCode::Revoked) {
        return problem(error);
    }
    const auto machine = m_parts.machines.findAny(request.peerName);
    const bool isWipe =
        machine && machine->state == identity::MachineState::Revoked && machine->wipe;
    return problem(error, {}, 0, {{QStringLiteral("wipe"), isWipe}});
}

/// Answers the long polls of machines whose certificate counts no more.
void Api::shutOut(const QStringList& ids)
{
    for (const QString& id : ids) {
        const auto polls = m_polls->of(id);
        for (const auto& poll : polls) {
            const HttpRequest& peer = poll->peer();
            const auto machine =
                m_parts.machines.check(peer.peerName, peer.peerRole, peer.peerSerial);
            if (!machine) {
                poll->answer(refusal(peer, machine.error()));
            }
        }
    }
}

void Api::giveAuthority(const HttpRequest&, const Caller&, const HttpReply& reply)
{
    if (m_parts.authorityPem.isEmpty()) {
        reply(problem({ErrorCode::NotFound, QStringLiteral("no authority is known here")}));
        return;
    }
    HttpResponse response;
    response.contentType = QByteArrayLiteral("application/x-pem-file");
    response.body = m_parts.authorityPem;
    reply(std::move(response));
}

/// Who is behind a request that may be a guess; empty for a hall, which counts its own clients.
QString Api::guesser(const HttpRequest& request, const Caller& caller)
{
    return caller.isRole(u"hall") ? QString() : request.remote;
}

/// Hands a request on to the centre as it came; only the answer passes through here.
void Api::askOwner(const HttpRequest& request, const QString& guesser, const HttpReply& reply)
{
    if (!m_parts.askOwner) {
        reply(askTheCentre());
        return;
    }
    m_parts.askOwner(request, [this, guesser, reply](HttpResponse answer) {
        if (!isGuess(answer)) {
            m_attempts.forgive(guesser);
        }
        reply(std::move(answer));
    });
}

/// Whether a code or a key may be tried here. Otherwise the request is answered: too many were
/// wrong, or it is the owner who knows them.
bool Api::mayTry(const HttpRequest& request, const QString& guesser, const HttpReply& reply)
{
    if (!guesser.isEmpty() && !m_attempts.begin(guesser)) {
        reply(problem({ErrorCode::TooMany, QStringLiteral("wrong tries")}));
        return false;
    }
    if (m_parts.registry == nullptr) {
        askOwner(request, guesser, reply);
        return false;
    }
    return true;
}

/// The end of an enrolment or a renewal.
void Api::answerEnrolment(const Result<identity::Enrolment>& outcome, const QString& guesser,
                          const HttpReply& reply)
{
    if (outcome || !isGuess(outcome.error())) {
        m_attempts.forgive(guesser);
    }
    reply(outcome ? jsonResponse(outcome.value().toJson()) : problem(outcome.error()));
}

/// Does `work`, which is an enrolment or a renewal, in the store.
void Api::recordEnrolment(std::function<Result<identity::Enrolment>(storage::Database&)> work,
                          const QString& guesser, const HttpReply& reply)
{
    m_parts.writer.run<identity::Enrolment>(
        std::move(work), [this, guesser, reply](const Result<identity::Enrolment>& outcome) {
            answerEnrolment(outcome, guesser, reply);
        });
}

void Api::enrol(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    JsonFields fields(request.body);
    identity::EnrolmentRequest asked;
    asked.code = fields.requiredText(QStringLiteral("code"), kCodeLimit);
    const QString csr = fields.requiredText(QStringLiteral("csr"), kCsrLimit);
    const QString signingKey = fields.requiredText(QStringLiteral("signingKey"), kBase64Limit);
    const QString sealingKey = fields.requiredText(QStringLiteral("sealingKey"), kBase64Limit);
    const QString proof = fields.requiredText(QStringLiteral("proof"), kBase64Limit);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    asked.csr = bytesOf(csr);
    asked.signingKey = bytesOf(signingKey);
    asked.sealingKey = bytesOf(sealingKey);
    asked.proof = bytesOf(proof);
    if (const auto wrong = notBase64({{"csr", asked.csr},
                                      {"signingKey", asked.signingKey},
                                      {"sealingKey", asked.sealingKey},
                                      {"proof", asked.proof}})) {
        reply(problem(*wrong));
        return;
    }
    const QString who = guesser(request, caller);
    if (!mayTry(request, who, reply)) {
        return;
    }
    const bool isTaken = m_workers.post([this, asked, who, reply](int) {
        const auto checked = m_parts.registry->check(asked);
        if (!checked) {
            answerEnrolment(checked.error(), who, reply);
            return;
        }
        recordEnrolment(
            [this, checked](storage::Database& database) {
                return m_parts.registry->enrol(database, checked.value());
            },
            who, reply);
    });
    if (!isTaken) {
        answerEnrolment(Error{ErrorCode::StoreBusy, QStringLiteral("too many ask at once")}, who,
                        reply);
    }
}

void Api::renew(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    JsonFields fields(request.body);
    identity::RenewalRequest asked;
    asked.node = fields.requiredText(QStringLiteral("node"), identity::kMachineIdLimit);
    const QString csr = fields.requiredText(QStringLiteral("csr"), kCsrLimit);
    const QString signature = fields.requiredText(QStringLiteral("signature"), kBase64Limit);
    asked.atMs = fields.requiredInteger(QStringLiteral("at"), 1, kTimeLimitMs);
    const QString certificate = fields.text(QStringLiteral("certificate"), kCsrLimit);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    asked.csr = bytesOf(csr);
    asked.signature = bytesOf(signature);
    asked.certificate = bytesOf(certificate);
    const bool hasCertificate = !certificate.isEmpty();
    if (const auto wrong = notBase64({{"csr", asked.csr},
                                      {"signature", asked.signature},
                                      {"certificate", hasCertificate ? asked.certificate : "-"}})) {
        reply(problem(*wrong));
        return;
    }
    const QString who = guesser(request, caller);
    if (!mayTry(request, who, reply)) {
        return;
    }
    recordEnrolment(
        [this, asked](storage::Database& database) {
            return m_parts.registry->renew(database, asked);
        },
        who, reply);
}

/// Without CommandRunner: it keeps the answers, and the code is to be kept nowhere.
void Api::inviteDevice(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto permitted = caller.require(identity::Permission::DeviceInvite);
        !permitted || m_parts.registry == nullptr) {
        reply(permitted ? askTheCentre() : problem(permitted.error()));
        return;
    }
    JsonFields fields(request.body);
    identity::Invitation invitation;
    invitation.hall = fields.requiredText(QStringLiteral("hall"), identity::kMachineIdLimit);
    invitation.node = fields.requiredText(QStringLiteral("node"), identity::kMachineIdLimit);
    invitation.role = fields.requiredText(QStringLiteral("role"), identity::kMachineIdLimit);
    invitation.name = fields.text(QStringLiteral("name"), identity::kMachineNameLimit);
    invitation.addresses = fields.texts(QStringLiteral("addresses"), kAddressLimit, kAddressLength);
    invitation.staff = caller.staff->account;
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    if (const auto permitted = may(caller, identity::Permission::DeviceInvite, invitation.hall);
        !permitted) {
        reply(problem(permitted.error()));
        return;
    }
    m_parts.writer.run<identity::Invited>(
        [this, invitation](storage::Database& database) {
            return m_parts.registry->invite(database, invitation);
        },
        [node = invitation.node, reply](const Result<identity::Invited>& invited) {
            if (!invited) {
                reply(problem(invited.error()));
                return;
            }
            reply(jsonResponse({{QStringLiteral("node"), node},
                                {QStringLiteral("code"), invited.value().code},
                                {QStringLiteral("expires"), invited.value().expiresMs}}));
        });
}

void Api::listDevices(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    QString hall = request.target.parameter(u"hall");
    if (hall.isEmpty() && caller.staff) {
        hall = caller.staff->hall;
    }
    if (const auto permitted = may(caller, identity::Permission::DeviceList, hall); !permitted) {
        reply(problem(permitted.error()));
        return;
    }
    const QList<identity::Machine> machines =
        m_parts.machines.page(hall, request.target.parameter(u"after"), kPageLimit + 1);
    QJsonArray devices;
    for (const identity::Machine& machine : machines.first(std::min(machines.size(), kPageLimit))) {
        devices << deviceJson(machine);
    }
    reply(jsonResponse({{QStringLiteral("devices"), devices},
                        {QStringLiteral("hasMore"), machines.size() > kPageLimit}}));
}

void Api::revokeDevice(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const QString node = request.target.segments.at(2);
    const auto known = m_parts.machines.findAny(node);
    const auto permitted =
        may(caller, identity::Permission::DeviceRevoke, known ? known->hall : QString());
    if (!permitted || m_parts.registry == nullptr) {
        reply(permitted ? askTheCentre() : problem(permitted.error()));
        return;
    }
    JsonFields fields(request.body);
    const bool wipe = fields.flag(QStringLiteral("wipe")).value_or(false);
    const QString reason = fields.requiredText(QStringLiteral("reason"), kReasonLimit);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    m_commands.run(
        request, caller.staff->account,
        [this, node, wipe, reason,
         who = caller.staff->account](storage::Database& database) -> Result<QJsonObject> {
            const auto machine = m_parts.registry->revoke(database, node, wipe, reason, who);
            return machine ? Result<QJsonObject>(deviceJson(machine.value())) : machine.error();
        },
        reply);
}

/// Another issuer mark for a terminal whose own is burnt, because its store was restored: asked by
/// the terminal of its hall, and by that of the centre. The same life gets the same one again.
void Api::giveMark(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const QString node = request.target.segments.at(2);
    const auto terminal = m_parts.machines.find(node, QStringLiteral("kiosk"));
    const bool isItself = caller.isRole(u"kiosk") && caller.machine == node && isOurs(caller);
    const bool isItsHall = m_parts.registry != nullptr && caller.isRole(u"hall") && terminal &&
                           terminal->hall == caller.machine;
    if (!terminal || (!isItself && !isItsHall)) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("another machine's mark")}));
        return;
    }
    JsonFields fields(request.body);
    const qint64 life = fields.requiredInteger(QStringLiteral("incarnation"), 1,
                                               std::numeric_limits<quint32>::max());
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    if (m_parts.registry == nullptr) {
        askOwner(request, {}, reply);
        return;
    }
    if (!m_marks.admit(node, RateLimiter::TimePoint::clock::now())) {
        reply(problem({ErrorCode::TooMany, QStringLiteral("marks for one terminal")}));
        return;
    }
    // An answer that was lost must not cost a second mark.
    HttpRequest once = request;
    once.headers.insert(QByteArrayLiteral("idempotency-key"),
                        QByteArrayLiteral("incarnation-") + QByteArray::number(life));
    m_commands.run(
        once, node, terminal->hall,
        [this, node, life](storage::Database& database) -> Result<QJsonObject> {
            const auto mark = m_parts.registry->remark(database, node, static_cast<quint32>(life));
            return mark ? Result<QJsonObject>(QJsonObject{{QStringLiteral("node"), node},
                                                          {QStringLiteral("mark"), mark.value()}})
                        : mark.error();
        },
        reply);
}

} // namespace onewindow::platform
