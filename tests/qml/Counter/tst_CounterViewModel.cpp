// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CounterViewModel.h"
#include "tests/qml/staff/StaffRig.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::ShiftedClock;
using onewindow::testing::StaffRig;

using Model = CounterViewModel;

namespace {

/// A clerk's desk: a machine's way to the hall and the program's model on it.
struct Desk
{
    explicit Desk(StaffRig& rig, const QString& machine = u"counter-1"_s,
                  const QString& window = u"1"_s)
        : link(rig.link(machine, u"counter"_s))
        , model(*link, clock, window)
    {}

    /// Signs in and waits for what only staff may see.
    bool signIn(const QString& account = u"wang"_s, const QString& password = u"secret-1"_s)
    {
        if (!QTest::qWaitFor([this] { return model.isFresh(); })) {
            return false;
        }
        model.signIn(account, password);
        return QTest::qWaitFor([this] { return model.isSignedIn() && model.isFresh(); }, 10'000);
    }

    bool open()
    {
        const bool hasCatalogue =
            QTest::qWaitFor([this] { return !model.choice()->matterIds().isEmpty(); });
        model.openWindow();
        return hasCatalogue && reaches(Model::WindowState::Open);
    }

    bool reaches(Model::WindowState state)
    {
        return QTest::qWaitFor(
            [this, state] { return model.windowState() == state && !model.isBusy(); }, 10'000);
    }

    bool reaches(Model::HandState state)
    {
        return QTest::qWaitFor(
            [this, state] { return model.handState() == state && !model.isBusy(); }, 10'000);
    }

    bool waits(int people)
    {
        return QTest::qWaitFor([this, people] { return model.queue()->count() == people; }, 10'000);
    }

    /// Presses F1 with somebody waiting.
    bool call()
    {
        nextPress();
        model.callNext();
        return reaches(Model::HandState::Called);
    }

    /// So much later that it is no double press any more.
    void nextPress() { clock.advance(500ms); }

    ShiftedClock clock;
    std::unique_ptr<sync::HallLink> link;
    CounterViewModel model;
};

QStringList numbers(const TicketListModel& list)
{
    QStringList found;
    for (const TicketLine& line : list.lines()) {
        found << line.number;
    }
    return found;
}

} // namespace

/// The clerk's program against a real hall: what is shown comes over its feed, what is pressed goes
/// to its API.
class tst_CounterViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void signsIn();
    void wrongPassword();
    void lockedOut();
    void hallAway();
    void signsOutForgetsTheQueue();

    void opensForSomeMatters();
    void opensForAll();
    void colleaguesWindow();
    void pausesWithAReason();
    void closes();

    void aCitizensWay();
    void nobodyWaits();
    void missedAndBack();
    void recallTooSoon();
    void recallThreeTimes();
    void transfers();
    void queueInOrder();

    void undo_data();
    void undo();
    void undoNotAfterwards();
    void undoTooLateAtTheHall();
    void undoFinishUncounts();

    void doublePress();
    void startAndFinishAreTwoPresses();
    void twoClerksTwoPeople();

    void restoreByCode_data();
    void restoreByCode();
    void restoreWhatWaits();
    void restoreUnknown();

    void person();
    void personTyped();
    void outcomeUnknown();
    void terminalsDevices();
    void terminalCallsForStaff();

    void staleAndBack();

private:
    std::unique_ptr<StaffRig> m_rig;
};

void tst_CounterViewModel::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_rig = std::make_unique<StaffRig>(queue::HallRules{.recallGapMs = 0});
}

void tst_CounterViewModel::cleanup()
{
    m_rig.reset();
}

void tst_CounterViewModel::signsIn()
{
    Desk desk(*m_rig);
    QVERIFY(!desk.model.isSignedIn());
    QTRY_COMPARE(desk.model.windowNames(), QStringList({u"1 号窗口"_s, u"2 号窗口"_s}));
    QVERIFY(desk.signIn());
    QCOMPARE(desk.model.staffName(), u"王晓燕"_s);
    QCOMPARE(desk.model.problem(), QString());
    QCOMPARE(desk.model.windowState(), Model::WindowState::Closed);
    QCOMPARE(desk.model.staleText(), QString());
}

void tst_CounterViewModel::wrongPassword()
{
    Desk desk(*m_rig);
    QTRY_VERIFY(desk.model.isFresh());
    desk.model.signIn(u"wang"_s, u"secret-2"_s);
    QTRY_VERIFY(!desk.model.problem().isEmpty());
    QVERIFY(!desk.model.isSignedIn());
    QVERIFY(!desk.model.isBusy());
    // The right one then is as good as ever.
    QVERIFY(desk.signIn());
    QCOMPARE(desk.model.problem(), QString());
}

void tst_CounterViewModel::lockedOut()
{
    Desk desk(*m_rig);
    QTRY_VERIFY(desk.model.isFresh());
    QString wrong;
    for (int i = 0; i < 5; ++i) {
        desk.model.signIn(u"wang"_s, u"no"_s);
        QTRY_VERIFY(!desk.model.isBusy());
        wrong = desk.model.problem();
    }
    desk.model.signIn(u"wang"_s, u"secret-1"_s);
    QTRY_VERIFY(!desk.model.isBusy());
    QVERIFY(!desk.model.isSignedIn());
    QVERIFY(desk.model.problem() != wrong);
    // A colleague is not locked out by it.
    QVERIFY(desk.signIn(u"li"_s, u"secret-2"_s));
}

void tst_CounterViewModel::hallAway()
{
    Desk desk(*m_rig);
    QTRY_VERIFY(desk.model.isFresh());
    m_rig->hall.stop();
    desk.model.signIn(u"wang"_s, u"secret-1"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.problem().isEmpty(), 15'000);
    QVERIFY(!desk.model.isSignedIn());
    QVERIFY(!desk.model.isBusy());
}

void tst_CounterViewModel::signsOutForgetsTheQueue()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    desk.model.signOut();
    QTRY_VERIFY(!desk.model.isSignedIn());
    QTRY_VERIFY(desk.model.isFresh());
    // Who waits is for staff alone.
    QVERIFY(desk.waits(0));
    QCOMPARE(desk.model.staffName(), QString());
}

void tst_CounterViewModel::opensForSomeMatters()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    const QString tax = m_rig->take(u"tax"_s).ticket.number;
    QVERIFY(desk.signIn());
    QTRY_COMPARE(desk.model.choice()->matterIds(), QStringList({u"si"_s, u"tax"_s}));
    desk.model.choice()->toggleMatter(u"tax"_s);
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    QCOMPARE(numbers(*desk.model.queue()), QStringList(tax));
}

void tst_CounterViewModel::opensForAll()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    m_rig->take(u"tax"_s);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(2));
}

