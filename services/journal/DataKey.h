// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Secret.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace onewindow::journal {

/// The key of one session or case. In clear only in memory, here; the store keeps it enveloped to
/// the hall's and the centre's public keys, once, at creation.
struct DataKey
{
    QByteArray id;        ///< 16 random bytes.
    Secret key;           ///< 32 bytes.
    QByteArray keyDigest; ///< Over its envelopes; goes into each row sealed with it.
};

/// One data key for one recipient. Deleting all envelopes of a key makes what it sealed unreadable.
struct Envelope
{
    QByteArray keyId;
    QString recipient; ///< Node id.
    QByteArray blob;   ///< crypto::makeEnvelope(); at most 1 KiB.
};

/// A fresh data key with its envelopes, not yet in any store.
struct NewDataKey
{
    DataKey key;
    QList<Envelope> envelopes;
};

/// Who may open new envelopes: node id and sealing public key.
struct Recipient
{
    QString node;
    QByteArray sealingPublicKey;
};

} // namespace onewindow::journal
