// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/HallEffects.h"
#include "qml/Counter/HallWords.h"
#include "services/core/Durations.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNowMs = 1'795'309'200'000;

QJsonObject outlook(int windows, double mean, int low, int high)
{
    QJsonObject json{{u"openWindows"_s, windows}};
    if (windows > 0) {
        json.insert(u"meanMinutes"_s, mean);
        json.insert(u"low"_s, low);
        json.insert(u"high"_s, high);
    }
    return json;
}

} // namespace

/// What the page of the hall says, from what the hall has answered.
class TestHallWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matters_data();
    void matters();
    void mostUrgentFirst();
    void windows_data();
    void windows();
    void terminals_data();
    void terminals();
    void levels_data();
    void levels();
    void effects_data();
    void effects();
    void worstEffectFirst();
    void sameLinesStay();

private:
    queue::HallPicture m_hall;
};

void TestHallWords::matters_data()
{
    QTest::addColumn<int>("waiting");
    QTest::addColumn<int>("late");
    QTest::addColumn<int>("longest"); // Minutes.
    QTest::addColumn<int>("windows");
    QTest::addColumn<QString>("caption");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<HallLine::Care>("care");
    QTest::newRow("nobody") << 0 << 0 << 0 << 2 << u"窗口 2 个 · 新来 5–10 分"_s << QString()
                            << HallLine::Care::Well;
    QTest::newRow("some") << 3 << 0 << 8 << 2 << u"最长 8 分 · 窗口 2 个 · 新来 5–10 分"_s
                          << QString() << HallLine::Care::Well;
    QTest::newRow("nearly") << 3 << 0 << 15 << 2 << u"最长 15 分 · 窗口 2 个 · 新来 5–10 分"_s
                            << QString() << HallLine::Care::Watch;
    QTest::newRow("late") << 3 << 1 << 21 << 2 << u"最长 21 分 · 窗口 2 个 · 新来 5–10 分"_s
                          << u"1 人超过 20 分"_s << HallLine::Care::Act;
    QTest::newRow("no window") << 3 << 0 << 8 << 0 << u"最长 8 分"_s << u"没有窗口办理"_s
                               << HallLine::Care::Act;
    QTest::newRow("no window, nobody")
        << 0 << 0 << 0 << 0 << QString() << u"没有窗口办理"_s << HallLine::Care::Watch;
}

void TestHallWords::matters()
{
    QFETCH(int, waiting);
    QFETCH(int, late);
    QFETCH(int, longest);
    QFETCH(int, windows);
    QJsonObject matter{{u"id"_s, u"si"_s}, {u"waiting"_s, waiting}, {u"late"_s, late}};
    QJsonArray ids;
    for (int i = 0; i < windows; ++i) {
        ids.append(QString::number(i));
    }
    matter.insert(u"windows"_s, ids);
    if (waiting > 0) {
        matter.insert(u"longestSince"_s, kNowMs - longest * kMinuteMs);
    }
    if (windows > 0) {
        matter.insert(u"low"_s, 5);
        matter.insert(u"high"_s, 10);
    }
    const QJsonObject live{{u"levelMinutes"_s, 20}, {u"matters"_s, QJsonArray{matter}}};
    const HallLine line = matterLines({live, m_hall, kNowMs}, {u"si"_s}).constFirst();
    QCOMPARE(line.figure, u"%1 人"_s.arg(waiting));
    QTEST(line.caption, "caption");
    QTEST(line.tag, "tag");
    QTEST(line.care, "care");
    QVERIFY(line.isMarked);
}

void TestHallWords::mostUrgentFirst()
{
    const auto matter = [](const char* id, int waiting, int late, int windows) {
        QJsonArray ids;
        for (int i = 0; i < windows; ++i) {
            ids.append(QString::number(i));
        }
        return QJsonObject{{u"id"_s, QLatin1String(id)},
                           {u"waiting"_s, waiting},
                           {u"late"_s, late},
                           {u"longestSince"_s, kNowMs - kMinuteMs},
                           {u"windows"_s, ids}};
    };
    const QJsonObject live{
        {u"levelMinutes"_s, 20},
        {u"matters"_s, QJsonArray{matter("idle", 0, 0, 1), matter("many", 9, 0, 1),
                                  matter("alone", 1, 0, 0), matter("late", 2, 2, 1)}}};
    QStringList order;
    for (const HallLine& line : matterLines({live, m_hall, kNowMs}, {})) {
        order << line.id;
    }
    QCOMPARE(order, (QStringList{u"late"_s, u"alone"_s, u"many"_s, u"idle"_s}));
}