void tst_CounterViewModel::colleaguesWindow()
{
    Desk desk(*m_rig);
    Desk other(*m_rig, u"counter-2"_s);
    m_rig->take(u"si"_s);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    QVERIFY(desk.call());
    QVERIFY(other.signIn(u"li"_s, u"secret-2"_s));
    QTRY_VERIFY(other.model.isTaken());
    QCOMPARE(other.model.windowState(), Model::WindowState::Closed);
    // Whom the colleague serves is not shown here.
    QCOMPARE(other.model.handState(), Model::HandState::Nobody);
    QCOMPARE(other.model.handNumber(), QString());
    other.model.setWindowId(u"2"_s);
    QVERIFY(!other.model.isTaken());
    QVERIFY(other.open());
}

void tst_CounterViewModel::pausesWithAReason()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    desk.model.pause(u"午间休息"_s);
    QVERIFY(desk.reaches(Model::WindowState::Paused));
    QCOMPARE(desk.model.pauseReason(), u"午间休息"_s);
    desk.model.callNext();
    QTRY_VERIFY(!desk.model.problem().isEmpty());
    desk.nextPress();
    desk.model.resume();
    QVERIFY(desk.reaches(Model::WindowState::Open));
    QCOMPARE(desk.model.pauseReason(), QString());
}

