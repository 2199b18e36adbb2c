// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallInfoDesk.h"
#include "services/supervision/Alarms.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/TestCentre.h"
#include "tests/services/platform/TestTerminal.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>
#include <atomic>

using namespace onewindow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using onewindow::testing::TestCentre;
using onewindow::testing::TestHall;
using onewindow::testing::TestTerminal;

namespace {

constexpr int kPatienceMs = 30'000;

std::atomic<int> s_leftOut = 0;
QtMessageHandler s_handlerBefore = nullptr;

/// Counts what a centre says of a notice that it does not take in.
void countLeftOut(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (text.contains(u"Notice left out"_s) && text.contains(u"notices[1].title"_s)) {
        ++s_leftOut;
    } else {
        s_handlerBefore(type, context, text);
    }
}

QJsonObject text(const QString& zh, const QString& en)
{
    return {{u"zh"_s, zh}, {u"en"_s, en}};
}

QJsonObject notice(const QString& id, const QString& zh, int order)
{
    return {{u"id"_s, id}, {u"title"_s, text(zh, u"News "_s + id)}, {u"order"_s, order}};
}

/// As an editor does it.
void write(const QString& path, const QJsonArray& notices)
{
    const QJsonObject file{{u"issuer"_s, text(u"市行政审批局"_s, u"City Office"_s)},
                           {u"notices"_s, notices}};
    QSaveFile saved(path);
    OW_ENFORCE(saved.open(QIODevice::WriteOnly));
    saved.write(QJsonDocument(file).toJson());
    OW_ENFORCE(saved.commit());
}

} // namespace

/// What the centre and a hall tell everybody, on its way to a terminal; and what a terminal tells
/// whoever is on duty. Terminal, hall and centre are real, over real TLS.
class tst_TierNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void noticesOfTheCityReachTheTerminal();
    void whatIsOverIsNotTold();
    void badOneIsLeftOutAndNamed();
    void hallThatComesLaterTellsThemToo();
    void hoursOfTheHallReachTheTerminal();
    void hallFileIsTakenInAsItIsWritten();
    void callForHelpReachesWhoeverIsOnDuty();

private:
    void makeTerminal();
    /// "title|issuer|city", in order.
    [[nodiscard]] QStringList told() const;

    [[nodiscard]] QString cityFile() const { return m_centre->settings.noticesFile; }

    NoonClock m_clock;
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<TestCentre> m_centre;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestTerminal> m_kiosk;
    std::unique_ptr<queue::HallInfoDesk> m_info;
};

void tst_TierNotices::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_hall = std::make_unique<TestHall>();
    m_hall->clock = &m_clock;
    m_hall->settings.http.requestsPerSecond = 100'000;
    m_hall->settings.http.requestBurst = 100'000;
    m_centre = std::make_unique<TestCentre>(*m_hall);
    m_centre->start();
}

void tst_TierNotices::cleanup()
{
    m_kiosk.reset();
    m_info.reset();
    m_hall->stop();
    m_centre.reset();
    m_hall.reset();
    m_folder.reset();
}

void tst_TierNotices::makeTerminal()
{
    TestTerminal::Options options;
    options.storePath = m_folder->filePath(u"kiosk-1.db"_s);
    options.endpoint = m_hall->endpoint(u"kiosk-1"_s, u"kiosk"_s);
    m_kiosk = std::make_unique<TestTerminal>(*m_hall, options, m_clock);
    m_info = std::make_unique<queue::HallInfoDesk>(u"kiosk-1"_s, m_kiosk->writer());
    m_info->start();
    connect(&m_kiosk->sync(), &sync::SyncClient::changesApplied, m_info.get(),
            &queue::HallInfoDesk::onChangesApplied);
    m_kiosk->startAndWaitForFeed();
}

QStringList tst_TierNotices::told() const
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_clock.now().wallMs).date();
    QStringList lines;
    for (const queue::PublicNotice& one : m_info->notices(today)) {
        lines.append(one.title.zh + u'|' + one.issuer.zh + (one.isCity ? u"|city"_s : u"|hall"_s));
    }
    return lines;
}

