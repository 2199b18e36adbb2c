// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/RecentRows.h"

#include "services/journal/BatchCut.h"

#include <algorithm>
#include <utility>

namespace onewindow::journal {

void RecentRows::note(QList<Row> rows)
{
    if (rows.isEmpty()) {
        return;
    }
    qsizetype bytes = 0;
    for (const Row& row : std::as_const(rows)) {
        bytes += wireSize(row);
    }
    std::deque<Noted> dropped; // Their memory is given back after the lock.
    const std::lock_guard lock(m_mutex);
    m_noted.push_back({std::move(rows), bytes});
    m_bytes += bytes;
    while (m_bytes > kByteLimit) {
        m_bytes -= m_noted.front().bytes;
        dropped.push_back(std::move(m_noted.front()));
        m_noted.pop_front();
    }
}

QList<Row> RecentRows::take(const QString& hall, const QString& node, quint32 incarnation,
                            quint64 firstSeq, quint64 lastSeq)
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find_if(m_noted, [&](const Noted& noted) {
        const Row& first = noted.rows.first();
        return first.seq == firstSeq && noted.rows.last().seq == lastSeq &&
               first.incarnation == incarnation && first.node == node && first.hall == hall;
    });
    if (found == m_noted.end()) {
        return {};
    }
    QList<Row> rows = std::move(found->rows);
    m_bytes -= found->bytes;
    m_noted.erase(found);
    return rows;
}

} // namespace onewindow::journal
