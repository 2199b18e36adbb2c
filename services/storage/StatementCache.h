// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Prepared.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace onewindow::storage {

/// A compiled statement and what the cache knows of it.
struct CachedStatement
{
    std::string sql;
    std::unique_ptr<Prepared> prepared;
    int parameterCount = 0; ///< Of `prepared`.
    int columnCount = 0;    ///< Of the row that it has arrived at.
    quint64 lastUse = 0;
    bool isInUse = false;
    bool isKept = false; ///< In the cache; otherwise gone when given back.
};

/// The compiled statements of one connection by their text, at most `limit`. A text that is
/// already in use (a query inside the loop of the same query) is compiled a second time and not
/// kept.
class StatementCache
{
public:
    explicit StatementCache(int limit);

    /// The idle statement of that text, now in use; null when there is none.
    CachedStatement* take(std::string_view sql);

    /// Adds a newly compiled one, in use; the least recently used idle one makes room.
    CachedStatement& add(std::string_view sql, std::unique_ptr<Prepared> prepared);

    void giveBack(CachedStatement& statement);

    /// Frees all; none may be in use.
    void clear();

private:
    bool makeRoom();

    // Keyed by the text inside the statement, so that a look-up allocates nothing.
    std::unordered_map<std::string_view, std::unique_ptr<CachedStatement>> m_kept;
    std::vector<std::unique_ptr<CachedStatement>> m_extra;
    std::size_t m_limit;
    quint64 m_uses = 0;
};

} // namespace onewindow::storage
