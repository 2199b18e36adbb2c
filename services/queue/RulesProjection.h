// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Projection.h"
#include "services/queue/HallRuleSet.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace onewindow::queue {

/// What was set of a hall's rules, one row each time: `hall_rules`, derived from facts::kRules. The
/// newest is in force; of those before it the last kKept are kept, for whoever wants one back.
class RulesProjection final : public journal::Projection
{
public:
    static constexpr int kKept = 50;

    /// `hall`: the node whose facts set rules.
    explicit RulesProjection(QString hall);

    /// What follows when others are in force, in the same transaction: what the feed says of them.
    void setPublished(std::function<Result<void>(storage::Database& database)> published)
    {
        m_published = std::move(published);
    }

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;
    Result<void> publish(storage::Database& database, const QList<journal::Row>& rows) override;

private:
    [[nodiscard]] bool isRules(const journal::Row& row) const;

    QString m_hall;
    std::function<Result<void>(storage::Database& database)> m_published;
};

/// A row of it.
struct RulesEntry
{
    qint64 version = 0; ///< 1 for the first; 0: nothing was ever set.
    qint64 atMs = 0;
    QString staff; ///< Account.
    HallRuleSet rules;
};

/// That in force; version 0 where nothing was set.
Result<RulesEntry> currentRules(storage::Database& database, const QString& hall);
/// One that is kept.
Result<std::optional<RulesEntry>> findRules(storage::Database& database, const QString& hall,
                                            qint64 version);
/// Those kept, the newest first.
Result<QList<RulesEntry>> rulesHistory(storage::Database& database, const QString& hall);

/// The rules that hold in a hall: the files' with what was set since. It looks into the store each
/// time which fact that is, and reads it when it is another. Thread-safe.
class RulesInForce
{
public:
    RulesInForce(QString hall, HallRules file)
        : m_hall(std::move(hall))
        , m_file(file)
    {}

    struct Rules
    {
        QByteArray fact; ///< Its id; empty where nothing was set.
        qint64 version = 0;
        HallRules numbers;
        HallRuleSet set;
    };

    /// Never null.
    Result<std::shared_ptr<const Rules>> now(storage::Database& database) const;

    [[nodiscard]] const HallRules& file() const { return m_file; }

private:
    QString m_hall;
    HallRules m_file;
    mutable std::mutex m_mutex; ///< Guards the pointer; what it points to never changes.
    mutable std::shared_ptr<const Rules> m_rules;
};

} // namespace onewindow::queue
