// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Bytes.h"

#include <concepts>

namespace onewindow::journal {

// A table whose last column is `local {blob} NOT NULL` carries a check value in each row:
// checkOfColumns() of all columns before it, in the order they were created (NULL is not allowed).
// verifyStore() finds such tables by that column, whoever owns them, and names a row with a changed
// byte. For what is neither in a chain of digests nor rebuilt from one.

/// The first 8 bytes of the SM3 of `columns`. Whoever can write the store can write it too: it
/// finds damage; the chain and its signatures find forgery.
QByteArray checkOf(const ByteWriter& columns);

/// The check value of a row of the journal: of what its digest does not cover. The first 8 bytes of
/// the SHA-256 of `hall`, `digest`, `correctedMs` and `pos`, which takes a third of the time of
/// SM3: there is one for each fact that comes in.
QByteArray checkOfRow(const QString& hall, const QByteArray& digest, qint64 correctedMs,
                      qint64 pos);

/// Whether `check` is that, or checkOfColumns() of the same, which the rows of older stores have.
bool isCheckOfRow(const QByteArray& check, const QString& hall, const QByteArray& digest,
                  qint64 correctedMs, qint64 pos);

inline void putColumn(ByteWriter& writer, const QString& text)
{
    writer.putText(text);
}

inline void putColumn(ByteWriter& writer, const QByteArray& blob)
{
    writer.putBytes(blob);
}

template <std::integral T>
void putColumn(ByteWriter& writer, T value)
{
    writer.putI64(static_cast<qint64>(value));
}

/// checkOf() for the values at hand: integers (and bool), QString and QByteArray.
template <typename... Columns>
QByteArray checkOfColumns(const Columns&... columns)
{
    constexpr qsizetype kUsualBytes = 160;
    ByteWriter writer;
    writer.reserve(kUsualBytes);
    (putColumn(writer, columns), ...);
    return checkOf(writer);
}

} // namespace onewindow::journal