void tst_CounterViewModel::closes()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    desk.nextPress();
    desk.model.closeWindow();
    QVERIFY(desk.reaches(Model::WindowState::Closed));
}

void tst_CounterViewModel::aCitizensWay()
{
    Desk desk(*m_rig);
    const QString number = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    QCOMPARE(desk.model.queue()->lines().constFirst().matter, u"社保登记"_s);

    QVERIFY(desk.call());
    QCOMPARE(desk.model.handNumber(), number);
    QCOMPARE(desk.model.handMatter(), u"社保登记"_s);
    QCOMPARE(desk.model.handCallCount(), 1);
    QVERIFY(desk.waits(0));

    desk.model.recall();
    QTRY_COMPARE(desk.model.handCallCount(), 2);
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(Model::HandState::Serving));
    desk.clock.advance(90s);
    desk.model.tick();
    QVERIFY2(desk.model.handElapsed().startsWith(u"1:3"_s), qPrintable(desk.model.handElapsed()));
    const QString before = desk.model.servedToday();
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(Model::HandState::Nobody));
    QVERIFY(desk.model.servedToday() != before);
    QCOMPARE(desk.model.handNumber(), QString());
    QCOMPARE(desk.model.problem(), QString());
}

void tst_CounterViewModel::nobodyWaits()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    desk.model.callNext();
    QTRY_VERIFY(!desk.model.problem().isEmpty());
    QCOMPARE(desk.model.handState(), Model::HandState::Nobody);
    // The next thing done takes the message away.
    m_rig->take(u"si"_s);
    QVERIFY(desk.waits(1));
    QVERIFY(desk.call());
    QCOMPARE(desk.model.problem(), QString());
}

void tst_CounterViewModel::missedAndBack()
{
    Desk desk(*m_rig);
    const QString number = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    QVERIFY(desk.call());
    desk.model.noShow();
    QVERIFY(desk.reaches(Model::HandState::Nobody));
    QTRY_COMPARE(numbers(*desk.model.setAside()), QStringList(number));
    desk.model.restore(desk.model.setAside()->lines().constFirst().id);
    QVERIFY(desk.waits(1));
    QTRY_COMPARE(desk.model.setAside()->count(), 0);
}

void tst_CounterViewModel::recallTooSoon()
{
    m_rig = std::make_unique<StaffRig>(queue::HallRules{.recallGapMs = 60'000});
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    QVERIFY(desk.call());
    desk.model.recall();
    QTRY_VERIFY(!desk.model.problem().isEmpty());
    // Nothing has changed meanwhile, so that must not be what it says.
    QVERIFY(!desk.model.problem().contains(u"情况刚刚变了"_s));
    QCOMPARE(desk.model.handCallCount(), 1);
}

void tst_CounterViewModel::recallThreeTimes()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    QVERIFY(desk.call());
    for (int count = 2; count <= 3; ++count) {
        desk.nextPress();
        desk.model.recall();
        QTRY_COMPARE(desk.model.handCallCount(), count);
    }
    desk.nextPress();
    desk.model.recall();
    QTRY_VERIFY(!desk.model.problem().isEmpty());
    QCOMPARE(desk.model.handCallCount(), 3);
}

void tst_CounterViewModel::transfers()
{
    Desk desk(*m_rig);
    Desk other(*m_rig, u"counter-2"_s, u"2"_s);
    const QString number = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.signIn());
    desk.model.choice()->toggleMatter(u"si"_s);
    QVERIFY(desk.open());
    QVERIFY(other.signIn(u"li"_s, u"secret-2"_s));
    other.model.choice()->toggleMatter(u"tax"_s);
    QVERIFY(other.open());
    QVERIFY(desk.waits(1));
    QVERIFY(desk.call());
    // Not to where the citizen is already.
    QCOMPARE(desk.model.transferIds(), QStringList(u"tax"_s));
    QCOMPARE(desk.model.transferNames(), QStringList(u"<b>税务</b>"_s));
    desk.model.transfer(u"tax"_s, {});
    QVERIFY(desk.reaches(Model::HandState::Nobody));
    QVERIFY(other.waits(1));
    QCOMPARE(numbers(*other.model.queue()), QStringList(number));
    QVERIFY(other.model.queue()->lines().constFirst().tag.contains(u'1'));
}

