// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Board/BoardViewModel.h"
#include "services/core/Durations.h"
#include "services/queue/FeedKinds.h"
#include "tests/ManualClock.h"
#include "tests/qml/staff/ScriptedHall.h"

#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using drivers::Announcement;
using drivers::DeviceStatus;
using onewindow::testing::ScriptedHall;

namespace kinds = queue::feed;

namespace {

/// Writes down what it is told to say.
class FakeVoice final : public drivers::SpeechDriver
{
public:
    [[nodiscard]] DeviceStatus status() const override { return m_status; }

    void say(const Announcement& announcement) override { said << announcement; }

    void withdraw(const Announcement& correction) override { withdrawn << correction; }

    void setStatus(DeviceStatus status)
    {
        m_status = status;
        Q_EMIT statusChanged(status);
    }

    QList<Announcement> said;
    QList<Announcement> withdrawn;

private:
    DeviceStatus m_status = DeviceStatus::Ready;
};

queue::HallWindow named(const QString& name, const QString& id)
{
    queue::HallWindow window;
    window.id = id;
    window.name.zh = name;
    return window;
}

} // namespace

/// A board of a part of the hall, and what it has said, by a hall that tells what a test wants.
class tst_BoardZone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void windowIsSaidByItsSign_data();
    void windowIsSaidByItsSign();
    void showsItsWindows_data();
    void showsItsWindows();
    void hearsOfItsWindowsLate();
    void windowsAndWhomTheyHave();
    void readyAreThoseWhoAreDueFirst();
    void lateNumbersTakeTurnsWithTheNotice();
    void lateNumbersAreTheZones();
    void missedUntilTheyAreBack();
    void usualHoursOfTheDay();
    void saysACallOnce();
    void saysWhoIsCalledAnew();
    void saysNoOldNews();
    void withdrawsWhatWasAMistake();
    void withdrawsWhatHasLeftTheBoard();
    void missedOnesLeaveTheCalls();
    void quietHours();
    void volumesOfAreas();
    void tellsWhyItIsSilent();
    void staleSinceTheHallsTime();
    void turnsPages();

private:
    /// A board of a hall whose windows are all open.
    void open(const BoardOptions& options = {});
    void call(const QString& window, const QString& number, const QString& state = u"called"_s,
              const QJsonObject& more = {});
    [[nodiscard]] QStringList numbers() const;
    [[nodiscard]] QStringList said() const;

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ScriptedHall> m_hall;
    std::unique_ptr<FakeVoice> m_voice;
    std::unique_ptr<BoardViewModel> m_board;
};

void tst_BoardZone::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    QLocale::setDefault(QLocale(u"zh_CN"_s));
    m_clock = std::make_unique<ManualClock>();
    m_hall = std::make_unique<ScriptedHall>();
    m_voice = std::make_unique<FakeVoice>();
}

void tst_BoardZone::cleanup()
{
    m_board.reset();
    m_voice.reset();
    m_hall.reset();
    m_clock.reset();
}

void tst_BoardZone::open(const BoardOptions& options)
{
    m_hall->nowMs = m_clock->now().wallMs;
    m_board = std::make_unique<BoardViewModel>(*m_hall, *m_clock, options, m_voice.get());
    m_hall->start();
    for (int window = 1; window <= 8; ++window) {
        m_hall->window(u"open"_s, {}, QString::number(window));
    }
}

void tst_BoardZone::call(const QString& window, const QString& number, const QString& state,
                         const QJsonObject& more)
{
    QJsonObject body{{u"number"_s, number}, {u"ticket"_s, number},
                     {u"window"_s, window}, {u"calledAt"_s, m_clock->now().wallMs},
                     {u"count"_s, 1},       {u"state"_s, state}};
    for (auto field = more.begin(); field != more.end(); ++field) {
        body.insert(field.key(), *field);
    }
    m_hall->feed(kinds::kCall, window, body);
}

