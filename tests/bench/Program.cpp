// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/Program.h"

#include "tests/bench/Report.h"

#include <sys/prctl.h>

#include <csignal>

namespace onewindow::bench {

namespace {

constexpr int kReadyLimitMs = 60'000;
constexpr int kEndLimitMs = 10'000;

} // namespace

Program::Program(const QString& path, const QStringList& arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // Ends with us, also when we give up.
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.start(path, arguments, QIODevice::ReadOnly);
}

Program::~Program()
{
    m_process.terminate();
    if (!m_process.waitForFinished(kEndLimitMs)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QString Program::waitForLine(const QString& beginning)
{
    while (true) {
        while (m_process.canReadLine()) {
            const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        if (!m_process.waitForReadyRead(kReadyLimitMs)) {
            giveUp(m_process.program() + QStringLiteral(" does not say: ") + beginning);
        }
    }
}

} // namespace onewindow::bench
