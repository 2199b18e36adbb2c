// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/camera/FrameFeed.h"
#include "services/core/Log.h"

#include <QLibrary>

#include <utility>

namespace onewindow::drivers {

namespace {

using Make = FrameFeed* (*)(const FrameSource& source, std::function<void()> arrived);

Make makerIn(const QString& folder)
{
    QLibrary module(folder + QStringLiteral("/onewindow-camera.so"));
    const auto make = reinterpret_cast<Make>(module.resolve("onewindowMakeFrameFeed"));
    if (make == nullptr) {
        qCWarning(lcDevice).noquote() << "no document camera:" << module.errorString();
    }
    return make;
}

} // namespace

FrameFeedFactory multimediaFeeds(const QString& folder)
{
    const auto make = std::make_shared<Make>(nullptr);
    return [folder, make](const FrameSource& source, std::function<void()> arrived) {
        if (*make == nullptr) {
            *make = makerIn(folder);
        }
        return std::unique_ptr<FrameFeed>(*make != nullptr ? (*make)(source, std::move(arrived))
                                                           : nullptr);
    };
}

} // namespace onewindow::drivers
