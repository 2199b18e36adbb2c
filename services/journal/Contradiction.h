// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/ChainStore.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QString>

namespace onewindow::journal {

// A parent may hold other rows of a life of this store's than the store itself: both a copy and
// what it was copied from have written. Those here stay, and nobody ships them any more.

/// Whether the parent has turned out to hold other rows of this earlier life of the store.
bool isContradicted(const Chain& chain);

/// Whether the rows that both hold of `chain` are the same, as far as the parent tells: it holds
/// `held` of them, the last with the digest `headDigest` (empty: it does not say).
Result<bool> isSameChain(storage::Database& database, const QString& hall, const Chain& chain,
                         quint64 held, const QByteArray& headDigest);

/// Marks `chain`, an earlier life of this store, as contradicted.
Result<void> leaveOut(ChainStore& chains, Chain chain);

} // namespace onewindow::journal
