// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/queue/TestHall.h"
#include "tests/services/queue/TestKiosk.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// A terminal asks for help while the hall is closed, and does not ask too often, whatever is
/// started anew meanwhile.
class tst_HelpAsked : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sameTroubleIsToldOnce();
    void nightHasALimit();
    void clockThatGoesBackSilencesNobody();

private:
    /// As after a power cut, if it was there before.
    void startKiosk();
    /// Somebody presses; how many facts the hall hears of.
    int ask();

    QTemporaryDir m_dir;
    ManualClock m_clock;
    TestKeys m_keys;
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<TestKiosk> m_kiosk;
};

void tst_HelpAsked::init()
{
    m_hall = std::make_unique<TestHall>(m_clock, m_dir.filePath(u"hall.db"_s));
    startKiosk();
}

void tst_HelpAsked::cleanup()
{
    m_kiosk.reset();
    m_hall.reset();
    for (const QString& file : QDir(m_dir.path()).entryList(QDir::Files)) {
        QVERIFY(QFile::remove(m_dir.filePath(file)));
    }
}

void tst_HelpAsked::startKiosk()
{
    m_kiosk.reset();
    m_kiosk = std::make_unique<TestKiosk>(u"kiosk-1"_s, u"1"_s, m_dir.filePath(u"kiosk-1.db"_s),
                                          m_keys, *m_hall->keys(), m_clock);
}

int tst_HelpAsked::ask()
{
    std::optional<bool> answer;
    m_kiosk->desk().askForHelp([&](const Result<void>& done) { answer = bool(done); });
    OW_ENFORCE(QTest::qWaitFor([&] { return answer.has_value(); }, TestKiosk::kPatienceMs));
    OW_ENFORCE(*answer);
    return m_kiosk->shipTo(*m_hall);
}

void tst_HelpAsked::sameTroubleIsToldOnce()
{
    QCOMPARE(ask(), 1);
    QCOMPARE(ask(), 0);
    startKiosk();
    m_clock.advance(std::chrono::milliseconds(HelpLimits::kGapMs - 1));
    QCOMPARE(ask(), 0);
    m_clock.advance(1ms);
    QCOMPARE(ask(), 1);
}

void tst_HelpAsked::nightHasALimit()
{
    m_clock.advance(24h);
    for (int i = 0; i < HelpLimits::kCount; ++i) {
        QCOMPARE(ask(), 1);
        m_clock.advance(std::chrono::milliseconds(HelpLimits::kGapMs));
    }
    startKiosk();
    QCOMPARE(ask(), 0);
    m_clock.advance(std::chrono::milliseconds(HelpLimits::kWindowMs));
    QCOMPARE(ask(), 1);
}

void tst_HelpAsked::clockThatGoesBackSilencesNobody()
{
    m_clock.advance(24h);
    QCOMPARE(ask(), 1);
    m_clock.jumpWall(-48h);
    QCOMPARE(ask(), 1);
}

QTEST_GUILESS_MAIN(tst_HelpAsked)
#include "tst_HelpAsked.moc"
