// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/DeviceRegistry.h"

#include "services/core/Durations.h"
#include "services/core/HallTime.h"
#include "services/core/Ids.h"
#include "services/crypto/CertificateProof.h"
#include "services/identity/DeviceFacts.h"
#include "services/identity/EnrolmentCode.h"

#include <QJsonArray>

#include <algorithm>

namespace onewindow::identity {

using storage::Database;

namespace {

constexpr qsizetype kSubjectBytes = 16;
constexpr qsizetype kAddressLimit = 16;
constexpr qsizetype kAddressLength = 253;
const QString kHallRole = QStringLiteral("hall");

/// Marks are kept apart by the day of the hall.
QString dayOf(qint64 ms)
{
    return hallTime(ms).date().toString(Qt::ISODate);
}

QString base64(const QByteArray& key)
{
    return QString::fromLatin1(key.toBase64());
}

QString hex(const QByteArray& digest)
{
    return QString::fromLatin1(digest.toHex());
}

QByteArray keyDigest(const QByteArray& publicKey)
{
    return crypto::digest(crypto::Suite::International, publicKey);
}

Error bad(const QString& field, const QString& what)
{
    return {ErrorCode::BadRequest, field + QStringLiteral(": ") + what};
}

bool isPlain(const QString& text, qsizetype limit)
{
    return text.size() <= limit && std::none_of(text.begin(), text.end(), [](QChar character) {
               return character.category() == QChar::Other_Control;
           });
}

Error noAuthority()
{
    return {ErrorCode::KeyUnavailable, QStringLiteral("no authority's key is configured")};
}

Result<void> checkInvitation(const Invitation& invitation)
{
    if (!isMachineId(invitation.hall)) {
        return bad(QStringLiteral("hall"), QStringLiteral("a-z, 0-9 and hyphens"));
    }
    if (!isMachineId(invitation.node)) {
        return bad(QStringLiteral("node"), QStringLiteral("a-z, 0-9 and hyphens"));
    }
    if (!machineRoles().contains(invitation.role)) {
        return bad(QStringLiteral("role"), machineRoles().join(QStringLiteral(", ")));
    }
    if (!isPlain(invitation.name, kMachineNameLimit)) {
        return bad(QStringLiteral("name"),
                   QStringLiteral("at most %1 characters").arg(kMachineNameLimit));
    }
    const bool isHall = invitation.role == kHallRole;
    if (isHall != (invitation.node == invitation.hall)) {
        return bad(QStringLiteral("node"), QStringLiteral("a hall's node is named like the hall"));
    }
    const bool areAddresses = invitation.addresses.size() <= kAddressLimit &&
                              std::all_of(invitation.addresses.begin(), invitation.addresses.end(),
                                          [](const QString& address) {
                                              return !address.isEmpty() &&
                                                     !address.contains(u' ') &&
                                                     isPlain(address, kAddressLength);
                                          });
    if (isHall == invitation.addresses.isEmpty() || !areAddresses) {
        return bad(QStringLiteral("addresses"), QStringLiteral("for a hall, 1 to 16"));
    }
    return {};
}

} // namespace

const QStringList& revocationReasons()
{
    static const QStringList reasons{QStringLiteral("lost"),        QStringLiteral("stolen"),
                                     QStringLiteral("replaced"),    QStringLiteral("retired"),
                                     QStringLiteral("compromised"), QStringLiteral("other")};
    return reasons;
}

DeviceRegistry::DeviceRegistry(journal::Journal& journal, const crypto::Authority* authority,
                               Settings settings)
    : m_journal(journal)
    , m_authority(authority)
    , m_settings(settings)
{}

Result<CheckedEnrolment> DeviceRegistry::check(const EnrolmentRequest& request) const
{
    return m_authority != nullptr ? checkEnrolment(request, m_authority->fingerprint())
                                  : noAuthority();
}

qint64 DeviceRegistry::nowMs() const
{
    return m_journal.clock().now().wallMs;
}

Result<void> DeviceRegistry::record(Database& database, const char* kind, const Machine& machine,
                                    const QByteArray& subject, QJsonObject body)
{
    body.insert(QStringLiteral("hall"), machine.hall);
    body.insert(QStringLiteral("node"), machine.id);
    journal::NewFact fact;
    fact.kind = QLatin1String(kind);
    fact.subject = subject.isEmpty() ? randomBytes(kSubjectBytes) : subject;
    fact.body = std::move(body);
    const auto row = m_journal.forHall(machine.hall).append(database, fact);
    if (!row) {
        return row.error();
    }
    const auto device = findDevice(database, machine.hall, machine.id);
    if (!device) {
        return device.error();
    }
    OW_ENFORCE(device.value());
    return publish(database, row.value(), device.value()->machine);
}

Result<void> DeviceRegistry::publish(Database& database, const journal::Row& row,
                                     const Machine& machine)
{
    journal::Feed hall(machine.hall);
    OW_TRY(hall.put(database, QLatin1String(kMachineKind), machine.id, kHallRole, toJson(machine)));
    journal::Feed city;
    return city.put(database, QLatin1String(kMachinesKind), machine.hall, QStringLiteral("centre"),
                    {{QStringLiteral("fact"), idToText(row.id)}});
}

Result<Invited> DeviceRegistry::invite(Database& database, const Invitation& invitation)
{
    OW_TRY(checkInvitation(invitation));
    if (m_authority == nullptr) {
        return noAuthority();
    }
    // By another process the same node may be invited to another hall.
    OW_TRY(m_journal.forHall({}).lock(database));
    const auto home = homeOfDevice(database, invitation.node);
    if (!home) {
        return home.error();
    }
    if (!home.value().isEmpty() && home.value() != invitation.hall) {
        return Error{ErrorCode::Conflict, QStringLiteral("node: belongs to another hall")};
    }
    const auto known = findDevice(database, invitation.hall, invitation.node);
    if (!known) {
        return known.error();
    }
    if (known.value() && known.value()->machine.role != invitation.role) {
        return Error{ErrorCode::Conflict, QStringLiteral("role: the node has another one")};
    }
    const EnrolmentCode code = EnrolmentCode::make(m_authority->fingerprint());
    const qint64 expiresMs = nowMs() + m_settings.codeLifeMs;
    Machine machine;
    machine.hall = invitation.hall;
    machine.id = invitation.node;
    OW_TRY(record(
        database, facts::kDeviceInvited, machine,
        known.value() ? known.value()->subject : QByteArray(),
        {{QStringLiteral("role"), invitation.role},
         {QStringLiteral("name"), invitation.name.isEmpty() ? invitation.node : invitation.name},
         {QStringLiteral("addresses"), QJsonArray::fromStringList(invitation.addresses)},
         {QStringLiteral("code"), hex(code.digest())},
         {QStringLiteral("expires"), expiresMs},
         {QStringLiteral("staff"), invitation.staff}}));
    return Invited{code.text(), expiresMs};
}

Result<crypto::IssuedCertificate> DeviceRegistry::issue(const Machine& machine,
                                                        const QStringList& addresses,
                                                        const QByteArray& publicKey) const
{
    if (m_authority == nullptr) {
        return noAuthority();
    }
    crypto::IssueOptions options;
    options.commonName = machine.id;
    options.role = machine.role;
    options.isClient = true;
    options.isServer = machine.role == kHallRole;
    for (const QString& address : addresses) {
        const bool isIp = address.contains(u':') ||
                          std::all_of(address.begin(), address.end(), [](QChar character) {
                              return character == u'.' || character.isDigit();
                          });
        (isIp ? options.ipAddresses : options.dnsNames) << address;
    }
    // From a little earlier on, for peers whose clock is slow.
    const qint64 early = std::min(kDayMs, m_settings.validityMs / 10);
    return m_authority->issue(publicKey, options, nowMs() - early, nowMs() + m_settings.validityMs);
}

/// What the machine is told, as it stands now.
Result<Enrolment> DeviceRegistry::answer(Database& database, const Machine& machine) const
{
    const auto device = findDevice(database, machine.hall, machine.id);
    if (!device) {
        return device.error();
    }
    const auto hall = findDevice(database, machine.hall, machine.hall);
    if (!hall) {
        return hall.error();
    }
    Enrolment enrolment{.machine = device.value()->machine,
                        .certificate = device.value()->certificate.toLatin1(),
                        .hallSealingKey = {},
                        .centre = {},
                        .centreSealingKey = {}};
    if (machine.hall != m_journal.node()) {
        enrolment.centre = m_journal.node();
        enrolment.centreSealingKey = m_journal.keys().sealingPublicKey();
    }
    if (hall.value() && machine.role != kHallRole) {
        enrolment.hallSealingKey = hall.value()->machine.sealingKey;
    }
    return enrolment;
}

Result<Enrolment> DeviceRegistry::enrol(Database& database, const CheckedEnrolment& request)
{
    auto found = deviceOfCode(database, request.codeDigest);
    if (found && found.value()) {
        // Another process may be about to use the code, or to give the same mark to another.
        OW_TRY(m_journal.forHall(found.value()->machine.hall).lock(database));
        found = deviceOfCode(database, request.codeDigest);
    }
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("code: none that was given out")};
    }
    const DeviceRecord& device = *found.value();
    if (device.codeExpiresMs <= nowMs()) {
        return Error{ErrorCode::TooLate, QStringLiteral("code: has expired")};
    }
    const QByteArray publicKey = keyDigest(request.publicKey);
    Machine machine = device.machine;
    if (device.isCodeUsed) {
        const bool isSame =
            device.publicKey == publicKey && machine.signingKey == request.signingKey &&
            machine.sealingKey == request.sealingKey && machine.state == MachineState::Enrolled;
        return isSame ? answer(database, machine)
                      : Error{ErrorCode::Conflict, QStringLiteral("code: has been used")};
    }
    machine.mark = machine.role == kHallRole ? QStringLiteral("0") : QString();
    if (machine.role == u"kiosk") {
        auto mark = freeMark(database, machine.hall, dayOf(nowMs()));
        if (!mark) {
            return mark.error();
        }
        machine.mark = std::move(mark).value();
    }
    const auto issued = issue(machine, device.addresses, request.publicKey);
    if (!issued) {
        return issued.error();
    }
    OW_TRY(record(database, facts::kDeviceEnrolled, machine, device.subject,
                  {{QStringLiteral("role"), machine.role},
                   {QStringLiteral("name"), device.invitedName},
                   {QStringLiteral("mark"), machine.mark},
                   {QStringLiteral("day"), dayOf(nowMs())},
                   {QStringLiteral("signingKey"), base64(request.signingKey)},
                   {QStringLiteral("sealingKey"), base64(request.sealingKey)},
                   {QStringLiteral("serial"), issued.value().info.serial},
                   {QStringLiteral("notAfter"), issued.value().info.notAfterMs},
                   {QStringLiteral("certificate"), QString::fromLatin1(issued.value().pem)},
                   {QStringLiteral("publicKey"), hex(publicKey)}}));
    return answer(database, machine);
}

