// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/camera/DocumentFrames.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace onewindow::drivers;

/// A picture from bytes to what is filed: whatever a camera calls a JPEG file is opened within its
/// limits, judged, and becomes one that opens again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto opened = openPicture(QByteArrayView(data, static_cast<qsizetype>(size)));
    // Large ones take seconds here, and go the same way.
    constexpr int kMostSide = 512;
    if (!opened || std::max(opened.value().width(), opened.value().height()) > kMostSide) {
        return 0;
    }
    const auto picture = pictureOf(opened.value());
    if (!picture || picture->jpeg.size() > DocumentPicture::kByteLimit ||
        picture->size != opened.value().size() || !openPicture(picture->jpeg)) {
        std::abort();
    }
    return 0;
}
