// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/idcard/SamFrame.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace onewindow::drivers {

namespace {

// A frame: AA AA AA 96 69, two bytes of length, then as many bytes, the last of them the checksum.
constexpr std::array<char, 5> kPreamble{'\xAA', '\xAA', '\xAA', '\x96', '\x69'};
// What a line that wakes up late may have left of the preamble.
constexpr std::array<char, 3> kShortPreamble{'\xAA', '\x96', '\x69'};
constexpr qsizetype kLengthBytes = 2;
constexpr qsizetype kStatusBytes = 3;
constexpr qsizetype kHeaderBytes = static_cast<qsizetype>(kShortPreamble.size()) + kLengthBytes;
constexpr qsizetype kShortestReply = kStatusBytes + 1;
constexpr qsizetype kTextBytes = 256;

int byteAt(QByteArrayView bytes, qsizetype index)
{
    return static_cast<quint8>(bytes.at(index));
}

int twoBytesAt(QByteArrayView bytes, qsizetype index)
{
    return byteAt(bytes, index) * 256 + byteAt(bytes, index + 1);
}

quint8 checksum(QByteArrayView bytes)
{
    quint8 sum = 0;
    for (const char byte : bytes) {
        sum = static_cast<quint8>(sum ^ static_cast<quint8>(byte));
    }
    return sum;
}

} // namespace

QByteArray encodeSamRequest(SamCommand command, QByteArrayView data)
{
    OW_ENFORCE(data.size() <= 16);
    const auto length = static_cast<quint16>(2 + data.size() + 1);
    QByteArray frame(kPreamble.data(), kPreamble.size());
    frame.append(static_cast<char>(length >> 8U));
    frame.append(static_cast<char>(length & 0xFFU));
    frame.append(static_cast<char>(static_cast<quint16>(command) >> 8U));
    frame.append(static_cast<char>(static_cast<quint16>(command) & 0xFFU));
    frame.append(data);
    frame.append(static_cast<char>(checksum(QByteArrayView(frame).sliced(kPreamble.size()))));
    return frame;
}

Result<QByteArrayView> cardTextBlock(QByteArrayView data)
{
    constexpr qsizetype kLengthFields = 4;
    if (data.size() < kLengthFields) {
        return Error{ErrorCode::BadFrame, QStringLiteral("card data without lengths")};
    }
    const qsizetype textLength = twoBytesAt(data, 0);
    const qsizetype photoLength = twoBytesAt(data, 2);
    if (textLength != kTextBytes || kLengthFields + textLength + photoLength != data.size()) {
        return Error{ErrorCode::BadFrame,
                     QStringLiteral("card data of %1 bytes with lengths %2, %3")
                         .arg(data.size())
                         .arg(textLength)
                         .arg(photoLength)};
    }
    return data.sliced(kLengthFields, textLength);
}

SamDecoder::~SamDecoder()
{
    clear();
}

std::vector<SamReply> SamDecoder::feed(QByteArrayView bytes)
{
    std::vector<SamReply> replies;
    while (!bytes.isEmpty()) {
        // There is always room: scan() leaves at most an incomplete frame, and a full buffer is
        // longer than any frame.
        const qsizetype count = std::min(bytes.size(), kBufferBytes - m_size);
        std::memcpy(m_buffer.data() + m_size, bytes.data(), static_cast<std::size_t>(count));
        m_size += count;
        bytes = bytes.sliced(count);
        scan(replies);
    }
    return replies;
}

std::vector<SamReply> SamDecoder::abandonIncomplete()
{
    std::vector<SamReply> replies;
    while (m_size > 0) {
        skip(1, true);
        scan(replies);
    }
    return replies;
}

void SamDecoder::clear()
{
    explicit_bzero(m_buffer.data(), m_buffer.size());
    m_size = 0;
    m_noiseBytes = 0;
}

void SamDecoder::scan(std::vector<SamReply>& replies)
{
    // Positions are counted in a view, and the buffer is moved once at the end, so that a stream of
    // noise costs one pass and not one move a byte.
    const QByteArrayView all(m_buffer.data(), m_size);
    qsizetype position = 0;
    qsizetype noise = 0;
    while (position < all.size()) {
        const QByteArrayView rest = all.sliced(position);
        const qsizetype compared = std::min<qsizetype>(rest.size(), kShortPreamble.size());
        if (std::memcmp(rest.data(), kShortPreamble.data(), static_cast<std::size_t>(compared)) !=
            0) {
            // The first of three AA counts as part of the preamble, any other byte as noise.
            noise += rest.front() == kPreamble.front() ? 0 : 1;
            ++position;
            continue;
        }
        if (rest.size() < kHeaderBytes) {
            break;
        }
        const qsizetype length = twoBytesAt(rest, kShortPreamble.size());
        const qsizetype frameBytes = kHeaderBytes + length;
        if (length < kShortestReply || frameBytes > kBufferBytes) {
            ++noise;
            ++position;
            continue;
        }
        if (rest.size() < frameBytes) {
            break;
        }
        const QByteArrayView body = rest.sliced(kHeaderBytes, length);
        if (checksum(rest.sliced(kShortPreamble.size(), kLengthBytes + length)) != 0) {
            ++noise;
            ++position;
            continue;
        }
        replies.push_back(SamReply{
            .sw1 = static_cast<quint8>(body.at(0)),
            .sw2 = static_cast<quint8>(body.at(1)),
            .status = static_cast<SamStatus>(body.at(2)),
            .data = Secret(body.sliced(kStatusBytes, length - kShortestReply).toByteArray()),
        });
        position += frameBytes;
    }
    skip(position, false);
    m_noiseBytes += noise;
}

void SamDecoder::skip(qsizetype count, bool isNoise)
{
    const auto left = static_cast<std::size_t>(m_size - count);
    std::memmove(m_buffer.data(), m_buffer.data() + count, left);
    explicit_bzero(m_buffer.data() + left, static_cast<std::size_t>(count));
    m_size -= count;
    m_noiseBytes += isNoise ? count : 0;
}

} // namespace onewindow::drivers
