// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/ProcessFigures.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QList>

#include <unistd.h>

namespace onewindow::platform {

namespace {

constexpr qint64 kFileLimit = 4096;

// Of /proc/self/stat, counted after the name in brackets, which may hold anything.
constexpr qsizetype kUserTicks = 11;
constexpr qsizetype kSystemTicks = 12;
constexpr qsizetype kThreads = 17;
constexpr qsizetype kResidentPages = 21;

} // namespace

ProcessFigures ProcessFigures::now()
{
    ProcessFigures figures;
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly)) {
        return figures;
    }
    const QByteArray text = file.read(kFileLimit);
    const QList<QByteArray> words = text.mid(text.lastIndexOf(')') + 2).split(' ');
    if (words.size() <= kResidentPages) {
        return figures;
    }
    const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
    figures.cpuSeconds = (words[kUserTicks].toDouble() + words[kSystemTicks].toDouble()) / ticks;
    figures.threads = words[kThreads].toDouble();
    figures.residentBytes =
        words[kResidentPages].toDouble() * static_cast<double>(::sysconf(_SC_PAGESIZE));
    figures.openDescriptors = static_cast<double>(
        QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::Files | QDir::System).size());
    return figures;
}

} // namespace onewindow::platform
