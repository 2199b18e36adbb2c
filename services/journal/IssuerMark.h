// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QString>

#include <optional>

namespace onewindow::journal {

// The mark that a terminal's ticket numbers carry. It is configured when the machine is enrolled.
// A restore burns it for the day (see Restart.h): the lost life may have given out numbers that no
// parent ever heard of and that people hold in their hands, so even a store that has taken
// everything back from its parent must not count on under it. The owner of the marks, the centre,
// then gives the new life another one, which stays from then on.

/// Which mark a node issues under.
struct IssuerMark
{
    QString configured;
    QString given;    ///< By the centre, in place of the configured one; empty as a rule.
    quint32 life = 0; ///< The incarnation it was given to.

    [[nodiscard]] const QString& inUse() const { return given.isEmpty() ? configured : given; }
};

/// The table `issuer_mark`: one row a store. It is of the store as a whole, so its hall is ''.
class IssuerMarkStore
{
public:
    /// The migrations' component.
    static constexpr QStringView kComponent = u"issuer_mark";

    explicit IssuerMarkStore(storage::Database& database)
        : m_database(database)
    {}

    static Result<void> migrate(storage::Database& database);

    /// Nothing before configure(), nor in a store that never had the table.
    Result<std::optional<IssuerMark>> find();

    /// The mark the node is told to use. Another one than before puts an end to one that was given:
    /// the machine was enrolled anew.
    Result<void> configure(const QString& mark);

    /// The mark given to the own chain's life `life`, in use from now on.
    Result<void> take(const QString& mark, quint32 life);

private:
    Result<void> put(const IssuerMark& mark);

    storage::Database& m_database;
};

/// The life for which the parent is to be asked for another mark: the one in use is burnt. Nothing
/// as a rule, while the store is held, and in one of a node that issues no numbers. Cheap.
Result<std::optional<quint32>> markWantedFor(storage::Database& database, const Timestamp& now);

} // namespace onewindow::journal
