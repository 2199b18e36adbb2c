// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/core/Result.h"
#include "services/crypto/Suite.h"

#include <QByteArray>
#include <QString>

namespace onewindow::journal {

inline constexpr qsizetype kNodeLimit = 64;          ///< Bytes of a node id.
inline constexpr qsizetype kKindLimit = 64;          ///< Bytes of a fact's kind.
inline constexpr qsizetype kBodyLimit = 64 * 1024;   ///< Bytes of a fact's body.
inline constexpr qsizetype kSealedLimit = 64 * 1024; ///< Bytes of a fact's sealed part.

/// One fact in one node's chain. Immutable once written.
///
/// `digest = H(prev || encodeRow(row))` with the hash of `suite`, so that changing any byte of any
/// old row breaks the chain at that row.
struct Row
{
    QString node;            ///< Who wrote it: ASCII, at most kNodeLimit.
    quint32 incarnation = 0; ///< Counts the lives of the node's store; a restore starts a new one.
    quint64 seq = 0;         ///< From 1, contiguous in an incarnation.
    QByteArray id;           ///< UUIDv7, 16 bytes.
    Timestamp at;            ///< The writer's clocks.
    crypto::Suite suite = crypto::Suite::National;
    QString kind;       ///< "ticket.issued"; see services/queue/FactKinds.h.
    QByteArray subject; ///< Random 16 bytes naming the thing, never a person's number.
    QByteArray body;    ///< Compact JSON without personal data.
    QByteArray sealed;  ///< Personal part, sealed with the data key `keyId`; may be empty.
    QByteArray keyId;   ///< 16 bytes, empty without a sealed part.
    QByteArray
        keyDigest;     ///< Digest over the key's envelopes as created; they may be destroyed later.
    QByteArray prev;   ///< Digest of the row before; 32 zero bytes for seq 1.
    QByteArray digest; ///< Not part of encodeRow().
    QString hall;      ///< Not part of encodeRow(): the partition that holds it.
    qint64 correctedMs = 0; ///< Not part of encodeRow(): Unix ms the parent fixed at ingest (the
                            ///< writer's own wall time at home).
};

/// The length-prefixed bytes that the digest covers and the wire carries.
QByteArray encodeRow(const Row& row);

/// Reads one encodeRow(); `prev` and `digest` of the result come from the chain, not from the
/// bytes. Errors: BadFrame naming the field.
Result<Row> decodeRow(QByteArrayView bytes);

/// H(prev || encodeRow(row)) by the row's suite.
QByteArray rowDigest(const Row& row);

} // namespace onewindow::journal

Q_DECLARE_TYPEINFO(onewindow::journal::Row, Q_RELOCATABLE_TYPE);
