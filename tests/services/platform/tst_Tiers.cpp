// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/journal/Feed.h"
#include "services/queue/FeedKinds.h"
#include "services/storage/Transaction.h"
#include "services/supervision/Alarms.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/TestCentre.h"
#include "tests/services/platform/TestKiosk.h"
#include "tests/services/platform/TestTerminal.h"
#include "tests/services/sync/Relay.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSaveFile>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <functional>

using namespace onewindow;
using namespace Qt::StringLiterals;
using onewindow::testing::Relay;
using onewindow::testing::TestCentre;
using onewindow::testing::TestHall;
using onewindow::testing::TestKiosk;
using onewindow::testing::TestTerminal;

namespace {

constexpr int kPatienceMs = 30'000;
const QString kMatter = u"si"_s;

std::atomic<int> s_refusedCatalogues = 0;
QtMessageHandler s_handlerBefore = nullptr;

/// Counts what a centre says of a catalogue it does not take in.
void countRefusedCatalogues(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (text.contains(u"Catalogue not taken in"_s)) {
        ++s_refusedCatalogues;
    } else {
        s_handlerBefore(type, context, text);
    }
}

} // namespace

/// Terminal, hall and centre, each real, each with a store of its own, over real TLS.
class tst_Tiers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whatHappensAtATerminalReachesTheCentre();
    void safeComesBackToTheTerminal();
    void hallGoesOnWithoutTheCentre();
    void terminalGoesOnWithoutItsHall();
    void lostAnswersAddNothingTwice();
    void restoredCentreIsShippedEverythingAgain();
    void catalogueOfTheCentreReachesTheTerminal();
    void formsAndAgreementsFollowTheFile();
    void halfWrittenCatalogueChangesNothing();
    void twoMachinesWithOneIdentityRaiseAnAlarm();

private:
    TestTerminal::Options optionsOf(const QString& node);
    std::unique_ptr<TestTerminal> terminal(const QString& node = u"kiosk-1"_s);
    /// The rows of `node`'s chain, as the centre holds them and as the hall does.
    QStringList rowsAtCentre(const QString& node) const;
    QStringList rowsAtHall(const QString& node) const;
    /// Waits until they are the same. Both may go on, so it is enough that they were once.
    bool centreHasAllOf(const QString& node) const;
    QJsonObject hallThing(const char* kind, const QString& id) const;
    /// As its administrator does.
    void closeAtCentre(const supervision::Alarm& alarm);

    NoonClock m_clock;
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<TestCentre> m_centre;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Tiers::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_hall = std::make_unique<TestHall>();
    m_hall->clock = &m_clock;
    m_hall->settings.http.requestsPerSecond = 100'000;
    m_hall->settings.http.requestBurst = 100'000;
    m_centre = std::make_unique<TestCentre>(*m_hall);
    m_centre->start();
    m_hall->start();
}

void tst_Tiers::cleanup()
{
    m_hall->stop();
    m_centre.reset();
    m_hall.reset();
    m_folder.reset();
}

TestTerminal::Options tst_Tiers::optionsOf(const QString& node)
{
    TestTerminal::Options options;
    options.node = node;
    options.storePath = m_folder->filePath(node + u".db"_s);
    options.endpoint = m_hall->endpoint(node, u"kiosk"_s);
    return options;
}

std::unique_ptr<TestTerminal> tst_Tiers::terminal(const QString& node)
{
    auto kiosk = std::make_unique<TestTerminal>(*m_hall, optionsOf(node), m_clock);
    kiosk->startAndWaitForFeed();
    return kiosk;
}

QStringList tst_Tiers::rowsAtCentre(const QString& node) const
{
    return TestKiosk::rowsOf(m_centre->store(), node);
}

QStringList tst_Tiers::rowsAtHall(const QString& node) const
{
    storage::DatabaseOptions options;
    options.path = m_hall->settings.storePath;
    return TestKiosk::rowsOf(options, node);
}

bool tst_Tiers::centreHasAllOf(const QString& node) const
{
    return QTest::qWaitFor([&] { return rowsAtCentre(node) == rowsAtHall(node); }, kPatienceMs);
}

