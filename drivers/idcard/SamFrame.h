// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/core/Secret.h"

#include <QByteArray>

#include <array>
#include <cstddef>
#include <vector>

namespace onewindow::drivers {

/// Commands of an ID-card module (GA/T 467, chapter 7): command byte, then parameter byte.
enum class SamCommand : quint16 {
    Reset = 0x10FF,
    ModuleStatus = 0x11FF,
    ModuleNumber = 0x12FF,
    FindCard = 0x2001,
    SelectCard = 0x2002,
    ReadCard = 0x3001, ///< Text and photo.
    ReadNewAddress = 0x3003,
    ReadManagement = 0x3005,
    ReadCardAndFingerprint = 0x3010,
    SetBaud115200 = 0x6000,
    SetBaud57600 = 0x6001,
    SetBaud38400 = 0x6002,
    SetBaud19200 = 0x6003,
    SetBaud9600 = 0x6004,
    SetMaxRadioBytes = 0x61FF, ///< One data byte.
};

/// The module's own status byte, SW3. A reply may carry any other value too.
enum class SamStatus : quint8 {
    RequestChecksumWrong = 0x10,
    RequestLengthWrong = 0x11,
    CommandWrong = 0x21,
    NotAllowed = 0x23,
    Unrecognised = 0x24,
    CardRejectsModule = 0x31,
    ModuleRejectsCard = 0x32,
    InformationWrong = 0x33,
    UnknownCardType = 0x40,
    ReadFailed = 0x41,
    RandomFailed = 0x47,
    SelfCheckFailed = 0x60,
    NotAuthorised = 0x66,
    NoCard = 0x80,
    SelectFailed = 0x81,
    Success = 0x90,
    NoContent = 0x91,
    CardFound = 0x9F,
};

/// One whole reply with a good checksum. The data may hold a person's card: Secret wipes it.
struct SamReply
{
    quint8 sw1 = 0; ///< The card's own status words, where the module passes them on.
    quint8 sw2 = 0;
    SamStatus status = SamStatus::Success;
    Secret data;
};

/// The bytes of a request. `data` has at most 16 bytes.
QByteArray encodeSamRequest(SamCommand command, QByteArrayView data = {});

/// The 256 bytes of text in the data of a reply to ReadCard, by its own length fields; BadFrame
/// where they do not add up. A view into `data`.
Result<QByteArrayView> cardTextBlock(QByteArrayView data);

/// Finds the replies in what comes in on a serial line: whatever is cut, repeated or in between,
/// every whole frame with a good checksum comes out once, in order. Frames whose length or checksum
/// is wrong are searched again from their second byte, because a true frame may begin inside.
/// The buffer is fixed, and wiped behind what was read.
class SamDecoder
{
public:
    /// Also the longest frame; the longest one of the protocol has 2321 bytes.
    static constexpr qsizetype kBufferBytes = 4096;

    SamDecoder() = default;
    ~SamDecoder();
    SamDecoder(const SamDecoder&) = delete;
    SamDecoder& operator=(const SamDecoder&) = delete;
    SamDecoder(SamDecoder&&) = delete;
    SamDecoder& operator=(SamDecoder&&) = delete;

    /// Takes in what has arrived; the replies that became whole by it.
    std::vector<SamReply> feed(QByteArrayView bytes);

    /// Whether something that looks like the beginning of a frame waits for the rest.
    [[nodiscard]] bool hasIncomplete() const { return m_size > 0; }

    /// Says that no more is coming for now, so an incomplete frame is none: its beginning was
    /// noise, or its end is lost. Returns the replies that were hidden behind it; nothing is left
    /// waiting.
    std::vector<SamReply> abandonIncomplete();

    /// Forgets everything taken in, and the count.
    void clear();

    /// Bytes that belonged to no good frame, since clear().
    [[nodiscard]] qsizetype noiseBytes() const { return m_noiseBytes; }

private:
    void scan(std::vector<SamReply>& replies);
    void skip(qsizetype count, bool isNoise);

    std::array<char, kBufferBytes> m_buffer{};
    qsizetype m_size = 0;
    qsizetype m_noiseBytes = 0;
};

} // namespace onewindow::drivers
