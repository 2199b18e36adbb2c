// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseEnquiry.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;

namespace {

CaseContents contents()
{
    return {.words = {.number = u"110105-2026-000042"_s,
                      .provisional = u"K1-20261130-0007"_s,
                      .matter = u"si-proof"_s,
                      .hall = u"hall-2"_s},
            .person = {u"张建国"_s, u"11010519491231002X"_s, u"1"_s, u"01"_s, QDate(1949, 12, 31),
                       u"北京市朝阳区"_s, false},
            .answers = {{u"purpose"_s, u"loan"_s}},
            .shared = {{u"months"_s, 120}},
            .filedOn = QDate(2026, 11, 27),
            .decidedOn = QDate(2026, 11, 30),
            .copy = 2};
}

CaseSummary summary()
{
    return {.id = QByteArray(16, 'c'),
            .matter = u"si-proof"_s,
            .provisional = u"K1-20261130-0007"_s,
            .number = u"110105-2026-000042"_s,
            .state = CaseState::Approved,
            .filedAtMs = 1'790'000'000'000,
            .steps = {{.state = CaseState::Approved, .atMs = 1'790'000'000'001}},
            .promiseDays = 5,
            .money = {.state = MoneyState::Paid, .cents = 2'000, .receipt = u"PB000001"_s},
            .token = {},
            .isHere = false,
            .hasResult = true};
}

} // namespace

/// What the owner of the cases answers, as it travels.
class tst_CaseEnquiry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void summaryReadsWhatItWrites();
    void summaryWithoutMoneyOwesNothing();
    void stateAloneSaysNothingPersonal();
    void contentsReadWhatTheyWrite();
    void contentsThatAreNone_data();
    void contentsThatAreNone();
};

void tst_CaseEnquiry::summaryReadsWhatItWrites()
{
    const CaseSummary sent = summary();
    const CaseSummary again = summaryFromJson(toJson(sent));
    QCOMPARE(again.id, sent.id);
    QCOMPARE(again.matter, sent.matter);
    QCOMPARE(again.provisional, sent.provisional);
    QCOMPARE(again.number, sent.number);
    QCOMPARE(again.state, sent.state);
    QCOMPARE(again.filedAtMs, sent.filedAtMs);
    QCOMPARE(again.steps, sent.steps);
    QCOMPARE(again.promiseDays, sent.promiseDays);
    QCOMPARE(again.money.state, sent.money.state);
    QCOMPARE(again.money.cents, sent.money.cents);
    QCOMPARE(again.money.receipt, sent.money.receipt);
    QCOMPARE(again.isHere, sent.isHere);
    QCOMPARE(again.hasResult, sent.hasResult);
}

/// An older centre tells nothing of money: then a terminal offers nothing to be paid.
void tst_CaseEnquiry::summaryWithoutMoneyOwesNothing()
{
    const CaseSummary again = summaryFromJson(statusJson(summary()));
    QCOMPARE(again.money.state, MoneyState::None);
    QCOMPARE(again.money.cents, 0);
    QVERIFY(!again.isHere);
    QVERIFY(!again.hasResult);
}

/// What is said to who shows no card.
void tst_CaseEnquiry::stateAloneSaysNothingPersonal()
{
    const QJsonObject json = statusJson(summary());
    for (const QString& member :
         {u"id"_s, u"fee"_s, u"money"_s, u"receipt"_s, u"here"_s, u"result"_s}) {
        QVERIFY2(!json.contains(member), qPrintable(member));
    }
}

void tst_CaseEnquiry::contentsReadWhatTheyWrite()
{
    const CaseContents sent = contents();
    const auto again = contentsFromJson(toJson(sent));
    QVERIFY(again);
    QCOMPARE(toJson(again.value()), toJson(sent));
    QCOMPARE(again.value().words.number, sent.words.number);
    QCOMPARE(again.value().words.provisional, sent.words.provisional);
    QCOMPARE(again.value().words.matter, sent.words.matter);
    QCOMPARE(again.value().person.name, sent.person.name);
    QCOMPARE(again.value().person.idNumber, sent.person.idNumber);
    QCOMPARE(again.value().answers, sent.answers);
    QCOMPARE(again.value().shared, sent.shared);
    QCOMPARE(again.value().filedOn, sent.filedOn);
    QCOMPARE(again.value().decidedOn, sent.decidedOn);
    QCOMPARE(again.value().copy, sent.copy);
}

void tst_CaseEnquiry::contentsThatAreNone_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::newRow("nothing") << QJsonObject();
    const auto row = [](const char* name, const QString& member, const QJsonValue& value) {
        QJsonObject json = toJson(contents());
        json.insert(member, value);
        QTest::newRow(name) << json;
    };
    row("no number of its own", u"provisional"_s, QString());
    row("no matter", u"matter"_s, 7);
    row("filed on no day", u"filedOn"_s, u"2026-02-30"_s);
    row("decided on no day", u"decidedOn"_s, QJsonValue());
    row("not counted", u"copy"_s, 0);
    row("counted backwards", u"copy"_s, -1);
    row("count of another kind", u"copy"_s, u"2"_s);
}

void tst_CaseEnquiry::contentsThatAreNone()
{
    QFETCH(QJsonObject, json);
    const auto read = contentsFromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::BadFrame);
}

QTEST_GUILESS_MAIN(tst_CaseEnquiry)
#include "tst_CaseEnquiry.moc"
