// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/feedback/FeedbackReceipt.h"
#include "tests/qml/Kiosk/fakes/Samples.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;

/// The slip of what somebody filed.
class TestFeedbackReceipt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsNeededToAskAgain();
    void everyKindHasItsName();
};

void TestFeedbackReceipt::saysWhatIsNeededToAskAgain()
{
    const feedback::Filed filed = samples::filed();
    const QString code = feedbackCode(filed.filed.number, filed.token);
    QCOMPARE(code, QStringLiteral("OWF:Y1-20261123-0003:abcdefghijklmnopqrstuv"));
    const drivers::Receipt slip = feedbackReceipt(
        filed.filed,
        {.hall = QStringLiteral("大厅"), .terminal = QStringLiteral("03"), .code = code});
    QStringList lines;
    QStringList codes;
    for (const drivers::ReceiptItem& item : slip.items) {
        if (const auto* text = std::get_if<drivers::ReceiptText>(&item)) {
            lines.append(text->text);
        } else if (const auto* pair = std::get_if<drivers::ReceiptPair>(&item)) {
            lines.append(pair->label + u'|' + pair->value);
        } else if (const auto* qr = std::get_if<drivers::ReceiptQr>(&item)) {
            codes.append(qr->content);
        }
    }
    QVERIFY(lines.contains(QStringLiteral("大厅")));
    QVERIFY(lines.contains(QStringLiteral("投诉回执")));
    QVERIFY(lines.contains(QStringLiteral("Y1-20261123-0003")));
    QVERIFY(lines.contains(QStringLiteral("登记时间|2026-11-23 09:41")));
    QVERIFY(lines.contains(QStringLiteral("答复期限|2026-12-14")));
    QVERIFY(lines.contains(QStringLiteral("终端|03")));
    QCOMPARE(codes, QStringList{code});
}

void TestFeedbackReceipt::everyKindHasItsName()
{
    using feedback::CaseKind;
    QCOMPARE(kindText(CaseKind::Complaint), QStringLiteral("投诉"));
    QCOMPARE(kindText(CaseKind::Suggestion), QStringLiteral("建议"));
    QCOMPARE(kindText(CaseKind::Question), QStringLiteral("政策咨询"));
    QCOMPARE(dayText(QStringLiteral("2026-12-07")), QStringLiteral("12月7日"));
}

QTEST_GUILESS_MAIN(TestFeedbackReceipt)
#include "tst_FeedbackReceipt.moc"
