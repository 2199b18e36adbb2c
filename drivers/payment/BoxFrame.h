// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace onewindow::drivers {

/// The largest payload of a frame, in bytes.
inline constexpr qsizetype kBoxFrameLimit = 4096;

/// A payload of 1 to kBoxFrameLimit bytes with its length before it: four bytes, big-endian.
QByteArray boxFrame(QByteArrayView payload);

/// Cuts a stream into frames, however it arrives. A length of nothing or over the limit breaks it
/// for good: where the next frame begins nobody knows any more.
class BoxFrameReader
{
public:
    /// The payloads that `bytes` complete; none of what comes after the break.
    QList<QByteArray> feed(QByteArrayView bytes);

    [[nodiscard]] bool isBroken() const { return m_isBroken; }

private:
    QByteArray m_waiting;
    bool m_isBroken = false;
};

} // namespace onewindow::drivers
