// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Printing/ResultSheet.h"

#include <QTest>

namespace onewindow::ui {

namespace {

cases::SignedDocument document()
{
    return {.statement = QStringLiteral("OW1.AAAA.BBBB"),
            .link = QStringLiteral("https://hall.example/d/OW1.AAAA.BBBB"),
            .checkCode = QStringLiteral("K7PM3QXD9FWA"),
            .node = QStringLiteral("kiosk-1"),
            .fingerprint = QStringLiteral("0123 4567 89ab cdef"),
            .suite = crypto::Suite::National};
}

ResultFacts sample()
{
    ResultFacts facts;
    facts.hall = QStringLiteral("桓台县政务服务大厅");
    facts.place = QStringLiteral("03 号机");
    facts.language = QStringLiteral("zh_CN");
    facts.department = QStringLiteral("人社局");
    facts.number = QStringLiteral("K1-20261130-0007");
    facts.isProvisional = true;
    facts.issued = QDate(2026, 11, 30);
    facts.result.title = QStringLiteral("参保缴费证明");
    facts.result.lines = {QStringLiteral("姓名：王秀英"), QStringLiteral("Name: Wang"),
                          QStringLiteral("出具单位：人社局    日期：2026-11-30"),
                          QStringLiteral("请保证账户余额充足")};
    facts.result.validUntil = QDate(2027, 2, 28);
    facts.rules = {{QStringLiteral("已参保"), QStringLiteral("Insured")}};
    return facts;
}

} // namespace

/// What stands on the paper of a result.
class TestResultSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheResultSays();
    void saysWhoPrintedIt();
};

void TestResultSheet::saysWhatTheResultSays()
{
    const ResultFacts facts = sample();
    const PaperSheet made = resultSheet(facts, document());
    QCOMPARE(made.title, facts.result.title);
    QVERIFY(made.subtitle.contains(facts.number));
    QCOMPARE(made.rows.size(), 4);
    QCOMPARE(made.rows.at(0).label, QStringLiteral("姓名"));
    QCOMPARE(made.rows.at(0).value, QStringLiteral("王秀英"));
    QCOMPARE(made.rows.at(1).label, QStringLiteral("Name"));
    QCOMPARE(made.rows.at(2).label, QString());
    QCOMPARE(made.rows.at(2).value, facts.result.lines.at(2));
    QCOMPARE(made.rows.at(3).value, facts.result.lines.at(3));
    QCOMPARE(made.reasons, QStringList{QStringLiteral("已参保")});
    QCOMPARE(made.code, document().link);
    QVERIFY(made.issue.contains(QStringLiteral("人社局")));
    QVERIFY(made.issue.constLast().contains(QStringLiteral("2027")));
    QCOMPARE(made.signature.constLast().value, QStringLiteral("K7PM-3QXD-9FWA"));
    QCOMPARE(made.attachment, document().statement.toLatin1());
}

/// At a window the hall signs it, and the window prints it.
void TestResultSheet::saysWhoPrintedIt()
{
    ResultFacts facts = sample();
    const PaperSheet terminal = resultSheet(facts, document());
    facts.isWindow = true;
    facts.place = QStringLiteral("2 号窗口");
    const PaperSheet window = resultSheet(facts, document());
    QVERIFY(terminal.headRight.contains(QStringLiteral("03 号机")));
    QVERIFY(terminal.footLeft.contains(QStringLiteral("自助终端")));
    QVERIFY(terminal.signature.constFirst().value.contains(QStringLiteral("03 号机")));
    QVERIFY(window.headRight.contains(facts.place));
    QVERIFY(window.footLeft.contains(QStringLiteral("窗口")));
    QVERIFY(window.signature.constFirst().value.contains(facts.hall));
    QVERIFY(window.signatureTitle.contains(QStringLiteral("大厅")));
}

} // namespace onewindow::ui

QTEST_GUILESS_MAIN(onewindow::ui::TestResultSheet)
#include "tst_ResultSheet.moc"
