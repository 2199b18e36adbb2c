// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/DeviceProjection.h"

#include "services/identity/DeviceFacts.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <array>

namespace onewindow::identity {

using storage::Database;
using storage::Statement;

namespace {

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE machines (
            hall TEXT NOT NULL,
            node TEXT NOT NULL,
            role TEXT NOT NULL,
            name TEXT NOT NULL,
            mark TEXT NOT NULL,
            signing_key {blob} NOT NULL,
            sealing_key {blob} NOT NULL,
            state TEXT NOT NULL,
            serial TEXT NOT NULL,
            previous_serial TEXT NOT NULL,
            not_after BIGINT NOT NULL,
            wipe BIGINT NOT NULL,
            subject {blob} NOT NULL,
            certificate TEXT NOT NULL,
            public_key {blob} NOT NULL,
            renewed_at BIGINT NOT NULL,
            addresses TEXT NOT NULL,
            code {blob} NOT NULL,
            code_expires BIGINT NOT NULL,
            is_code_used BIGINT NOT NULL,
            invited_name TEXT NOT NULL,
            PRIMARY KEY (hall, node)
        ) {norowid};
        CREATE TABLE machine_names (
            hall TEXT NOT NULL,
            node TEXT NOT NULL,
            home TEXT NOT NULL,
            PRIMARY KEY (hall, node)
        ) {norowid};
        CREATE TABLE machine_codes (
            hall TEXT NOT NULL,
            code {blob} NOT NULL,
            home TEXT NOT NULL,
            node TEXT NOT NULL,
            PRIMARY KEY (hall, code)
        ) {norowid};
        CREATE TABLE machine_marks (
            hall TEXT NOT NULL,
            mark TEXT NOT NULL,
            last_day TEXT NOT NULL,
            PRIMARY KEY (hall, mark)
        ) {norowid};
    )"},
    storage::Migration{2, R"(
        ALTER TABLE machines ADD COLUMN former_keys TEXT NOT NULL DEFAULT '';
    )"},
};

constexpr QStringView kMarks = u"123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr int kHallLimit = 10'000;

#define OW_MACHINE_COLUMNS                                                                         \
    "hall, node, role, name, mark, signing_key, sealing_key, state, serial, previous_serial, "     \
    "not_after, wipe, former_keys"
#define OW_RECORD_COLUMNS                                                                          \
    OW_MACHINE_COLUMNS ", subject, certificate, public_key, renewed_at, addresses, code, "         \
                       "code_expires, is_code_used, invited_name"

MachineState stateFrom(const QString& name)
{
    if (name == machineStateName(MachineState::Enrolled)) {
        return MachineState::Enrolled;
    }
    return name == machineStateName(MachineState::Revoked) ? MachineState::Revoked
                                                           : MachineState::Invited;
}

QList<QByteArray> keysFrom(const QString& text)
{
    QList<QByteArray> keys;
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        keys.append(QByteArray::fromBase64(part.toLatin1()));
    }
    return keys;
}

QString textOf(const QList<QByteArray>& keys)
{
    QStringList parts;
    for (const QByteArray& key : keys) {
        parts.append(QString::fromLatin1(key.toBase64()));
    }
    return parts.join(u' ');
}

Machine readMachine(const Statement& row)
{
    return {.id = row.text(1),
            .hall = row.text(0),
            .role = row.text(2),
            .name = row.text(3),
            .mark = row.text(4),
            .signingKey = row.blob(5),
            .sealingKey = row.blob(6),
            .formerKeys = keysFrom(row.text(12)),
            .state = stateFrom(row.text(7)),
            .serial = row.text(8),
            .previousSerial = row.text(9),
            .notAfterMs = row.integer(10),
            .wipe = row.integer(11) != 0};
}

DeviceRecord readRecord(const Statement& row)
{
    return {.machine = readMachine(row),
            .subject = row.blob(13),
            .certificate = row.text(14),
            .publicKey = row.blob(15),
            .renewedAtMs = row.integer(16),
            .addresses = row.text(17).split(u' ', Qt::SkipEmptyParts),
            .code = row.blob(18),
            .codeExpiresMs = row.integer(19),
            .isCodeUsed = row.integer(20) != 0,
            .invitedName = row.text(21)};
}

