// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/HallRuleSet.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace onewindow::ui {

/// The rules of a hall while a manager changes them: what the files say, what is in force, and what
/// is to be. A group ("calling", "opening", "windows", "skills") is the files' until something of
/// it is changed; then it is set as a whole.
class RuleDraft
{
public:
    /// Of GET /v1/hall/rules; what is to be is as it is.
    void take(const QJsonObject& answer);

    /// The same while something is changed: what is changed stays so, group by group; of the others
    /// what somebody else has set meanwhile holds.
    void takeBeneath(const QJsonObject& answer);

    /// Another set is to be: one that was in force before.
    void want(const QJsonObject& rules) { m_wanted = queue::HallRuleSet::fromJson(rules); }

    void discard() { m_wanted = m_saved; }

    /// The group is to be as the files have it.
    void useFile(const QString& group);
    [[nodiscard]] bool isOfFile(const QString& group) const;

    [[nodiscard]] qint64 version() const { return m_version; }

    [[nodiscard]] bool isChanged() const { return m_wanted != m_saved; }

    /// What saving would change, by field; a group that goes back to the files and says the same
    /// has none.
    [[nodiscard]] QList<queue::RuleChange> changes() const;

    /// To be saved.
    [[nodiscard]] QJsonObject toJson() const { return m_wanted.toJson(); }

    /// In force, and wanted.
    [[nodiscard]] queue::HallRules rulesNow() const { return rulesOf(m_saved); }

    [[nodiscard]] queue::HallRules rules() const { return rulesOf(m_wanted); }

    void setNumber(const queue::RuleNumber& number, qint64 value);

    /// With each day of the week; nothing where the hall is never taken for closed.
    [[nodiscard]] std::optional<catalog::OpeningWeek> week() const;

    void setWeek(const catalog::OpeningWeek& week) { m_wanted.opening = week; }

    /// What a window serves; none: all.
    [[nodiscard]] QStringList ofWindow(const QString& id) const;
    void setWindow(const QString& id, const QStringList& matters);

    /// What an account may serve; none: all.
    [[nodiscard]] QStringList ofAccount(const QString& account) const
    {
        return m_wanted.skills.value(account);
    }

    void setAccount(const QString& account, const QStringList& matters);

    /// Lets go of windows and matters that the hall does not have any more, and of days before
    /// `today`: else nothing could be saved, or the list grew for ever.
    void keepOnly(const QStringList& windows, const QStringList& matters, QDate today);

private:
    [[nodiscard]] queue::HallRules rulesOf(const queue::HallRuleSet& set) const;

    queue::HallRuleSet m_file;
    queue::HallRuleSet m_saved;
    queue::HallRuleSet m_wanted;
    qint64 m_version = 0;
};

} // namespace onewindow::ui