void tst_CounterViewModel::queueInOrder()
{
    Desk desk(*m_rig);
    const QString first = m_rig->take(u"si"_s).ticket.number;
    const QString elder = m_rig->take(u"tax"_s, queue::TicketClass::Elder).ticket.number;
    const QString last = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(3));
    QCOMPARE(numbers(*desk.model.queue()), QStringList({elder, first, last}));
    QVERIFY(!desk.model.queue()->lines().constFirst().tag.isEmpty());
    QVERIFY(desk.model.queue()->lines().constLast().tag.isEmpty());
    desk.clock.advance(14min);
    desk.model.tick();
    QVERIFY2(desk.model.queueTitle().contains(u"14"_s), qPrintable(desk.model.queueTitle()));
    QVERIFY(desk.call());
    QCOMPARE(desk.model.handNumber(), elder);
    QVERIFY(desk.model.handWhy().contains(u"长者"_s));
}

void tst_CounterViewModel::undo_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<Model::HandState>("before");
    for (const char* verb : {"call", "no-show", "start", "finish", "transfer"}) {
        const QString name = QString::fromLatin1(verb);
        QTest::newRow(verb) << name
                            << (name == u"call"     ? Model::HandState::Nobody
                                : name == u"finish" ? Model::HandState::Serving
                                                    : Model::HandState::Called);
    }
}

void tst_CounterViewModel::undo()
{
    QFETCH(QString, verb);
    QFETCH(Model::HandState, before);
    Desk desk(*m_rig);
    const QString number = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    QCOMPARE(desk.model.undoSeconds(), 0);
    QVERIFY(desk.call());
    if (verb == u"no-show") {
        desk.model.noShow();
    } else if (verb == u"start" || verb == u"finish") {
        desk.model.startOrFinish();
        QVERIFY(desk.reaches(Model::HandState::Serving));
    } else if (verb == u"transfer") {
        desk.model.transfer(u"tax"_s, {});
    }
    if (verb == u"finish") {
        desk.nextPress();
        desk.model.startOrFinish();
    }
    if (verb == u"no-show" || verb == u"finish" || verb == u"transfer") {
        QVERIFY(desk.reaches(Model::HandState::Nobody));
    }
    QVERIFY(desk.model.undoSeconds() > 0);
    desk.clock.advance(5s);
    QVERIFY(desk.model.undoSeconds() > 0);
    desk.model.undo();
    QVERIFY(desk.reaches(before));
    QCOMPARE(desk.model.handNumber(), before == Model::HandState::Nobody ? QString() : number);
    QVERIFY(desk.waits(before == Model::HandState::Nobody ? 1 : 0));
    QCOMPARE(desk.model.undoSeconds(), 0);
    QCOMPARE(desk.model.problem(), QString());
}

void tst_CounterViewModel::undoNotAfterwards()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    QVERIFY(desk.call());
    QVERIFY(desk.model.undoSeconds() > 0);
    desk.clock.advance(9s);
    QCOMPARE(desk.model.undoSeconds(), 0);
    desk.model.undo();
    QVERIFY(!desk.model.isBusy());
    QCOMPARE(desk.model.handState(), Model::HandState::Called);
}

void tst_CounterViewModel::undoTooLateAtTheHall()
{
    // The clerk's clock is behind: the hall's decides.
    m_rig = std::make_unique<StaffRig>(queue::HallRules{.undoLimitMs = -1});
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    QVERIFY(desk.call());
    desk.model.undo();
    QTRY_VERIFY(!desk.model.problem().isEmpty());
    QCOMPARE(desk.model.handState(), Model::HandState::Called);
}

