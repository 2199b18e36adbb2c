// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/SubjectCheck.h"

#include "services/catalog/Catalogue.h"

#include <QJsonArray>

#include <algorithm>

namespace onewindow::catalog {

using namespace Qt::StringLiterals;

namespace {

ValueType typeOf(const FormField& field)
{
    switch (field.type) {
    case FieldType::Number:
    case FieldType::Group: // By its number of entries.
        return ValueType::Number;
    case FieldType::Date:
        return ValueType::Date;
    case FieldType::Text:
    case FieldType::Choice:
    case FieldType::Region:
    case FieldType::Phone:
    case FieldType::IdNumber:
    case FieldType::BankAccount:
        break;
    }
    return ValueType::Text;
}

bool canOrder(ValueType type)
{
    return type == ValueType::Number || type == ValueType::Date;
}

/// Whether a subject of `type` can be compared with `op` at all.
bool fits(Operator op, ValueType type)
{
    switch (op) {
    case Operator::Less:
    case Operator::AtMost:
    case Operator::AtLeast:
    case Operator::More:
        return canOrder(type);
    case Operator::In:
    case Operator::NotIn:
        return type == ValueType::Text || type == ValueType::Number;
    case Operator::StartsWith:
        return type == ValueType::Text;
    case Operator::Equal:
    case Operator::NotEqual:
    case Operator::Filled:
        break;
    }
    return true;
}

/// What is wrong with `value` as one of `type`; empty if nothing is.
QString valueProblem(const QJsonValue& value, ValueType type)
{
    switch (type) {
    case ValueType::Text:
        return value.isString() ? QString() : u"must be a text"_s;
    case ValueType::Number:
        return value.isDouble() ? QString() : u"must be a number"_s;
    case ValueType::Date:
        return isDay(value.toString()) ? QString()
                                       : u"must be a day: 2026-01-31, today or today-18y"_s;
    case ValueType::Boolean:
        return value.isBool() ? QString() : u"must be true or false"_s;
    }
    return {};
}

} // namespace

void SubjectCheck::fail(const QString& pointer, const QString& reason)
{
    m_problems.append(Problem{{}, pointer, reason});
}

bool SubjectCheck::add(const FormField& field, const FormField* group)
{
    if (m_fields.contains(field.id)) {
        return false;
    }
    m_fields.insert(field.id, {&field, group});
    return true;
}

std::optional<SubjectCheck::Found> SubjectCheck::find(const QString& text, const QString& pointer,
                                                      const FormField* group)
{
    const auto subject = Subject::parse(text);
    if (!subject) {
        fail(pointer, u"must be a field of the form, card.FACT or shared.AGREEMENT.FIELD"_s);
        return {};
    }
    switch (subject->kind) {
    case Subject::Kind::Field:
        return findField(*subject, pointer, group);
    case Subject::Kind::Card:
        return findCard(*subject, pointer);
    case Subject::Kind::Shared:
        return findShared(*subject, pointer);
    case Subject::Kind::Case:
        fail(pointer, u"speaks of the case, which is not there yet"_s);
        break;
    }
    return {};
}

std::optional<SubjectCheck::Found>
SubjectCheck::findField(const Subject& subject, const QString& pointer, const FormField* group)
{
    const Known known = m_fields.value(subject.name);
    if (known.field == nullptr) {
        fail(pointer, u"names no earlier field of the form: "_s + subject.name);
        return {};
    }
    if (known.group != nullptr && known.group != group) {
        fail(pointer, u"names a field inside a group: "_s + subject.name);
        return {};
    }
    return Found{typeOf(*known.field), known.field};
}

std::optional<SubjectCheck::Found> SubjectCheck::findCard(const Subject& subject,
                                                          const QString& pointer)
{
    const auto type = cardFact(subject.name);
    if (!type) {
        fail(pointer, u"is no fact of a card: "_s + subject.name);
        return {};
    }
    QString& firstAt = needsCardRead(subject.name) ? m_cardAt : m_personAt;
    if (firstAt.isEmpty()) {
        firstAt = pointer;
    }
    return Found{*type};
}

std::optional<SubjectCheck::Found> SubjectCheck::findShared(const Subject& subject,
                                                            const QString& pointer)
{
    if (m_sharedAt.isEmpty()) {
        m_sharedAt = pointer;
    }
    if (m_whole == nullptr) {
        return {};
    }
    const Agreement* agreement = m_whole->agreement(subject.agreement);
    if (agreement == nullptr) {
        fail(pointer, u"names no agreement: "_s + subject.agreement);
        return {};
    }
    const SharedField* field = agreement->field(subject.name);
    if (field == nullptr) {
        fail(pointer,
             u"agreement %1 does not cover the field %2"_s.arg(subject.agreement, subject.name));
        return {};
    }
    return Found{field->type};
}

void SubjectCheck::checkAgreement(const QString& agreement, const QString& pointer)
{
    if (m_sharedAt.isEmpty()) {
        m_sharedAt = pointer;
    }
    if (m_whole != nullptr && m_whole->agreement(agreement) == nullptr) {
        fail(pointer, u"names no agreement: "_s + agreement);
    }
}

void SubjectCheck::checkCondition(const Condition& condition, const QString& pointer,
                                  const FormField* group)
{
    if (condition.field.isEmpty()) {
        return; // Said already.
    }
    const auto found = find(condition.field, pointer + u"/field"_s, group);
    if (condition.op == Operator::Filled) {
        if (!condition.value.isUndefined()) {
            fail(pointer + u"/value"_s, u"has no place beside filled"_s);
        }
        return;
    }
    if (found && !fits(condition.op, found->type)) {
        fail(pointer + u"/op"_s, u"does not fit what it compares: "_s + condition.field);
        return;
    }
    const bool isList = condition.op == Operator::In || condition.op == Operator::NotIn;
    if (isList != condition.value.isArray() || condition.value.isUndefined()) {
        fail(pointer + u"/value"_s,
             isList ? u"must be a list, for in and not_in"_s : u"must be given, and be no list"_s);
        return;
    }
    if (found) {
        checkValue(*found, condition, pointer + u"/value"_s);
    }
}

void SubjectCheck::checkValue(const Found& found, const Condition& condition,
                              const QString& pointer)
{
    const QJsonArray values =
        condition.value.isArray() ? condition.value.toArray() : QJsonArray{condition.value};
    for (const QJsonValue value : values) {
        if (const QString problem = valueProblem(value, found.type); !problem.isEmpty()) {
            fail(pointer, problem);
            return;
        }
        const bool isChoice = found.field != nullptr && found.field->type == FieldType::Choice &&
                              condition.op != Operator::StartsWith;
        if (isChoice &&
            std::none_of(found.field->choices.begin(), found.field->choices.end(),
                         [&](const Choice& choice) { return choice.value == value.toString(); })) {
            fail(pointer,
                 u"is none of the choices of %1: %2"_s.arg(found.field->id, value.toString()));
        }
    }
}

void SubjectCheck::checkSource(const FormField& field, const QString& pointer)
{
    const auto subject = Subject::parse(field.source);
    if (!subject || subject->kind == Subject::Kind::Field || subject->kind == Subject::Kind::Case) {
        fail(pointer, u"must be card.FACT or shared.AGREEMENT.FIELD"_s);
        return;
    }
    const auto found = find(field.source, pointer, nullptr);
    if (field.type == FieldType::Group) {
        fail(pointer, u"cannot fill in a group"_s);
    } else if (found && (found->type != typeOf(field))) {
        fail(pointer, u"has another type than the field"_s);
    }
}

void SubjectCheck::checkPlaceholders(const LocalText& text, const QString& pointer)
{
    checkPlaceholdersIn(text.zh, pointer + u"/zh"_s);
    checkPlaceholdersIn(text.en, pointer + u"/en"_s);
    for (auto other = text.others.cbegin(); other != text.others.cend(); ++other) {
        checkPlaceholdersIn(other.value(), pointer + u'/' + other.key());
    }
}

void SubjectCheck::checkPlaceholdersIn(const QString& text, const QString& pointer)
{
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(u'{', at);
        const qsizetype stray = text.indexOf(u'}', at);
        if (open < 0 && stray < 0) {
            return;
        }
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'}', open);
        if (close < 0 || stray < open) {
            fail(pointer, u"has a brace without its other half"_s);
            return;
        }
        const QString name = text.sliced(open + 1, close - open - 1);
        const auto subject = Subject::parse(name);
        if (subject && subject->kind == Subject::Kind::Case) {
            if (!isCaseFact(subject->name)) {
                fail(pointer, u"is no fact of a case: "_s + name);
            }
        } else {
            const auto found = find(name, pointer, nullptr);
            if (found && found->field != nullptr && found->field->type == FieldType::Group) {
                fail(pointer, u"cannot print a group: "_s + name);
            }
        }
        at = close + 1;
    }
}

} // namespace onewindow::catalog
