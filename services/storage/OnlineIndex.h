// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

#include <QString>

#include <chrono>
#include <optional>

namespace onewindow::storage {

/// An index of a table in PostgreSQL that others write to while it is built.
class OnlineIndex
{
public:
    /// The index that a step with the word {concurrently} makes; nothing of a step without it.
    /// Errors: StoreFailed if such a step is anything else than one CREATE INDEX.
    static Result<std::optional<OnlineIndex>> of(const char* sql);

    /// Builds it, outside a transaction, unless it is there whole. What an attempt left that was
    /// cut short, which PostgreSQL marks as invalid, is dropped first. Waits up to `limit` for each
    /// transaction that may not know of it yet; nobody waits because of that. Errors: StoreBusy
    /// after `limit`, StoreFailed; calling it again goes on.
    [[nodiscard]] Result<void> build(Database& database, std::chrono::milliseconds limit) const;

private:
    OnlineIndex(QString name, QString sql);

    QString m_name;
    QString m_sql; ///< CREATE INDEX CONCURRENTLY ...
};

} // namespace onewindow::storage
