// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QString>

#include <optional>

namespace onewindow::journal {

/// What a store says of its own life: see Marker.
struct Generation
{
    QString token; ///< Empty in a copy: it agrees with no marker.
    /// The own chain takes no rows until the parent has said what it holds of it.
    bool isHeld = false;
    bool isNew = false; ///< Held because it is new, not because it was copied.
    qint64 sinceMs = 0; ///< Since when it is held, or was begun.
    QString mark;       ///< The issuer mark that numbers were given out with last.
    QString burnt;      ///< Marks that no number may carry until `burntDay` is over.
    QString burntDay;   ///< yyyy-MM-dd.
};

/// The table `generation`: one row a store. It is of the store as a whole, so its hall is ''.
class GenerationStore
{
public:
    /// The migrations' component.
    static constexpr QStringView kComponent = u"generation";

    explicit GenerationStore(storage::Database& database)
        : m_database(database)
    {}

    static Result<void> migrate(storage::Database& database);

    /// Nothing before the store's first start.
    Result<std::optional<Generation>> find();
    Result<void> put(const Generation& generation);

private:
    storage::Database& m_database;
};

} // namespace onewindow::journal
