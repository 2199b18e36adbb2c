// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace onewindow::bench {

/// A program that runs as long as this object lives. Its log goes to our standard error.
class Program
{
public:
    Program(const QString& path, const QStringList& arguments);
    /// Asks it to end (SIGTERM), and kills it when it has not after 10 s.
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    Program(Program&&) = delete;
    Program& operator=(Program&&) = delete;

    /// The next line of its output that begins with `beginning`; gives up after 60 s and when it
    /// has ended.
    QString waitForLine(const QString& beginning);

    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    QProcess m_process;
};

} // namespace onewindow::bench