/// By the device's signing key, or by that of the certificate it has. With the one before it asks
/// only for what it was given already: it may have missed the answer, and it may be another who has
/// kept the old key.
Result<void> DeviceRegistry::checkAsker(const DeviceRecord& device, const RenewalRequest& request,
                                        const QByteArray& publicKey) const
{
    const Machine& machine = device.machine;
    if (request.certificate.isEmpty()) {
        return crypto::verify(machine.signingKey, request.toBeSigned(), request.signature)
                   ? Result<void>()
                   : Error{ErrorCode::BadSignature,
                           QStringLiteral("signature: not by the device's key")};
    }
    if (m_authority == nullptr) {
        return noAuthority();
    }
    const auto certificate = crypto::checkCertificateProof(
        request.certificate, m_authority->certificate(), request.toBeSigned(), request.signature);
    if (!certificate) {
        return Error{ErrorCode::BadSignature, certificate.error().detail};
    }
    if (certificate.value().commonName != machine.id || certificate.value().role != machine.role) {
        return Error{ErrorCode::BadSignature, QStringLiteral("certificate: of another machine")};
    }
    const QString& serial = certificate.value().serial;
    const bool isCurrent = machine.serial.isEmpty() || serial == machine.serial;
    const bool isRepeated =
        device.publicKey == publicKey &&
        (machine.previousSerial == kAnySerial || serial == machine.previousSerial);
    return isCurrent || isRepeated
               ? Result<void>()
               : Error{ErrorCode::Revoked, QStringLiteral("certificate: there is another since")};
}

