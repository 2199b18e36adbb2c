// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Terminal.h"

#include <QFile>
#include <QFileInfo>

#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace onewindow {

namespace {

constexpr qsizetype kLineLimit = 1024;
constexpr qint64 kFileLimit = 4096;

/// While it lives the terminal shows nothing of what is typed.
class NoEcho
{
public:
    NoEcho()
    {
        m_isTerminal = tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (m_isTerminal) {
            termios quiet = m_before;
            quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
        }
    }

    ~NoEcho()
    {
        if (m_isTerminal) {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
            std::fputs("\n", stderr);
        }
    }

    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;
    NoEcho(NoEcho&&) = delete;
    NoEcho& operator=(NoEcho&&) = delete;

private:
    termios m_before{};
    bool m_isTerminal = false;
};

} // namespace

bool askYes(const QString& question)
{
    if (isatty(STDIN_FILENO) == 0) {
        return false;
    }
    std::fputs((question + QStringLiteral(" Type \"yes\": ")).toUtf8().constData(), stderr);
    std::fflush(stderr);
    QByteArray line;
    for (int byte = std::getchar(); byte != '\n' && byte != EOF; byte = std::getchar()) {
        if (line.size() < kLineLimit) {
            line += static_cast<char>(byte);
        }
    }
    return line.trimmed() == "yes";
}

Result<Secret> askSecret(const QString& question)
{
    std::fputs(question.toUtf8().constData(), stderr);
    std::fflush(stderr);
    const NoEcho quiet;
    QByteArray line;
    line.reserve(kLineLimit); // Growing leaves copies behind.
    for (int byte = std::getchar(); byte != '\n'; byte = std::getchar()) {
        if (byte == EOF && line.isEmpty()) {
            return Error{ErrorCode::Cancelled, QStringLiteral("nothing was typed")};
        }
        if (byte == EOF || line.size() >= kLineLimit) {
            break;
        }
        line += static_cast<char>(byte);
    }
    return Secret(std::move(line));
}

Result<QList<QByteArray>> readSecretLines(const QString& path, int limit)
{
    const auto bad = [&path](const QString& what) {
        return Error{ErrorCode::KeyUnavailable, path + QStringLiteral(": ") + what};
    };
    QFile file(path);
    const bool isInput = path == u"-";
    const bool isOpen =
        isInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen) {
        return bad(file.errorString());
    }
    constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                             QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (!isInput && (QFileInfo(file).permissions() & kOthers) != 0) {
        return bad(QStringLiteral("others may read it; chmod 600"));
    }
    QList<QByteArray> lines = file.read(kFileLimit).split('\n');
    lines.resize(std::min<qsizetype>(lines.size(), limit));
    for (QByteArray& line : lines) {
        if (line.endsWith('\r')) {
            line.chop(1);
        }
    }
    return lines;
}

} // namespace onewindow
