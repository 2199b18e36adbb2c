// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/EscPosEncoder.h"

#include "drivers/printer/EscPosRaster.h"
#include "drivers/printer/EscPosText.h"
#include "services/core/Enforce.h"

#include <algorithm>
#include <array>

namespace onewindow::drivers {

namespace {

constexpr int kCellDots = 24;
constexpr int kLeadingDots = 8;
constexpr int kMaxScale = 4;
constexpr int kMaxFeedLines = 20;
constexpr int kMinValueColumns = 12; // A value squeezed into less goes below its label.

constexpr char kEsc = 0x1B;
constexpr char kFs = 0x1C;
constexpr char kGs = 0x1D;

template <typename... Bytes>
QByteArray command(Bytes... bytes)
{
    const std::array<char, sizeof...(bytes)> all{static_cast<char>(bytes)...};
    return {all.data(), static_cast<qsizetype>(all.size())};
}

QByteArray alignCommand(Align align)
{
    return command(kEsc, 'a', static_cast<int>(align));
}

/// The largest module that lets a code of `bytes` bytes (level M, byte mode) fit into `dots`.
int fittingModule(qsizetype bytes, int dots)
{
    // Bytes that versions 1, 2, ... hold at level M; a version v is 17 + 4 v modules wide.
    static constexpr std::array kCapacity = {14,  26,  42,  62,  84,  106, 122, 152, 180,
                                             213, 251, 287, 331, 362, 412, 450, 504, 560};
    const auto* version = std::lower_bound(kCapacity.begin(), kCapacity.end(), bytes);
    const int modules = 17 + 4 * static_cast<int>(version - kCapacity.begin() + 1);
    return std::max(1, dots / modules);
}

qsizetype textLength(const ReceiptItem& item)
{
    if (const auto* text = std::get_if<ReceiptText>(&item)) {
        return text->text.size();
    }
    if (const auto* pair = std::get_if<ReceiptPair>(&item)) {
        return pair->label.size() + pair->value.size();
    }
    return 0;
}

/// Control characters mean nothing in a link, and could form real-time commands on the wire.
QByteArray qrBytes(const ReceiptQr& qr)
{
    return escpos::cleanText(qr.content).remove(u'\n').toUtf8();
}

Result<void> checkLimits(const Receipt& receipt)
{
    if (receipt.items.size() > EscPosEncoder::kMaxItems) {
        return Error{ErrorCode::TooLarge, QStringLiteral("receipt items")};
    }
    for (const ReceiptItem& item : receipt.items) {
        if (textLength(item) > EscPosEncoder::kMaxTextLength) {
            return Error{ErrorCode::TooLarge, QStringLiteral("receipt text")};
        }
        const auto* qr = std::get_if<ReceiptQr>(&item);
        if (qr != nullptr && qrBytes(*qr).size() > EscPosEncoder::kMaxQrBytes) {
            return Error{ErrorCode::TooLarge, QStringLiteral("receipt QR code")};
        }
    }
    return {};
}

} // namespace

/// One line of paper: `left` aligned, or `left` and `right` at the two edges.
struct EscPosEncoder::Line
{
    QString left;
    QString right;
    Align align = Align::Left;
    int scale = 1;
    bool isBold = false;
};

EscPosEncoder::EscPosEncoder(PrinterProfile profile)
    : m_profile(profile)
{
    OW_ENFORCE(profile.dots % 8 == 0 && profile.dots >= 192 && profile.dots <= 832);
}

Result<EscPosJob> EscPosEncoder::encode(const Receipt& receipt) const
{
    OW_TRY(checkLimits(receipt));
    EscPosJob job;
    job.content = preamble();
    for (const ReceiptItem& item : receipt.items) {
        job.content += std::visit([this](const auto& part) { return encodeItem(part); }, item);
    }
    job.cut = cutCommand();
    return job;
}

QByteArray EscPosEncoder::preamble() const
{
    // ESC @ also switches the automatic status off on some models, so it is asked for anew.
    QByteArray bytes = command(kEsc, '@') + command(kGs, 'a', 0x0F);
    bytes += command(kFs, '&');
    if (m_profile.encoding == PrinterEncoding::Utf8) {
        bytes += command(kFs, '(', 'C', 2, 0, '0', 2);
    }
    return bytes;
}

QByteArray EscPosEncoder::encodeItem(const ReceiptText& text) const
{
    const int scale = std::clamp(text.scale, 1, kMaxScale);
    const QString clean = escpos::cleanText(text.text);
    if (escpos::needsShaping(clean)) {
        return encodeLine({clean, {}, text.align, scale, text.isBold});
    }
    QByteArray bytes;
    for (const QString& line : escpos::wrapText(clean, m_profile.columns() / scale)) {
        bytes += encodeLine({line, {}, text.align, scale, text.isBold});
    }
    return bytes;
}

QByteArray EscPosEncoder::encodeItem(const ReceiptPair& pair) const
{
    const QString label = escpos::cleanText(pair.label).remove(u'\n');
    const QString value = escpos::cleanText(pair.value);
    if (escpos::needsShaping(label + value)) {
        return encodeLine({label, value, Align::Left, 1, pair.isBold});
    }
    const int free = m_profile.columns() - escpos::columnsOf(label) - 1;
    if (free < kMinValueColumns && escpos::columnsOf(value) > free) {
        return encodeItem(ReceiptText{pair.label, Align::Left, 1, pair.isBold}) +
               encodeItem(ReceiptText{pair.value, Align::Right, 1, pair.isBold});
    }
    QByteArray bytes;
    QString left = label;
    for (const QString& line : escpos::wrapText(value, free)) {
        bytes += encodeLine({left, line, Align::Left, 1, pair.isBold});
        left.clear();
    }
    return bytes;
}

QByteArray EscPosEncoder::encodeItem(const ReceiptRule&) const
{
    QImage line(m_profile.dots, 2, QImage::Format_Grayscale8);
    line.fill(Qt::black);
    const QByteArray gap = command(kEsc, 'J', kLeadingDots);
    return alignCommand(Align::Left) + gap + escpos::rasterCommands(line) + gap;
}

QByteArray EscPosEncoder::encodeItem(const ReceiptQr& qr) const
{
    const QByteArray content = qrBytes(qr);
    if (content.isEmpty()) {
        return {};
    }
    const int module =
        std::clamp(qr.moduleDots, 1, std::min(16, fittingModule(content.size(), m_profile.dots)));
    const auto stored = static_cast<int>(content.size()) + 3;
    QByteArray bytes = alignCommand(Align::Centre);
    bytes += command(kGs, '(', 'k', 4, 0, '1', 'A', '2', 0);
    bytes += command(kGs, '(', 'k', 3, 0, '1', 'C', module);
    bytes += command(kGs, '(', 'k', 3, 0, '1', 'E', '1');
    bytes += command(kGs, '(', 'k', stored & 0xFF, stored >> 8, '1', 'P', '0') + content;
    bytes += command(kGs, '(', 'k', 3, 0, '1', 'Q', '0');
    return bytes + alignCommand(Align::Left);
}

QByteArray EscPosEncoder::encodeItem(const ReceiptFeed& feed) const
{
    if (feed.lines <= 0) {
        return {};
    }
    return command(kEsc, '3', kCellDots + kLeadingDots) +
           command(kEsc, 'd', std::min(feed.lines, kMaxFeedLines));
}

QByteArray EscPosEncoder::encodeLine(const Line& line) const
{
    QString text = line.left;
    if (!line.right.isEmpty()) {
        const int gap =
            m_profile.columns() - escpos::columnsOf(line.left) - escpos::columnsOf(line.right);
        text += QString(std::max(gap, 1), u' ') + line.right;
    }
    const bool isPicture = escpos::needsShaping(text);
    const auto encoded = isPicture ? std::nullopt : escpos::encodeText(text, m_profile.encoding);
    if (!encoded) {
        const QImage picture = escpos::drawText(
            {line.left, line.right, line.align, line.scale, line.isBold}, m_profile.dots);
        return alignCommand(Align::Left) + escpos::rasterCommands(picture);
    }
    const int size = line.scale - 1;
    return alignCommand(line.align) + command(kEsc, '3', kCellDots * line.scale + kLeadingDots) +
           command(kEsc, 'E', line.isBold ? 1 : 0) + command(kGs, '!', size << 4 | size) +
           *encoded + '\n';
}

QByteArray EscPosEncoder::cutCommand() const
{
    switch (m_profile.cut) {
    case PaperCut::Full:
        return command(kGs, 'V', 'A', 0);
    case PaperCut::Partial:
        return command(kGs, 'V', 'B', 0);
    case PaperCut::None:
        return command(kEsc, 'd', 5);
    }
    return {};
}

} // namespace onewindow::drivers
