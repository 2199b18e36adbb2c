// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/StatementCache.h"

#include <algorithm>

namespace onewindow::storage {

StatementCache::StatementCache(int limit)
    : m_limit(static_cast<std::size_t>(limit))
{}

CachedStatement* StatementCache::take(std::string_view sql)
{
    const auto found = m_kept.find(sql);
    if (found == m_kept.end() || found->second->isInUse) {
        return nullptr;
    }
    CachedStatement& statement = *found->second;
    statement.isInUse = true;
    statement.lastUse = ++m_uses;
    return &statement;
}

CachedStatement& StatementCache::add(std::string_view sql, std::unique_ptr<Prepared> prepared)
{
    auto statement = std::make_unique<CachedStatement>();
    statement->sql = sql;
    statement->prepared = std::move(prepared);
    statement->parameterCount = statement->prepared->parameterCount();
    statement->lastUse = ++m_uses;
    statement->isInUse = true;
    statement->isKept = !m_kept.contains(sql) && makeRoom();
    CachedStatement& added = *statement;
    if (added.isKept) {
        m_kept.emplace(added.sql, std::move(statement));
    } else {
        m_extra.push_back(std::move(statement));
    }
    return added;
}

void StatementCache::giveBack(CachedStatement& statement)
{
    statement.isInUse = false;
    if (!statement.isKept) {
        std::erase_if(m_extra, [&](const auto& extra) { return extra.get() == &statement; });
    }
}

void StatementCache::clear()
{
    OW_ENFORCE(m_extra.empty());
    OW_ENFORCE(std::ranges::none_of(m_kept, [](const auto& kept) { return kept.second->isInUse; }));
    m_kept.clear();
}

bool StatementCache::makeRoom()
{
    if (m_kept.size() < m_limit) {
        return true;
    }
    auto oldest = m_kept.end();
    for (auto it = m_kept.begin(); it != m_kept.end(); ++it) {
        const bool isOlder =
            oldest == m_kept.end() || it->second->lastUse < oldest->second->lastUse;
        if (!it->second->isInUse && isOlder) {
            oldest = it;
        }
    }
    if (oldest == m_kept.end()) {
        return false;
    }
    m_kept.erase(oldest);
    return true;
}

} // namespace onewindow::storage
