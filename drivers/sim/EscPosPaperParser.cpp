// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/EscPosPaperParser.h"

#include <array>
#include <utility>

namespace onewindow::drivers {

namespace {

constexpr quint8 kDle = 0x10;
constexpr quint8 kEsc = 0x1B;
constexpr quint8 kFs = 0x1C;
constexpr quint8 kGs = 0x1D;
constexpr qsizetype kMaxTerminated = 256; // Of lists that end with NUL.

struct FixedLength
{
    char letter;
    qsizetype total;
};

template <std::size_t Size>
qsizetype lookUp(const std::array<FixedLength, Size>& table, quint8 letter)
{
    for (const FixedLength& entry : table) {
        if (static_cast<quint8>(entry.letter) == letter) {
            return entry.total;
        }
    }
    return 0;
}

} // namespace

std::optional<EscPosPaperParser::Item> EscPosPaperParser::push(char byte)
{
    if (m_skip > 0) {
        --m_skip;
        return std::nullopt;
    }
    m_held.append(byte);
    if (m_rowsLeft > 0) {
        if (m_held.size() < m_rowBytes) {
            return std::nullopt;
        }
        --m_rowsLeft;
        return takeHeld(Kind::DotRow);
    }
    const quint8 lead = at(0);
    if (lead >= 0x20) {
        return m_held.size() < characterLength() ? std::nullopt
                                                 : std::optional(takeHeld(Kind::Text));
    }
    const Extent extent = commandExtent();
    if (extent.total == 0 || m_held.size() < extent.total) {
        return std::nullopt;
    }
    m_skip = extent.skipAfter;
    if (extent.isKnown && m_held.startsWith("\x1D\x76\x30")) {
        beginPicture();
    }
    return takeHeld(extent.isKnown ? Kind::Command : Kind::Unknown);
}

void EscPosPaperParser::reset()
{
    m_held.clear();
    m_rowsLeft = 0;
    m_skip = 0;
}

qsizetype EscPosPaperParser::characterLength() const
{
    const quint8 lead = at(0);
    if (lead < 0x80) {
        return 1;
    }
    switch (m_textMode) {
    case TextMode::SingleByte:
        return 1;
    case TextMode::Chinese:
        if (lead == 0x80 || lead == 0xFF) {
            return 1;
        }
        return m_held.size() >= 2 && at(1) >= 0x30 && at(1) <= 0x39 ? 4 : 2;
    case TextMode::Utf8:
        if (lead < 0xC2 || lead > 0xF4) {
            return 1;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }
    return 1;
}

EscPosPaperParser::Extent EscPosPaperParser::commandExtent() const
{
    const quint8 lead = at(0);
    if (lead != kEsc && lead != kFs && lead != kGs && lead != kDle) {
        return {.total = 1};
    }
    if (m_held.size() < 2) {
        return {};
    }
    switch (lead) {
    case kEsc:
        return escExtent();
    case kFs:
        return fsExtent();
    case kGs:
        return gsExtent();
    default: // Real-time commands were obeyed on arrival; here they are only skipped.
        return {.total = at(1) == 0x14 ? 5 : 3, .isKnown = at(1) == 0x04 || at(1) == 0x05};
    }
}

EscPosPaperParser::Extent EscPosPaperParser::escExtent() const
{
    static constexpr std::array<FixedLength, 26> kTable = {{
        {'@', 2}, {'2', 2}, {'3', 3}, {'J', 3}, {'d', 3},  {'a', 3}, {'!', 3}, {'E', 3}, {'-', 3},
        {'R', 3}, {'t', 3}, {'i', 2}, {'m', 2}, {'B', 4},  {'M', 3}, {'G', 3}, {' ', 3}, {'{', 3},
        {'V', 3}, {'p', 5}, {'c', 4}, {'$', 4}, {'\\', 4}, {'=', 3}, {'S', 2}, {'T', 3},
    }};
    switch (at(1)) {
    case 'D': { // Tab stops.
        const bool hasEnded = m_held.size() > 2 && m_held.endsWith('\0');
        return {.total = hasEnded || m_held.size() > kMaxTerminated ? m_held.size() : 0};
    }
    case '*': { // Old bit image: swallowed, because no driver of today sends it.
        if (m_held.size() < 5) {
            return {};
        }
        const qint64 columns = at(3) | at(4) << 8;
        return {.total = 5, .isKnown = false, .skipAfter = columns * (at(2) >= 32 ? 3 : 1)};
    }
    default:
        break;
    }
    const qsizetype total = lookUp(kTable, at(1));
    return total > 0 ? Extent{.total = total} : Extent{.total = 2, .isKnown = false};
}

EscPosPaperParser::Extent EscPosPaperParser::fsExtent() const
{
    static constexpr std::array<FixedLength, 7> kTable = {
        {{'&', 2}, {'.', 2}, {'!', 3}, {'-', 3}, {'W', 3}, {'S', 4}, {'C', 3}}};
    if (at(1) == '(') {
        return payloadExtent();
    }
    const qsizetype total = lookUp(kTable, at(1));
    return total > 0 ? Extent{.total = total} : Extent{.total = 2, .isKnown = false};
}

EscPosPaperParser::Extent EscPosPaperParser::gsExtent() const
{
    static constexpr std::array<FixedLength, 18> kTable = {{
        {'!', 3},
        {'B', 3},
        {'L', 4},
        {'W', 4},
        {'h', 3},
        {'w', 3},
        {'H', 3},
        {'f', 3},
        {'I', 3},
        {'a', 3},
        {'r', 3},
        {'P', 4},
        {'b', 3},
        {'/', 3},
        {':', 2},
        {'^', 5},
        {'$', 4},
        {'\\', 4},
    }};
    switch (at(1)) {
    case '(':
        return payloadExtent();
    case 'k':
        return barcodeExtent();
    case 'V': // Cut, or with a letter feed and cut.
        return m_held.size() < 3 ? Extent{} : Extent{.total = at(2) >= 0x41 ? 4 : 3};
    case 'v':
        if (m_held.size() < 8) {
            return {};
        }
        return {.total = 8, .isKnown = at(2) == '0'};
    case '8': { // Pictures with a 32-bit length.
        if (m_held.size() < 7) {
            return {};
        }
        const qint64 length = at(3) | at(4) << 8 | at(5) << 16 | static_cast<qint64>(at(6)) << 24;
        return {.total = 7, .isKnown = false, .skipAfter = length};
    }
    default:
        break;
    }
    const qsizetype total = lookUp(kTable, at(1));
    return total > 0 ? Extent{.total = total} : Extent{.total = 2, .isKnown = false};
}

EscPosPaperParser::Extent EscPosPaperParser::payloadExtent() const
{
    constexpr qsizetype kHeader = 5; // GS ( letter pL pH
    if (m_held.size() < kHeader) {
        return {};
    }
    const qsizetype payload = at(3) | at(4) << 8;
    if (payload > kMaxPayload) {
        return {.total = kHeader, .isKnown = false, .skipAfter = payload};
    }
    return {.total = kHeader + payload};
}

EscPosPaperParser::Extent EscPosPaperParser::barcodeExtent() const
{
    if (m_held.size() < 4) {
        return {};
    }
    if (at(2) >= 0x41) {
        return {.total = 4 + static_cast<qsizetype>(at(3))};
    }
    const bool hasEnded = m_held.endsWith('\0') || m_held.size() > kMaxTerminated;
    return {.total = hasEnded ? m_held.size() : 0};
}

EscPosPaperParser::Item EscPosPaperParser::takeHeld(Kind kind)
{
    return {kind, std::exchange(m_held, {})};
}

void EscPosPaperParser::beginPicture()
{
    m_rowBytes = at(4) | at(5) << 8;
    m_rowsLeft = m_rowBytes > 0 ? at(6) | at(7) << 8 : 0;
}

} // namespace onewindow::drivers
