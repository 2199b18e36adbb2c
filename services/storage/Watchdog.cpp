// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Watchdog.h"

#include "services/core/ServiceManager.h"

namespace onewindow::storage {

void startWatchdog(Writer& writer, QTimer& timer)
{
    const auto interval = watchdogInterval();
    if (interval.count() == 0) {
        return;
    }
    QObject::connect(&timer, &QTimer::timeout, &timer, [&writer] {
        writer.post([](Database&) { return Result<void>(); },
                    [](const Result<void>& done) {
                        if (done) {
                            notifyManager("WATCHDOG=1");
                        }
                    });
    });
    timer.start(interval);
}

} // namespace onewindow::storage
