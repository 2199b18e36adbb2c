// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Contradiction.h"

#include "services/core/Log.h"
#include "services/journal/CheckpointStore.h"

namespace onewindow::journal {

bool isContradicted(const Chain& chain)
{
    return chain.role == ChainRole::FormerOwn && chain.isFrozen;
}

Result<bool> isSameChain(storage::Database& database, const QString& hall, const Chain& chain,
                         quint64 held, const QByteArray& headDigest)
{
    if (held == 0 || held > chain.headSeq || headDigest.isEmpty()) {
        return true;
    }
    const auto digest = ChainStore(database, hall).digestAt(chain, held);
    if (!digest) {
        return digest.error();
    }
    if (digest.value()) {
        return *digest.value() == headDigest;
    }
    // Pruned here. Of the last such row the digest is there; one before it was safe: it is not
    // asked for again.
    const auto checkpoint = CheckpointStore(database, hall).find(chain.node, chain.incarnation);
    if (!checkpoint) {
        return checkpoint.error();
    }
    return !checkpoint.value() || checkpoint.value()->seq != held ||
           checkpoint.value()->digest == headDigest;
}

/// Rows the parent would refuse for ever must not stand before those of the new life.
Result<void> leaveOut(ChainStore& chains, Chain chain)
{
    chain.isFrozen = true;
    OW_TRY(chains.update(chain));
    qCCritical(lcJournal) << "the parent holds other rows of" << chain.node << chain.incarnation
                          << "than this store, which keeps its own";
    return {};
}

} // namespace onewindow::journal