Result<void> save(Database& database, const DeviceRecord& record)
{
    const Machine& machine = record.machine;
    return storage::run(
        database,
        "INSERT INTO machines (" OW_RECORD_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, node) DO UPDATE SET role = "
        "excluded.role, "
        "name = excluded.name, mark = excluded.mark, signing_key = excluded.signing_key, "
        "sealing_key = excluded.sealing_key, state = excluded.state, serial = excluded.serial, "
        "previous_serial = excluded.previous_serial, not_after = excluded.not_after, "
        "wipe = excluded.wipe, former_keys = excluded.former_keys, certificate = "
        "excluded.certificate, "
        "public_key = excluded.public_key, renewed_at = excluded.renewed_at, "
        "addresses = excluded.addresses, code = excluded.code, "
        "code_expires = excluded.code_expires, is_code_used = excluded.is_code_used, "
        "invited_name = excluded.invited_name",
        machine.hall, machine.id, machine.role, machine.name, machine.mark, machine.signingKey,
        machine.sealingKey, machineStateName(machine.state), machine.serial, machine.previousSerial,
        machine.notAfterMs, machine.wipe, textOf(machine.formerKeys), record.subject,
        record.certificate, record.publicKey, record.renewedAtMs, record.addresses.join(u' '),
        record.code, record.codeExpiresMs, record.isCodeUsed, record.invitedName);
}

Result<void> nameMachine(Database& database, const Machine& machine)
{
    return storage::run(database,
                        "INSERT INTO machine_names (hall, node, home) VALUES ('', ?, ?) ON "
                        "CONFLICT (hall, node) DO NOTHING",
                        machine.id, machine.hall);
}

/// The old code counts no more; the new one, if there is one, does.
Result<void> exchangeCode(Database& database, DeviceRecord& record, const QByteArray& code)
{
    if (!record.code.isEmpty()) {
        OW_TRY(storage::run(database, "DELETE FROM machine_codes WHERE hall = '' AND code = ?",
                            record.code));
    }
    record.code = code;
    record.isCodeUsed = false;
    if (code.isEmpty()) {
        return {};
    }
    return storage::run(database,
                        "INSERT INTO machine_codes (hall, code, home, node) VALUES ('', ?, ?, ?)",
                        code, record.machine.hall, record.machine.id);
}

/// Nobody else gets the mark on this day.
Result<void> retireMark(Database& database, const Machine& machine, const QString& day)
{
    if (machine.mark.isEmpty() || machine.state != MachineState::Enrolled) {
        return {};
    }
    return storage::run(database,
                        "INSERT INTO machine_marks (hall, mark, last_day) VALUES (?, ?, ?) ON "
                        "CONFLICT (hall, mark) DO UPDATE SET last_day = excluded.last_day",
                        machine.hall, machine.mark, day);
}

/// A fact's body.
class Body
{
public:
    explicit Body(const QByteArray& json)
        : m_json(QJsonDocument::fromJson(json).object())
    {}

    [[nodiscard]] QString text(const char* name) const
    {
        return m_json[QLatin1String(name)].toString();
    }

    [[nodiscard]] qint64 number(const char* name) const
    {
        return m_json[QLatin1String(name)].toInteger();
    }

    [[nodiscard]] bool flag(const char* name) const { return m_json[QLatin1String(name)].toBool(); }

    [[nodiscard]] QByteArray key(const char* name) const
    {
        return QByteArray::fromBase64(text(name).toLatin1());
    }

    [[nodiscard]] QByteArray digest(const char* name) const
    {
        return QByteArray::fromHex(text(name).toLatin1());
    }

    [[nodiscard]] QStringList texts(const char* name) const
    {
        QStringList all;
        const QJsonArray list = m_json[QLatin1String(name)].toArray();
        for (const QJsonValue value : list) {
            all << value.toString();
        }
        return all;
    }

private:
    QJsonObject m_json;
};