void tst_TierNotices::noticesOfTheCityReachTheTerminal()
{
    m_hall->start();
    makeTerminal();
    // What hall.json of the test says.
    const QString own = u"欢迎||hall"_s;
    QTRY_COMPARE_WITH_TIMEOUT(told(), QStringList(own), kPatienceMs);
    write(cityFile(), {notice(u"a"_s, u"全市停电通知"_s, 0), notice(u"b"_s, u"系统升级"_s, 1)});
    const QString first = u"全市停电通知|市行政审批局|city"_s;
    const QString second = u"系统升级|市行政审批局|city"_s;
    QTRY_COMPARE_WITH_TIMEOUT(told(), (QStringList{first, second, own}), kPatienceMs);
    // The home page has the headlines in the same order.
    QCOMPARE(m_kiosk->desk().notices().constFirst().zh, u"全市停电通知"_s);
    QCOMPARE(m_kiosk->desk().notices().constFirst().en, u"News a"_s);

    write(cityFile(), {notice(u"b"_s, u"系统升级推迟"_s, 9)});
    QTRY_COMPARE_WITH_TIMEOUT(told(), (QStringList{own, u"系统升级推迟|市行政审批局|city"_s}),
                              kPatienceMs);
    QVERIFY(QFile::remove(cityFile()));
    QTRY_COMPARE_WITH_TIMEOUT(told(), QStringList(own), kPatienceMs);
}

void tst_TierNotices::whatIsOverIsNotTold()
{
    m_hall->start();
    makeTerminal();
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_clock.now().wallMs).date();
    QJsonObject over = notice(u"over"_s, u"已经结束"_s, 0);
    over.insert(u"until"_s, today.addDays(-1).toString(Qt::ISODate));
    QJsonObject later = notice(u"later"_s, u"还没开始"_s, 0);
    later.insert(u"from"_s, today.addDays(1).toString(Qt::ISODate));
    QJsonObject last = notice(u"last"_s, u"最后一天"_s, 0);
    last.insert(u"until"_s, today.toString(Qt::ISODate));
    write(cityFile(), {over, later, last});
    QTRY_COMPARE_WITH_TIMEOUT(
        told(), (QStringList{u"最后一天|市行政审批局|city"_s, u"欢迎||hall"_s}), kPatienceMs);
    // A terminal that hears no more of its hall does not go on telling it either.
    QVERIFY(std::ranges::none_of(m_info->notices(today.addDays(1)),
                                 [](const auto& one) { return one.isCity; }));
}

void tst_TierNotices::badOneIsLeftOutAndNamed()
{
    m_hall->start();
    makeTerminal();
    s_leftOut = 0;
    s_handlerBefore = qInstallMessageHandler(countLeftOut);
    const auto restored = qScopeGuard([] { qInstallMessageHandler(s_handlerBefore); });
    QJsonObject bad = notice(u"bad"_s, u"没有中文标题"_s, 0);
    bad.insert(u"title"_s, QJsonObject{{u"en"_s, u"x"_s}});
    write(cityFile(), {notice(u"a"_s, u"停水通知"_s, 0), bad});
    QTRY_COMPARE_WITH_TIMEOUT(
        told(), (QStringList{u"停水通知|市行政审批局|city"_s, u"欢迎||hall"_s}), kPatienceMs);
    QCOMPARE(s_leftOut.load(), 1);
}

void tst_TierNotices::hallThatComesLaterTellsThemToo()
{
    write(cityFile(), {notice(u"a"_s, u"停水通知"_s, 0)});
    m_hall->start();
    makeTerminal();
    const QStringList both{u"停水通知|市行政审批局|city"_s, u"欢迎||hall"_s};
    QTRY_COMPARE_WITH_TIMEOUT(told(), both, kPatienceMs);
    // And after a restart without the centre.
    m_kiosk.reset();
    m_info.reset();
    m_hall->stop();
    m_centre->stop();
    m_hall->start();
    makeTerminal();
    QTRY_COMPARE_WITH_TIMEOUT(told(), both, kPatienceMs);
}

