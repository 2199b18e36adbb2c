// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/OpeningWeek.h"
#include "services/core/Result.h"
#include "services/queue/HallRules.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QStringList>

#include <optional>

namespace onewindow::queue {

/// What a hall's manager has set of its rules. What was not set is as the hall's files have it.
///
///     {"calling": {"ordinaryEvery": 4, ...: see ruleNumbers()},
///      "opening": see catalog::OpeningWeek,
///      "windows": {"1": ["si-enrol", ...]}, "skills": {"wang": ["si-enrol", ...]}}
struct HallRuleSet
{
    static constexpr qsizetype kWindowsLimit = 500;
    static constexpr qsizetype kAccountsLimit = 1000;
    static constexpr qsizetype kMattersLimit = 500; ///< Of a window, of an account.
    static constexpr qsizetype kIdLimit = 64;

    /// By name, those that were set.
    std::optional<QMap<QString, qint64>> calling;
    std::optional<catalog::OpeningWeek> opening;
    /// What a window serves unless its clerk chooses otherwise; one that is not named: all.
    std::optional<QMap<QString, QStringList>> windows;
    /// What an account may serve, by account; one that is not named: all.
    QMap<QString, QStringList> skills;

    /// From somebody outside. Errors: BadRequest; the detail begins with the field, as
    /// "calling.ordinaryEvery: 2 to 20".
    static Result<HallRuleSet> parse(const QJsonObject& json);
    /// From a fact, whichever version wrote it: what is not known or out of its limits is as if it
    /// had not been set.
    static HallRuleSet fromJson(const QJsonObject& json);
    /// Without what was not set.
    [[nodiscard]] QJsonObject toJson() const;

    /// `file` with the numbers that were set.
    [[nodiscard]] HallRules over(HallRules file) const;

    /// Of `matters`, those that the account may not serve.
    [[nodiscard]] QStringList beyondSkills(const QString& account,
                                           const QStringList& matters) const;

    friend bool operator==(const HallRuleSet&, const HallRuleSet&) = default;
};

/// All of ruleNumbers() as the member "calling".
QJsonObject callingJson(const HallRules& rules);

/// One thing that two sets have differently; null where one does not have it.
struct RuleChange
{
    QString field; ///< "calling.ordinaryEvery", "opening.weekdays.6", "windows.1".
    QJsonValue from;
    QJsonValue to;

    friend bool operator==(const RuleChange&, const RuleChange&) = default;
};

/// Of two sets as JSON, by field.
QList<RuleChange> changesBetween(const QJsonObject& from, const QJsonObject& to);

/// `set` (HallRuleSet::toJson()) filled up with the groups of `file` that it does not have, and
/// with every day of the week named.
QJsonObject inForce(const QJsonObject& set, const QJsonObject& file);

} // namespace onewindow::queue