Result<void> applyInvited(Database& database, DeviceRecord record, const Body& body)
{
    record.machine.role = body.text("role");
    record.addresses = body.texts("addresses");
    record.invitedName = body.text("name");
    if (record.machine.name.isEmpty()) {
        record.machine.name = record.invitedName;
    }
    OW_TRY(exchangeCode(database, record, body.digest("code")));
    record.codeExpiresMs = body.number("expires");
    OW_TRY(nameMachine(database, record.machine));
    return save(database, record);
}

Result<void> applyEnrolled(Database& database, DeviceRecord record, const Body& body)
{
    Machine& machine = record.machine;
    OW_TRY(retireMark(database, machine, body.text("day")));
    machine.role = body.text("role");
    machine.name = body.text("name");
    machine.mark = body.text("mark");
    const QByteArray key = body.key("signingKey");
    if (!machine.signingKey.isEmpty() && machine.signingKey != key) {
        machine.formerKeys.removeAll(machine.signingKey);
        machine.formerKeys.prepend(machine.signingKey);
        machine.formerKeys.resize(std::min(machine.formerKeys.size(), kFormerKeyLimit));
    }
    machine.signingKey = key;
    machine.sealingKey = body.key("sealingKey");
    machine.state = MachineState::Enrolled;
    machine.serial = body.text("serial");
    machine.previousSerial.clear();
    machine.notAfterMs = body.number("notAfter");
    machine.wipe = false;
    record.certificate = body.text("certificate");
    record.publicKey = body.digest("publicKey");
    record.renewedAtMs = 0;
    record.isCodeUsed = !record.code.isEmpty();
    OW_TRY(nameMachine(database, machine));
    return save(database, record);
}

Result<void> applyRenewed(Database& database, DeviceRecord record, const Body& body)
{
    Machine& machine = record.machine;
    machine.previousSerial = machine.serial.isEmpty() ? kAnySerial : machine.serial;
    machine.serial = body.text("serial");
    machine.notAfterMs = body.number("notAfter");
    record.certificate = body.text("certificate");
    record.publicKey = body.digest("publicKey");
    record.renewedAtMs = body.number("at");
    return save(database, record);
}

Result<void> applyMarked(Database& database, DeviceRecord record, const Body& body)
{
    OW_TRY(retireMark(database, record.machine, body.text("day")));
    record.machine.mark = body.text("mark");
    return save(database, record);
}

Result<void> applyRevoked(Database& database, DeviceRecord record, const Body& body)
{
    OW_TRY(retireMark(database, record.machine, body.text("day")));
    record.machine.state = MachineState::Revoked;
    record.machine.wipe = body.flag("wipe");
    record.codeExpiresMs = 0;
    OW_TRY(exchangeCode(database, record, {}));
    return save(database, record);
}

using Handler = Result<void> (*)(Database&, DeviceRecord, const Body&);

Handler handlerOf(const QString& kind)
{
    static const QHash<QString, Handler> handlers{
        {QLatin1String(facts::kDeviceInvited), &applyInvited},
        {QLatin1String(facts::kDeviceEnrolled), &applyEnrolled},
        {QLatin1String(facts::kDeviceRenewed), &applyRenewed},
        {QLatin1String(facts::kDeviceMarked), &applyMarked},
        {QLatin1String(facts::kDeviceRevoked), &applyRevoked}};
    return handlers.value(kind);
}

template <typename... Values>
Result<std::optional<DeviceRecord>> selectOne(Database& database, std::string_view sql,
                                              const Values&... values)
{
    auto statement = storage::query(database, sql, values...);
    if (!statement) {
        return statement.error();
    }
    const Result<bool> hasRow = statement.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    return hasRow.value() ? std::optional(readRecord(statement.value())) : std::nullopt;
}

/// Steps through all rows.
template <typename Take, typename... Values>
Result<void> forEach(Database& database, std::string_view sql, Take take, const Values&... values)
{
    auto statement = storage::query(database, sql, values...);
    if (!statement) {
        return statement.error();
    }
    for (;;) {
        const Result<bool> hasRow = statement.value().step();
        if (!hasRow) {
            return hasRow.error();
        }
        if (!hasRow.value()) {
            return {};
        }
        take(statement.value());
    }
}

} // namespace

DeviceProjection::DeviceProjection(QString centre)
    : m_centre(std::move(centre))
{}

