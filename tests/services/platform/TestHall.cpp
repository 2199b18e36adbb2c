// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/TestHall.h"

#include "services/crypto/Password.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

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
[keys]
folder = "hall-1"
)";

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
            {u"mark"_s, mark},
            {u"signingKey"_s, QString::fromLatin1(made->signingPublicKey().toBase64())},
            {u"sealingKey"_s, QString::fromLatin1(made->sealingPublicKey().toBase64())}};
        mark = QString(QChar(mark.at(0).unicode() + 1));
    }
    write(file(u"nodes.json"_s), QJsonDocument(QJsonObject{{u"nodes"_s, nodes}}).toJson());
    const QJsonObject wang{
        {u"account"_s, u"wang"_s},
        {u"name"_s, u"王晓燕"_s},
        {u"role"_s, u"clerk"_s},
        {u"password"_s, crypto::hashPassword(crypto::Suite::International, "secret-1")}};
    write(file(u"staff.json"_s),
          QJsonDocument(QJsonObject{{u"staff"_s, QJsonArray{wang}}}).toJson());
    write(file(u"catalogue.json"_s), kCatalogue);
    write(file(u"hall.json"_s), kHall);
    write(configFile(), QString::fromLatin1(kConfig)
                            .arg(pki.serverCertificate(), pki.serverKey(), pki.caFile())
                            .toUtf8());
}

QString TestHall::configFile()
{
    return file(u"platform.toml"_s);
}

void TestHall::start()
{
    settings.http.port = m_port;
    m_application = std::make_unique<platform::Application>(settings, m_clock);
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
