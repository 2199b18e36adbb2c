// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIODevice>

#include <functional>
#include <memory>

namespace onewindow::drivers {

/// A sound device in use: it reads from its source, on the thread it was opened on, what is to be
/// heard next (Recordings::kRate, one channel, 16 bits); gone, it is let go of.
class SoundSink
{
public:
    SoundSink() = default;
    virtual ~SoundSink() = default;
    SoundSink(const SoundSink&) = delete;
    SoundSink& operator=(const SoundSink&) = delete;
    SoundSink(SoundSink&&) = delete;
    SoundSink& operator=(SoundSink&&) = delete;
};

/// Opens the device; null where there is none. `onLost` is called on the same thread when it is
/// gone: the sink must not be deleted before that call has returned.
using OpenSoundSink =
    std::function<std::unique_ptr<SoundSink>(QIODevice& source, std::function<void()> onLost)>;

/// The system's sound device of that name, or its default where `name` is empty.
OpenSoundSink systemSound(const QString& name);

} // namespace onewindow::drivers
