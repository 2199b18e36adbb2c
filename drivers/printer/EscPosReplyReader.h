// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/printer/EscPosStatus.h"

#include <QByteArrayView>
#include <QList>

#include <variant>

namespace onewindow::drivers {

/// One byte in answer to DLE EOT n; the printer does not say to which n.
struct RealTimeReply
{
    quint8 byte = 0;
};

/// The printer told a change of its state by itself.
struct AutomaticReply
{
    EscPosStatus status;
};

/// The answer to GS r 1: the printer has worked through everything that was sent before it.
struct InOrderReply
{};

/// Bytes that no printer sends: a wrong baud rate, a wrong device, a broken line.
struct NoiseReply
{};

using EscPosReply = std::variant<RealTimeReply, AutomaticReply, InOrderReply, NoiseReply>;

/// Splits what a printer sends into replies by their fixed bits. Takes any bytes; keeps at most
/// three between calls.
class EscPosReplyReader
{
public:
    QList<EscPosReply> feed(QByteArrayView bytes);

    /// Gives up on an automatic status of which the rest did not come; true if there was one.
    bool dropPartial();

private:
    void take(quint8 byte, QList<EscPosReply>& replies);

    std::array<quint8, 4> m_frame{};
    std::size_t m_frameSize = 0;
};

} // namespace onewindow::drivers
