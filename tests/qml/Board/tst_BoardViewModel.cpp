// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Board/BoardViewModel.h"
#include "tests/qml/staff/StaffRig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

#include <ctime>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::ShiftedClock;
using onewindow::testing::StaffRig;

namespace {

constexpr int kPatienceMs = 40'000;

} // namespace

/// The hall's board against a real hall, with a clerk who presses.
class tst_BoardViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void nothingYet();
    void callsTheNewest();
    void recentCallsInOrder();
    void recallFlashesAgain();
    void startIsNoNews();
    void undoTakesTheCallBack();
    void whoWaitsByTheme();
    void showsNoPerson();
    void oldCallsLeave();
    void startsLate();
    void staleAndBack();
    void showsTheHallsTime();

private:
    /// A clerk's press at window `window`; false if the hall refuses.
    bool press(const QString& verb, const QString& window = u"1"_s, const QJsonObject& body = {});
    bool command(const QString& path, const QJsonObject& body);
    /// Takes a number, calls it at the window, and gives it back.
    QString callOne(const QString& window = u"1"_s);
    bool finish(const QString& window = u"1"_s);

    std::unique_ptr<StaffRig> m_rig;
    std::unique_ptr<sync::HallLink> m_clerk;
    ShiftedClock m_clock;
    std::unique_ptr<sync::HallLink> m_link;
    std::unique_ptr<BoardViewModel> m_board;
};

void tst_BoardViewModel::initTestCase()
{
    QLocale::setDefault(QLocale(u"zh_CN"_s));
}

void tst_BoardViewModel::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_rig =
        std::make_unique<StaffRig>(queue::HallRules{.recallGapMs = 0, .undoLimitMs = kPatienceMs});
    m_clerk = m_rig->link(u"counter-1"_s, u"counter"_s);
    m_link = m_rig->link(u"board-1"_s, u"board"_s);
    m_board = std::make_unique<BoardViewModel>(*m_link, m_clock);
    QString token;
    m_clerk->post(u"/v1/session"_s, {{u"account"_s, u"wang"_s}, {u"password"_s, u"secret-1"_s}},
                  [&token](const Result<QJsonObject>& answer) {
                      token = answer ? answer.value()["token"_L1].toString() : u"-"_s;
                  });
    QTRY_VERIFY_WITH_TIMEOUT(!token.isEmpty(), kPatienceMs);
    QVERIFY(token != u"-");
    m_clerk->setToken(token);
    for (const QString& window : {u"1"_s, u"2"_s}) {
        QVERIFY(press(u"open"_s, window, {{u"matters"_s, QJsonArray{u"si"_s, u"tax"_s}}}));
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_board->isFresh(), kPatienceMs);
}

void tst_BoardViewModel::cleanup()
{
    m_board.reset();
    m_link.reset();
    m_clerk.reset();
    m_rig.reset();
}

bool tst_BoardViewModel::command(const QString& path, const QJsonObject& body)
{
    std::optional<bool> isDone;
    m_clerk->post(path, body, [&isDone](const Result<QJsonObject>& answer) {
        isDone = static_cast<bool>(answer);
    });
    return QTest::qWaitFor([&isDone] { return isDone.has_value(); }, kPatienceMs) && *isDone;
}

bool tst_BoardViewModel::press(const QString& verb, const QString& window, const QJsonObject& body)
{
    return command(u"/v1/windows/%1/%2"_s.arg(window, verb), body);
}

QString tst_BoardViewModel::callOne(const QString& window)
{
    const QString number = m_rig->take(u"si"_s).ticket.number;
    // The terminal ships it when it can; until then nobody waits.
    const bool isCalled =
        QTest::qWaitFor([&] { return press(u"call-next"_s, window); }, kPatienceMs) &&
        QTest::qWaitFor([&] { return m_board->newestNumber() == number; }, kPatienceMs);
    return isCalled ? number : QString();
}

bool tst_BoardViewModel::finish(const QString& window)
{
    return press(u"start"_s, window) && press(u"finish"_s, window);
}

void tst_BoardViewModel::nothingYet()
{
    QTRY_COMPARE_WITH_TIMEOUT(m_board->hallName(), u"测试政务服务中心"_s, kPatienceMs);
    QCOMPARE(m_board->newestNumber(), QString());
    QCOMPARE(m_board->newestWindow(), QString());
    QCOMPARE(m_board->newestOther(), QString());
    QCOMPARE(m_board->calls()->rowCount(), 0);
    QCOMPARE(m_board->callSerial(), 0);
    QCOMPARE(m_board->notice(), u"欢迎"_s);
}

void tst_BoardViewModel::callsTheNewest()
{
    const QString number = callOne(u"2"_s);
    QVERIFY(!number.isEmpty());
    QCOMPARE(m_board->newestNumber(), number);
    QCOMPARE(m_board->newestWindow(), u"2 号窗口"_s);
    QCOMPARE(m_board->newestOther(), u"Please go to Window 2"_s);
    QCOMPARE(m_board->callSerial(), 1);
}

void tst_BoardViewModel::recentCallsInOrder()
{
    const QString first = callOne();
    QVERIFY(finish());
    const QString second = callOne(u"2"_s);
    const QString third = callOne();
    QCOMPARE(m_board->newestNumber(), third);
    QStringList before;
    for (const CallLine& line : m_board->calls()->lines()) {
        before << line.number;
    }
    // The window's next call does not take the last one from the board.
    QCOMPARE(before, QStringList({second, first}));
}

