// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/SpanCheck.h"

#include "services/journal/ChainStore.h"
#include "services/storage/Rows.h"

#include <algorithm>
#include <optional>

namespace onewindow::journal {

using storage::Database;
using storage::Statement;

namespace {

constexpr int kPageRows = 500;

/// A row as far as looking for the beginning goes; seq 0: there is none.
struct Mark
{
    quint64 seq = 0;
    qint64 correctedMs = 0;
};

Result<Mark> markFrom(Database& database, const QString& hall, const Chain& chain, quint64 seq)
{
    return storage::firstOrDefaultOf(
        storage::query(database,
                       "SELECT seq, corrected_ms FROM journal WHERE hall = ? AND node = ? AND "
                       "incarnation = ? AND seq >= ? ORDER BY seq LIMIT 1",
                       hall, chain.node, chain.incarnation, static_cast<qint64>(seq)),
        [](const Statement& row) {
            return Mark{static_cast<quint64>(row.integer(0)), row.integer(1)};
        });
}

/// The first row recorded at `fromMs` or later: times grow along a chain.
Result<quint64> beginOf(Database& database, const QString& hall, const Chain& chain, quint64 first,
                        qint64 fromMs)
{
    quint64 low = first;
    quint64 high = chain.headSeq + 1;
    while (low < high) {
        const quint64 middle = low + (high - low) / 2;
        const auto mark = markFrom(database, hall, chain, middle);
        if (!mark) {
            return mark.error();
        }
        if (mark.value().seq != 0 && mark.value().correctedMs < fromMs) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

QString nameOf(const Chain& chain, quint64 seq)
{
    return QStringLiteral("%1/%2/%3").arg(chain.node).arg(chain.incarnation).arg(seq);
}

/// One chain of the span.
class ChainWalk
{
public:
    ChainWalk(Database& database, const QString& hall, const Chain& chain, SpanCheck& check)
        : m_store(database, hall)
        , m_chain(chain)
        , m_check(check)
    {}

    Result<void> walk(quint64 from, qint64 toMs, const std::function<void(const Row&)>& visit)
    {
        // What was before the first row is told by that row, where it is here.
        const auto before = m_store.digestAt(m_chain, from - 1);
        if (!before) {
            return before.error();
        }
        m_prev = before.value();
        m_next = from;
        while (m_next <= m_chain.headSeq && m_check.firstBad.isEmpty()) {
            const auto page = m_store.rows(m_chain, m_next, kNoPos, kPageRows);
            if (!page) {
                return page.error();
            }
            if (page.value().isEmpty()) {
                m_check.firstBad = nameOf(m_chain, m_next) + QStringLiteral(": missing");
            }
            for (const Row& row : page.value()) {
                // A gap just before the span's end is one, too.
                const bool isNext = row.seq == m_next;
                if ((isNext && row.correctedMs >= toMs) || !isGood(row)) {
                    return {};
                }
                visit(row);
            }
        }
        return {};
    }

private:
    bool isGood(const Row& row)
    {
        if (row.seq != m_next) {
            m_check.firstBad = nameOf(m_chain, m_next) + QStringLiteral(": missing");
            return false;
        }
        if ((m_prev && row.prev != *m_prev) || rowDigest(row) != row.digest) {
            m_check.firstBad = nameOf(m_chain, m_next) + QStringLiteral(": changed");
            return false;
        }
        m_prev = row.digest;
        ++m_next;
        ++m_check.rows;
        return true;
    }

    ChainStore m_store;
    const Chain& m_chain;
    SpanCheck& m_check;
    std::optional<QByteArray> m_prev;
    quint64 m_next = 1;
};

} // namespace

Result<SpanCheck> checkSpan(Database& database, const QString& hall, qint64 fromMs, qint64 toMs,
                            const std::function<void(const Row&)>& visit)
{
    const auto chains = ChainStore(database, hall).all();
    if (!chains) {
        return chains.error();
    }
    SpanCheck check;
    for (const Chain& chain : chains.value()) {
        const auto first = markFrom(database, hall, chain, 1);
        if (!first) {
            return first.error();
        }
        const bool isCut = first.value().seq > 1;
        check.isPruned = check.isPruned || (isCut && first.value().correctedMs >= fromMs);
        const auto begin =
            beginOf(database, hall, chain, std::max<quint64>(1, first.value().seq), fromMs);
        if (!begin) {
            return begin.error();
        }
        OW_TRY(ChainWalk(database, hall, chain, check).walk(begin.value(), toMs, visit));
        if (!check.firstBad.isEmpty()) {
            break;
        }
    }
    return check;
}

} // namespace onewindow::journal
