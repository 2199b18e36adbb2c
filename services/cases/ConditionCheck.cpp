// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/ConditionCheck.h"

#include "services/catalog/Days.h"
#include "services/catalog/Facts.h"

#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace onewindow::cases {

using catalog::Operator;

namespace {

/// Less than, equal to, greater than 0, as `left` stands to `right`; nothing where the two cannot
/// be compared.
std::optional<int> order(const QJsonValue& left, const QJsonValue& right, QDate today)
{
    if (left.isDouble() && right.isDouble()) {
        const double difference = left.toDouble() - right.toDouble();
        return difference < 0 ? -1 : difference > 0 ? 1 : 0;
    }
    if (!left.isString() || !right.isString()) {
        return {};
    }
    const auto leftDay = catalog::dayOf(left.toString(), today);
    const auto rightDay = catalog::dayOf(right.toString(), today);
    if (!leftDay || !rightDay) {
        return {};
    }
    return *leftDay < *rightDay ? -1 : *leftDay > *rightDay ? 1 : 0;
}

Truth equal(const QJsonValue& left, const QJsonValue& right, QDate today)
{
    if (left.type() != right.type()) {
        return Truth::Unknown;
    }
    const bool isEqual = order(left, right, today).value_or(left == right ? 0 : 1) == 0;
    return isEqual ? Truth::True : Truth::False;
}

Truth isIn(const QJsonValue& value, const QJsonArray& list, QDate today)
{
    return std::any_of(
               list.begin(), list.end(),
               [&](const QJsonValue& one) { return equal(value, one, today) == Truth::True; })
               ? Truth::True
               : Truth::False;
}

Truth negated(Truth truth)
{
    return truth == Truth::Unknown ? truth : truth == Truth::True ? Truth::False : Truth::True;
}

Truth truthOf(bool holds)
{
    return holds ? Truth::True : Truth::False;
}

bool isEmpty(const QJsonValue& value)
{
    return value.isNull() || (value.isString() && value.toString().isEmpty());
}

bool holds(Operator op, int order)
{
    switch (op) {
    case Operator::Less:
        return order < 0;
    case Operator::AtMost:
        return order <= 0;
    case Operator::AtLeast:
        return order >= 0;
    default:
        return order > 0;
    }
}

} // namespace

Truth check(const catalog::Condition& condition, const ValueOf& valueOf, QDate today)
{
    const auto subject = catalog::Subject::parse(condition.field);
    const QJsonValue value = subject ? valueOf(*subject) : QJsonValue(QJsonValue::Undefined);
    if (value.isUndefined()) {
        return Truth::Unknown;
    }
    if (condition.op == Operator::Filled) {
        // An empty group is a number, and not filled in.
        return truthOf(!isEmpty(value) && !(subject->kind == catalog::Subject::Kind::Field &&
                                            value.isDouble() && value.toDouble() == 0));
    }
    if (isEmpty(value)) {
        return Truth::Unknown;
    }
    switch (condition.op) {
    case Operator::Equal:
        return equal(value, condition.value, today);
    case Operator::NotEqual:
        return negated(equal(value, condition.value, today));
    case Operator::In:
        return isIn(value, condition.value.toArray(), today);
    case Operator::NotIn:
        return negated(isIn(value, condition.value.toArray(), today));
    case Operator::StartsWith:
        return value.isString() ? truthOf(value.toString().startsWith(condition.value.toString()))
                                : Truth::Unknown;
    default:
        break;
    }
    const auto ordered = order(value, condition.value, today);
    return ordered ? truthOf(holds(condition.op, *ordered)) : Truth::Unknown;
}

} // namespace onewindow::cases
