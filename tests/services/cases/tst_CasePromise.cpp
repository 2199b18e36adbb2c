// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CasePromise.h"
#include "services/core/Durations.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using catalog::Period;
using catalog::PeriodUnit;
using catalog::WorkCalendar;

namespace {

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
    void limitBeginsAnew_data();
    void limitBeginsAnew();
    void ownersWordGoesBeforeTheGuides();
    void specialProcedureStopsTheLimit_data();
    void specialProcedureStopsTheLimit();
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

void TestCasePromise::limitBeginsAnew_data()
{
    QTest::addColumn<QList<CaseStep>>("then");
    QTest::addColumn<QDate>("expected");
    // Filed on Thursday 2025-11-13, three days promised; what was missing came on Monday.
    const CaseStep asked{CaseState::CorrectionNeeded, kFiledMs + kDayMs};
    const CaseStep brought{CaseState::Received, kFiledMs + 4 * kDayMs};
    const CaseStep looked{CaseState::UnderReview, kFiledMs + 5 * kDayMs};
    QTest::newRow("nothing was missing") << QList<CaseStep>{} << QDate(2025, 11, 16);
    QTest::newRow("when it was brought") << QList{asked, brought} << QDate(2025, 11, 20);
    QTest::newRow("and once more")
        << QList<CaseStep>{asked,
                           brought,
                           {CaseState::CorrectionNeeded, kFiledMs + 5 * kDayMs},
                           {CaseState::Received, kFiledMs + 7 * kDayMs}}
        << QDate(2025, 11, 23);
    QTest::newRow("not when it is looked at")
        << QList{asked, brought, looked} << QDate(2025, 11, 20);
    QTest::newRow("when it is accepted")
        << QList<CaseStep>{asked, brought, {CaseState::Accepted, kFiledMs + 6 * kDayMs}}
        << QDate(2025, 11, 22);
    QTest::newRow("and is put aside for four days")
        << QList<CaseStep>{asked,
                           brought,
                           looked,
                           {CaseState::Suspended, kFiledMs + 6 * kDayMs},
                           {CaseState::UnderReview, kFiledMs + 10 * kDayMs}}
        << QDate(2025, 11, 24);
}

/// What is missing is the citizen's time, not the department's.
void TestCasePromise::limitBeginsAnew()
{
    QFETCH(QList<CaseStep>, then);
    QFETCH(QDate, expected);
    catalog::Matter matter;
    matter.guide.promiseLimit = {3, PeriodUnit::Day};
    CaseSummary known = acceptedCase();
    known.steps = QList<CaseStep>{{CaseState::Received, kFiledMs}} + then;
    known.state = known.steps.constLast().state;
    QCOMPARE(expectedDay(known, &matter, WorkCalendar::builtIn()), expected);
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

void TestCasePromise::specialProcedureStopsTheLimit_data()
{
    QTest::addColumn<PeriodUnit>("unit");
    QTest::addColumn<QList<int>>("daysAside");
    QTest::addColumn<QDate>("expected");
    // Accepted on Saturday 2025-11-15, five days promised.
    QTest::newRow("not put aside") << PeriodUnit::Day << QList<int>{} << QDate(2025, 11, 20);
    QTest::newRow("four days") << PeriodUnit::Day << QList<int>{4} << QDate(2025, 11, 24);
    QTest::newRow("twice") << PeriodUnit::Day << QList<int>{4, 3} << QDate(2025, 11, 27);
    QTest::newRow("and back on the same day")
        << PeriodUnit::Day << QList<int>{0} << QDate(2025, 11, 20);
    QTest::newRow("working days") << PeriodUnit::WorkingDay << QList<int>{} << QDate(2025, 11, 21);
    // From Sunday 16 until Thursday 20: four of them.
    QTest::newRow("four working days of it")
        << PeriodUnit::WorkingDay << QList<int>{4} << QDate(2025, 11, 27);
}

void TestCasePromise::specialProcedureStopsTheLimit()
{
    QFETCH(PeriodUnit, unit);
    QFETCH(QList<int>, daysAside);
    QFETCH(QDate, expected);
    catalog::Matter matter;
    matter.guide.promiseLimit = {5, unit};
    CaseSummary known = acceptedCase();
    qint64 atMs = kFiledMs + 3 * kDayMs;
    for (const int days : daysAside) {
        known.steps.append({CaseState::Suspended, atMs, QStringLiteral("hearing")});
        atMs += days * kDayMs;
        known.steps.append({CaseState::UnderReview, atMs});
    }
    QCOMPARE(expectedDay(known, &matter, WorkCalendar::builtIn()), expected);
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