void TestHallWords::windows_data()
{
    QTest::addColumn<QJsonObject>("window");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("figure");
    QTest::addColumn<QString>("caption");
    QTest::addColumn<QString>("detail");
    const QJsonObject open{{u"id"_s, u"3"_s},
                           {u"state"_s, u"open"_s},
                           {u"staff"_s, u"wang"_s},
                           {u"since"_s, kNowMs - 60 * kMinuteMs},
                           {u"matters"_s, QJsonArray{u"a"_s, u"b"_s}}};
    const auto with = [](QJsonObject window, const QJsonObject& more) {
        for (auto it = more.begin(); it != more.end(); ++it) {
            window.insert(it.key(), it.value());
        }
        return window;
    };
    const QString since = u"王晓燕 · 08:00 起"_s;
    QTest::newRow("free") << open << u"服务中"_s << u"空闲"_s << since << u"办理 2 项"_s;
    QTest::newRow("called") << with(open, {{u"number"_s, u"A1021"_s},
                                           {u"ticketState"_s, u"called"_s},
                                           {u"calledAt"_s, kNowMs - 2 * kMinuteMs}})
                            << u"服务中"_s << u"A1021 已叫 2 分"_s << since << u"办理 2 项"_s;
    QTest::newRow("serving") << with(open, {{u"number"_s, u"A1021"_s},
                                            {u"ticketState"_s, u"serving"_s},
                                            {u"calledAt"_s, kNowMs - 20 * kMinuteMs},
                                            {u"startedAt"_s, kNowMs - 18 * kMinuteMs}})
                             << u"服务中"_s << u"A1021 办理 18 分"_s << since << u"办理 2 项"_s;
    QTest::newRow("paused") << with(open, {{u"state"_s, u"paused"_s}, {u"reason"_s, u"lunch"_s}})
                            << u"已暂停"_s << u"午间休息"_s << since << u"办理 2 项"_s;
    QTest::newRow("closed") << QJsonObject{{u"id"_s, u"3"_s},
                                           {u"state"_s, u"closed"_s},
                                           {u"matters"_s, QJsonArray()}}
                            << u"未开放"_s << QString() << QString() << QString();
}

void TestHallWords::windows()
{
    QFETCH(QJsonObject, window);
    const QJsonObject live{{u"windows"_s, QJsonArray{window}},
                           {u"staffNames"_s, QJsonObject{{u"wang"_s, u"王晓燕"_s}}}};
    const HallLine line = windowLines({live, m_hall, kNowMs}).constFirst();
    QCOMPARE(line.title, u"3 号窗口"_s);
    QTEST(line.tag, "tag");
    QTEST(line.figure, "figure");
    QTEST(line.caption, "caption");
    QTEST(line.detail, "detail");
}

void TestHallWords::terminals_data()
{
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<HallLine::Care>("care");
    const auto devices = [](const char* device, const char* status) {
        return QJsonObject{
            {QLatin1String(device), QJsonObject{{u"status"_s, QLatin1String(status)}}}};
    };
    const QJsonObject heard{{u"heardAt"_s, kNowMs - 20'000}, {u"journalAt"_s, kNowMs - 60'000}};
    const auto with = [&heard](const QJsonObject& states) {
        QJsonObject more = heard;
        more.insert(u"devices"_s, states);
        return more;
    };
    QTest::newRow("well") << with(devices("printer", "ready")) << u"正常"_s << HallLine::Care::Well;
    QTest::newRow("paper") << with(devices("printer", "paperLow")) << u"打印纸快用完"_s
                           << HallLine::Care::Watch;
    QTest::newRow("jam") << with(devices("printer", "jam")) << u"打印机卡纸"_s
                         << HallLine::Care::Act;
    QTest::newRow("reader") << with(devices("reader", "missing")) << u"身份证阅读器不能用"_s
                            << HallLine::Care::Act;
    QTest::newRow("away") << QJsonObject{{u"heardAt"_s, kNowMs - kTerminalAwayMs - 1}}
                          << u"08:58 起没有联系"_s << HallLine::Care::Act;
    QTest::newRow("stuck") << QJsonObject{{u"heardAt"_s, kNowMs},
                                          {u"journalAt"_s, kNowMs - kJournalStuckMs - 1}}
                           << u"08:55 起数据没有上报"_s << HallLine::Care::Watch;
    QTest::newRow("never") << QJsonObject() << u"还没有联系上"_s << HallLine::Care::Watch;
}

void TestHallWords::terminals()
{
    QFETCH(QJsonObject, more);
    more.insert(u"node"_s, u"kiosk-1"_s);
    more.insert(u"name"_s, u"1 号机"_s);
    const QJsonObject live{{u"terminals"_s, QJsonArray{more}}};
    const HallLine line = terminalLines({live, m_hall, kNowMs}).constFirst();
    QCOMPARE(line.title, u"1 号机"_s);
    QTEST(line.tag, "tag");
    QTEST(line.care, "care");
}

