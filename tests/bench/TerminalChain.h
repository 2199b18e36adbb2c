// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/crypto/Keys.h"
#include "services/journal/Batch.h"

#include <QByteArray>
#include <QString>

namespace onewindow::bench {

/// The chain of one terminal, without a store: ticket facts in signed batches, as it ships them to
/// its hall, or as that hands them on to the centre.
class TerminalChain
{
public:
    /// `keys` outlives this object.
    TerminalChain(QString node, const crypto::NodeKeys& keys);

    /// The next `rows` facts, signed, as the body of one bundle of a hall.
    QByteArray nextBundle(int rows);
    /// The same as the body of the terminal's own.
    QByteArray nextBatch(int rows);

    /// The last fact that was given out.
    [[nodiscard]] quint64 lastSeq() const { return m_seq; }

private:
    journal::Batch next(int rows, bool isRelayed);

    QString m_node;
    const crypto::NodeKeys& m_keys;
    SystemClock m_clock;
    quint64 m_seq = 0;
    QByteArray m_head;
    QByteArray m_ticket;
};

} // namespace onewindow::bench
