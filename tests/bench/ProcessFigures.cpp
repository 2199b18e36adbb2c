// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/ProcessFigures.h"

#include <QByteArray>
#include <QFile>

#include <unistd.h>

namespace onewindow::bench {

namespace {

QByteArray readProc(qint64 pid, const char* name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

qint64 residentBytes(qint64 pid)
{
    const QList<QByteArray> pages = readProc(pid, "statm").split(' ');
    return pages.size() < 2 ? 0 : pages.at(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

std::chrono::milliseconds processorTime(const QList<qint64>& pids)
{
    // proc(5): after the name in parentheses, utime and stime are the 12th and 13th fields.
    constexpr qsizetype kUserTime = 11;
    qint64 ticks = 0;
    for (const qint64 pid : pids) {
        const QByteArray stat = readProc(pid, "stat");
        const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
        if (fields.size() > kUserTime + 1) {
            ticks += fields.at(kUserTime).toLongLong() + fields.at(kUserTime + 1).toLongLong();
        }
    }
    return std::chrono::milliseconds(ticks * 1000 / sysconf(_SC_CLK_TCK));
}

} // namespace onewindow::bench
