// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/ticket/ConfirmViewModel.h"
#include "tests/qml/Kiosk/session/SessionTest.h"

#include <QTest>

#include <memory>

using namespace onewindow;
using namespace onewindow::ui;

namespace {

const QString kEnrol = QStringLiteral("si-enrol");
const QString kHall = QStringLiteral("淄川区政务服务中心");
const QString kHour = QStringLiteral("14–15 点");

} // namespace

/// What the last look says of other halls and hours: only where it is true now and makes a clear
/// difference.
class TestLessWaiting : public SessionTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhereAndWhen();
    void saysNothingWithoutACause_data();
    void saysNothingWithoutACause();
    void allOfSeveralMattersMustBeServed();
    void otherNotesComeFirst();

private:
    std::unique_ptr<ConfirmViewModel> m_confirm;
};

void TestLessWaiting::init()
{
    SessionTest::init();
    m_confirm = std::make_unique<ConfirmViewModel>(*m_session);
    reachConfirm();
    m_tickets->setFigures(kEnrol, samples::figures(32, FakeClock::kStartMs));
    m_tickets->setOtherHalls({samples::otherHall(FakeClock::kStartMs)});
    m_tickets->setUsualHours(samples::usualHours());
}

void TestLessWaiting::cleanup()
{
    m_confirm.reset();
    SessionTest::cleanup();
}

void TestLessWaiting::saysWhereAndWhen()
{
    const QString note = m_confirm->note();
    for (const QString& said : {kHall, QStringLiteral("少等约 25 人"), QStringLiteral("约 5 人"),
                                QStringLiteral("般阳路"), kHour}) {
        QVERIFY2(note.contains(said), qPrintable(said + u'\n' + note));
    }
    const QDateTime asOf = QDateTime::fromMSecsSinceEpoch(FakeClock::kStartMs);
    QVERIFY(note.contains(asOf.toString(QStringLiteral("HH:mm"))));
}

void TestLessWaiting::saysNothingWithoutACause_data()
{
    QTest::addColumn<QString>("cause");
    QTest::addColumn<bool>("saysWhere");
    QTest::addColumn<bool>("saysWhen");
    const auto row = [](const char* cause, bool saysWhere, bool saysWhen) {
        QTest::newRow(cause) << QString::fromLatin1(cause) << saysWhere << saysWhen;
    };
    row("few wait here", false, false);
    row("many wait there too", false, true);
    row("heard of it ten minutes ago", false, true);
    row("off line", false, false);
    row("no other hall is known", false, true);
    row("the history is short", true, false);
}

void TestLessWaiting::saysNothingWithoutACause()
{
    QFETCH(const QString, cause);
    queue::OtherHall hall = samples::otherHall(FakeClock::kStartMs);
    queue::UsualHours hours = samples::usualHours();
    if (cause == u"few wait here") {
        m_tickets->setFigures(kEnrol, samples::figures(9, FakeClock::kStartMs));
    } else if (cause == u"many wait there too") {
        hall.crowd.waiting.insert(kEnrol, 30);
    } else if (cause == u"heard of it ten minutes ago") {
        m_clock.advance(queue::kCrowdAgeMs + 1);
        m_session->noteActivity();
    } else if (cause == u"off line") {
        m_session->setOnline(false);
    } else if (cause == u"the history is short") {
        hours.days = 4;
    }
    const bool isUnknown = cause == u"no other hall is known";
    m_tickets->setOtherHalls(isUnknown ? QList<queue::OtherHall>() : QList{hall});
    m_tickets->setUsualHours(hours);
    const QString note = m_confirm->note();
    QTEST(note.contains(kHall), "saysWhere");
    QTEST(note.contains(kHour), "saysWhen");
}

void TestLessWaiting::allOfSeveralMattersMustBeServed()
{
    queue::OtherHall hall = samples::otherHall(FakeClock::kStartMs);
    hall.crowd.servesAll = false;
    m_tickets->setOtherHalls({hall});
    QVERIFY(m_confirm->note().contains(kHall));
    m_confirm->addMatter();
    m_session->chooseTheme(QStringLiteral("fund"));
    m_session->chooseMatter(QStringLiteral("fund-draw"));
    QVERIFY(!m_confirm->note().contains(kHall));
}

/// What stands in the way of a number is said alone.
void TestLessWaiting::otherNotesComeFirst()
{
    m_printer->setStatus(drivers::DeviceStatus::NoPaper);
    QVERIFY(m_confirm->note().contains(QStringLiteral("打印机")));
    QVERIFY(!m_confirm->note().contains(kHall));
}

QTEST_GUILESS_MAIN(TestLessWaiting)
#include "tst_LessWaiting.moc"
