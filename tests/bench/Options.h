// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace onewindow::bench {

/// The words all benchmarks understand: --results FILE, --runs N, --bin DIR, --fresh DIR, --old
/// DIR.
class Options
{
public:
    /// `more`: what this one takes besides.
    Options(const QCoreApplication& app, const QString& description,
            const QList<QCommandLineOption>& more = {})
    {
        m_parser.setApplicationDescription(description);
        m_parser.addHelpOption();
        m_parser.addOptions({
            {QStringLiteral("results"), QStringLiteral("JSON file that takes the figures."),
             QStringLiteral("file"), QStringLiteral("bench-output/results.json")},
            {QStringLiteral("runs"), QStringLiteral("Runs of each figure."), QStringLiteral("n")},
            {QStringLiteral("bin"), QStringLiteral("Where the programs are."),
             QStringLiteral("folder"), QString::fromUtf8(ONEWINDOW_BIN_DIR)},
            {QStringLiteral("fresh"),
             QStringLiteral("A deployment of onewindow-ctl provision with new stores."),
             QStringLiteral("folder"), QStringLiteral("bench-output/work/fresh")},
            {QStringLiteral("old"), QStringLiteral("One whose stores have seen many tickets."),
             QStringLiteral("folder"), QStringLiteral("bench-output/work/old")},
        });
        m_parser.addOptions(more);
        m_parser.process(app);
        QDir().mkpath(folder());
    }

    [[nodiscard]] QString results() const { return absolute(QStringLiteral("results")); }

    /// Beside the results: what is measured is on a real disk, not on a /tmp in memory.
    [[nodiscard]] QString folder() const { return QFileInfo(results()).absolutePath(); }

    [[nodiscard]] int runs(int normally) const
    {
        const int runs = m_parser.value(QStringLiteral("runs")).toInt();
        return runs > 0 ? runs : normally;
    }

    [[nodiscard]] QString fresh() const { return absolute(QStringLiteral("fresh")); }

    [[nodiscard]] QString old() const { return absolute(QStringLiteral("old")); }

    [[nodiscard]] QString program(const QString& name) const
    {
        return absolute(QStringLiteral("bin")) + u'/' + name;
    }

    [[nodiscard]] QString value(const QString& name) const { return m_parser.value(name); }

    [[nodiscard]] bool isSet(const QString& name) const { return m_parser.isSet(name); }

    [[nodiscard]] QStringList values(const QString& name) const { return m_parser.values(name); }

private:
    [[nodiscard]] QString absolute(const QString& name) const
    {
        return QFileInfo(m_parser.value(name)).absoluteFilePath();
    }

    QCommandLineParser m_parser;
};

} // namespace onewindow::bench
