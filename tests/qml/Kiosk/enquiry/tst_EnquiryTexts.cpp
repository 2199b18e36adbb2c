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
using catalog::PeriodUnit;

namespace {

const QString kChinese = u"zh_CN"_s;

} // namespace

/// What is said of a case and its limits.
class TestEnquiryTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStateIsSaid();
    void overdueIsSaid();
    void timelineEndsWithWhatFollows();
    void caseWithoutStepsHasThoseItMustHave();
    void whatIsMissingIsSaidAllAtOnce();
    void longTextsAreCutAtPauses_data();
    void longTextsAreCutAtPauses();
    void guideSaysWhatNeedNotBeBrought();
};

void TestEnquiryTexts::everyStateIsSaid()
{
    for (const CaseState state :
         {CaseState::Received, CaseState::Accepted, CaseState::CorrectionNeeded, CaseState::Refused,
          CaseState::UnderReview, CaseState::Suspended, CaseState::Approved, CaseState::Rejected,
          CaseState::Issued, CaseState::Closed}) {
        QVERIFY(!stateText(state).isEmpty() && !nextText(state).isEmpty());
    }
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
    const auto lines =
        timelineLines(samples::reviewedCase(3), nullptr, today.addDays(2), today, kChinese);
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
    const auto lines = timelineLines(known, nullptr, {}, QDate(2026, 11, 23), kChinese);
    QCOMPARE(lines.at(0).title, u"已收件"_s);
    QCOMPARE(lines.at(1).title, u"已批准"_s);
    QVERIFY(lines.at(1).caption.isEmpty());
}

void TestEnquiryTexts::whatIsMissingIsSaidAllAtOnce()
{
    catalog::Matter matter;
    matter.materials.resize(2);
    matter.materials[0].id = u"photo"_s;
    matter.materials[0].name.zh = u"照片"_s;
    matter.materials[1].name.zh = u"户口簿"_s;
    cases::CaseSummary known = samples::reviewedCase(3);
    known.state = CaseState::CorrectionNeeded;
    known.steps = {{CaseState::Received, known.filedAtMs},
                   {CaseState::CorrectionNeeded, known.filedAtMs + 1, u"materials"_s,
                    QStringList{u"photo"_s, u"-2"_s, u"gone"_s}}};
    const auto lines = timelineLines(known, &matter, {}, QDate(2026, 11, 23), kChinese);
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines.at(2).title, u"材料不齐或不合格"_s);
    QCOMPARE(lines.at(3).title, u"照片"_s);
    QCOMPARE(lines.at(3).caption, u"请补交"_s);
    QCOMPARE(lines.at(4).title, u"户口簿"_s);
    QVERIFY(lines.at(4).caption.isEmpty());
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