QStringList tst_BoardZone::numbers() const
{
    QStringList numbers;
    if (!m_board->newestNumber().isEmpty()) {
        numbers << m_board->newestNumber();
    }
    for (const CallLine& line : m_board->calls()->lines()) {
        numbers << line.number;
    }
    return numbers;
}

QStringList tst_BoardZone::said() const
{
    QStringList said;
    for (const Announcement& announcement : m_voice->said) {
        said << announcement.number + u" to "_s + announcement.window;
    }
    return said;
}

void tst_BoardZone::windowIsSaidByItsSign_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("label");
    QTest::newRow("plain") << u"5 号窗口"_s << u"w5"_s << u"5"_s;
    QTest::newRow("without spaces") << u"12号窗口"_s << u"w5"_s << u"12"_s;
    QTest::newRow("a letter") << u"B3 窗口"_s << u"w5"_s << u"B3"_s;
    QTest::newRow("within a name") << u"二楼东区 12 号综合受理窗口"_s << u"w5"_s << u"12"_s;
    QTest::newRow("the window's, not the house's") << u"3 号楼 15 号窗口"_s << u"w5"_s << u"15"_s;
    QTest::newRow("two that may be it") << u"3 楼 15 室"_s << u"7"_s << u"7"_s;
    QTest::newRow("no number") << u"综合窗口"_s << u"9"_s << u"9"_s;
    QTest::newRow("none at all") << u"综合窗口"_s << u"general"_s << QString();
}

void tst_BoardZone::windowIsSaidByItsSign()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    QTEST(windowLabel(named(name, id)), "label");
}

void tst_BoardZone::showsItsWindows_data()
{
    QTest::addColumn<QStringList>("areas");
    QTest::addColumn<QStringList>("windows");
    QTest::addColumn<QStringList>("shown");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* name, const QStringList& areas, const QStringList& windows,
                        const QStringList& shown, const QString& zone) {
        QTest::newRow(name) << areas << windows << shown << zone;
    };
    row("the whole hall", {}, {}, {u"C7"_s, u"B5"_s, u"A2"_s, u"A1"_s}, {});
    row("an area", {u"一楼 A 区"_s}, {}, {u"A2"_s, u"A1"_s}, u"一楼 A 区"_s);
    row("in English", {u"First floor, area C"_s}, {}, {u"C7"_s}, u"二楼 C 区"_s);
    row("of the plan", {u"b"_s}, {}, {u"B5"_s}, u"一楼 B 区"_s);
    row("two areas", {u"一楼 B 区"_s, u"二楼 C 区"_s}, {}, {u"C7"_s, u"B5"_s},
        u"一楼 B 区 · 二楼 C 区"_s);
    row("windows", {}, {u"2"_s, u"7"_s}, {u"C7"_s, u"A2"_s}, u"一楼 A 区 · 二楼 C 区"_s);
    row("nobody's area", {u"三楼"_s}, {}, {}, {});
}

void tst_BoardZone::showsItsWindows()
{
    QFETCH(QStringList, areas);
    QFETCH(QStringList, windows);
    QFETCH(QStringList, shown);
    open({.zone = {.areas = areas, .windows = windows}, .voice = {}});
    m_hall->feed(kinds::kFloor, u"1"_s,
                 QJsonObject{{u"width"_s, 10},
                             {u"height"_s, 10},
                             {u"areas"_s, QJsonArray{QJsonObject{
                                              {u"id"_s, u"b"_s},
                                              {u"x"_s, 0},
                                              {u"y"_s, 0},
                                              {u"w"_s, 5},
                                              {u"h"_s, 5},
                                              {u"windows"_s, QJsonArray{u"5"_s, u"6"_s}}}}}});
    for (const auto& [window, number] : {std::pair(u"1"_s, u"A1"_s), std::pair(u"2"_s, u"A2"_s),
                                         std::pair(u"5"_s, u"B5"_s), std::pair(u"7"_s, u"C7"_s)}) {
        m_clock->advance(1s);
        call(window, number);
    }
    QCOMPARE(numbers(), shown);
    QTEST(m_board->zoneName(), "name");
    // What is not shown is not said either.
    QCOMPARE(m_voice->said.size(), shown.size());
}

