// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/crypto/Keys.h"
#include "services/journal/Batch.h"

#include <QByteArray>
#include <QString>

namespace onewindow::bench {

/// The chain of one terminal, without a store: ticket facts in signed batches, as its hall hands
/// them on to the centre.
class TerminalChain
{
public:
    /// `keys` outlives this object.
    TerminalChain(QString node, const crypto::NodeKeys& keys);

    /// The next `rows` facts, signed, as the body of one bundle.
    QByteArray nextBundle(int rows);

    /// The last fact that nextBundle() has given out.
    [[nodiscard]] quint64 lastSeq() const { return m_seq; }

private:
    QString m_node;
    const crypto::NodeKeys& m_keys;
    SystemClock m_clock;
    quint64 m_seq = 0;
    QByteArray m_head;
    QByteArray m_ticket;
};

} // namespace onewindow::bench
