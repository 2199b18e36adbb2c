// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Clock.h"

#include <QFile>

#include <sys/timex.h>

#include <ctime>

namespace onewindow {

namespace {

qint64 readMs(clockid_t id)
{
    timespec time{};
    clock_gettime(id, &time);
    return static_cast<qint64>(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

bool isKernelClockSynced()
{
    timex state{};
    const int result = adjtimex(&state);
    return result >= 0 && result != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
}

} // namespace

SystemClock::SystemClock()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    if (file.open(QIODevice::ReadOnly)) {
        m_bootId = QByteArray::fromHex(file.readAll().trimmed().replace('-', QByteArray()));
    }
    m_bootId.resize(16, '\0');
}

Timestamp SystemClock::now() const
{
    return Timestamp{
        .wallMs = readMs(CLOCK_REALTIME),
        .bootMs = readMs(CLOCK_BOOTTIME),
        .bootId = m_bootId,
        .isSynced = isKernelClockSynced(),
    };
}

} // namespace onewindow
