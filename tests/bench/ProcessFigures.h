// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QtGlobal>

#include <chrono>

namespace onewindow::bench {

// What the kernel counts of processes.

/// Memory that is really there, in bytes; 0 for a process that is gone.
qint64 residentBytes(qint64 pid);

/// Processor time that these processes have used, all threads, in user and kernel mode.
std::chrono::milliseconds processorTime(const QList<qint64>& pids);

} // namespace onewindow::bench