/// The first answer of a hall may come in parts: calls, and only then the windows.
void tst_BoardZone::hearsOfItsWindowsLate()
{
    m_board = std::make_unique<BoardViewModel>(
        *m_hall, *m_clock,
        BoardOptions{.zone = {.areas = {u"一楼 A 区"_s}, .windows = {}}, .voice = {}},
        m_voice.get());
    call(u"1"_s, u"A1"_s);
    call(u"5"_s, u"B5"_s);
    QCOMPARE(numbers(), QStringList());
    m_hall->start();
    QCOMPARE(numbers(), QStringList(u"A1"_s));
}

void tst_BoardZone::windowsAndWhomTheyHave()
{
    open({.zone = {.areas = {u"一楼 A 区"_s}, .windows = {}}, .voice = {}});
    m_hall->window(u"open"_s, {{u"number"_s, u"A1023"_s}}, u"2"_s);
    m_hall->window(u"paused"_s, {}, u"3"_s);
    m_hall->window(u"closed"_s, {}, u"4"_s);
    QCOMPARE(m_board->windows()->lines(), QList<CallLine>({{{}, u"1 号窗口"_s, u"空闲"_s},
                                                           {u"A1023"_s, u"2 号窗口"_s, {}},
                                                           {{}, u"3 号窗口"_s, u"暂停"_s}}));
}

void tst_BoardZone::readyAreThoseWhoAreDueFirst()
{
    open();
    const auto next = [](const QString& number, qint64 dueAt) {
        return QJsonObject{{u"number"_s, number}, {u"dueAt"_s, dueAt}};
    };
    QCOMPARE(m_board->ready(), QStringList());
    m_hall->feed(kinds::kQueue, u"si-enrol"_s,
                 QJsonObject{{u"waiting"_s, 9},
                             {u"next"_s, QJsonArray{next(u"A3"_s, 30), next(u"A1"_s, 50),
                                                    next(u"A2"_s, 70)}}});
    m_hall->feed(kinds::kQueue, u"hh-idcard"_s,
                 QJsonObject{{u"waiting"_s, 1}, {u"next"_s, QJsonArray{next(u"B1"_s, 40)}}});
    // A matter that no window serves has nobody ready.
    m_hall->feed(kinds::kQueue, u"no-such"_s,
                 QJsonObject{{u"waiting"_s, 1}, {u"next"_s, QJsonArray{next(u"X1"_s, 1)}}});
    QCOMPARE(m_board->ready(), QStringList({u"A3"_s, u"B1"_s, u"A1"_s}));
}

/// Whose number will hardly be called today reads it, and what everybody is told.
void tst_BoardZone::lateNumbersTakeTurnsWithTheNotice()
{
    const auto late = [this](int count, const QStringList& numbers) {
        m_hall->feed(kinds::kQueue, u"si-enrol"_s,
                     QJsonObject{{u"waiting"_s, 9},
                                 {u"openWindows"_s, 1},
                                 {u"late"_s, QJsonObject{{u"count"_s, count},
                                                         {u"numbers"_s,
                                                          QJsonArray::fromStringList(numbers)}}}});
    };
    open();
    QCOMPARE(m_board->notice(), QString());
    late(2, {u"A1031"_s, u"A1032"_s});
    QCOMPARE(m_board->notice(),
             u"A1031  A1032：今天可能轮不到。号码仍有效，可到自助机或服务台改约"_s);
    late(7, {u"A1031"_s, u"A1032"_s, u"A1033"_s, u"A1034"_s});
    QVERIFY(m_board->notice().startsWith(u"A1031  A1032  A1033  A1034 等 7 个号"_s));
    const QString notice = u"今天提前到 15:30 结束办理"_s;
    m_hall->feed(kinds::kNotice, u"hall/closing"_s,
                 QJsonObject{{u"text"_s, QJsonObject{{u"zh"_s, notice}}}});
    QSignalSpy changes(m_board.get(), &BoardViewModel::noticeChanged);
    QSet<bool> isLate;
    for (int second = 0; second < 32; ++second) {
        m_board->tick();
        isLate << m_board->notice().startsWith(u"A1031"_s);
        QVERIFY(m_board->notice().startsWith(u"A1031"_s) || m_board->notice() == notice);
    }
    QCOMPARE(isLate.size(), 2);
    QVERIFY(changes.size() >= 3);
    late(0, {});
    QCOMPARE(m_board->notice(), notice);
}

