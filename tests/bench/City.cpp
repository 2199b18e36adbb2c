// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/City.h"

#include "services/crypto/Certificates.h"
#include "services/crypto/FileKeys.h"
#include "tests/bench/Report.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace onewindow::bench {

namespace {

constexpr int kDays = 30;

QByteArray readAll(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        giveUp(path + QStringLiteral(": ") + file.errorString());
    }
    return file.readAll();
}

void write(const QString& path, const QByteArray& bytes, QIODevice::OpenMode mode)
{
    QFile file(path);
    if (!file.open(mode) || file.write(bytes) != bytes.size()) {
        giveUp(path + QStringLiteral(": ") + file.errorString());
    }
}

QJsonArray nodesOf(const QString& list)
{
    return QJsonDocument::fromJson(readAll(list)).object()[QStringLiteral("nodes")].toArray();
}

void writeNodes(const QString& list, const QJsonArray& nodes)
{
    write(list, QJsonDocument(QJsonObject{{QStringLiteral("nodes"), nodes}}).toJson(),
          QIODevice::WriteOnly | QIODevice::Truncate);
}

/// A simulated machine, as a platform's list of nodes has it.
struct SimulatedNode
{
    QString id;
    QString role;
    QString hall;
    QString mark;
};

QJsonObject nodeEntry(const SimulatedNode& node, const crypto::NodeKeys& keys)
{
    return {
        {QStringLiteral("id"), node.id},
        {QStringLiteral("role"), node.role},
        {QStringLiteral("hall"), node.hall},
        {QStringLiteral("mark"), node.mark},
        {QStringLiteral("signingKey"), QString::fromLatin1(keys.signingPublicKey().toBase64())},
        {QStringLiteral("sealingKey"), QString::fromLatin1(keys.sealingPublicKey().toBase64())}};
}

} // namespace

City::City(const QString& folder)
    : m_folder(QFileInfo(folder).absoluteFilePath())
{
    const QString connection = at(QStringLiteral("centre/store-connection"));
    if (QFile::exists(connection)) {
        m_connection = QString::fromUtf8(readAll(connection)).trimmed();
    }
}

QStringList City::configOf(const QString& platform) const
{
    return {QStringLiteral("--config"), at(platform + QStringLiteral("/platform.toml"))};
}

storage::DatabaseOptions City::centreStore() const
{
    storage::DatabaseOptions options = file(QStringLiteral("centre/store/platform.db"));
    if (isPostgres()) {
        options.engine = storage::Engine::Postgres;
        options.connectionString = m_connection;
    }
    return options;
}

storage::DatabaseOptions City::besideCentre(const QString& name) const
{
    if (!isPostgres()) {
        return file(name + QStringLiteral(".db"));
    }
    storage::DatabaseOptions options = centreStore();
    const auto database = valueOf(storage::Database::open(options));
    succeed(database->execute(QStringLiteral("CREATE SCHEMA \"%1\"").arg(name)));
    // What comes last in the string counts.
    options.connectionString += QStringLiteral(" options='-csearch_path=%1'").arg(name);
    return options;
}

storage::DatabaseOptions City::file(const QString& path) const
{
    storage::DatabaseOptions options;
    options.path = at(path);
    return options;
}

sync::PlatformEndpoint City::endpoint(const QString& url, const QString& name) const
{
    return {.baseUrl = url,
            .caFile = at(QStringLiteral("ca/ca.pem")),
            .certificateFile = at(name + QStringLiteral("/tls.pem")),
            .keyFile = at(name + QStringLiteral("/tls.key"))};
}

void City::liftLimits(const QString& platform) const
{
    write(at(platform + QStringLiteral("/platform.toml")),
          "\n[limits]\nrequests_per_second = 1000000.0\nrequest_burst = 1000000.0\n"
          "connections = 50000\nconnections_per_address = 50000\n",
          QIODevice::WriteOnly | QIODevice::Append);
}

QList<City::Hall> City::addHalls(int count) const
{
    const QString list = at(QStringLiteral("centre/nodes.json"));
    QJsonArray nodes = nodesOf(list);
    const auto keys = signer();
    QList<Hall> halls;
    for (int i = 1; i <= count; ++i) {
        const Hall hall{QStringLiteral("sim-%1").arg(i), QStringLiteral("sim-%1-kiosk").arg(i)};
        nodes << nodeEntry({hall.id, QStringLiteral("hall"), hall.id, QStringLiteral("0")}, *keys)
              << nodeEntry({hall.kiosk, QStringLiteral("kiosk"), hall.id, QStringLiteral("1")},
                           *keys);
        issueCertificate(hall.id, QStringLiteral("hall"));
        halls << hall;
    }
    writeNodes(list, nodes);
    return halls;
}

QStringList City::addTerminals(int count) const
{
    const QString list = at(QStringLiteral("platform/nodes.json"));
    QJsonArray nodes = nodesOf(list);
    const auto keys = signer();
    QStringList terminals;
    for (int i = 1; i <= count; ++i) {
        const QString terminal = QStringLiteral("sim-kiosk-%1").arg(i);
        // A mark has one letter; numbers that come twice are nothing to a benchmark.
        nodes << nodeEntry({terminal, QStringLiteral("kiosk"), QStringLiteral("hall-1"),
                            QString(QLatin1Char('A'))},
                           *keys);
        issueCertificate(terminal, QStringLiteral("kiosk"));
        terminals << terminal;
    }
    writeNodes(list, nodes);
    return terminals;
}

void City::setWindows(int count) const
{
    const QString file = at(QStringLiteral("platform/hall.json"));
    QJsonObject hall = QJsonDocument::fromJson(readAll(file)).object();
    const QString name = QStringLiteral("windows");
    const QJsonValue area = hall[name].toArray().at(0).toObject()[QStringLiteral("area")];
    QJsonArray windows;
    for (int i = 1; i <= count; ++i) {
        const QString id = QString::number(i);
        windows << QJsonObject{{QStringLiteral("id"), id},
                               {QStringLiteral("name"), QJsonObject{{QStringLiteral("zh"), id}}},
                               {QStringLiteral("area"), area},
                               {QStringLiteral("order"), i}};
    }
    hall.insert(name, windows);
    write(file, QJsonDocument(hall).toJson(), QIODevice::WriteOnly | QIODevice::Truncate);
}

void City::issueCertificate(const QString& machine, const QString& role) const
{
    QDir().mkpath(at(machine));
    crypto::IssueOptions issue;
    issue.commonName = machine;
    issue.role = role;
    issue.days = kDays;
    issue.isClient = true;
    succeed(crypto::issueCertificate(
        at(QStringLiteral("ca/ca.pem")), at(QStringLiteral("ca/ca.key")), issue,
        at(machine + QStringLiteral("/tls.pem")), at(machine + QStringLiteral("/tls.key"))));
}

std::unique_ptr<crypto::NodeKeys> City::signer() const
{
    const QString ofCity = at(QStringLiteral("kiosk-1-1/keys"));
    return valueOf(crypto::FileNodeKeys::load(
        QFile::exists(ofCity) ? ofCity : at(QStringLiteral("kiosk-1/keys"))));
}

} // namespace onewindow::bench