void tst_BoardViewModel::recallFlashesAgain()
{
    const QString number = callOne();
    QVERIFY(press(u"recall"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_board->callSerial(), 2, kPatienceMs);
    QCOMPARE(m_board->newestNumber(), number);
    QCOMPARE(m_board->calls()->rowCount(), 0);
}

void tst_BoardViewModel::startIsNoNews()
{
    const QString number = callOne();
    const QString later = callOne(u"2"_s);
    QVERIFY(finish());
    m_rig->take(u"tax"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_board->waitingLines().join(u' ').contains(u'1'), kPatienceMs);
    QCOMPARE(m_board->newestNumber(), later);
    QCOMPARE(m_board->callSerial(), 2);
    QCOMPARE(m_board->calls()->lines().constFirst().number, number);
}

void tst_BoardViewModel::undoTakesTheCallBack()
{
    const QString first = callOne(u"2"_s);
    QVERIFY(!callOne().isEmpty());
    QVERIFY(press(u"undo"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_board->newestNumber(), first, kPatienceMs);
    QCOMPARE(m_board->calls()->rowCount(), 0);
    // That is no call: nothing flashes.
    QCOMPARE(m_board->callSerial(), 2);
}

void tst_BoardViewModel::whoWaitsByTheme()
{
    QTRY_COMPARE_WITH_TIMEOUT(m_board->waitingLines(), QStringList(u"无"_s), kPatienceMs);
    m_rig->take(u"si"_s);
    m_rig->take(u"tax"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_board->waitingLines(),
                              QStringList(u"就业社保 2 人，约 0–10 分钟"_s), kPatienceMs);
    for (const QString& window : {u"1"_s, u"2"_s}) {
        QVERIFY(press(u"pause"_s, window, {{u"reason"_s, u"away"_s}}));
    }
    // Nobody can say how long.
    QTRY_COMPARE_WITH_TIMEOUT(m_board->waitingLines(), QStringList(u"就业社保 2 人"_s),
                              kPatienceMs);
}

void tst_BoardViewModel::showsNoPerson()
{
    QStringList seen;
    connect(m_link.get(), &sync::HallLink::pageArrived, this,
            [&seen](const journal::FeedPage& page) {
                for (const journal::FeedChange& change : page.changes) {
                    seen << change.kind;
                    if (change.body) {
                        seen << QString::fromUtf8(QJsonDocument(*change.body).toJson());
                    }
                }
            });
    m_rig->take(u"si"_s, queue::TicketClass::Elder,
                queue::Person{.name = u"张建国"_s,
                              .idNumber = u"11010519880506997X"_s,
                              .birth = QDate(1988, 5, 6)});
    QVERIFY(QTest::qWaitFor([&] { return press(u"call-next"_s); }, kPatienceMs));
    QTRY_VERIFY_WITH_TIMEOUT(!m_board->newestNumber().isEmpty(), kPatienceMs);
    // Not even on the way to it: a board is told of numbers and windows only.
    const QString all = seen.join(u' ');
    QVERIFY(!seen.contains(u"ticket"_s));
    QVERIFY(!all.contains(u"张"_s) && !all.contains(u"110105"_s) && !all.contains(u"elder"_s));
}

void tst_BoardViewModel::oldCallsLeave()
{
    QVERIFY(!callOne().isEmpty());
    m_clock.advance(20min);
    m_board->tick();
    QVERIFY(!m_board->newestNumber().isEmpty());
    m_clock.advance(11min);
    m_board->tick();
    QCOMPARE(m_board->newestNumber(), QString());
}

void tst_BoardViewModel::startsLate()
{
    const QString number = callOne();
    const auto link = m_rig->link(u"board-2"_s, u"board"_s);
    const BoardViewModel late(*link, m_clock);
    QTRY_COMPARE_WITH_TIMEOUT(late.newestNumber(), number, kPatienceMs);
}

void tst_BoardViewModel::staleAndBack()
{
    const QString number = callOne();
    const QSignalSpy changes(m_board.get(), &BoardViewModel::freshChanged);
    m_rig->hall.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!m_board->isFresh(), kPatienceMs);
    QVERIFY(!m_board->staleText().isEmpty());
    QCOMPARE(m_board->newestNumber(), number);
    m_rig->hall.start();
    QTRY_VERIFY_WITH_TIMEOUT(m_board->isFresh(), kPatienceMs);
    QCOMPARE(changes.count(), 2);
    // The same call once more is no new one.
    QTRY_COMPARE_WITH_TIMEOUT(m_board->hallName(), u"测试政务服务中心"_s, kPatienceMs);
    QCOMPARE(m_board->callSerial(), 1);
    QCOMPARE(m_board->newestNumber(), number);
}

/// The desktop believes to stand somewhere else.
void tst_BoardViewModel::showsTheHallsTime()
{
    const auto setZone = [](const QByteArray& zone) {
        qputenv("TZ", zone);
        tzset();
    };
    const auto back = qScopeGuard([&, zone = qgetenv("TZ")] { setZone(zone); });
    setZone("America/New_York");
    constexpr int kDay = 24 * 60;
    const qint64 hallMs = m_clock.now().wallMs + m_link->clockOffsetMs();
    const auto due = static_cast<int>((hallMs / 60'000 + 8 * 60) % kDay);
    const QTime shown = QTime::fromString(m_board->timeText(), u"HH:mm"_s);
    const int ahead = (shown.hour() * 60 + shown.minute() - due + kDay) % kDay;
    QVERIFY2(ahead <= 1 || ahead == kDay - 1, qPrintable(m_board->timeText()));
}

QTEST_GUILESS_MAIN(tst_BoardViewModel)
#include "tst_BoardViewModel.moc"