void tst_BoardZone::lateNumbersAreTheZones()
{
    open({.zone = {.areas = {}, .windows = {u"1"_s}}, .voice = {}});
    m_hall->window(u"open"_s, {{u"matters"_s, QJsonArray{u"si-enrol"_s}}}, u"1"_s);
    const auto late = [this](const QString& matter, int openWindows, const QString& number) {
        m_hall->feed(kinds::kQueue, matter,
                     QJsonObject{{u"waiting"_s, 1},
                                 {u"openWindows"_s, openWindows},
                                 {u"late"_s, QJsonObject{{u"count"_s, 1},
                                                         {u"numbers"_s, QJsonArray{number}}}}});
    };
    late(u"hf-loan"_s, 2, u"B1001"_s);
    QCOMPARE(m_board->notice(), QString());
    // What nobody serves any more concerns whoever reads it.
    late(u"hf-loan"_s, 0, u"B1001"_s);
    QVERIFY(m_board->notice().startsWith(u"B1001"_s));
}

void tst_BoardZone::missedUntilTheyAreBack()
{
    open({.zone = {.areas = {u"一楼 A 区"_s}, .windows = {}}, .voice = {}});
    const auto miss = [this](const QString& number, const QString& window) {
        m_hall->feed(kinds::kMissed, number,
                     QJsonObject{{u"number"_s, number},
                                 {u"window"_s, window},
                                 {u"at"_s, m_clock->now().wallMs}});
    };
    miss(u"A1"_s, u"1"_s);
    m_clock->advance(1min);
    miss(u"A2"_s, u"2"_s);
    miss(u"B5"_s, u"5"_s);
    QCOMPARE(m_board->missed(), QStringList({u"A2"_s, u"A1"_s}));
    m_hall->feed(kinds::kMissed, u"A2"_s, std::nullopt);
    QCOMPARE(m_board->missed(), QStringList(u"A1"_s));
    m_clock->advance(29min);
    m_board->tick();
    QCOMPARE(m_board->missed(), QStringList());
}

void tst_BoardZone::usualHoursOfTheDay()
{
    open();
    const QJsonObject perHour{{u"9"_s, 30}, {u"10"_s, 60}, {u"13"_s, 15}};
    m_hall->feed(kinds::kHours, u"hours"_s, QJsonObject{{u"days"_s, 4}, {u"perHour"_s, perHour}});
    QCOMPARE(m_board->hourShares(), QList<double>());
    m_hall->feed(kinds::kHours, u"hours"_s, QJsonObject{{u"days"_s, 5}, {u"perHour"_s, perHour}});
    QCOMPARE(m_board->hourShares(), QList<double>({0.5, 1.0, 0.0, 0.0, 0.25}));
    QCOMPARE(m_board->firstHour(), 9);
}

void tst_BoardZone::saysACallOnce()
{
    open();
    call(u"2"_s, u"A1023"_s);
    QCOMPARE(said(), QStringList(u"A1023 to 2"_s));
    QCOMPARE(m_voice->said.constFirst().volume, 80);
    // The same again, and its start, are no calls; a recall is.
    call(u"2"_s, u"A1023"_s);
    call(u"2"_s, u"A1023"_s, u"serving"_s);
    QCOMPARE(m_voice->said.size(), 1);
    call(u"2"_s, u"A1023"_s, u"called"_s, {{u"count"_s, 2}});
    QCOMPARE(m_voice->said.size(), 2);
    QCOMPARE(m_voice->said.at(0).id, m_voice->said.at(1).id);
}

