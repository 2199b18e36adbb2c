// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/FieldValue.h"

#include <QTest>

#include <optional>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;
using catalog::FieldType;
using Kind = Complaint::Kind;

/// What is made of what people type, and what is said against it.
class tst_FieldValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_data();
    void values();
    void textLimits();
    void numberLimits();
    void dayLimitsCountFromToday();
    void luhn_data();
    void luhn();
};

namespace {

const QDate kToday(2026, 11, 30);

catalog::FormField fieldOf(FieldType type)
{
    catalog::FormField field;
    field.id = u"f"_s;
    field.type = type;
    field.choices = {{u"a"_s, {}}, {u"b"_s, {}}};
    return field;
}

std::optional<Kind> complaintOf(const catalog::FormField& field, const QJsonValue& typed)
{
    const auto complaint = complaintAbout(field, normalized(field, typed), kToday);
    return complaint ? std::optional(complaint->kind) : std::nullopt;
}

} // namespace

void tst_FieldValue::values_data()
{
    QTest::addColumn<FieldType>("type");
    QTest::addColumn<QJsonValue>("typed");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<std::optional<Kind>>("complaint");
    const auto row = [](const char* name, FieldType type, const QJsonValue& typed,
                        const QJsonValue& value, std::optional<Kind> complaint = {}) {
        QTest::newRow(name) << type << typed << value << complaint;
    };
    const QJsonValue none(QJsonValue::Null);
    row("text", FieldType::Text, u" 王 小明\n"_s, u"王 小明"_s);
    row("no text", FieldType::Text, u"  "_s, none, Kind::NotFilled);
    row("a list is no text", FieldType::Text, QJsonValue(QJsonValue::Array), none, Kind::NotFilled);
    row("number", FieldType::Number, 12, 12);
    row("number as text", FieldType::Number, u"12"_s, 12);
    row("number of a wide keyboard", FieldType::Number, u"１２"_s, 12);
    row("number on its way", FieldType::Number, u"12."_s, 12);
    row("no number", FieldType::Number, u"zwölf"_s, u"zwölf"_s, Kind::NotANumber);
    row("exponents are no number", FieldType::Number, u"1e5"_s, u"1e5"_s, Kind::NotANumber);
    row("half of a whole number", FieldType::Number, 1.5, 1.5, Kind::TooManyDecimals);
    row("day", FieldType::Date, u"2026-02-28"_s, u"2026-02-28"_s);
    row("day in one", FieldType::Date, u"20260228"_s, u"2026-02-28"_s);
    row("no day of the calendar", FieldType::Date, u"2026-02-29"_s, u"2026-02-29"_s, Kind::NotADay);
    row("month 13", FieldType::Date, u"20261301"_s, u"20261301"_s, Kind::NotADay);
    row("choice", FieldType::Choice, u"b"_s, u"b"_s);
    row("no choice", FieldType::Choice, u"c"_s, u"c"_s, Kind::NotAChoice);
    row("region", FieldType::Region, u"370303"_s, u"370303"_s);
    row("region of no province", FieldType::Region, u"990000"_s, u"990000"_s, Kind::NotARegion);
    row("short region", FieldType::Region, u"3703"_s, u"3703"_s, Kind::NotARegion);
    row("mobile", FieldType::Phone, u"138 0000 1234"_s, u"13800001234"_s);
    row("mobile with the country", FieldType::Phone, u"+86 138-0000-1234"_s, u"13800001234"_s);
    row("landline", FieldType::Phone, u"(0533) 2345678"_s, u"05332345678"_s);
    row("landline without its area", FieldType::Phone, u"2345678"_s, u"2345678"_s, Kind::NotAPhone);
    row("no mobile series", FieldType::Phone, u"12800001234"_s, u"12800001234"_s, Kind::NotAPhone);
    row("citizen's number", FieldType::IdNumber, u"11010519491231002x"_s, u"11010519491231002X"_s);
    row("another check character", FieldType::IdNumber, u"11010519491231002Y"_s,
        u"11010519491231002Y"_s, Kind::NotAnIdNumber);
    row("bank account", FieldType::BankAccount, u"6222 0212 3456 7890 128"_s,
        u"6222021234567890128"_s);
    row("bank account, a digit wrong", FieldType::BankAccount, u"6222021234567890129"_s,
        u"6222021234567890129"_s, Kind::NotABankAccount);
    row("short bank account", FieldType::BankAccount, u"00000000000"_s, u"00000000000"_s,
        Kind::NotABankAccount);
}

