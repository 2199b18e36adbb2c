// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Row.h"

#include <QList>

#include <deque>
#include <mutex>

namespace onewindow::journal {

/// Rows of other nodes that were taken in a moment ago, at a node that hands them on: it need not
/// read them back from its store. Whoever finds nothing here reads them there. From any thread.
class RecentRows
{
public:
    /// What all rows may take here, as wireSize() counts; the oldest go first.
    static constexpr qsizetype kByteLimit = 8 * 1024 * 1024;

    /// Remembers `rows`, which follow each other in one chain and are durable.
    void note(QList<Row> rows);

    /// The rows `firstSeq` to `lastSeq` of the chain of `node`'s life `incarnation` in the
    /// partition `hall`, if they were noted as one; they are not kept any longer. Else none.
    [[nodiscard]] QList<Row> take(const QString& hall, const QString& node, quint32 incarnation,
                                  quint64 firstSeq, quint64 lastSeq);

private:
    struct Noted
    {
        QList<Row> rows;
        qsizetype bytes = 0;
    };

    std::mutex m_mutex;
    std::deque<Noted> m_noted; ///< In the order they came.
    qsizetype m_bytes = 0;
};

} // namespace onewindow::journal