void tst_BoardZone::saysWhoIsCalledAnew()
{
    open();
    call(u"2"_s, u"A1"_s);
    const qint64 calledAt = m_clock->now().wallMs;
    m_clock->advance(1min);
    call(u"2"_s, u"A1"_s, u"suspended"_s, {{u"calledAt"_s, calledAt}});
    QCOMPARE(said(), QStringList(u"A1 to 2"_s));
    // Called back by the same window: once, as the first time.
    m_clock->advance(1min);
    call(u"2"_s, u"A1"_s);
    QCOMPARE(said(), QStringList({u"A1 to 2"_s, u"A1 to 2"_s}));
    QCOMPARE(numbers(), QStringList(u"A1"_s));
}

void tst_BoardZone::saysNoOldNews()
{
    open();
    const qint64 now = m_clock->now().wallMs;
    call(u"2"_s, u"A1"_s, u"called"_s, {{u"calledAt"_s, now - BoardVoice::kNewsMs - 1}});
    QCOMPARE(numbers(), QStringList(u"A1"_s));
    QCOMPARE(said(), QStringList());
    call(u"3"_s, u"A2"_s, u"called"_s, {{u"calledAt"_s, now - BoardVoice::kNewsMs}});
    QCOMPARE(said(), QStringList(u"A2 to 3"_s));
}

void tst_BoardZone::withdrawsWhatWasAMistake()
{
    open();
    call(u"2"_s, u"A1"_s);
    const qint64 calledAt = m_clock->now().wallMs;
    m_clock->advance(3s);
    call(u"2"_s, u"A1"_s, u"waiting"_s, {{u"corrects"_s, calledAt}, {u"count"_s, 0}});
    QCOMPARE(numbers(), QStringList());
    QCOMPARE(m_voice->withdrawn.size(), 1);
    const Announcement& correction = m_voice->withdrawn.constFirst();
    QCOMPARE(correction.kind, Announcement::Kind::Correction);
    QCOMPARE(correction.id, m_voice->said.constFirst().id);
    QCOMPARE(correction.number, u"A1"_s);
    // A second time, as after a reconnection, there is nothing left to correct.
    call(u"2"_s, u"A1"_s, u"waiting"_s, {{u"corrects"_s, calledAt}, {u"count"_s, 0}});
    QCOMPARE(m_voice->withdrawn.size(), 1);
    // Called in earnest it is news again; what the day has ended is no mistake.
    call(u"2"_s, u"A1"_s);
    QCOMPARE(m_voice->said.size(), 2);
    m_hall->feed(kinds::kCall, u"2"_s, std::nullopt);
    QCOMPARE(numbers(), QStringList());
    QCOMPARE(m_voice->withdrawn.size(), 1);
}

/// In a large hall more is called within the seconds of an undo than a board has rows for.
void tst_BoardZone::withdrawsWhatHasLeftTheBoard()
{
    open();
    call(u"2"_s, u"A1"_s);
    const qint64 calledAt = m_clock->now().wallMs;
    for (int i = 0; i < 9; ++i) {
        m_clock->advance(500ms);
        call(u"3"_s, u"B%1"_s.arg(i));
    }
    QVERIFY(!numbers().contains(u"A1"_s));
    call(u"2"_s, u"A1"_s, u"waiting"_s, {{u"corrects"_s, calledAt}, {u"count"_s, 0}});
    QCOMPARE(m_voice->withdrawn.size(), 1);
    QCOMPARE(m_voice->withdrawn.constFirst().id, m_voice->said.constFirst().id);
    QCOMPARE(m_voice->withdrawn.constFirst().number, u"A1"_s);
    QCOMPARE(m_voice->withdrawn.constFirst().window, u"2"_s);
    QCOMPARE(numbers().size(), 9);
}

void tst_BoardZone::missedOnesLeaveTheCalls()
{
    open();
    call(u"2"_s, u"A1"_s);
    m_clock->advance(1s);
    call(u"3"_s, u"A2"_s);
    call(u"2"_s, u"A1"_s, u"missed"_s);
    QCOMPARE(numbers(), QStringList(u"A2"_s));
    QCOMPARE(m_voice->withdrawn.size(), 0);
}

