// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/appointment/AppointmentSlip.h"
#include "tests/qml/Kiosk/fakes/Samples.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;

namespace {

/// What stands on the paper, a line an item; a pair is "label|value", a code is "QR " and its text.
QStringList linesOf(const drivers::Receipt& receipt)
{
    QStringList lines;
    for (const drivers::ReceiptItem& item : receipt.items) {
        if (const auto* text = std::get_if<drivers::ReceiptText>(&item)) {
            lines.append(text->text);
        } else if (const auto* pair = std::get_if<drivers::ReceiptPair>(&item)) {
            lines.append(pair->label + u'|' + pair->value);
        } else if (const auto* code = std::get_if<drivers::ReceiptQr>(&item)) {
            lines.append(QStringLiteral("QR ") + code->content);
        }
    }
    return lines;
}

} // namespace

/// The paper of an appointment.
class TestAppointmentSlip : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void saysWhatACitizenNeeds();
    void withoutACodeTheCardChecksIn();
    void englishKeepsTheNameTheClerkReads();
    void isWithinThePrintersLimits();

private:
    [[nodiscard]] AppointmentSlip slip() const;

    catalog::Catalogue m_catalogue = samples::catalogue();
};

AppointmentSlip TestAppointmentSlip::slip() const
{
    return {.hall = QStringLiteral("张店区政务服务中心"),
            .terminal = QStringLiteral("03 号机"),
            .language = QStringLiteral("zh_CN"),
            .matter = m_catalogue.matter(QStringLiteral("si-enrol")),
            .slot = {.hall = {},
                     .resource = QStringLiteral("si"),
                     .day = QStringLiteral("2026-12-01"),
                     .startMinute = 540,
                     .endMinute = 570},
            .checkInText = QStringLiteral("check in"),
            .changeText = QStringLiteral("cancel until"),
            .maskedName = QStringLiteral("李*"),
            .code = QStringLiteral("OWA:Zm9vYmFyYmF6cXV4MTIzNA")};
}

void TestAppointmentSlip::saysWhatACitizenNeeds()
{
    const QStringList lines = linesOf(receiptOf(slip()));
    const QStringList wanted{
        QStringLiteral("张店区政务服务中心"),
        QStringLiteral("预约单"),
        QStringLiteral("12月1日 周二"),
        QStringLiteral("09:00–09:30"),
        QStringLiteral("社保参保登记"),
        QStringLiteral("办理区域|一楼 A 区 1-6 号窗口"),
        QStringLiteral("姓名|李*"),
        QStringLiteral("终端|03 号机"),
        QStringLiteral("· 居民身份证"),
        QStringLiteral("check in"),
        QStringLiteral("cancel until"),
        QStringLiteral("QR OWA:Zm9vYmFyYmF6cXV4MTIzNA"),
        QStringLiteral("到大厅后扫码或刷身份证签到。"),
    };
    for (const QString& line : wanted) {
        QVERIFY2(lines.contains(line), qPrintable(line + u'\n' + lines.join(u'\n')));
    }
}

void TestAppointmentSlip::withoutACodeTheCardChecksIn()
{
    AppointmentSlip later = slip();
    later.code.clear();
    const QString paper = linesOf(receiptOf(later)).join(u'\n');
    QVERIFY(!paper.contains(QStringLiteral("QR ")));
    QVERIFY(paper.contains(QStringLiteral("到大厅后请刷身份证签到。")));
}

void TestAppointmentSlip::englishKeepsTheNameTheClerkReads()
{
    AppointmentSlip english = slip();
    english.language = QStringLiteral("en");
    const QStringList lines = linesOf(receiptOf(english));
    QVERIFY(lines.contains(QStringLiteral("Social insurance enrolment")));
    QVERIFY(lines.contains(QStringLiteral("社保参保登记")));
}

void TestAppointmentSlip::isWithinThePrintersLimits()
{
    constexpr qsizetype kItemLimit = 200;
    catalog::Matter matter = *m_catalogue.matter(QStringLiteral("si-enrol"));
    while (matter.materials.size() < kItemLimit) {
        matter.materials.append(matter.materials.constFirst());
    }
    AppointmentSlip longest = slip();
    longest.matter = &matter;
    const drivers::Receipt receipt = receiptOf(longest);
    QVERIFY(receipt.items.size() <= kItemLimit);
    QVERIFY(std::get_if<drivers::ReceiptFeed>(&receipt.items.constFirst()) != nullptr);
}

QTEST_GUILESS_MAIN(TestAppointmentSlip)
#include "tst_AppointmentSlip.moc"
