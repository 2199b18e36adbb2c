// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/enquiry/EnquiryTexts.h"
#include "qml/Kiosk/enquiry/MatterGuide.h"
#include "qml/Kiosk/ticket/MatterTexts.h"
#include "tests/qml/Kiosk/fakes/FakeEnquiry.h"
#include "tests/qml/Kiosk/fakes/Samples.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using cases::CaseState;
using catalog::Period;
using catalog::PeriodUnit;
using catalog::WorkCalendar;

namespace {

const QString kChinese = u"zh_CN"_s;

} // namespace

/// What is said of a case and its limits.
class TestEnquiryTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitEndsOn_data();
    void limitEndsOn();
    void limitRunsFromAcceptance();
    void nothingIsExpected_data();
    void nothingIsExpected();
    void overdueIsSaid();
    void timelineEndsWithWhatFollows();
    void caseWithoutStepsHasThoseItMustHave();
    void longTextsAreCutAtPauses_data();
    void longTextsAreCutAtPauses();
    void guideSaysWhatNeedNotBeBrought();
};

void TestEnquiryTexts::limitEndsOn_data()
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

void TestEnquiryTexts::limitEndsOn()
{
    QFETCH(int, count);
    QFETCH(PeriodUnit, unit);
    QFETCH(QDate, from);
    QFETCH(QDate, last);
    QCOMPARE(lastDayOf(Period{count, unit}, from, WorkCalendar::builtIn()), last);
}

void TestEnquiryTexts::limitRunsFromAcceptance()
{
    catalog::Matter matter;
    matter.guide.promiseLimit = {3, PeriodUnit::Day};
    constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;
    cases::CaseSummary known = samples::reviewedCase(10);
    known.steps[1].atMs = known.filedAtMs + 2 * kDayMs;
    const auto calendar = WorkCalendar::builtIn();
    QCOMPARE(expectedDay(known, &matter, calendar), QDate(2026, 11, 18));
    known.steps = {{CaseState::Received, known.filedAtMs}};
    known.state = CaseState::Received;
    QCOMPARE(expectedDay(known, &matter, calendar), QDate(2026, 11, 16));
}

void TestEnquiryTexts::nothingIsExpected_data()
{
    QTest::addColumn<CaseState>("state");
    for (const CaseState state :
         {CaseState::Approved, CaseState::Rejected, CaseState::Refused, CaseState::Issued,
          CaseState::Closed, CaseState::Suspended, CaseState::CorrectionNeeded}) {
        QTest::newRow(qPrintable(cases::stateName(state))) << state;
    }
}

void TestEnquiryTexts::nothingIsExpected()
{
    QFETCH(CaseState, state);
    catalog::Matter matter;
    matter.guide.promiseLimit = {3, PeriodUnit::Day};
    cases::CaseSummary known = samples::reviewedCase(1);
    known.state = state;
    QVERIFY(!expectedDay(known, &matter, WorkCalendar::builtIn()).isValid());
    QVERIFY(!stateText(state).isEmpty() && !nextText(state).isEmpty());
}

void TestEnquiryTexts::overdueIsSaid()
{
    const QDate today(2026, 11, 23);
    QVERIFY(expectedText(today, today, kChinese).startsWith(u"预计"));
    QVERIFY(expectedText(today.addDays(-1), today, kChinese).contains(u"已经超过"));
    QVERIFY(expectedText({}, today, kChinese).isEmpty());
}

void TestEnquiryTexts::timelineEndsWithWhatFollows()
{
    const QDate today(2026, 11, 23);
    const auto lines = timelineLines(samples::reviewedCase(3), today.addDays(2), today, kChinese);
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines.at(0).title, u"已收件"_s);
    QCOMPARE(lines.at(2).title, u"审查中"_s);
    QCOMPARE(lines.at(3).caption, u"下一步"_s);
    QCOMPARE(lines.at(4).iconName, u"schedule"_s);
}

void TestEnquiryTexts::caseWithoutStepsHasThoseItMustHave()
{
    cases::CaseSummary known = samples::approvedCase();
    known.steps.clear();
    const auto lines = timelineLines(known, {}, QDate(2026, 11, 23), kChinese);
    QCOMPARE(lines.at(0).title, u"已收件"_s);
    QCOMPARE(lines.at(1).title, u"已批准"_s);
    QVERIFY(lines.at(1).caption.isEmpty());
}

void TestEnquiryTexts::longTextsAreCutAtPauses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("short") << u"不收费"_s << QStringList{u"不收费"_s};
    QTest::newRow("nothing") << QString() << QStringList();
    QTest::newRow("at a comma") << u"请带身份证，再带照片两张"_s
                                << QStringList{u"请带身份证，"_s, u"再带照片两张"_s};
    QTest::newRow("no pause") << u"一二三四五六七八九十一二三"_s
                              << QStringList{u"一二三四五六七八"_s, u"九十一二三"_s};
    QTest::newRow("words") << u"bring your identity card"_s
                           << QStringList{u"bring your"_s, u"identity card"_s};
}

void TestEnquiryTexts::longTextsAreCutAtPauses()
{
    QFETCH(QString, text);
    QFETCH(QStringList, parts);
    constexpr int kColumns = 16;
    QStringList cut;
    const auto lines = linesOf(text, u"标签"_s, u"info"_s, kColumns);
    for (const Choice& line : lines) {
        cut.append(line.title);
        QVERIFY(displayWidth(line.title) <= kColumns);
        QCOMPARE(line.caption.isEmpty(), cut.size() > 1);
    }
    QCOMPARE(cut, parts);
}

void TestEnquiryTexts::guideSaysWhatNeedNotBeBrought()
{
    catalog::Matter matter = *samples::catalogue().matter(u"si-enrol"_s);
    matter.materials[0].sharedBy = u"si_record"_s;
    matter.guide.promiseLimit = {5, PeriodUnit::WorkingDay};
    const auto lines = guideLines(matter, kChinese, kGuideColumns);
    const auto captionOf = [&](const QString& title) {
        for (const Choice& line : lines) {
            if (line.title.contains(title)) {
                return line.caption;
            }
        }
        return QString();
    };
    QVERIFY(captionOf(u"居民身份证"_s).contains(u"不用带"));
    QCOMPARE(captionOf(u"银行卡"_s), u"要带的材料"_s);
    QCOMPARE(captionOf(u"失业登记证明"_s), u"如有请带"_s);
    QCOMPARE(captionOf(u"不收费"_s), u"收费"_s);
    QCOMPARE(captionOf(u"5 个工作日"_s), u"承诺时限"_s);
    QCOMPARE(captionOf(u"1-6 号窗口"_s), u"办理地点"_s);
}

QTEST_GUILESS_MAIN(TestEnquiryTexts)
#include "tst_EnquiryTexts.moc"
