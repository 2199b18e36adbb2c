// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/SystemReadings.h"

#include "services/core/Log.h"
#include "services/input/PinyinInput.h"

#include <utility>

namespace onewindow::platform {

const input::PinyinReadings& systemReadings()
{
    static const input::PinyinReadings s_readings = [] {
        auto read = input::PinyinInput::readingsOf(input::PinyinInput::systemDictionary());
        if (!read) {
            qCWarning(lcPlatform).noquote()
                << "Matters are not found by their sound: no dictionary" << read.error().detail;
            return input::PinyinReadings();
        }
        return std::move(read).value();
    }();
    return s_readings;
}

} // namespace onewindow::platform
