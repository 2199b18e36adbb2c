// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/TestTiers.h"

#include "services/core/Ids.h"
#include "tests/services/platform/HttpCalls.h"

#include <QFile>
#include <QJsonDocument>

namespace onewindow::testing {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QJsonObject readObject(const QString& path)
{
    QFile file(path);
    OW_ENFORCE(file.open(QIODevice::ReadOnly));
    return QJsonDocument::fromJson(file.readAll()).object();
}

void writeObject(const QString& path, const QJsonObject& object)
{
    QFile file(path);
    OW_ENFORCE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    OW_ENFORCE(file.write(QJsonDocument(object).toJson()) > 0);
}

/// The hall as the centre is to find it.
TestHall& prepared(TestHall& hall, const QStringList& otherHalls)
{
    for (const QString& other : otherHalls) {
        hall.addMachine(other, other);
        hall.addMachine(u"kiosk-"_s + other, other);
    }
    writeObject(hall.file(u"catalogue.json"_s),
                readObject(u"" ONEWINDOW_SOURCE_DIR "/packaging/tryout/catalogue.json"_s));
    return hall;
}

} // namespace

TestTiers::TestTiers(const Clock& clock, const QStringList& otherHalls)
    : centre(prepared(hall, otherHalls))
    , m_clock(clock)
{
    hall.clock = &clock;
}

TestTiers::~TestTiers()
{
    hall.stop();
    centre.stop();
}

void TestTiers::changeCatalogue(const std::function<void(QJsonObject&)>& change)
{
    QJsonObject catalogue = readObject(centre.file(u"catalogue.json"_s));
    change(catalogue);
    writeObject(centre.file(u"catalogue.json"_s), catalogue);
}

void TestTiers::start()
{
    centre.start();
    hall.start();
}

TestTerminal::Options TestTiers::optionsOf(const QString& node)
{
    TestTerminal::Options options;
    options.node = node;
    options.storePath = m_folder.filePath(node + u".db"_s);
    options.endpoint = hall.endpoint(node, u"kiosk"_s);
    options.moreRecipients = {{node, hall.keys(node)->sealingPublicKey()},
                              {u"centre"_s, centre.keys()->sealingPublicKey()}};
    return options;
}

std::unique_ptr<platform::Application> TestTiers::startOther(const QString& other)
{
    platform::PlatformSettings settings = hall.settings;
    settings.node = other;
    settings.http.port = 0;
    settings.keysFolder = hall.file(other);
    settings.storePath = m_folder.filePath(other + u".db"_s);
    settings.markerFile = m_folder.filePath(other + u".generation"_s);
    settings.upstream = hall.pki.endpoint(centre.port(), other, u"hall"_s);
    auto application = std::make_unique<platform::Application>(settings, m_clock);
    OW_ENFORCE(application->start());
    return application;
}

TestTerminal::Options TestTiers::optionsOf(const QString& node, const QString& other,
                                           const platform::Application& application)
{
    TestTerminal::Options options = optionsOf(node);
    options.hall = other;
    options.mark = u"1"_s;
    options.endpoint =
        hall.pki.endpoint(application.url().section(u':', -1).toUShort(), node, u"kiosk"_s);
    return options;
}

std::unique_ptr<TestTerminal> TestTiers::terminal(const TestTerminal::Options& options)
{
    auto kiosk = std::make_unique<TestTerminal>(hall, options, m_clock);
    kiosk->startAndWaitForFeed();
    const auto& catalogue = kiosk->desk().catalogue();
    OW_ENFORCE(QTest::qWaitFor(
        [&] {
            return catalogue.matter(kMatter) != nullptr &&
                   catalogue.agreement(kAgreement) != nullptr;
        },
        kTiersPatienceMs));
    return kiosk;
}

cases::Applicant TestTiers::applicant()
{
    return {kName, kNumber, u"2"_s, u"01"_s, QDate(1949, 12, 31), u"北京市"_s, false};
}

cases::OpenedCase TestTiers::open(TestTerminal& kiosk)
{
    const auto opened = answerOf<cases::OpenedCase>([&](const auto& callback) {
        kiosk.caseDesk().open({.matter = kMatter,
                               .applicant = applicant(),
                               .consentVersion = u"2026-01"_s,
                               .consentedAtMs = 1,
                               .caseId = {}},
                              callback);
    });
    OW_ENFORCE(opened);
    return opened.value();
}

cases::FiledCase TestTiers::file(TestTerminal& kiosk)
{
    const cases::OpenedCase opened = open(kiosk);
    const auto filed = answerOf<cases::FiledCase>([&](const auto& callback) {
        kiosk.caseDesk().file({.opened = opened,
                               .applicant = applicant(),
                               .answers = {{u"purpose"_s, u"loan"_s}},
                               .hasCommitted = false},
                              callback);
    });
    OW_ENFORCE(filed);
    return filed.value();
}

cases::FiledCase TestTiers::found(TestTerminal& kiosk, const cases::FiledCase& filed)
{
    const auto again = answerOf<cases::FiledCase>(
        [&](const auto& callback) { kiosk.caseDesk().find(filed.link, callback); });
    OW_ENFORCE(again);
    return again.value();
}

QJsonObject TestTiers::forget(const QByteArray& subject)
{
    sync::HttpClient counter(hall.endpoint(u"counter-1"_s, u"counter"_s));
    const auto ask = [&](sync::HttpCall call) {
        call.limit = 40s;
        const Answer answer(counter.perform(call));
        OW_ENFORCE(answer.status != 0);
        return answer.json;
    };
    const QString token =
        ask(post(u"/v1/session"_s, R"({"account":"zhao","password":"secret-1"})"))["token"_L1]
            .toString();
    const QJsonObject body{
        {u"reason"_s, u"request"_s}, {u"hall"_s, kHall}, {u"subject"_s, idToText(subject)}};
    return ask(
        as(post(u"/v1/erasures"_s, QJsonDocument(body).toJson(QJsonDocument::Compact)), token));
}

storage::DatabaseOptions TestTiers::hallStore() const
{
    storage::DatabaseOptions options;
    options.path = hall.settings.storePath;
    options.readOnly = true;
    return options;
}

} // namespace onewindow::testing
