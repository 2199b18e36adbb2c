// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/Receipt.h"
#include "drivers/printer/PrinterProfile.h"
#include "services/core/Result.h"

#include <QByteArray>

namespace onewindow::drivers {

/// A receipt as ESC/POS bytes, in two parts so that a driver can ask between them how far the
/// printer got.
struct EscPosJob
{
    QByteArray content; ///< From ESC @ to the last dot the citizen is meant to read.
    QByteArray cut;     ///< Feeds the paper to the cutter and cuts.
};

/// Makes ESC/POS bytes for one printer model. Pure; any thread.
class EscPosEncoder
{
public:
    static constexpr qsizetype kMaxItems = 200;
    static constexpr qsizetype kMaxTextLength = 2000; ///< Of one item, in UTF-16 units.
    static constexpr qsizetype kMaxQrBytes = 512;
    /// No command in a job is longer: so many blank bytes complete one that was cut off.
    static constexpr qsizetype kMaxCommandBytes = 4096;

    explicit EscPosEncoder(PrinterProfile profile);

    /// TooLarge when the receipt or one item is over its limit. Scales and feeds outside their
    /// range are brought into it; control characters are left out.
    [[nodiscard]] Result<EscPosJob> encode(const Receipt& receipt) const;

private:
    struct Line;

    [[nodiscard]] QByteArray preamble() const;
    [[nodiscard]] QByteArray encodeItem(const ReceiptText& text) const;
    [[nodiscard]] QByteArray encodeItem(const ReceiptPair& pair) const;
    [[nodiscard]] QByteArray encodeItem(const ReceiptRule& rule) const;
    [[nodiscard]] QByteArray encodeItem(const ReceiptQr& qr) const;
    [[nodiscard]] QByteArray encodeItem(const ReceiptFeed& feed) const;
    [[nodiscard]] QByteArray encodeLine(const Line& line) const;
    [[nodiscard]] QByteArray cutCommand() const;

    PrinterProfile m_profile;
};

} // namespace onewindow::drivers
