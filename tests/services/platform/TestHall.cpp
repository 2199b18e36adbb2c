// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/TestHall.h"

#include "services/crypto/Password.h"
#include "services/identity/Totp.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <tuple>

namespace onewindow::testing {

namespace {

using namespace Qt::StringLiterals;

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    OW_ENFORCE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

constexpr auto kCatalogue = R"({
    "themes": [{"id": "work", "name": {"zh": "就业社保", "en": "Work"}, "icon": "work", "order": 1}],
    "matters": [
        {"id": "si", "task_code": "11370303004221826G2370114001000", "theme": "work",
         "task_name": {"zh": "社保登记", "en": "Social insurance"},
         "dept_name": {"zh": "人社局", "en": "HR"}, "series": "A",
         "window_area": {"zh": "一楼 A 区", "en": "Area A"}, "order": 1},
        {"id": "tax", "task_code": "11370303004221826G2370114002000", "theme": "work",
         "task_name": {"zh": "<b>税务</b>", "en": "Tax & duty"},
         "dept_name": {"zh": "税务局", "en": "Tax office"}, "series": "B",
         "window_area": {"zh": "一楼 B 区", "en": "Area B"}, "order": 2}]
})";

constexpr auto kHall = R"({
    "name": {"zh": "测试政务服务中心", "en": "Test Hall"},
    "windows": [
        {"id": "1", "name": {"zh": "1 号窗口", "en": "Window 1"}, "area": {"zh": "A 区"}, "order": 1},
        {"id": "2", "name": {"zh": "2 号窗口", "en": "Window 2"}, "area": {"zh": "A 区"}, "order": 2}],
    "notices": [{"text": {"zh": "欢迎", "en": "Welcome"}, "order": 1}]
})";

constexpr auto kConfig = R"(
node = "hall-1"
[listen]
port = 0
[tls]
certificate = "%1"
key = "%2"
ca = "%3"
[authority]
key = "%4"
[keys]
folder = "hall-1"
)";

const QString kSunsSecret = u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s;

} // namespace

TestHall::TestHall()
{
    OW_ENFORCE(m_folder.isValid());
    writeFiles();
    auto loaded = platform::PlatformSettings::load(configFile());
    OW_ENFORCE(loaded);
    settings = std::move(loaded).value();
}

void TestHall::writeFiles()
{
    QJsonArray nodes;
    QString mark = u"0"_s;
    for (const QString& node : {u"hall-1"_s, u"kiosk-1"_s, u"kiosk-2"_s}) {
        OW_ENFORCE(crypto::FileNodeKeys::create(file(node), crypto::Suite::International));
        const auto made = keys(node);
        nodes << QJsonObject{
            {u"id"_s, node},
            {u"role"_s, node.section(u'-', 0, 0)},
            {u"name"_s, node.section(u'-', 1) + u" 号机"_s},
            {u"mark"_s, mark},
            {u"signingKey"_s, QString::fromLatin1(made->signingPublicKey().toBase64())},
            {u"sealingKey"_s, QString::fromLatin1(made->sealingPublicKey().toBase64())}};
        mark = QString(QChar(mark.at(0).unicode() + 1));
    }
    for (const QString& client :
         {u"counter-1"_s, u"counter-2"_s, u"counter-3"_s, u"counter-4"_s, u"counter-5"_s,
          u"counter-6"_s, u"board-1"_s, u"board-2"_s, u"console-1"_s}) {
        nodes << QJsonObject{{u"id"_s, client}, {u"role"_s, client.section(u'-', 0, 0)}};
    }
    write(file(u"nodes.json"_s), QJsonDocument(QJsonObject{{u"nodes"_s, nodes}}).toJson());
    const QString password = crypto::hashPassword(crypto::Suite::International, "secret-1");
    QJsonArray staff;
    for (const auto& [account, name, role] : {std::tuple(u"wang"_s, u"王晓燕"_s, u"clerk"_s),
                                              {u"lin"_s, u"林芳"_s, u"reception"_s},
                                              {u"zhao"_s, u"赵主任"_s, u"hallManager"_s},
                                              {u"chen"_s, u"陈工"_s, u"technician"_s},
                                              {u"qian"_s, u"钱审"_s, u"auditor"_s},
                                              {u"zhou"_s, u"周审"_s, u"auditAdministrator"_s},
                                              {u"sun"_s, u"孙安"_s, u"securityAdministrator"_s},
                                              {u"gao"_s, u"高工"_s, u"systemAdministrator"_s}}) {
        staff << QJsonObject{
            {u"account"_s, account},
            {u"name"_s, name},
            {u"role"_s, role},
            {u"password"_s, password},
            {u"totp"_s, role.endsWith(u"Administrator"_s) ? kSunsSecret : QString()}};
    }
    write(file(u"staff.json"_s), QJsonDocument(QJsonObject{{u"staff"_s, staff}}).toJson());
    write(file(u"catalogue.json"_s), kCatalogue);
    write(file(u"hall.json"_s), kHall);
    write(configFile(),
          QString::fromLatin1(kConfig)
              .arg(pki.serverCertificate(), pki.serverKey(), pki.caFile(), pki.file(u"ca.key"_s))
              .toUtf8());
}