Result<Enrolment> DeviceRegistry::renew(Database& database, const RenewalRequest& request)
{
    auto found = findDevice(database, request.node);
    if (found && found.value()) {
        // Another process may be about to renew it as well, or to shut it out.
        OW_TRY(m_journal.forHall(found.value()->machine.hall).lock(database));
        found = findDevice(database, request.node);
    }
    if (!found) {
        return found.error();
    }
    if (!found.value() || found.value()->machine.state != MachineState::Enrolled) {
        return Error{ErrorCode::Revoked, QStringLiteral("node: not enrolled")};
    }
    const DeviceRecord& device = *found.value();
    const auto csr = crypto::readRequest(request.csr);
    if (!csr) {
        return csr.error();
    }
    const QByteArray publicKey = keyDigest(csr.value().publicKey);
    OW_TRY(checkAsker(device, request, publicKey));
    if (device.publicKey == publicKey) {
        return answer(database, device.machine);
    }
    if (request.atMs <= device.renewedAtMs ||
        std::abs(request.atMs - nowMs()) > m_settings.clockSlackMs) {
        return Error{ErrorCode::Conflict, QStringLiteral("at: not the time it is")};
    }
    const auto issued = issue(device.machine, device.addresses, csr.value().publicKey);
    if (!issued) {
        return issued.error();
    }
    OW_TRY(record(database, facts::kDeviceRenewed, device.machine, device.subject,
                  {{QStringLiteral("serial"), issued.value().info.serial},
                   {QStringLiteral("notAfter"), issued.value().info.notAfterMs},
                   {QStringLiteral("certificate"), QString::fromLatin1(issued.value().pem)},
                   {QStringLiteral("publicKey"), hex(publicKey)},
                   {QStringLiteral("at"), request.atMs}}));
    return answer(database, device.machine);
}

