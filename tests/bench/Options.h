// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace onewindow::bench {

/// The words all benchmarks understand: --results FILE, --runs N, --bin DIR.
class Options
{
public:
    Options(const QCoreApplication& app, const QString& description)
    {
        m_parser.setApplicationDescription(description);
        m_parser.addHelpOption();
        m_parser.addOptions({
            {QStringLiteral("results"), QStringLiteral("JSON file that takes the figures."),
             QStringLiteral("file"), QStringLiteral("bench-output/results.json")},
            {QStringLiteral("runs"), QStringLiteral("Runs of each figure."), QStringLiteral("n")},
            {QStringLiteral("bin"), QStringLiteral("Where the programs are."),
             QStringLiteral("folder"), QString::fromUtf8(ONEWINDOW_BIN_DIR)},
            {QStringLiteral("old"), QStringLiteral("Old tickets in the store."),
             QStringLiteral("n"), QStringLiteral("1000000")},
        });
        m_parser.process(app);
        QDir().mkpath(folder());
    }

    [[nodiscard]] QString results() const
    {
        return QFileInfo(m_parser.value(QStringLiteral("results"))).absoluteFilePath();
    }

    /// Beside the results: stores that are measured are on a real disk, not on a /tmp in memory.
    [[nodiscard]] QString folder() const { return QFileInfo(results()).absolutePath(); }

    [[nodiscard]] int runs(int normally) const
    {
        const int runs = m_parser.value(QStringLiteral("runs")).toInt();
        return runs > 0 ? runs : normally;
    }

    [[nodiscard]] int oldTickets() const { return m_parser.value(QStringLiteral("old")).toInt(); }

    [[nodiscard]] QString program(const QString& name) const
    {
        return m_parser.value(QStringLiteral("bin")) + u'/' + name;
    }

private:
    QCommandLineParser m_parser;
};

} // namespace onewindow::bench
