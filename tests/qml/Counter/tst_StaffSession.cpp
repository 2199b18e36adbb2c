// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/Desk.h"

#include <QElapsedTimer>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::Desk;
using onewindow::testing::DeskTest;
using onewindow::testing::kPatienceMs;

/// Who is signed in, and what stands in the way, against a real hall.
class tst_StaffSession : public DeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void signsIn();
    void wrongPassword();
    void lockedOut();
    void oneTimePassword();
    void hallAway();
    void signsOutForgetsTheQueue();
};

void tst_StaffSession::signsIn()
{
    Desk desk(*m_rig);
    QVERIFY(!desk.model.session()->isSignedIn());
    QTRY_COMPARE_WITH_TIMEOUT(desk.model.windowNames(), QStringList({u"1 号窗口"_s, u"2 号窗口"_s}),
                              kPatienceMs);
    QVERIFY(desk.signIn());
    QCOMPARE(desk.model.session()->staffName(), u"王晓燕"_s);
    QCOMPARE(desk.model.problem(), QString());
    QCOMPARE(desk.model.windowState(), CounterViewModel::WindowState::Closed);
    QCOMPARE(desk.model.alarms()->staleText(), QString());
}

void tst_StaffSession::wrongPassword()
{
    Desk desk(*m_rig);
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.isFresh(), kPatienceMs);
    desk.model.session()->signIn(u"wang"_s, u"secret-2"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.session()->problem().isEmpty(), kPatienceMs);
    QVERIFY(!desk.model.session()->isSignedIn());
    QVERIFY(!desk.model.isBusy());
    // The right one then is as good as ever.
    QVERIFY(desk.signIn());
    QCOMPARE(desk.model.session()->problem(), QString());
}

void tst_StaffSession::lockedOut()
{
    Desk desk(*m_rig);
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.isFresh(), kPatienceMs);
    QString wrong;
    QElapsedTimer sinceLocked;
    for (int i = 0; i < 5; ++i) {
        sinceLocked.start();
        desk.model.session()->signIn(u"wang"_s, u"no"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.model.isBusy(), kPatienceMs);
        wrong = desk.model.session()->problem();
    }
    desk.model.session()->signIn(u"wang"_s, u"secret-1"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.isBusy(), kPatienceMs);
    QVERIFY(!desk.model.session()->isSignedIn());
    QVERIFY(desk.model.session()->problem() != wrong);
    // It says for how long, and counts down.
    const int seconds = desk.model.session()->lockedSeconds();
    const qint64 passed = 1 + sinceLocked.elapsed() / 1000;
    QVERIFY2(seconds >= 15 - passed && seconds <= 15, qPrintable(QString::number(seconds)));
    QVERIFY(desk.model.session()->problem().contains(QString::number(seconds)));
    desk.clock.advance(20s);
    desk.model.tick();
    QCOMPARE(desk.model.session()->lockedSeconds(), 0);
    QCOMPARE(desk.model.session()->problem(), QString());
    // A colleague is not locked out by it.
    QVERIFY(desk.signIn(u"li"_s, u"secret-2"_s));
}

void tst_StaffSession::oneTimePassword()
{
    Desk desk(*m_rig);
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.isFresh(), kPatienceMs);
    desk.model.session()->signIn(u"new"_s, u"secret-3"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.session()->isNewPasswordNeeded(), kPatienceMs);
    QVERIFY(!desk.model.session()->isSignedIn());
    desk.model.session()->signIn(u"new"_s, u"secret-3"_s, {}, u"1234567890"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.session()->problem().isEmpty(), kPatienceMs);
    QVERIFY(desk.model.session()->isNewPasswordNeeded());
    desk.model.session()->signIn(u"new"_s, u"secret-3"_s, {}, u"green tea 77"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.session()->isSignedIn(), kPatienceMs);
    QVERIFY(!desk.model.session()->isNewPasswordNeeded());
    QCOMPARE(desk.model.session()->problem(), QString());
    desk.model.session()->signOut();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.session()->isSignedIn(), kPatienceMs);
    QVERIFY(desk.signIn(u"new"_s, u"green tea 77"_s));
}

void tst_StaffSession::hallAway()
{
    Desk desk(*m_rig);
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.isFresh(), kPatienceMs);
    m_rig->hall.stop();
    desk.model.session()->signIn(u"wang"_s, u"secret-1"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.session()->problem().isEmpty(), kPatienceMs);
    QVERIFY(!desk.model.session()->isSignedIn());
    QVERIFY(!desk.model.isBusy());
}

void tst_StaffSession::signsOutForgetsTheQueue()
{
    Desk desk(*m_rig);
    m_rig->take(u"si"_s);
    QVERIFY(desk.works(1));
    desk.model.session()->signOut();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.session()->isSignedIn(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.isFresh(), kPatienceMs);
    // Who waits is for staff alone.
    QVERIFY(desk.waits(0));
    QCOMPARE(desk.model.session()->staffName(), QString());
}

QTEST_GUILESS_MAIN(tst_StaffSession)
#include "tst_StaffSession.moc"