void tst_BoardZone::quietHours()
{
    const QTime now = QTime::fromMSecsSinceStartOfDay(
        static_cast<int>((m_clock->now().wallMs + 8LL * 3'600'000) % 86'400'000));
    const int minute = now.hour() * 60 + now.minute();
    BoardOptions options;
    options.voice.quietHours = {{minute, minute + 2}};
    open(options);
    call(u"2"_s, u"A1"_s);
    QCOMPARE(said(), QStringList());
    QCOMPARE(numbers(), QStringList(u"A1"_s));
    QCOMPARE(m_board->silenceText(), u"静音时段，请看屏幕"_s);
    m_clock->advance(2min);
    m_board->tick();
    QCOMPARE(m_board->silenceText(), QString());
    call(u"3"_s, u"A2"_s);
    QCOMPARE(said(), QStringList(u"A2 to 3"_s));

    // Where a low voice is wanted, calls are said with that, and never louder than otherwise.
    m_board.reset();
    options.voice.quietVolume = 30;
    options.voice.quietHours = {{0, 24 * 60}};
    options.voice.areaVolumes = {{u"一楼 A 区"_s, 20}};
    options.zone.areas = {u"一楼 A 区"_s, u"一楼 B 区"_s};
    open(options);
    m_voice->said.clear();
    call(u"1"_s, u"A3"_s);
    call(u"5"_s, u"A4"_s);
    QCOMPARE(m_voice->said.size(), 2);
    QCOMPARE(m_voice->said.at(0).volume, 20);
    QCOMPARE(m_voice->said.at(1).volume, 30);
    QCOMPARE(m_board->silenceText(), QString());
}

void tst_BoardZone::volumesOfAreas()
{
    BoardOptions options;
    options.zone.areas = {u"一楼 A 区"_s, u"一楼 B 区"_s, u"二楼 C 区"_s};
    options.voice.areaVolumes = {{u"一楼 A 区"_s, 40}, {u"一楼 B 区"_s, 0}};
    open(options);
    call(u"1"_s, u"A1"_s);
    call(u"5"_s, u"B1"_s);
    call(u"7"_s, u"C1"_s);
    QCOMPARE(said(), QStringList({u"A1 to 1"_s, u"C1 to 7"_s}));
    QCOMPARE(m_voice->said.at(0).volume, 40);
    QCOMPARE(m_voice->said.at(1).volume, 80);
    QCOMPARE(numbers().size(), 3);
}

void tst_BoardZone::tellsWhyItIsSilent()
{
    open();
    QCOMPARE(m_board->silenceText(), QString());
    const QSignalSpy changes(m_board.get(), &BoardViewModel::silenceChanged);
    m_voice->setStatus(DeviceStatus::Missing);
    QCOMPARE(m_board->silenceText(), u"语音暂停，请看屏幕"_s);
    m_voice->setStatus(DeviceStatus::Ready);
    QCOMPARE(m_board->silenceText(), QString());
    QCOMPARE(changes.size(), 2);
    const BoardViewModel silent(*m_hall, *m_clock);
    QCOMPARE(silent.silenceText(), u"本屏不播报，请看屏幕"_s);
}

/// The machine believes that it is later.
void tst_BoardZone::staleSinceTheHallsTime()
{
    open();
    m_hall->offsetMs = -2 * kHourMs;
    const QString now = m_board->timeText();
    m_hall->setFresh(false);
    QVERIFY2(m_board->staleText().contains(now), qPrintable(m_board->staleText()));
}

void tst_BoardZone::turnsPages()
{
    open();
    const QSignalSpy turns(m_board.get(), &BoardViewModel::turned);
    for (int second = 0; second < 17; ++second) {
        m_board->tick();
    }
    QCOMPARE(m_board->turn(), 2);
    QCOMPARE(turns.size(), 2);
}

QTEST_GUILESS_MAIN(tst_BoardZone)
#include "tst_BoardZone.moc"
