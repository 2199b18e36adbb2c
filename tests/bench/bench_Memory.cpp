// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/Options.h"
#include "tests/bench/Report.h"

#include <QCoreApplication>
#include <QFile>

using namespace onewindow::bench;

namespace {

constexpr double kMostOfKioskMb = 250;

/// One line of /proc/PID/smaps_rollup, in MB.
double megabytes(const QString& pid, const QByteArray& key)
{
    QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(pid));
    if (!file.open(QIODevice::ReadOnly)) {
        giveUp(file.fileName() + QStringLiteral(": ") + file.errorString());
    }
    const auto lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith(key)) {
            return line.simplified().split(' ').value(1).toDouble() / 1024;
        }
    }
    giveUp(file.fileName() + QStringLiteral(" lacks ") + QString::fromLatin1(key));
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    const Options options(app, QStringLiteral("Resident memory of running programs"),
                          {{QStringLiteral("program"), QStringLiteral("What to look at."),
                            QStringLiteral("name=pid")},
                           {QStringLiteral("when"), QStringLiteral("For the figure's name."),
                            QStringLiteral("text"), QStringLiteral("after start")}});
    const Report report(options.results());
    const QStringList programs = options.values(QStringLiteral("program"));
    for (const QString& program : programs) {
        const QString name = program.section(u'=', 0, 0);
        const QString pid = program.section(u'=', 1);
        const auto add = [&](const QString& what, const QByteArray& key) {
            report.add({.name = QStringLiteral("memory of %1 %2, %3")
                                    .arg(name, options.value(QStringLiteral("when")), what),
                        .unit = QStringLiteral("MB"),
                        .value = megabytes(pid, key),
                        .floor = {},
                        .mostRatio = {},
                        .mostValue = name == QLatin1String("kiosk") ? std::optional(kMostOfKioskMb)
                                                                    : std::nullopt,
                        .runs = 1});
        };
        add(QStringLiteral("RSS"), QByteArrayLiteral("Rss:"));
        add(QStringLiteral("PSS"), QByteArrayLiteral("Pss:"));
    }
    return 0;
}
