// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/FilingReceipt.h"
#include "tests/qml/Kiosk/fakes/FilingSamples.h"
#include "tests/qml/Kiosk/fakes/Samples.h"

#include <QTest>

namespace onewindow::ui {

namespace {

/// Everything that is printed, line by line.
QStringList printed(const drivers::Receipt& receipt)
{
    QStringList lines;
    for (const drivers::ReceiptItem& item : receipt.items) {
        if (const auto* text = std::get_if<drivers::ReceiptText>(&item)) {
            lines.append(text->text);
        } else if (const auto* pair = std::get_if<drivers::ReceiptPair>(&item)) {
            lines.append(pair->label + u'=' + pair->value);
        } else if (const auto* code = std::get_if<drivers::ReceiptQr>(&item)) {
            lines.append(code->content);
        }
    }
    return lines;
}

catalog::Matter matter()
{
    catalog::Catalogue catalogue = samples::catalogue();
    samples::offerFiling(catalogue, QStringLiteral("si-query"));
    return *catalogue.matter(QStringLiteral("si-query"));
}

FilingFrame frame()
{
    FilingFrame made;
    made.hall = QStringLiteral("张店区政务服务中心");
    made.terminal = QStringLiteral("03 号机");
    made.language = QStringLiteral("zh_CN");
    made.maskedName = QStringLiteral("李*");
    made.isOnline = true;
    return made;
}

} // namespace

class TestFilingReceipt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysTheDecisionAndItsRules();
    void saysWhatHappensNextAndWhatToBring();
    void saysThatTheNumberIsProvisional();
    void printsTheResultFirst();
};

void TestFilingReceipt::saysTheDecisionAndItsRules()
{
    const QStringList lines = printed(filingReceipt(samples::approved(), matter(), frame()));
    QVERIFY(lines.contains(QStringLiteral("状态=已办结")));
    QVERIFY(lines.contains(QStringLiteral("办件编号=370303202611230007")));
    QVERIFY(lines.contains(QStringLiteral("医保参保状态正常")));
    QVERIFY(lines.contains(QStringLiteral("姓名=李*")));
    QVERIFY(lines.contains(samples::approved().link));
}

void TestFilingReceipt::saysWhatHappensNextAndWhatToBring()
{
    const QStringList lines = printed(filingReceipt(samples::received(), matter(), frame()));
    QVERIFY(lines.contains(QStringLiteral("状态=已收件")));
    QVERIFY(!lines.filter(QStringLiteral("10 个工作日")).isEmpty());
    QVERIFY(!lines.filter(QStringLiteral("异地居住或转诊证明")).isEmpty());
    QVERIFY(!lines.filter(QStringLiteral("需要人工核对")).isEmpty());
}

void TestFilingReceipt::saysThatTheNumberIsProvisional()
{
    FilingFrame offline = frame();
    offline.isOnline = false;
    const QStringList lines = printed(filingReceipt(samples::received(), matter(), offline));
    QVERIFY(lines.contains(QStringLiteral("临时编号=K1-20261123-0007")));
    QVERIFY(!lines.filter(QStringLiteral("联网后自动送达")).isEmpty());
}

void TestFilingReceipt::printsTheResultFirst()
{
    FilingFrame withResult = frame();
    withResult.result = cases::ResultText{.title = QStringLiteral("异地就医备案回执"),
                                          .lines = {QStringLiteral("姓名：李娜")},
                                          .validUntil = QDate(2027, 11, 22)};
    const QStringList lines = printed(filingReceipt(samples::approved(), matter(), withResult));
    QVERIFY(lines.indexOf(QStringLiteral("异地就医备案回执")) <
            lines.indexOf(QStringLiteral("状态=已办结")));
    QVERIFY(lines.contains(QStringLiteral("姓名：李娜")));
    QVERIFY(lines.contains(QStringLiteral("有效期至=2027-11-22")));
}

} // namespace onewindow::ui

QTEST_GUILESS_MAIN(onewindow::ui::TestFilingReceipt)
#include "tst_FilingReceipt.moc"
