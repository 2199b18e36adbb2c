// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Sm2Format.h"

#include "services/core/Enforce.h"

namespace onewindow::crypto {

namespace {

constexpr qsizetype kNumberBytes = 32;
constexpr qsizetype kCiphertextHeadBytes = 3 * kNumberBytes;

constexpr quint8 kInteger = 0x02;
constexpr quint8 kOctetString = 0x04;
constexpr quint8 kSequence = 0x30;

QByteArray derElement(quint8 tag, QByteArrayView content)
{
    OW_ENFORCE(content.size() <= 0xFFFF);
    QByteArray element;
    element.append(static_cast<char>(tag));
    if (content.size() > 0xFF) {
        element.append('\x82');
        element.append(static_cast<char>(content.size() >> 8));
    } else if (content.size() > 0x7F) {
        element.append('\x81');
    }
    element.append(static_cast<char>(content.size() & 0xFF));
    element.append(content);
    return element;
}

// DER wants no leading zeros, except one where the number would else be negative.
QByteArray derNumber(QByteArrayView number)
{
    while (number.size() > 1 && number.front() == '\0') {
        number = number.sliced(1);
    }
    QByteArray content = number.toByteArray();
    if (static_cast<quint8>(number.front()) > 0x7F) {
        content.prepend('\0');
    }
    return derElement(kInteger, content);
}

// Takes the elements of a SEQUENCE one by one; the first that does not fit makes all later ones
// empty.
class DerReader
{
public:
    explicit DerReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {}

    QByteArrayView take(quint8 tag)
    {
        const qsizetype header = headerSize();
        if (header == 0 || static_cast<quint8>(m_bytes.front()) != tag) {
            return fail();
        }
        qsizetype size = 0;
        for (qsizetype i = header == 2 ? 1 : 2; i < header; ++i) {
            size = (size << 8) | static_cast<quint8>(m_bytes[i]);
        }
        if (m_bytes.size() - header < size) {
            return fail();
        }
        const QByteArrayView content = m_bytes.sliced(header, size);
        m_bytes = m_bytes.sliced(header + size);
        return content;
    }

    // A number as exactly 32 bytes.
    QByteArray takeNumber()
    {
        QByteArrayView content = take(kInteger);
        if (content.size() == kNumberBytes + 1 && content.front() == '\0') {
            content = content.sliced(1);
        }
        if (content.isEmpty() || content.size() > kNumberBytes) {
            fail();
            return {};
        }
        return QByteArray(kNumberBytes - content.size(), '\0') + content.toByteArray();
    }

    [[nodiscard]] bool isAtEnd() const { return m_isOk && m_bytes.isEmpty(); }

private:
    // 2 for a short length, 3 and 4 for a length in one and two bytes; 0 for anything else.
    [[nodiscard]] qsizetype headerSize() const
    {
        if (m_bytes.size() < 2) {
            return 0;
        }
        const auto first = static_cast<quint8>(m_bytes[1]);
        const qsizetype size = first < 0x80 ? 2 : first == 0x81 ? 3 : first == 0x82 ? 4 : 0;
        return m_bytes.size() < size ? 0 : size;
    }

    QByteArrayView fail()
    {
        m_isOk = false;
        m_bytes = {};
        return {};
    }

    QByteArrayView m_bytes;
    bool m_isOk = true;
};

} // namespace

QByteArray sm2SignatureToDer(QByteArrayView raw)
{
    OW_ENFORCE(raw.size() == 2 * kNumberBytes);
    return derElement(kSequence,
                      derNumber(raw.first(kNumberBytes)) + derNumber(raw.last(kNumberBytes)));
}

std::optional<QByteArray> sm2SignatureFromDer(QByteArrayView der)
{
    DerReader outer(der);
    DerReader inner(outer.take(kSequence));
    QByteArray raw = inner.takeNumber();
    raw += inner.takeNumber();
    if (!outer.isAtEnd() || !inner.isAtEnd()) {
        return std::nullopt;
    }
    return raw;
}

QByteArray sm2CiphertextToDer(QByteArrayView raw)
{
    OW_ENFORCE(raw.size() > kCiphertextHeadBytes);
    return derElement(kSequence,
                      derNumber(raw.first(kNumberBytes)) +
                          derNumber(raw.sliced(kNumberBytes, kNumberBytes)) +
                          derElement(kOctetString, raw.sliced(2 * kNumberBytes, kNumberBytes)) +
                          derElement(kOctetString, raw.sliced(kCiphertextHeadBytes)));
}

std::optional<QByteArray> sm2CiphertextFromDer(QByteArrayView der)
{
    DerReader outer(der);
    DerReader inner(outer.take(kSequence));
    QByteArray raw = inner.takeNumber();
    raw += inner.takeNumber();
    raw += inner.take(kOctetString);
    if (raw.size() != kCiphertextHeadBytes) {
        return std::nullopt;
    }
    raw += inner.take(kOctetString);
    if (!outer.isAtEnd() || !inner.isAtEnd()) {
        return std::nullopt;
    }
    return raw;
}

} // namespace onewindow::crypto