Result<QString> DeviceRegistry::remark(Database& database, const QString& node, quint32 life)
{
    const auto found = findDevice(database, node);
    if (!found) {
        return found.error();
    }
    const bool isTerminal = found.value() && found.value()->machine.role == u"kiosk" &&
                            found.value()->machine.state == MachineState::Enrolled;
    if (!isTerminal) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such terminal")};
    }
    auto mark = freeMark(database, found.value()->machine.hall, dayOf(nowMs()));
    if (!mark) {
        return mark;
    }
    OW_TRY(record(database, facts::kDeviceMarked, found.value()->machine, found.value()->subject,
                  {{QStringLiteral("mark"), mark.value()},
                   {QStringLiteral("day"), dayOf(nowMs())},
                   {QStringLiteral("life"), static_cast<qint64>(life)}}));
    return mark;
}

Result<Machine> DeviceRegistry::revoke(Database& database, const QString& node, bool wipe,
                                       const QString& reason, const QString& staff)
{
    if (!revocationReasons().contains(reason)) {
        return bad(QStringLiteral("reason"), revocationReasons().join(QStringLiteral(", ")));
    }
    const auto found = findDevice(database, node);
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such machine")};
    }
    const Machine& machine = found.value()->machine;
    const bool isNews = machine.state != MachineState::Revoked || (wipe && !machine.wipe);
    if (isNews) {
        OW_TRY(record(database, facts::kDeviceRevoked, machine, found.value()->subject,
                      {{QStringLiteral("day"), dayOf(nowMs())},
                       {QStringLiteral("wipe"), wipe || machine.wipe},
                       {QStringLiteral("reason"), reason},
                       {QStringLiteral("staff"), staff}}));
    }
    const auto now = findDevice(database, found.value()->machine.hall, node);
    return now ? Result<Machine>(now.value()->machine) : now.error();
}

Result<bool> DeviceRegistry::import(Database& database, const Machine& machine)
{
    OW_ENFORCE(isMachineId(machine.id) && isMachineId(machine.hall));
    const auto home = homeOfDevice(database, machine.id);
    if (!home) {
        return home.error();
    }
    if (!home.value().isEmpty()) {
        return false;
    }
    OW_TRY(record(database, facts::kDeviceEnrolled, machine, {},
                  {{QStringLiteral("role"), machine.role},
                   {QStringLiteral("name"), machine.name},
                   {QStringLiteral("mark"), machine.mark},
                   {QStringLiteral("day"), dayOf(nowMs())},
                   {QStringLiteral("signingKey"), base64(machine.signingKey)},
                   {QStringLiteral("sealingKey"), base64(machine.sealingKey)},
                   {QStringLiteral("imported"), true}}));
    return true;
}

} // namespace onewindow::identity