void tst_CounterViewModel::undoFinishUncounts()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    const QString before = desk.model.servedToday();
    QVERIFY(desk.call());
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(Model::HandState::Serving));
    desk.nextPress();
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(Model::HandState::Nobody));
    QVERIFY(desk.model.servedToday() != before);
    desk.model.undo();
    QVERIFY(desk.reaches(Model::HandState::Serving));
    QCOMPARE(desk.model.servedToday(), before);
}

void tst_CounterViewModel::doublePress()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    m_rig->take(u"si"_s);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(2));
    desk.nextPress();
    desk.model.callNext();
    desk.model.callNext();
    QVERIFY(desk.reaches(Model::HandState::Called));
    desk.model.callNext();
    QVERIFY(desk.waits(1));
    // F4 starts and finishes: the echo of a start must not finish.
    desk.nextPress();
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(Model::HandState::Serving));
    desk.model.startOrFinish();
    QVERIFY(!desk.model.isBusy());
    QCOMPARE(desk.model.handState(), Model::HandState::Serving);
}

void tst_CounterViewModel::startAndFinishAreTwoPresses()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    QVERIFY(desk.call());
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(Model::HandState::Serving));
    desk.nextPress();
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(Model::HandState::Nobody));
}

void tst_CounterViewModel::twoClerksTwoPeople()
{
    Desk desk(*m_rig);
    Desk other(*m_rig, u"counter-2"_s, u"2"_s);
    m_rig->take(u"si"_s);
    m_rig->take(u"si"_s);
    QVERIFY(desk.signIn());
    QVERIFY(other.signIn(u"li"_s, u"secret-2"_s));
    QVERIFY(desk.open());
    QVERIFY(other.open());
    QVERIFY(desk.waits(2));
    QVERIFY(other.waits(2));
    desk.model.callNext();
    other.model.callNext();
    QVERIFY(desk.reaches(Model::HandState::Called));
    QVERIFY(other.reaches(Model::HandState::Called));
    QVERIFY(desk.model.handNumber() != other.model.handNumber());
}

void tst_CounterViewModel::restoreByCode_data()
{
    QTest::addColumn<QString>("form");
    QTest::newRow("number") << u"%1"_s;
    QTest::newRow("small letters") << u"lower"_s;
    QTest::newRow("wide letters, spaces") << u"wide"_s;
    QTest::newRow("link of the QR code") << u"https://hall.example/t/%2"_s;
    QTest::newRow("link with a language") << u"https://hall.example/t/%2?lang=en"_s;
    QTest::newRow("token alone") << u"%2"_s;
}

void tst_CounterViewModel::restoreByCode()
{
    QFETCH(QString, form);
    Desk desk(*m_rig);
    const queue::IssuedTicket ticket = m_rig->takeSetAside(u"tax"_s);
    const QString number = ticket.ticket.number;
    QString code = form;
    if (form == u"lower") {
        code = number.toLower();
    } else if (form == u"wide") {
        code = u"  "_s;
        for (const QChar letter : number) {
            code += QChar(letter.unicode() + 0xFEE0);
        }
        code += u' ';
    } else {
        code = form.contains(u"%1"_s) ? form.arg(number)
                                      : QString(form).replace(u"%2"_s, ticket.ticket.token);
    }
    QVERIFY(desk.signIn());
    // Whatever this window serves: the citizen stands here.
    desk.model.choice()->toggleMatter(u"si"_s);
    QVERIFY(desk.open());
    m_rig->take(u"si"_s);
    QVERIFY(desk.waits(1)); // The later one has come over: so has the earlier.
    desk.model.restoreByCode(code);
    QCOMPARE(desk.model.problem(), QString());
    QTRY_VERIFY(!desk.model.isBusy());
    QCOMPARE(desk.model.problem(), QString());
    desk.nextPress();
    desk.model.restoreByCode(code);
    QTRY_VERIFY(desk.model.problem().contains(number)); // It waits again.
}

void tst_CounterViewModel::restoreWhatWaits()
{
    Desk desk(*m_rig);
    const QString number = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    desk.model.restoreByCode(number);
    QVERIFY(desk.model.problem().contains(number));
    QVERIFY(!desk.model.isBusy());
}