QString TestHall::sunsCode(const Clock& clock)
{
    return identity::totpCode(*identity::fromBase32(kSunsSecret),
                              identity::totpStep(clock.now().wallMs));
}

void TestHall::addMachine(const QString& id, const QString& hall)
{
    QFile file(this->file(u"nodes.json"_s));
    OW_ENFORCE(file.open(QIODevice::ReadOnly));
    QJsonArray nodes = QJsonDocument::fromJson(file.readAll())["nodes"_L1].toArray();
    file.close();
    QJsonObject machine{{u"id"_s, id}, {u"role"_s, id.section(u'-', 0, 0)}, {u"hall"_s, hall}};
    const bool isHall = machine["role"_L1] == u"hall"_s;
    if (isHall || machine["role"_L1] == u"kiosk"_s) {
        OW_ENFORCE(crypto::FileNodeKeys::create(this->file(id), crypto::Suite::International));
        const auto made = keys(id);
        machine[u"mark"_s] = isHall ? u"0"_s : u"1"_s;
        machine[u"signingKey"_s] = QString::fromLatin1(made->signingPublicKey().toBase64());
        machine[u"sealingKey"_s] = QString::fromLatin1(made->sealingPublicKey().toBase64());
    }
    nodes << machine;
    write(file.fileName(), QJsonDocument(QJsonObject{{u"nodes"_s, nodes}}).toJson());
}

void TestHall::leaveOut(const QString& account)
{
    QFile staff(file(u"staff.json"_s));
    OW_ENFORCE(staff.open(QIODevice::ReadOnly));
    const QJsonArray all = QJsonDocument::fromJson(staff.readAll())["staff"_L1].toArray();
    staff.close();
    QJsonArray others;
    for (const QJsonValue member : all) {
        if (member["account"_L1].toString() != account) {
            others << member;
        }
    }
    write(staff.fileName(), QJsonDocument(QJsonObject{{u"staff"_s, others}}).toJson());
}

QString TestHall::configFile()
{
    return file(u"platform.toml"_s);
}

void TestHall::start()
{
    settings.http.port = m_port;
    m_application = std::make_unique<platform::Application>(
        settings, clock == nullptr ? static_cast<const Clock&>(m_clock) : *clock);
    const auto started = m_application->start();
    if (!started) {
        qFatal("%s", qPrintable(started.error().detail));
    }
    m_port = m_application->url().section(u':', -1).toUShort();
}

void TestHall::stop()
{
    m_application.reset();
}

sync::PlatformEndpoint TestHall::endpoint(const QString& name, const QString& role)
{
    return pki.endpoint(m_port, name, role);
}

std::unique_ptr<crypto::NodeKeys> TestHall::keys(const QString& node) const
{
    auto loaded = crypto::FileNodeKeys::load(file(node));
    OW_ENFORCE(loaded);
    return std::move(loaded).value();
}

} // namespace onewindow::testing