QJsonObject tst_Tiers::hallThing(const char* kind, const QString& id) const
{
    storage::DatabaseOptions options;
    options.path = m_hall->settings.storePath;
    options.readOnly = true;
    auto opened = storage::Database::open(options);
    OW_ENFORCE(opened);
    const auto found =
        journal::Feed(u"hall-1"_s).find(*opened.value(), QString::fromLatin1(kind), id);
    OW_ENFORCE(found);
    return found.value().value_or(QJsonObject());
}

void tst_Tiers::closeAtCentre(const supervision::Alarm& alarm)
{
    const auto keys = m_centre->keys();
    supervision::AlarmProjection projection(m_centre->settings.node);
    journal::Journal::Settings settings;
    settings.node = m_centre->settings.node;
    settings.keys = keys.get();
    settings.clock = &m_clock;
    settings.projections = {&projection};
    settings.isCentre = true;
    journal::Journal journal = journal::Journal(std::move(settings)).forHall(alarm.hall);
    QVERIFY(m_centre->application().writer().runAndWait<void>([&](storage::Database& database) {
        return supervision::closeAlarm(journal, database, alarm.id, u"gao"_s);
    }));
}

void tst_Tiers::whatHappensAtATerminalReachesTheCentre()
{
    const auto one = terminal(u"kiosk-1"_s);
    const auto two = terminal(u"kiosk-2"_s);
    for (int i = 0; i < 10; ++i) {
        one->issue(kMatter);
        two->issue(kMatter);
    }
    QTRY_COMPARE_WITH_TIMEOUT(rowsAtCentre(u"kiosk-1"_s).size(), 20, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(rowsAtCentre(u"kiosk-2"_s).size(), 20, kPatienceMs);
    QCOMPARE(rowsAtCentre(u"kiosk-1"_s), TestKiosk::rowsOf(one->store(), u"kiosk-1"_s));
    QCOMPARE(rowsAtCentre(u"kiosk-2"_s), TestKiosk::rowsOf(two->store(), u"kiosk-2"_s));
}

void tst_Tiers::safeComesBackToTheTerminal()
{
    const auto kiosk = terminal();
    kiosk->issue(kMatter);
    const auto safe = [&] {
        auto opened = storage::Database::open(kiosk->store());
        OW_ENFORCE(opened);
        auto statement = opened.value()->prepare("SELECT safe FROM chains WHERE is_own = 1");
        OW_ENFORCE(statement && statement.value().step());
        return statement.value().integer(0);
    };
    QTRY_COMPARE_WITH_TIMEOUT(safe(), 2, kPatienceMs);
    m_centre->stop();
    kiosk->issue(kMatter);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    QCOMPARE(safe(), 2);
    m_centre->start();
    QTRY_COMPARE_WITH_TIMEOUT(safe(), 4, kPatienceMs);
}

void tst_Tiers::hallGoesOnWithoutTheCentre()
{
    const auto kiosk = terminal();
    QTRY_VERIFY_WITH_TIMEOUT(
        hallThing(queue::feed::kCentre, u"centre"_s).value(u"isReached"_s).toBool(), kPatienceMs);
    m_centre->stop();
    QTRY_VERIFY_WITH_TIMEOUT(
        hallThing(queue::feed::kCentre, u"centre"_s).value(u"since"_s).toInteger() > 0,
        kPatienceMs);
    // A hall that starts without a centre knows what it knew.
    m_hall->stop();
    m_hall->start();
    for (int i = 0; i < 5; ++i) {
        kiosk->issue(kMatter);
    }
    QTRY_COMPARE_WITH_TIMEOUT(rowsAtHall(u"kiosk-1"_s).size(), 10, kPatienceMs);
    QVERIFY(rowsAtCentre(u"kiosk-1"_s).isEmpty());
    m_centre->start();
    QTRY_COMPARE_WITH_TIMEOUT(rowsAtCentre(u"kiosk-1"_s).size(), 10, kPatienceMs);
    QCOMPARE(rowsAtCentre(u"kiosk-1"_s), rowsAtHall(u"kiosk-1"_s));
    QVERIFY(centreHasAllOf(u"hall-1"_s));
    QTRY_VERIFY_WITH_TIMEOUT(
        hallThing(queue::feed::kCentre, u"centre"_s).value(u"isReached"_s).toBool(), kPatienceMs);
}

void tst_Tiers::terminalGoesOnWithoutItsHall()
{
    const auto kiosk = terminal();
    m_hall->stop();
    for (int i = 0; i < 5; ++i) {
        kiosk->issue(kMatter);
    }
    m_hall->start();
    QTRY_COMPARE_WITH_TIMEOUT(rowsAtCentre(u"kiosk-1"_s).size(), 10, kPatienceMs);
    QCOMPARE(rowsAtCentre(u"kiosk-1"_s), TestKiosk::rowsOf(kiosk->store(), u"kiosk-1"_s));
}

// The centre has taken the rows, and the hall does not hear of it.
void tst_Tiers::lostAnswersAddNothingTwice()
{
    Relay relay(m_centre->port());
    m_hall->stop();
    m_hall->settings.upstream.baseUrl = u"https://127.0.0.1:%1"_s.arg(relay.port());
    m_hall->start();
    const auto kiosk = terminal();
    relay.breakAtRandom(7, 6'000);
    for (int i = 0; i < 40; ++i) {
        kiosk->issue(kMatter);
        QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
        if (i % 8 == 7) {
            relay.cut();
        }
    }
    relay.breakAtRandom(7, 0);
    QTRY_COMPARE_WITH_TIMEOUT(rowsAtCentre(u"kiosk-1"_s).size(), 80, kPatienceMs);
    QCOMPARE(rowsAtCentre(u"kiosk-1"_s), rowsAtHall(u"kiosk-1"_s));
    QVERIFY(centreHasAllOf(u"hall-1"_s));
}

void tst_Tiers::restoredCentreIsShippedEverythingAgain()
{
    const auto kiosk = terminal();
    kiosk->issue(kMatter);
    QTRY_COMPARE_WITH_TIMEOUT(rowsAtCentre(u"kiosk-1"_s).size(), 2, kPatienceMs);
    m_centre->stop();
    for (const QString& side : {QString(), u"-wal"_s, u"-shm"_s}) {
        QFile::remove(m_centre->settings.storePath + side);
    }
    m_centre->start();
    kiosk->issue(kMatter);
    QTRY_COMPARE_WITH_TIMEOUT(rowsAtCentre(u"kiosk-1"_s).size(), 4, kPatienceMs);
    QCOMPARE(rowsAtCentre(u"kiosk-1"_s), rowsAtHall(u"kiosk-1"_s));
    QVERIFY(centreHasAllOf(u"hall-1"_s));
}

void tst_Tiers::catalogueOfTheCentreReachesTheTerminal()
{
    const auto kiosk = terminal();
    QCOMPARE(kiosk->desk().catalogue().matters.size(), 2);
    QFile file(m_centre->settings.catalogueFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray json = file.readAll();
    file.close();
    json.replace("\"社保登记\"", "\"参保登记\"");
    json.replace("\"id\": \"tax\"", "\"id\": \"tax2\"");
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(json);
    file.close();
    const auto nameOf = [&](const QString& id) {
        const catalog::Matter* matter = kiosk->desk().catalogue().matter(id);
        return matter != nullptr ? matter->name.zh : QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(nameOf(kMatter), u"参保登记"_s, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(nameOf(u"tax"_s).isEmpty(), kPatienceMs);
    QVERIFY(!nameOf(u"tax2"_s).isEmpty());
}

/// What is finished at the terminal, and what goes with it, follows the centre's file as it is
/// edited: nobody is started anew.
void tst_Tiers::formsAndAgreementsFollowTheFile()
{
    const auto kiosk = terminal();
    const auto rewrite = [this](const std::function<void(QJsonObject&)>& change) {
        QFile file(m_centre->settings.catalogueFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        file.close();
        change(json);
        // As editors do: a new file in the old one's place.
        QSaveFile saved(m_centre->settings.catalogueFile);
        QVERIFY(saved.open(QIODevice::WriteOnly));
        saved.write(QJsonDocument(json).toJson());
        QVERIFY(saved.commit());
    };
    QFile whole(u"" ONEWINDOW_SOURCE_DIR "/tests/services/catalog/data/whole.json"_s);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QJsonObject added = QJsonDocument::fromJson(whole.readAll()).object();
    rewrite([&](QJsonObject& json) {
        QJsonObject meal = added[u"matters"].toArray().at(0).toObject();
        meal.remove(u"task_state"_s);
        QJsonArray matters = json[u"matters"].toArray();
        matters.append(meal);
        json[u"matters"] = matters;
        QJsonArray themes = json[u"themes"].toArray();
        themes.append(added[u"themes"].toArray().at(0));
        json[u"themes"] = themes;
        json[u"departments"] = added[u"departments"];
        json[u"agreements"] = added[u"agreements"];
    });
    const auto& catalogue = kiosk->desk().catalogue();
    QTRY_VERIFY_WITH_TIMEOUT(catalogue.matter(u"meal"_s) != nullptr, kPatienceMs);
    const auto form = catalogue.matter(u"meal"_s)->terminal.form;
    QVERIFY(form);
    QCOMPARE(form->sections.size(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(catalogue.agreement(u"elder"_s) != nullptr, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(catalogue.department(u"civil"_s) != nullptr, kPatienceMs);

    rewrite([](QJsonObject& json) {
        QJsonArray matters = json[u"matters"].toArray();
        QJsonObject meal = matters.takeAt(2).toObject();
        meal[u"task_state"] = 2; // Paused.
        matters.append(meal);
        json[u"matters"] = matters;
        QJsonArray agreements = json[u"agreements"].toArray();
        QJsonObject elder = agreements.takeAt(0).toObject();
        elder[u"valid_to"] = u"2029-12-31"_s;
        agreements.append(elder);
        json[u"agreements"] = agreements;
    });
    QTRY_VERIFY_WITH_TIMEOUT(catalogue.matter(u"meal"_s) == nullptr, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(catalogue.agreement(u"elder"_s)->validTo, QDate(2029, 12, 31),
                              kPatienceMs);
}

void tst_Tiers::halfWrittenCatalogueChangesNothing()
{
    const auto kiosk = terminal();
    QFile file(m_centre->settings.catalogueFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();
    s_refusedCatalogues = 0;
    s_handlerBefore = qInstallMessageHandler(countRefusedCatalogues);
    const auto restored = qScopeGuard([] { qInstallMessageHandler(s_handlerBefore); });
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(whole.first(whole.size() / 2));
    file.close();
    QTRY_VERIFY_WITH_TIMEOUT(s_refusedCatalogues > 0, kPatienceMs);
    QCOMPARE(kiosk->desk().catalogue().matters.size(), 2);
    QByteArray changed = whole;
    changed.replace("\"社保登记\"", "\"参保登记\"");
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(changed);
    file.close();
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->desk().catalogue().matter(kMatter)->name.zh, u"参保登记"_s,
                              kPatienceMs);
    QCOMPARE(kiosk->desk().catalogue().matters.size(), 2);
}

void tst_Tiers::twoMachinesWithOneIdentityRaiseAnAlarm()
{
    auto kiosk = terminal();
    kiosk->issue(kMatter);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    kiosk.reset();
    // Another machine with the same keys and a store of its own.
    QFile::rename(m_folder->filePath(u"kiosk-1.db"_s), m_folder->filePath(u"first.db"_s));
    TestTerminal impostor(*m_hall, optionsOf(u"kiosk-1"_s), m_clock);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"holds other rows of this store"_s));
    impostor.sync().start();
    const auto alarms = [&] {
        auto opened = storage::Database::open(m_centre->store());
        OW_ENFORCE(opened);
        const auto open = supervision::openAlarms(*opened.value());
        OW_ENFORCE(open);
        return open.value();
    };
    QTRY_COMPARE_WITH_TIMEOUT(alarms().size(), 1, kPatienceMs);
    const supervision::Alarm alarm = alarms().constFirst();
    QCOMPARE(alarm.hall, u"hall-1"_s);
    QCOMPARE(alarm.node, u"kiosk-1"_s);
    QCOMPARE(alarm.code, u"ChainForked"_s);
    QCOMPARE(alarm.raisedBy, u"kiosk-1"_s);

    // Dealt with at the centre, it is at the hall as well, which would not see the next one else.
    QVERIFY(!hallThing(supervision::kAlarmThing, idToText(alarm.id)).isEmpty());
    closeAtCentre(alarm);
    QTRY_VERIFY_WITH_TIMEOUT(hallThing(supervision::kAlarmThing, idToText(alarm.id)).isEmpty(),
                             kPatienceMs);
}

QTEST_GUILESS_MAIN(tst_Tiers)

#include "tst_Tiers.moc"