void TestHallWords::levels_data()
{
    QTest::addColumn<double>("people");
    QTest::addColumn<double>("within");
    QTest::addColumn<QString>("words");
    QTest::addColumn<HallLine::Care>("care");
    QTest::newRow("nobody") << 0.0 << 0.0 << u"—"_s << HallLine::Care::Well;
    QTest::newRow("all") << 12.0 << 12.0 << u"100%"_s << HallLine::Care::Well;
    QTest::newRow("four in five") << 10.0 << 8.0 << u"80%"_s << HallLine::Care::Well;
    QTest::newRow("three in five") << 10.0 << 6.0 << u"60%"_s << HallLine::Care::Watch;
    QTest::newRow("half") << 10.4 << 5.2 << u"50%"_s << HallLine::Care::Act;
}

void TestHallWords::levels()
{
    QFETCH(double, people);
    QFETCH(double, within);
    const QJsonObject level{{u"people"_s, people}, {u"within"_s, within}};
    QTEST(serviceLevelText(level), "words");
    QTEST(serviceLevelCare(level), "care");
}

void TestHallWords::effects_data()
{
    QTest::addColumn<QJsonObject>("now");
    QTest::addColumn<QJsonObject>("then");
    QTest::addColumn<int>("waiting");
    QTest::addColumn<QString>("figure");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<HallLine::Care>("care");
    const QJsonObject slow = outlook(2, 27.4, 20, 35);
    const QJsonObject quick = outlook(3, 16.2, 12, 20);
    const QJsonObject none = outlook(0, 0, 0, 0);
    QTest::newRow("shorter") << slow << quick << 8 << u"20–35 分钟 → 12–20 分钟"_s << u"等得更短"_s
                             << HallLine::Care::Well;
    QTest::newRow("longer") << quick << slow << 8 << u"12–20 分钟 → 20–35 分钟"_s << u"等得更久"_s
                            << HallLine::Care::Watch;
    QTest::newRow("nobody serves them") << quick << none << 8 << u"12–20 分钟 → 没有窗口"_s
                                        << u"8 人在等，没有窗口了"_s << HallLine::Care::Act;
    QTest::newRow("nobody serves it") << quick << none << 0 << u"12–20 分钟 → 没有窗口"_s
                                      << u"没有窗口了"_s << HallLine::Care::Watch;
    QTest::newRow("served again") << none << quick << 8 << u"没有窗口 → 12–20 分钟"_s
                                  << u"有窗口了"_s << HallLine::Care::Well;
}

void TestHallWords::effects()
{
    QFETCH(QJsonObject, now);
    QFETCH(QJsonObject, then);
    QFETCH(int, waiting);
    const QJsonObject matter{
        {u"id"_s, u"si"_s}, {u"waiting"_s, waiting}, {u"now"_s, now}, {u"then"_s, then}};
    const auto lines = effectLines({{u"matters"_s, QJsonArray{matter}}}, m_hall);
    QCOMPARE(lines.size(), 1);
    QTEST(lines.constFirst().figure, "figure");
    QTEST(lines.constFirst().tag, "tag");
    QTEST(lines.constFirst().care, "care");
    // What does not change is not said.
    const QJsonObject same{
        {u"id"_s, u"si"_s}, {u"waiting"_s, waiting}, {u"now"_s, now}, {u"then"_s, now}};
    QVERIFY(effectLines({{u"matters"_s, QJsonArray{same}}}, m_hall).isEmpty());
}

void TestHallWords::worstEffectFirst()
{
    QJsonArray matters;
    for (int i = 0; i < 12; ++i) {
        matters.append(
            QJsonObject{{u"id"_s, QString::number(i)},
                        {u"waiting"_s, i},
                        {u"now"_s, outlook(2, 10, 5, 15)},
                        {u"then"_s, i == 3 ? outlook(0, 0, 0, 0) : outlook(2, 20, 15, 25)}});
    }
    const auto lines = effectLines({{u"matters"_s, matters}}, m_hall);
    QCOMPARE(lines.size(), kEffectsShown);
    QCOMPARE(lines.at(0).id, u"3"_s);
    QCOMPARE(lines.at(1).id, u"11"_s);
}

/// A card that is dragged is not made anew because a minute has gone by.
void TestHallWords::sameLinesStay()
{
    HallLineModel model;
    QSignalSpy resets(&model, &HallLineModel::modelReset);
    QSignalSpy changes(&model, &HallLineModel::dataChanged);
    model.setLines({{.id = u"1"_s, .title = u"a"_s}, {.id = u"2"_s, .title = u"b"_s}});
    QCOMPARE(resets.size(), 1);
    model.setLines({{.id = u"1"_s, .title = u"a"_s}, {.id = u"2"_s, .title = u"c"_s}});
    QCOMPARE(resets.size(), 1);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.constFirst().at(0).toModelIndex().row(), 1);
    model.setLines({{.id = u"2"_s, .title = u"c"_s}, {.id = u"1"_s, .title = u"a"_s}});
    QCOMPARE(resets.size(), 2);
    QCOMPARE(model.idAt(0), u"2"_s);
    QCOMPARE(model.idAt(7), QString());
}

QTEST_GUILESS_MAIN(TestHallWords)
#include "tst_HallWords.moc"
