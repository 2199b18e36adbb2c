// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace onewindow::drivers {

/// Finds a QR code in a camera's frames, upright or turned. A frame in which none is found is
/// searched once more with its contrast stretched, which finds codes on dim telephones. Takes some
/// 5 to 20 ms for 1280x720: not for the GUI thread.
class QrFrameDecoder
{
public:
    /// Frames with a longer side are not searched.
    static constexpr int kMaxSide = 4096;

    /// The text of the code in `frame`; nothing where there is none, or one that codeText() does
    /// not accept. Outside data: the receiver judges what it means.
    std::optional<QString> decode(const QImage& frame);

    /// The same of a plane of brightness, such as the first one of a video frame: `height` rows of
    /// `width` bytes, `bytesPerLine` apart.
    std::optional<QString> decodeLuma(std::span<const uchar> luma, int width, int height,
                                      qsizetype bytesPerLine);

private:
    bool stretch(std::span<const uchar> luma, int width, int height, qsizetype bytesPerLine);

    std::vector<uchar> m_stretched; ///< Kept from frame to frame.
};

} // namespace onewindow::drivers
