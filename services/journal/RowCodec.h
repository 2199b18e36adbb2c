// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Bytes.h"
#include "services/journal/Row.h"

#include <optional>

namespace onewindow::journal {

/// The highest seq: stores count in signed 64 bits.
inline constexpr quint64 kSeqLimit = 0x7FFF'FFFF'FFFF'FFFFU;

/// 1 to kNodeLimit printing ASCII characters.
bool isNodeId(QStringView node);

/// Whether every field of `row` is within its limits. Errors: BadFrame naming the first that is
/// not.
Result<void> checkRow(const Row& row);

/// encodeRow() at the end of what `writer` has.
void putRow(ByteWriter& writer, const Row& row);

/// As decodeRow(bytes), into `row`, a new one; what is the same as in `like`, the row before, is
/// shared with it.
Result<void> decodeRow(QByteArrayView bytes, const Row& like, Row& row);

/// At least the bytes of encodeRow().
qsizetype encodedLimit(const Row& row);

/// A clock reading as rows and batches carry it.
void putTimestamp(ByteWriter& writer, const Timestamp& at);

/// The reverse; nothing if it is malformed. A boot id like `bootId` is shared with it.
std::optional<Timestamp> takeTimestamp(ByteReader& reader, const QByteArray& bootId = {});

} // namespace onewindow::journal
