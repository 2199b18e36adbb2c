// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/TestCentre.h"

#include "tests/services/platform/TestTerminal.h"

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

void copy(const QString& from, const QString& to)
{
    QFile::remove(to);
    OW_ENFORCE(QFile::copy(from, to));
}

constexpr auto kConfig = R"(
node = "centre"
role = "centre"
[listen]
port = 0
[tls]
certificate = "%1"
key = "%2"
ca = "%3"
[keys]
folder = "keys"
)";

} // namespace

TestCentre::TestCentre(TestHall& hall)
    : m_hall(hall)
{
    OW_ENFORCE(m_folder.isValid());
    OW_ENFORCE(crypto::FileNodeKeys::create(file(u"keys"_s), crypto::Suite::International));
    // The centre knows whose hall each terminal is.
    QFile nodes(hall.file(u"nodes.json"_s));
    OW_ENFORCE(nodes.open(QIODevice::ReadOnly));
    QJsonArray list;
    for (const QJsonValue node :
         QJsonDocument::fromJson(nodes.readAll()).object().value(u"nodes"_s).toArray()) {
        QJsonObject json = node.toObject();
        if (!json.contains(u"hall"_s)) {
            json.insert(u"hall"_s, u"hall-1"_s);
        }
        list << json;
    }
    write(file(u"nodes.json"_s), QJsonDocument(QJsonObject{{u"nodes"_s, list}}).toJson());
    QFile staff(hall.file(u"staff.json"_s));
    OW_ENFORCE(staff.open(QIODevice::ReadOnly));
    QJsonArray people;
    for (const QJsonValue member :
         QJsonDocument::fromJson(staff.readAll()).object().value(u"staff"_s).toArray()) {
        QJsonObject json = member.toObject();
        // Administrators are the city's.
        if (!json.value(u"role"_s).toString().endsWith(u"Administrator"_s)) {
            json.insert(u"hall"_s, u"hall-1"_s);
        }
        people << json;
    }
    write(file(u"staff.json"_s), QJsonDocument(QJsonObject{{u"staff"_s, people}}).toJson());
    copy(hall.file(u"catalogue.json"_s), file(u"catalogue.json"_s));
    write(file(u"platform.toml"_s),
          QString::fromLatin1(kConfig)
              .arg(hall.pki.serverCertificate(), hall.pki.serverKey(), hall.pki.caFile())
              .toUtf8());
    auto loaded = platform::PlatformSettings::load(file(u"platform.toml"_s));
    OW_ENFORCE(loaded);
    settings = std::move(loaded).value();
    settings.http.requestsPerSecond = 100'000;
    settings.http.requestBurst = 100'000;
}

void TestCentre::start()
{
    settings.http.port = m_port;
    m_application = std::make_unique<platform::Application>(
        settings, m_hall.clock == nullptr ? static_cast<const Clock&>(m_clock) : *m_hall.clock);
    const auto started = m_application->start();
    if (!started) {
        qFatal("%s", qPrintable(started.error().detail));
    }
    m_port = m_application->url().section(u':', -1).toUShort();
    m_hall.settings.role = platform::PlatformSettings::Role::Hall;
    m_hall.settings.upstream = m_hall.pki.endpoint(m_port, u"hall-1"_s, u"hall"_s);
    m_hall.settings.upstreamTiming = TestTerminal::quickTiming();
}

void TestCentre::stop()
{
    m_application.reset();
}

std::unique_ptr<crypto::NodeKeys> TestCentre::keys() const
{
    auto loaded = crypto::FileNodeKeys::load(file(u"keys"_s));
    OW_ENFORCE(loaded);
    return std::move(loaded).value();
}

storage::DatabaseOptions TestCentre::store() const
{
    storage::DatabaseOptions options;
    options.path = settings.storePath;
    options.readOnly = true;
    return options;
}

} // namespace onewindow::testing
