// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArrayView>

#include <vector>

namespace onewindow::drivers {

/// Sound as it is in a WAV file: one channel, 16 bits.
struct WavSound
{
    int rate = 0; ///< Samples a second, 8,000 to 48,000.
    std::vector<qint16> samples;
};

/// Reads a RIFF/WAVE file of PCM, one channel, 16 bits, of ten seconds at most; chunks that are not
/// known are skipped. Errors: BadConfig, saying what is wrong and where in the file.
Result<WavSound> wavSoundFrom(QByteArrayView file);

/// The same sound at `rate` samples a second, by straight lines between samples.
WavSound resampled(const WavSound& sound, int rate);

} // namespace onewindow::drivers