QString DeviceProjection::component() const
{
    return QStringLiteral("machines");
}

QStringList DeviceProjection::tables() const
{
    return {QStringLiteral("machines"), QStringLiteral("machine_names"),
            QStringLiteral("machine_codes"), QStringLiteral("machine_marks")};
}

Result<void> DeviceProjection::migrate(Database& database)
{
    return storage::migrate(database, component(), kMigrations);
}

Result<void> DeviceProjection::apply(Database& database, const journal::Row& row)
{
    const Handler handler = row.node == m_centre ? handlerOf(row.kind) : nullptr;
    if (handler == nullptr) {
        return {};
    }
    const Body body(row.body);
    const QString& hall = row.hall;
    const QString node = body.text("node");
    auto known = findDevice(database, hall, node);
    if (!known) {
        return known.error();
    }
    DeviceRecord record = known.value().value_or(DeviceRecord());
    if (!known.value()) {
        record.machine.id = node;
        record.machine.hall = hall;
        record.subject = row.subject;
    }
    return handler(database, std::move(record), body);
}

Result<std::optional<DeviceRecord>> findDevice(Database& database, const QString& hall,
                                               const QString& node)
{
    return selectOne(database,
                     "SELECT " OW_RECORD_COLUMNS " FROM machines WHERE hall = ? AND node = ?", hall,
                     node);
}

Result<QString> homeOfDevice(Database& database, const QString& node)
{
    QString home;
    OW_TRY(forEach(
        database, "SELECT home FROM machine_names WHERE hall = '' AND node = ?",
        [&home](const Statement& row) { home = row.text(0); }, node));
    return home;
}

Result<std::optional<DeviceRecord>> findDevice(Database& database, const QString& node)
{
    const auto home = homeOfDevice(database, node);
    return home ? findDevice(database, home.value(), node) : home.error();
}

Result<std::optional<DeviceRecord>> deviceOfCode(Database& database, const QByteArray& codeDigest)
{
    QString home;
    QString node;
    OW_TRY(forEach(
        database, "SELECT home, node FROM machine_codes WHERE hall = '' AND code = ?",
        [&](const Statement& row) {
            home = row.text(0);
            node = row.text(1);
        },
        codeDigest));
    return node.isEmpty() ? std::optional<DeviceRecord>() : findDevice(database, home, node);
}

Result<QList<Machine>> machinesOf(Database& database, const QString& hall)
{
    QList<Machine> machines;
    OW_TRY(forEach(
        database, "SELECT " OW_MACHINE_COLUMNS " FROM machines WHERE hall = ? ORDER BY node",
        [&machines](const Statement& row) { machines << readMachine(row); }, hall));
    return machines;
}

Result<QStringList> hallsWithDevices(Database& database)
{
    QStringList halls;
    OW_TRY(forEach(
        database, "SELECT DISTINCT home FROM machine_names WHERE hall = '' ORDER BY home LIMIT ?",
        [&halls](const Statement& row) { halls << row.text(0); }, kHallLimit));
    return halls;
}

Result<QString> freeMark(Database& database, const QString& hall, const QString& day)
{
    QSet<QString> held;
    OW_TRY(forEach(
        database, "SELECT mark FROM machines WHERE hall = ? AND state = ?",
        [&held](const Statement& row) { held << row.text(0); }, hall,
        machineStateName(MachineState::Enrolled)));
    QHash<QString, QString> lastDays;
    OW_TRY(forEach(
        database, "SELECT mark, last_day FROM machine_marks WHERE hall = ?",
        [&lastDays](const Statement& row) { lastDays.insert(row.text(0), row.text(1)); }, hall));
    QString best;
    for (const QChar character : kMarks) {
        const QString mark(character);
        const QString lastDay = lastDays.value(mark);
        const bool isFree = !held.contains(mark) && lastDay < day;
        if (isFree && (best.isEmpty() || lastDay < lastDays.value(best))) {
            best = mark;
        }
    }
    if (best.isEmpty()) {
        return Error{ErrorCode::TooMany, QStringLiteral("no issuer's mark is free today")};
    }
    return best;
}

} // namespace onewindow::identity
