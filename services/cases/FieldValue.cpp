// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/FieldValue.h"

#include "services/catalog/Days.h"
#include "services/identity/IdNumber.h"
#include "services/identity/Region.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using catalog::FieldType;
using catalog::FormField;
using Kind = Complaint::Kind;

namespace {

constexpr int kMostEntries = 20;
constexpr int kOldestYear = 1800;

/// Digits and letters as ASCII has them, whichever keyboard they came from, without what people
/// group them by.
QString ungrouped(const QString& text)
{
    QString plain;
    const QString compatible = text.normalized(QString::NormalizationForm_KC);
    for (const QChar c : compatible) {
        if (!c.isSpace() && c != u'-' && c != u'(' && c != u')') {
            plain += c.toUpper();
        }
    }
    // What is left may belong together now.
    return plain.normalized(QString::NormalizationForm_KC);
}

/// A text of people: no control characters, nothing around it.
QString plainText(const QString& text)
{
    QString plain = text;
    for (QChar& c : plain) {
        if (c.category() == QChar::Other_Control) {
            c = u' ';
        }
    }
    return plain.trimmed();
}

QJsonValue numberFrom(const QString& text)
{
    static const QRegularExpression form(u"\\A-?[0-9]{1,13}(\\.[0-9]{0,10})?\\z"_s);
    const QString plain = text.normalized(QString::NormalizationForm_KC).trimmed();
    return form.match(plain).hasMatch() ? QJsonValue(plain.toDouble()) : QJsonValue(plain);
}

QString dayFrom(const QString& text)
{
    const QString plain = text.normalized(QString::NormalizationForm_KC).trimmed();
    const QDate day = plain.size() == 8 ? QDate::fromString(plain, u"yyyyMMdd"_s)
                                        : QDate::fromString(plain, u"yyyy-MM-dd"_s);
    return day.isValid() ? day.toString(Qt::ISODate) : plain;
}

QString phoneFrom(const QString& text)
{
    QString plain = ungrouped(text);
    if (plain.startsWith(u"+86")) {
        plain.remove(0, 3);
    }
    return plain;
}

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

bool matches(const QString& text, const QString& pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

/// Characters as people count them, not UTF-16 units: rare characters of names are two of these.
qsizetype lengthOf(const QString& text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

Complaint simple(Kind kind)
{
    Complaint complaint;
    complaint.kind = kind;
    return complaint;
}

std::optional<Complaint> complaintIf(bool isWrong, Kind kind)
{
    return isWrong ? std::optional(simple(kind)) : std::nullopt;
}

std::optional<Complaint> aboutText(const FormField& field, const QString& text)
{
    const int most = field.maxLength > 0 ? field.maxLength : catalog::kDefaultLength;
    Complaint complaint;
    if (lengthOf(text) < field.minLength) {
        complaint.kind = Kind::TooShort;
        complaint.min = field.minLength;
        return complaint;
    }
    if (lengthOf(text) > most) {
        complaint.kind = Kind::TooLong;
        complaint.max = most;
        return complaint;
    }
    if (!field.pattern.isEmpty() && !matches(text, field.pattern)) {
        complaint.kind = Kind::PatternMismatch;
        complaint.hint = field.patternHint;
        return complaint;
    }
    return {};
}

std::optional<Complaint> aboutNumber(const FormField& field, const QJsonValue& value)
{
    constexpr double kRounding = 1e-6;
    if (!value.isDouble() || !std::isfinite(value.toDouble())) {
        return simple(Kind::NotANumber);
    }
    const double number = value.toDouble();
    const double scaled = number * std::pow(10, field.decimals);
    Complaint complaint;
    if (std::abs(scaled - std::round(scaled)) > kRounding * std::max(1.0, std::abs(scaled))) {
        complaint.kind = Kind::TooManyDecimals;
        complaint.max = field.decimals;
        return complaint;
    }
    if ((field.min && number < *field.min) || (field.max && number > *field.max)) {
        complaint.kind = Kind::OutOfRange;
        complaint.min = field.min;
        complaint.max = field.max;
        return complaint;
    }
    return {};
}

std::optional<Complaint> aboutDay(const FormField& field, const QString& text, QDate today)
{
    const QDate day = QDate::fromString(text, u"yyyy-MM-dd"_s);
    if (!day.isValid() || day.year() < kOldestYear) {
        return simple(Kind::NotADay);
    }
    Complaint complaint;
    complaint.kind = Kind::DayOutOfRange;
    complaint.earliest = catalog::dayOf(field.earliest, today).value_or(QDate());
    complaint.latest = catalog::dayOf(field.latest, today).value_or(QDate());
    const bool isWrong = (complaint.earliest.isValid() && day < complaint.earliest) ||
                         (complaint.latest.isValid() && day > complaint.latest);
    return isWrong ? std::optional(complaint) : std::nullopt;
}

/// A mobile number, or a landline with its area code.
bool isPhone(const QString& text)
{
    static const QRegularExpression form(u"\\A(1[3-9][0-9]{9}|0[0-9]{9,11})\\z"_s);
    return form.match(text).hasMatch();
}

bool isBankAccount(const QString& text)
{
    static const QRegularExpression form(u"\\A[0-9]{12,19}\\z"_s);
    return form.match(text).hasMatch() && hasLuhnDigit(text);
}

bool isChoice(const FormField& field, const QString& value)
{
    return std::any_of(field.choices.begin(), field.choices.end(),
                       [&](const catalog::Choice& choice) { return choice.value == value; });
}

} // namespace

QJsonValue normalized(const FormField& field, const QJsonValue& value)
{
    if (value.isDouble() && field.type == FieldType::Number) {
        return value;
    }
    if (!value.isString()) {
        return QJsonValue::Null;
    }
    const QString text = value.toString();
    switch (field.type) {
    case FieldType::Text:
        return textOrNull(plainText(text));
    case FieldType::Number:
        return text.trimmed().isEmpty() ? QJsonValue(QJsonValue::Null) : numberFrom(text);
    case FieldType::Date:
        return textOrNull(dayFrom(text));
    case FieldType::Phone:
        return textOrNull(phoneFrom(text));
    case FieldType::Region:
    case FieldType::IdNumber:
    case FieldType::BankAccount:
        return textOrNull(ungrouped(text));
    case FieldType::Choice:
        return textOrNull(text);
    case FieldType::Group:
        break;
    }
    return QJsonValue::Null;
}

std::optional<Complaint> complaintAbout(const FormField& field, const QJsonValue& value,
                                        QDate today)
{
    if (value.isNull() || value.isUndefined()) {
        return complaintIf(field.isRequired, Kind::NotFilled);
    }
    const QString text = value.toString();
    switch (field.type) {
    case FieldType::Text:
        return aboutText(field, text);
    case FieldType::Number:
        return aboutNumber(field, value);
    case FieldType::Date:
        return aboutDay(field, text, today);
    case FieldType::Choice:
        return complaintIf(!isChoice(field, text), Kind::NotAChoice);
    case FieldType::Region:
        return complaintIf(!identity::isRegion(text), Kind::NotARegion);
    case FieldType::Phone:
        return complaintIf(!isPhone(text), Kind::NotAPhone);
    case FieldType::IdNumber:
        return complaintIf(!identity::isIdNumber(text, today), Kind::NotAnIdNumber);
    case FieldType::BankAccount:
        return complaintIf(!isBankAccount(text), Kind::NotABankAccount);
    case FieldType::Group:
        break;
    }
    return {};
}

bool hasLuhnDigit(const QString& digits)
{
    int sum = 0;
    bool isDoubled = false;
    for (auto it = digits.crbegin(); it != digits.crend(); ++it) {
        const int digit = it->digitValue();
        const int counted = isDoubled ? digit * 2 : digit;
        sum += counted > 9 ? counted - 9 : counted;
        isDoubled = !isDoubled;
    }
    return !digits.isEmpty() && sum % 10 == 0;
}

int leastEntries(const FormField& group)
{
    return std::max(group.minItems, group.isRequired ? 1 : 0);
}

int mostEntries(const FormField& group)
{
    return group.maxItems > 0 ? group.maxItems : kMostEntries;
}

} // namespace onewindow::cases