void tst_TierNotices::hoursOfTheHallReachTheTerminal()
{
    QFile file(m_hall->settings.hallFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonObject hall = QJsonDocument::fromJson(file.readAll()).object();
    file.close();
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.now().wallMs);
    hall.insert(
        u"opening"_s,
        QJsonObject{{u"hours"_s, QJsonArray{u"0900-1700"_s}},
                    {u"days"_s, QJsonObject{{now.date().toString(Qt::ISODate), QJsonArray()},
                                            {now.date().addDays(1).toString(Qt::ISODate),
                                             QJsonArray{u"1000-1100"_s}}}}});
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(hall).toJson());
    file.close();
    m_hall->start();
    makeTerminal();
    const catalog::OpeningHours& hours = m_kiosk->desk().openingHours();
    QTRY_VERIFY_WITH_TIMEOUT(!hours.isEmpty(), kPatienceMs);
    QVERIFY(hours.isClosed(now));
    QCOMPARE(hours.nextOpening(now), QDateTime(now.date().addDays(1), QTime(10, 0)));
}

void tst_TierNotices::hallFileIsTakenInAsItIsWritten()
{
    m_hall->settings.hallFileEvery = 200ms;
    m_hall->start();
    makeTerminal();
    const auto rewrite = [&](const QByteArray& from, const QByteArray& to) {
        QFile file(m_hall->settings.hallFile);
        OW_ENFORCE(file.open(QIODevice::ReadOnly));
        QByteArray json = file.readAll();
        file.close();
        OW_ENFORCE(json.contains(from));
        QSaveFile saved(m_hall->settings.hallFile);
        OW_ENFORCE(saved.open(QIODevice::WriteOnly));
        saved.write(json.replace(from, to));
        OW_ENFORCE(saved.commit());
    };
    const auto windows = [&] {
        QStringList names;
        for (const queue::HallWindow& window : m_info->windows()) {
            names << window.name.zh;
        }
        return names;
    };
    const QStringList both{u"1 号窗口"_s, u"2 号窗口"_s};
    QTRY_COMPARE_WITH_TIMEOUT(windows(), both, kPatienceMs);
    rewrite("测试政务服务中心", "新政务服务中心");
    QTRY_COMPARE_WITH_TIMEOUT(m_kiosk->desk().hallName().zh, u"新政务服务中心"_s, kPatienceMs);
    rewrite("2 号窗口", "二号窗口");
    QTRY_VERIFY_WITH_TIMEOUT(windows().contains(u"二号窗口"_s), kPatienceMs);
    // Wrong, it changes nothing, and whoever looks after the hall is told where.
    rewrite("\"windows\": [", "\"windows\": [[");
    const auto alarms = [&] {
        auto opened = storage::Database::open(m_centre->store());
        OW_ENFORCE(opened);
        const auto open = supervision::openAlarms(*opened.value());
        OW_ENFORCE(open);
        return open.value();
    };
    QTRY_COMPARE_WITH_TIMEOUT(alarms().size(), 1, kPatienceMs);
    const supervision::Alarm alarm = alarms().constFirst();
    QCOMPARE(alarm.code, errorName(ErrorCode::BadConfig));
    QCOMPARE(alarm.node, u"hall-1"_s);
    QVERIFY2(alarm.detail.contains(u"hall.json: line "_s), qPrintable(alarm.detail));
    QVERIFY(windows().contains(u"二号窗口"_s));
}

void tst_TierNotices::callForHelpReachesWhoeverIsOnDuty()
{
    m_hall->start();
    makeTerminal();
    bool isRecorded = false;
    m_kiosk->desk().askForHelp([&](const Result<void>& done) { isRecorded = bool(done); });
    QTRY_VERIFY_WITH_TIMEOUT(isRecorded, kPatienceMs);
    storage::DatabaseOptions hallStore;
    hallStore.path = m_hall->settings.storePath;
    for (const storage::DatabaseOptions& store : {hallStore, m_centre->store()}) {
        const auto alarms = [&] {
            auto opened = storage::Database::open(store);
            OW_ENFORCE(opened);
            const auto open = supervision::openAlarms(*opened.value());
            OW_ENFORCE(open);
            return open.value();
        };
        QTRY_COMPARE_WITH_TIMEOUT(alarms().size(), 1, kPatienceMs);
        const supervision::Alarm alarm = alarms().constFirst();
        QCOMPARE(alarm.hall, u"hall-1"_s);
        QCOMPARE(alarm.node, u"kiosk-1"_s);
        QCOMPARE(alarm.code, errorName(ErrorCode::HelpWanted));
    }
}

QTEST_GUILESS_MAIN(tst_TierNotices)

#include "tst_TierNotices.moc"
