// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/ticket/MatterTexts.h"
#include "qml/Kiosk/ticket/TicketReceipt.h"
#include "tests/qml/Kiosk/fakes/Samples.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;

namespace {

/// What stands on the paper, a line an item; a pair is "label|value".
QStringList linesOf(const drivers::Receipt& receipt)
{
    QStringList lines;
    for (const drivers::ReceiptItem& item : receipt.items) {
        if (const auto* text = std::get_if<drivers::ReceiptText>(&item)) {
            lines.append(text->text);
        } else if (const auto* pair = std::get_if<drivers::ReceiptPair>(&item)) {
            lines.append(pair->label + u'|' + pair->value);
        } else if (const auto* code = std::get_if<drivers::ReceiptQr>(&item)) {
            lines.append(code->content);
        }
    }
    return lines;
}

} // namespace

/// The paper a citizen takes along.
class TestTicketReceipt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhatACitizenNeeds();
    void figuresAreLeftOutOffLine();
    void saysWhenThePageIsNotUpToDate_data();
    void saysWhenThePageIsNotUpToDate();
    void waitInWords_data();
    void waitInWords();
    void classIsNamedUnlessOrdinary();
    void englishKeepsTheNameTheClerkReads();
    void namesAllThatTheNumberIsFor();
    void beginsBelowTheKnife();

private:
    [[nodiscard]] ReceiptFrame frame(bool isOnline) const;

    catalog::Catalogue m_catalogue = samples::catalogue();
};

void TestTicketReceipt::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

ReceiptFrame TestTicketReceipt::frame(bool isOnline) const
{
    return {.hall = QStringLiteral("张店区政务服务中心"),
            .terminal = QStringLiteral("03 号机"),
            .language = QStringLiteral("zh_CN"),
            .catalogue = &m_catalogue,
            .isOnline = isOnline};
}

void TestTicketReceipt::saysWhatACitizenNeeds()
{
    const queue::IssuedTicket issued = samples::ticket();
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(issued.ticket.issuedAtMs);
    const QStringList lines = linesOf(ticketReceipt(issued, frame(true)));
    const QStringList wanted{
        QStringLiteral("张店区政务服务中心"),
        QStringLiteral("A1023"),
        QStringLiteral("社保参保登记"),
        QStringLiteral("办理区域|一楼 A 区 1-6 号窗口"),
        QStringLiteral("取号时间|") + at.toString(QStringLiteral("yyyy-MM-dd HH:mm")),
        QStringLiteral("前面等候|3 人"),
        QStringLiteral("预计等候|约 10–20 分钟"),
        QStringLiteral("姓名|张*"),
        QStringLiteral("终端|03 号机"),
        issued.link,
        QStringLiteral("按类别和取号时间叫号，不按号码大小。"),
    };
    for (const QString& line : wanted) {
        QVERIFY2(lines.contains(line), qPrintable(line + u'\n' + lines.join(u'\n')));
    }
}

void TestTicketReceipt::figuresAreLeftOutOffLine()
{
    const QString paper = linesOf(ticketReceipt(samples::ticket(), frame(false))).join(u'\n');
    QVERIFY(!paper.contains(QStringLiteral("前面等候")));
    QVERIFY(!paper.contains(QStringLiteral("预计等候")));
    QVERIFY(paper.contains(QStringLiteral("A1023")));
}

void TestTicketReceipt::saysWhenThePageIsNotUpToDate_data()
{
    QTest::addColumn<bool>("isOnline");
    QTest::addColumn<bool>("isPageFresh");
    QTest::addColumn<bool>("isSaid");
    QTest::newRow("all is well") << true << true << false;
    QTest::newRow("the terminal is off line") << false << true << true;
    QTest::newRow("the hall is cut off from its centre") << true << false << true;
}

void TestTicketReceipt::saysWhenThePageIsNotUpToDate()
{
    QFETCH(const bool, isOnline);
    QFETCH(const bool, isPageFresh);
    queue::IssuedTicket issued = samples::ticket();
    issued.isPageFresh = isPageFresh;
    const QString paper = linesOf(ticketReceipt(issued, frame(isOnline))).join(u'\n');
    QTEST(paper.contains(QStringLiteral("手机上看到的可能不是最新")), "isSaid");
}

void TestTicketReceipt::waitInWords_data()
{
    QTest::addColumn<std::optional<queue::QueueFigures>>("figures");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, int open, std::optional<int> low, std::optional<int> high,
                        const QString& text) {
        QTest::newRow(name) << std::optional(queue::QueueFigures{.waiting = 3,
                                                                 .openWindows = open,
                                                                 .lowMinutes = low,
                                                                 .highMinutes = high})
                            << text;
    };
    QTest::newRow("never heard of") << std::optional<queue::QueueFigures>() << QString();
    row("hardly any", 1, 0, 5, QStringLiteral("不到 5 分钟"));
    row("a range", 1, 10, 50, QStringLiteral("约 10–50 分钟"));
    row("a wide one", 1, 10, 55, QStringLiteral("10–55 分钟，变化大"));
    row("nobody can say", 1, {}, {}, QStringLiteral("暂无法预计"));
    row("no window open", 0, {}, {}, QStringLiteral("暂无窗口办理"));
}

void TestTicketReceipt::waitInWords()
{
    QFETCH(const std::optional<queue::QueueFigures>, figures);
    QTEST(waitText(figures), "text");
}

void TestTicketReceipt::classIsNamedUnlessOrdinary()
{
    queue::IssuedTicket issued = samples::ticket();
    const QString line = QStringLiteral("类别|残疾人");
    QVERIFY(!linesOf(ticketReceipt(issued, frame(true))).contains(line));
    issued.ticket.klass = queue::TicketClass::Disabled;
    QVERIFY(linesOf(ticketReceipt(issued, frame(true))).contains(line));
}

void TestTicketReceipt::englishKeepsTheNameTheClerkReads()
{
    ReceiptFrame english = frame(true);
    english.language = QStringLiteral("en");
    const QStringList lines = linesOf(ticketReceipt(samples::ticket(), english));
    QVERIFY(lines.contains(QStringLiteral("Social insurance enrolment")));
    QVERIFY(lines.contains(QStringLiteral("社保参保登记")));
}

void TestTicketReceipt::namesAllThatTheNumberIsFor()
{
    queue::IssuedTicket issued = samples::ticket();
    issued.ticket.further = {QStringLiteral("fund-draw"), QStringLiteral("gone"),
                             QStringLiteral("tax-card")};
    const QStringList lines = linesOf(ticketReceipt(issued, frame(true)));
    const qsizetype first = lines.indexOf(QStringLiteral("社保参保登记"));
    QVERIFY(first > 0);
    QCOMPARE(lines.mid(first + 1, 2), (QStringList{QStringLiteral("还要办：公积金提取"),
                                                   QStringLiteral("还要办：发票领用")}));
    ReceiptFrame english = frame(true);
    english.language = QStringLiteral("en");
    QVERIFY(linesOf(ticketReceipt(issued, english)).contains(QStringLiteral("公积金提取")));
}

void TestTicketReceipt::beginsBelowTheKnife()
{
    const drivers::Receipt receipt = ticketReceipt(samples::ticket(), frame(true));
    const auto* feed = std::get_if<drivers::ReceiptFeed>(&receipt.items.constFirst());
    QVERIFY(feed != nullptr);
    QVERIFY(feed->lines >= 1);
}

QTEST_GUILESS_MAIN(TestTicketReceipt)
#include "tst_TicketReceipt.moc"
