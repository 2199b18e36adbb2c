// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace onewindow::catalog {

/// What can be compared, filled in or printed is one of these.
enum class ValueType { Text, Number, Date, Boolean };

/// What a condition, a source or a placeholder speaks of: "meals", a field of the form; "card.age",
/// a fact of the card; "shared.civil.married", a field that another department shares by the
/// agreement "civil"; "case.number", a fact of the case.
struct Subject
{
    enum class Kind { Field, Card, Shared, Case };

    Kind kind = Kind::Field;
    QString agreement; ///< Of Shared.
    QString name;      ///< Of the field or fact, without what stands before it.

    /// Nothing for what has none of these forms. Whether there is such a field or fact is another
    /// question.
    static std::optional<Subject> parse(const QString& text);
};

/// The facts of a card: name, number, sex ("1" male, "2" female), nation (two digits), birth,
/// address; and what follows from the number: age (whole years) and region (the first six digits).
std::optional<ValueType> cardFact(const QString& name);

/// Whether a fact is known only from a card that was read; the others follow from a name and a
/// number that were typed.
bool needsCardRead(const QString& fact);

/// The facts of a case that has been filed: number, date, valid_until, department.
bool isCaseFact(const QString& name);

/// Whether `text` is a day: 2026-01-31, "today", or so many days, months or years from it, as
/// "today-18y", "today+30d", "today-6m" (at most 999).
bool isDay(const QString& text);

} // namespace onewindow::catalog
