// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/LocalText.h"

#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace onewindow::catalog {

class Fields;

/// How the subject of a condition is compared with its value.
enum class Operator { Equal, NotEqual, Less, AtMost, AtLeast, More, In, NotIn, StartsWith, Filled };

/// Something that holds or does not: "meals" "ge" 1. A day is compared with another, also with one
/// said from today ("today-18y"); a group by how many entries it has.
struct Condition
{
    QString field; ///< See Subject.
    Operator op = Operator::Equal;
    QJsonValue value{QJsonValue::Undefined}; ///< A list for In and NotIn, none for Filled.
};

enum class FieldType { Text, Number, Date, Choice, Region, Phone, IdNumber, BankAccount, Group };

/// One of the answers of a field.
struct Choice
{
    QString value; ///< As it is stored and compared.
    LocalText label;
};

/// A question of a form. What fits only some types stands with them; 0 and "" say nothing.
struct FormField
{
    QString id;
    FieldType type = FieldType::Text;
    LocalText label;
    LocalText help;
    bool isRequired = true;
    QString source;          ///< What fills it in, as a Subject; empty: the citizen alone.
    bool isReadOnly = false; ///< What the source says is shown and cannot be changed.
    std::optional<Condition> visibleWhen; ///< Asked only when it holds.
    // Text
    int minLength = 0;
    int maxLength = 0;     ///< 0: kDefaultLength.
    QString pattern;       ///< The whole text must match; see patternProblem().
    LocalText patternHint; ///< What is said when it does not.
    // Number
    std::optional<double> min;
    std::optional<double> max;
    int decimals = 0; ///< Digits after the point.
    LocalText unit;
    // Date; see isDay()
    QString earliest;
    QString latest;
    // Choice
    QList<Choice> choices;
    // Group: the fields of one entry, and how many entries.
    std::vector<FormField> fields;
    int minItems = 0;
    int maxItems = 0;
};

inline constexpr int kDefaultLength = 100; ///< Characters of a text field that says no other.
inline constexpr int kFieldLimit = 60;     ///< Fields of a form, those in groups included.

/// A page of a form, or a few.
struct FormSection
{
    LocalText title;
    LocalText help;
    QList<FormField> fields;
};

/// What a citizen fills in at the terminal.
struct Form
{
    QList<FormSection> sections;
};

void describe(Fields& fields, Condition& condition);
void describe(Fields& fields, Choice& choice);
void describe(Fields& fields, FormField& field);
void describe(Fields& fields, FormSection& section);
void describe(Fields& fields, Form& form);

/// Why a field cannot have `pattern`; empty if it can. A pattern compiles, and so that no text
/// takes long to be matched with it, has at most ten repetitions, each of them at most 200 times,
/// and none of something that repeats or has alternatives itself.
QString patternProblem(const QString& pattern);

} // namespace onewindow::catalog
