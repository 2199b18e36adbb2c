// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Bytes.h"

#include <QStringDecoder>
#include <QtEndian>

#include <algorithm>
#include <limits>

namespace onewindow {

namespace {

/// Makes `bytes` longer by `size`, and answers where that begins. QByteArray::append() costs
/// several times what is written here in most calls, a few bytes.
char* grow(QByteArray& bytes, qsizetype size)
{
    const qsizetype before = bytes.size();
    if (before + size > bytes.capacity()) {
        bytes.reserve(std::max(before + size, 2 * bytes.capacity()));
    }
    bytes.resize(before + size);
    return bytes.data() + before;
}

template <typename T>
void putBigEndian(QByteArray& bytes, T value)
{
    qToBigEndian(value, grow(bytes, sizeof(T)));
}

template <typename T>
T takeBigEndian(ByteReader& reader)
{
    const QByteArrayView raw = reader.takeRaw(sizeof(T));
    return raw.size() == sizeof(T) ? qFromBigEndian<T>(raw.data()) : T{};
}

} // namespace

void ByteWriter::putU8(quint8 value)
{
    *grow(m_bytes, 1) = static_cast<char>(value);
}

void ByteWriter::putU32(quint32 value)
{
    putBigEndian(m_bytes, value);
}

void ByteWriter::putU64(quint64 value)
{
    putBigEndian(m_bytes, value);
}

void ByteWriter::putI64(qint64 value)
{
    putBigEndian(m_bytes, value);
}

void ByteWriter::putBytes(QByteArrayView bytes)
{
    OW_ENFORCE(bytes.size() <= std::numeric_limits<quint32>::max());
    putU32(static_cast<quint32>(bytes.size()));
    putRaw(bytes);
}

void ByteWriter::putText(QStringView text)
{
    const qsizetype begin = beginBytes();
    const qsizetype start = m_bytes.size();
    char* out = grow(m_bytes, text.size());
    for (const QChar character : text) {
        if (character.unicode() >= 0x80) {
            m_bytes.truncate(start);
            m_bytes.append(text.toUtf8());
            break;
        }
        *out++ = static_cast<char>(character.unicode());
    }
    endBytes(begin);
}

void ByteWriter::putRaw(QByteArrayView bytes)
{
    // From an empty view's null pointer nothing may be copied, not even nothing.
    char* const to = grow(m_bytes, bytes.size());
    std::copy(bytes.begin(), bytes.end(), to);
}

qsizetype ByteWriter::beginBytes()
{
    putU32(0);
    return m_bytes.size();
}

void ByteWriter::endBytes(qsizetype begin)
{
    const qsizetype size = m_bytes.size() - begin;
    OW_ENFORCE(begin >= static_cast<qsizetype>(sizeof(quint32)) && size >= 0 &&
               size <= std::numeric_limits<quint32>::max());
    qToBigEndian(static_cast<quint32>(size), m_bytes.data() + begin - sizeof(quint32));
}

quint8 ByteReader::takeU8()
{
    return takeBigEndian<quint8>(*this);
}

quint32 ByteReader::takeU32()
{
    return takeBigEndian<quint32>(*this);
}

quint64 ByteReader::takeU64()
{
    return takeBigEndian<quint64>(*this);
}

qint64 ByteReader::takeI64()
{
    return takeBigEndian<qint64>(*this);
}

QByteArrayView ByteReader::takeView(qsizetype limit)
{
    const auto size = static_cast<qsizetype>(takeU32());
    if (size > limit) {
        m_isOk = false;
        return {};
    }
    return takeRaw(size);
}

QByteArray ByteReader::takeBytes(qsizetype limit)
{
    return takeView(limit).toByteArray();
}

QString ByteReader::takeText(qsizetype limit)
{
    const QByteArray raw = takeBytes(limit);
    // A byte order mark in front is text like any other: what was written comes back.
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless |
                                                    QStringDecoder::Flag::ConvertInitialBom);
    QString text = decode(raw);
    if (decode.hasError()) {
        m_isOk = false;
        return {};
    }
    return text;
}

QByteArrayView ByteReader::takeRaw(qsizetype count)
{
    if (!m_isOk || count < 0 || m_bytes.size() - m_position < count) {
        m_isOk = false;
        return {};
    }
    const QByteArrayView raw = m_bytes.sliced(m_position, count);
    m_position += count;
    return raw;
}

} // namespace onewindow
