// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QString>

namespace onewindow {

/// Writes the project's binary form: big-endian integers, and byte strings behind their 32-bit
/// length. The same bytes are what a digest covers and what the wire carries.
class ByteWriter
{
public:
    /// Makes room for `size` bytes in all: so many are written without moving any.
    void reserve(qsizetype size) { m_bytes.reserve(size); }

    void putU8(quint8 value);
    void putU32(quint32 value);
    void putU64(quint64 value);
    void putI64(qint64 value);
    void putBytes(QByteArrayView bytes);
    void putText(QStringView text);    ///< As UTF-8.
    void putRaw(QByteArrayView bytes); ///< Without a length.

    /// Begins a byte string of what is put from here on; endBytes() gives it its length.
    [[nodiscard]] qsizetype beginBytes();
    /// `begin`: what beginBytes() answered.
    void endBytes(qsizetype begin);

    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }

    [[nodiscard]] QByteArray take() { return std::exchange(m_bytes, {}); }

private:
    QByteArray m_bytes;
};

/// Reads what ByteWriter wrote. The first field that does not fit makes every later read return an
/// empty value: read all fields, then ask isOk() once.
class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {}

    quint8 takeU8();
    quint32 takeU32();
    quint64 takeU64();
    qint64 takeI64();
    /// A length-prefixed string of at most `limit` bytes.
    QByteArray takeBytes(qsizetype limit);
    QString takeText(qsizetype limit); ///< Refuses what is not UTF-8.
    /// The bytes of takeBytes() where they stand, without a copy.
    QByteArrayView takeView(qsizetype limit);
    QByteArrayView takeRaw(qsizetype count);

    [[nodiscard]] bool isOk() const { return m_isOk; }

    [[nodiscard]] bool isAtEnd() const { return m_isOk && m_position == m_bytes.size(); }

    [[nodiscard]] qsizetype position() const { return m_position; }

private:
    QByteArrayView m_bytes;
    qsizetype m_position = 0;
    bool m_isOk = true;
};

} // namespace onewindow