void tst_CounterViewModel::restoreUnknown()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    desk.model.restoreByCode(u"  "_s);
    QCOMPARE(desk.model.problem(), QString());
    desk.model.restoreByCode(u"Z9999"_s);
    QVERIFY(!desk.model.problem().isEmpty());
}

void tst_CounterViewModel::person()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s, queue::TicketClass::Ordinary,
                queue::Person{.name = u"张建国"_s,
                              .idNumber = u"11010519880506997X"_s,
                              .birth = QDate(1988, 5, 6)});
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    QCOMPARE(desk.model.handPerson(), QString());
    QVERIFY(desk.call());
    // The name in full, to greet; of the number only its ends.
    QTRY_VERIFY(desk.model.handPerson().contains(u"张建国"_s));
    QVERIFY(desk.model.handPerson().contains(u"110105"_s));
    QVERIFY(!desk.model.handPerson().contains(u"19880506"_s));
    desk.model.noShow();
    QTRY_COMPARE(desk.model.handPerson(), QString());
}

void tst_CounterViewModel::personTyped()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s, queue::TicketClass::Ordinary,
                queue::Person{.name = {},
                              .idNumber = u"11010519880506997X"_s,
                              .birth = QDate(1988, 5, 6),
                              .isTyped = true});
    m_rig->take(u"si"_s);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(2));
    QVERIFY(desk.call());
    QTRY_VERIFY(desk.model.handPerson().contains(u"手工输入"_s));
    desk.model.noShow();
    QVERIFY(desk.reaches(Model::HandState::Nobody));
    QVERIFY(desk.call());
    QTRY_COMPARE(desk.model.handPerson(), u"未刷身份证"_s);
}

void tst_CounterViewModel::outcomeUnknown()
{
    Desk desk(*m_rig);
    m_rig->takeUnknown(u"si"_s);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    QVERIFY(desk.model.queue()->lines().constFirst().tag.contains(u"出票未确认"_s));
    QVERIFY(desk.call());
    QVERIFY(desk.model.isHandUnknown());
}

void tst_CounterViewModel::terminalsDevices()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    QCOMPARE(desk.model.deviceText(), QString());
    m_rig->terminal().noteDevice(u"printer"_s, u"noPaper"_s);
    QTRY_VERIFY(desk.model.deviceText().contains(u"打印机缺纸"_s));
    QVERIFY(desk.model.deviceText().contains(u"kiosk-1"_s));
    m_rig->terminal().noteDevice(u"reader"_s, u"missing"_s);
    QTRY_VERIFY(desk.model.deviceText().contains(u"身份证阅读器"_s));
    m_rig->terminal().noteDevice(u"printer"_s, u"ready"_s);
    m_rig->terminal().noteDevice(u"reader"_s, u"ready"_s);
    QTRY_COMPARE(desk.model.deviceText(), QString());
}

void tst_CounterViewModel::terminalCallsForStaff()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    m_rig->terminal().callStaff([](const Result<void>&) {});
    QTRY_VERIFY(desk.model.helpText().contains(u"kiosk-1"_s));
    desk.model.answerHelp();
    QTRY_COMPARE(desk.model.helpText(), QString());
}

void tst_CounterViewModel::staleAndBack()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    QVERIFY(desk.waits(1));
    m_rig->hall.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.isFresh(), 15'000);
    desk.clock.advance(5s);
    QVERIFY(!desk.model.staleText().isEmpty());
    // What was known stays to be read.
    QCOMPARE(desk.model.queue()->count(), 1);
    m_rig->hall.start();
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.isFresh() && !desk.model.isSignedIn(), 15'000);
    QVERIFY(!desk.model.problem().isEmpty());
    QVERIFY(desk.signIn());
    QTRY_COMPARE(desk.model.windowState(), Model::WindowState::Open);
    QVERIFY(desk.waits(1));
}

QTEST_GUILESS_MAIN(tst_CounterViewModel)
#include "tst_CounterViewModel.moc"
