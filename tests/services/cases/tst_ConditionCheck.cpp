// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/ConditionCheck.h"
#include "services/catalog/Facts.h"

#include <QJsonArray>
#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;
using catalog::Operator;

/// Whether a condition holds, by operator and by what it is compared with.
class tst_ConditionCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conditions_data();
    void conditions();
};

void tst_ConditionCheck::conditions_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<Operator>("op");
    QTest::addColumn<QJsonValue>("with");
    QTest::addColumn<Truth>("expected");
    const auto row = [](const char* name, const QJsonValue& value, Operator op,
                        const QJsonValue& with,
                        Truth expected) { QTest::newRow(name) << value << op << with << expected; };
    row("text equal", u"a"_s, Operator::Equal, u"a"_s, Truth::True);
    row("text not equal", u"a"_s, Operator::NotEqual, u"a"_s, Truth::False);
    row("true equal", true, Operator::Equal, true, Truth::True);
    row("false is not true", false, Operator::Equal, true, Truth::False);
    row("number at least, on the edge", 60, Operator::AtLeast, 60, Truth::True);
    row("number less, on the edge", 63, Operator::Less, 63, Truth::False);
    row("number at most", 2, Operator::AtMost, 3, Truth::True);
    row("number more", 2, Operator::More, 3, Truth::False);
    row("day at most today", u"2026-11-30"_s, Operator::AtMost, u"today"_s, Truth::True);
    row("day after today", u"2026-12-01"_s, Operator::AtMost, u"today"_s, Truth::False);
    row("day eighteen years ago", u"2008-11-30"_s, Operator::AtMost, u"today-18y"_s, Truth::True);
    row("a day short of eighteen", u"2008-12-01"_s, Operator::AtMost, u"today-18y"_s, Truth::False);
    row("day equal to today", u"2026-11-30"_s, Operator::Equal, u"today"_s, Truth::True);
    row("day as another writes it", u"2026-11-30"_s, Operator::Equal, u"2026-11-30"_s, Truth::True);
    row("in", u"b"_s, Operator::In, QJsonArray{u"a"_s, u"b"_s}, Truth::True);
    row("not in", u"b"_s, Operator::NotIn, QJsonArray{u"a"_s, u"b"_s}, Truth::False);
    row("number in", 2, Operator::In, QJsonArray{1, 2}, Truth::True);
    row("starts with", u"370303"_s, Operator::StartsWith, u"3703"_s, Truth::True);
    row("starts with another", u"370303"_s, Operator::StartsWith, u"44"_s, Truth::False);
    row("filled", u"x"_s, Operator::Filled, {}, Truth::True);
    row("false is filled", false, Operator::Filled, {}, Truth::True);
    row("empty is not filled", QJsonValue::Null, Operator::Filled, {}, Truth::False);
    row("no text is not filled", u""_s, Operator::Filled, {}, Truth::False);
    row("an empty group is not filled", 0, Operator::Filled, {}, Truth::False);
    row("not known: filled", QJsonValue::Undefined, Operator::Filled, {}, Truth::Unknown);
    row("not known: not equal", QJsonValue::Undefined, Operator::NotEqual, u"a"_s, Truth::Unknown);
    row("not answered: not equal", QJsonValue::Null, Operator::NotEqual, u"a"_s, Truth::Unknown);
    row("not answered: not in", QJsonValue::Null, Operator::NotIn, QJsonArray{u"a"_s},
        Truth::Unknown);
    row("text against a number", u"6"_s, Operator::AtLeast, 5, Truth::Unknown);
    row("text that is no day", u"soon"_s, Operator::AtMost, u"today"_s, Truth::Unknown);
}

void tst_ConditionCheck::conditions()
{
    QFETCH(const QJsonValue, value);
    QFETCH(const Operator, op);
    QFETCH(const QJsonValue, with);
    QFETCH(const Truth, expected);
    const catalog::Condition condition{QStringLiteral("field"), op, with};
    const auto valueOf = [&](const catalog::Subject&) { return value; };
    QCOMPARE(check(condition, valueOf, QDate(2026, 11, 30)), expected);
}

QTEST_GUILESS_MAIN(tst_ConditionCheck)
#include "tst_ConditionCheck.moc"