void tst_FieldValue::values()
{
    QFETCH(const FieldType, type);
    QFETCH(const QJsonValue, typed);
    QFETCH(const QJsonValue, value);
    QFETCH(const std::optional<Kind>, complaint);
    const catalog::FormField field = fieldOf(type);
    const QJsonValue made = normalized(field, typed);
    QCOMPARE(made, value);
    QCOMPARE(normalized(field, made), made);
    QCOMPARE(complaintOf(field, typed), complaint);
}

void tst_FieldValue::textLimits()
{
    catalog::FormField field = fieldOf(FieldType::Text);
    field.minLength = 2;
    field.maxLength = 3;
    field.pattern = u"[^!]{0,3}"_s;
    field.patternHint.zh = u"没有叹号"_s;
    QCOMPARE(complaintOf(field, u"一"_s), Kind::TooShort);
    QCOMPARE(complaintOf(field, u"一二三四"_s), Kind::TooLong);
    // Two UTF-16 units each, and one character to whoever bears the name.
    QCOMPARE(complaintOf(field, u"𬭎𬭎𬭎"_s), std::nullopt);
    const auto complaint = complaintAbout(field, u"一!"_s, kToday);
    QVERIFY(complaint.has_value());
    QCOMPARE(complaint->kind, Kind::PatternMismatch);
    QCOMPARE(complaint->hint.zh, u"没有叹号"_s);
    field.isRequired = false;
    QCOMPARE(complaintOf(field, u""_s), std::nullopt);
    field.maxLength = 0;
    field.pattern.clear();
    QCOMPARE(complaintOf(field, QString(100, u'a')), std::nullopt);
    QCOMPARE(complaintOf(field, QString(101, u'a')), Kind::TooLong);
}

void tst_FieldValue::numberLimits()
{
    catalog::FormField field = fieldOf(FieldType::Number);
    field.min = 1;
    field.max = 3;
    field.decimals = 2;
    QCOMPARE(complaintOf(field, 0.99), Kind::OutOfRange);
    QCOMPARE(complaintOf(field, 1), std::nullopt);
    QCOMPARE(complaintOf(field, 1.15), std::nullopt);
    QCOMPARE(complaintOf(field, 1.155), Kind::TooManyDecimals);
    QCOMPARE(complaintOf(field, 3.01), Kind::OutOfRange);
}

void tst_FieldValue::dayLimitsCountFromToday()
{
    catalog::FormField field = fieldOf(FieldType::Date);
    field.earliest = u"today"_s;
    field.latest = u"today+30d"_s;
    QCOMPARE(complaintOf(field, u"2026-11-29"_s), Kind::DayOutOfRange);
    QCOMPARE(complaintOf(field, u"2026-11-30"_s), std::nullopt);
    QCOMPARE(complaintOf(field, u"2026-12-30"_s), std::nullopt);
    const auto complaint = complaintAbout(field, u"2026-12-31"_s, kToday);
    QVERIFY(complaint.has_value());
    QCOMPARE(complaint->latest, QDate(2026, 12, 30));
}

void tst_FieldValue::luhn_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("published sample") << u"79927398713"_s << true;
    QTest::newRow("a digit wrong") << u"79927398710"_s << false;
    QTest::newRow("two digits changed places") << u"97927398713"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void tst_FieldValue::luhn()
{
    QFETCH(const QString, digits);
    QFETCH(const bool, isGood);
    QCOMPARE(hasLuhnDigit(digits), isGood);
}

QTEST_GUILESS_MAIN(tst_FieldValue)
#include "tst_FieldValue.moc"
