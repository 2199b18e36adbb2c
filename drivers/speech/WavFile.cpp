// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/speech/WavFile.h"

#include <QString>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <optional>

namespace onewindow::drivers {

namespace {

constexpr int kLeastRate = 8'000;
constexpr int kMostRate = 48'000;
constexpr qsizetype kMostSeconds = 10;
constexpr qsizetype kRiffHeader = 12;
constexpr qsizetype kChunkHeader = 8;
constexpr qsizetype kFormatBytes = 16;
constexpr quint16 kPcm = 1;

template <typename Number>
Number numberAt(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<Number>(bytes.data() + at);
}

Error bad(qsizetype at, const QString& what)
{
    return Error{ErrorCode::BadConfig, QStringLiteral("byte %1: %2").arg(at).arg(what)};
}

/// Samples a second, if the format is one that is spoken with.
std::optional<int> rateOf(QByteArrayView format)
{
    const auto rate = numberAt<quint32>(format, 4);
    const bool isKnown = numberAt<quint16>(format, 0) == kPcm &&
                         numberAt<quint16>(format, 2) == 1 && numberAt<quint16>(format, 14) == 16 &&
                         rate >= kLeastRate && rate <= kMostRate;
    return isKnown ? std::optional(static_cast<int>(rate)) : std::nullopt;
}

} // namespace

Result<WavSound> wavSoundFrom(QByteArrayView file)
{
    if (file.size() < kRiffHeader || !file.startsWith("RIFF") ||
        file.sliced(8, 4) != QByteArrayView("WAVE")) {
        return bad(0, QStringLiteral("no RIFF/WAVE file"));
    }
    WavSound sound;
    qsizetype at = kRiffHeader;
    while (file.size() - at >= kChunkHeader) {
        const QByteArrayView name = file.sliced(at, 4);
        const qsizetype size = numberAt<quint32>(file, at + 4);
        const QByteArrayView body = file.sliced(at + kChunkHeader);
        if (size > body.size()) {
            return bad(at, QStringLiteral("a chunk ends after the file"));
        }
        if (name == QByteArrayView("fmt ")) {
            const auto rate = size < kFormatBytes ? std::nullopt : rateOf(body);
            if (!rate) {
                return bad(at, QStringLiteral("must be PCM, one channel, 16 bits, 8 to 48 kHz"));
            }
            sound.rate = *rate;
        } else if (name == QByteArrayView("data")) {
            const qsizetype count = size / 2;
            if (sound.rate == 0 || count == 0 || count > kMostSeconds * sound.rate) {
                return bad(at, QStringLiteral("must have a format and up to ten seconds of sound"));
            }
            sound.samples.resize(static_cast<std::size_t>(count));
            qFromLittleEndian<qint16>(body.data(), count, sound.samples.data());
            return sound;
        }
        // Chunks begin at even places.
        at += kChunkHeader + std::min(size + size % 2, body.size());
    }
    return bad(at, QStringLiteral("there is no sound in it"));
}

WavSound resampled(const WavSound& sound, int rate)
{
    if (sound.rate == rate || sound.samples.empty()) {
        return WavSound{rate, sound.samples};
    }
    WavSound result{rate, {}};
    const double step = static_cast<double>(sound.rate) / rate;
    const auto count = static_cast<std::size_t>(static_cast<double>(sound.samples.size()) / step);
    result.samples.resize(std::max<std::size_t>(1, count));
    for (std::size_t i = 0; i < result.samples.size(); ++i) {
        const double place = static_cast<double>(i) * step;
        const auto left = std::min(static_cast<std::size_t>(place), sound.samples.size() - 1);
        const std::size_t right = std::min(left + 1, sound.samples.size() - 1);
        const double part = place - static_cast<double>(left);
        result.samples[i] = static_cast<qint16>(
            std::lrint(sound.samples[left] * (1 - part) + sound.samples[right] * part));
    }
    return result;
}

} // namespace onewindow::drivers
