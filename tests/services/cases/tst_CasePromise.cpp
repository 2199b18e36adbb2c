// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CasePromise.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using catalog::Period;
using catalog::PeriodUnit;
using catalog::WorkCalendar;

namespace {

constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;
constexpr qint64 kFiledMs = 1763002800000; // 13 November 2025, 11:00 in Beijing.

/// Filed on a Thursday, accepted two days later.
CaseSummary acceptedCase()
{
    CaseSummary known;
    known.state = CaseState::UnderReview;
    known.filedAtMs = kFiledMs;
    known.steps = {{CaseState::Received, kFiledMs},
                   {CaseState::Accepted, kFiledMs + 2 * kDayMs},
                   {CaseState::UnderReview, kFiledMs + 3 * kDayMs}};
    return known;
}

} // namespace

/// By when a case is to be decided.
class TestCasePromise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitEndsOn_data();
    void limitEndsOn();
    void limitRunsFromAcceptance();
    void ownersWordGoesBeforeTheGuides();
    void nothingIsExpected_data();
    void nothingIsExpected();
};

void TestCasePromise::limitEndsOn_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<PeriodUnit>("unit");
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("last");
    const QDate monday(2026, 11, 23);
    QTest::newRow("working days of a week")
        << 4 << PeriodUnit::WorkingDay << monday << QDate(2026, 11, 27);
    QTest::newRow("over a weekend") << 5 << PeriodUnit::WorkingDay << monday << QDate(2026, 11, 30);
    QTest::newRow("filed on a Saturday")
        << 1 << PeriodUnit::WorkingDay << QDate(2026, 11, 28) << QDate(2026, 11, 30);
    QTest::newRow("over the National Day")
        << 1 << PeriodUnit::WorkingDay << QDate(2026, 9, 30) << QDate(2026, 10, 8);
    QTest::newRow("a Sunday that is worked")
        << 1 << PeriodUnit::WorkingDay << QDate(2026, 9, 19) << QDate(2026, 9, 20);
    QTest::newRow("days") << 10 << PeriodUnit::Day << monday << QDate(2026, 12, 3);
    QTest::newRow("months") << 1 << PeriodUnit::Month << QDate(2026, 1, 31) << QDate(2026, 2, 28);
    QTest::newRow("years") << 1 << PeriodUnit::Year << monday << QDate(2027, 11, 23);
    QTest::newRow("no limit") << 0 << PeriodUnit::Day << monday << QDate();
}

void TestCasePromise::limitEndsOn()
{
    QFETCH(int, count);
    QFETCH(PeriodUnit, unit);
    QFETCH(QDate, from);
    QFETCH(QDate, last);
    QCOMPARE(lastDayOf(Period{count, unit}, from, WorkCalendar::builtIn()), last);
}

void TestCasePromise::limitRunsFromAcceptance()
{
    catalog::Matter matter;
    matter.guide.promiseLimit = {3, PeriodUnit::Day};
    CaseSummary known = acceptedCase();
    const auto calendar = WorkCalendar::builtIn();
    QCOMPARE(expectedDay(known, &matter, calendar), QDate(2025, 11, 18));
    known.steps = {{CaseState::Received, known.filedAtMs}};
    known.state = CaseState::Received;
    QCOMPARE(expectedDay(known, &matter, calendar), QDate(2025, 11, 16));
    QVERIFY(!expectedDay(known, nullptr, calendar).isValid());
}

void TestCasePromise::ownersWordGoesBeforeTheGuides()
{
    catalog::Matter matter;
    matter.guide.promiseLimit = {3, PeriodUnit::Day};
    CaseSummary known = acceptedCase();
    known.steps = {{CaseState::Received, known.filedAtMs}};
    known.promiseDays = 5;
    QCOMPARE(expectedDay(known, &matter, WorkCalendar::builtIn()), QDate(2025, 11, 20));
}

void TestCasePromise::nothingIsExpected_data()
{
    QTest::addColumn<CaseState>("state");
    for (const CaseState state :
         {CaseState::Approved, CaseState::Rejected, CaseState::Refused, CaseState::Issued,
          CaseState::Closed, CaseState::Suspended, CaseState::CorrectionNeeded}) {
        QTest::newRow(qPrintable(stateName(state))) << state;
    }
}

void TestCasePromise::nothingIsExpected()
{
    QFETCH(CaseState, state);
    catalog::Matter matter;
    matter.guide.promiseLimit = {3, PeriodUnit::Day};
    CaseSummary known = acceptedCase();
    known.state = state;
    QVERIFY(!expectedDay(known, &matter, WorkCalendar::builtIn()).isValid());
}

QTEST_GUILESS_MAIN(TestCasePromise)
#include "tst_CasePromise.moc"
