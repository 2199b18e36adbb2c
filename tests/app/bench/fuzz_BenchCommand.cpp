// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lines of the bench's control socket, one after the other: each is answered once, in one line.

#include "app/bench/Devices.h"
#include "services/core/Enforce.h"

#include <QCoreApplication>

#include <cstddef>
#include <cstdint>

using namespace onewindow;

namespace {

constexpr qsizetype kLineLimit = 32;

} // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    static const QCoreApplication application(*argc, *argv); // For the timers.
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // Nothing is plugged in: the commands are judged, but move no bytes.
    Devices devices({.folder = QStringLiteral("/nonexistent"), .isHurried = true});
    const QList<QByteArray> lines =
        QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)).split('\n');
    for (const QByteArray& line : lines.first(qMin(lines.size(), kLineLimit))) {
        const QString command = QString::fromUtf8(line).trimmed();
        int answers = 0;
        devices.run(command, [&answers](const QString& answer) {
            OW_ENFORCE(!answer.isEmpty() && !answer.contains(u'\n'));
            ++answers;
        });
        // Only this one is answered later; its timer goes with the devices.
        OW_ENFORCE(answers == 1 || (answers == 0 && command.startsWith(QLatin1String("ticket")) &&
                                    command.contains(QLatin1String("wait"))));
    }
    return 0;
}
