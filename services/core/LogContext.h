// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace onewindow {

/// The node whose program this is; every record carries it from then on. Once, after startLogging()
/// and before other threads log.
void setLogNode(const QString& node);

/// While it lives, what this thread logs belongs to one request.
class LogScope
{
public:
    explicit LogScope(QByteArray requestId);
    ~LogScope();
    LogScope(const LogScope&) = delete;
    LogScope& operator=(const LogScope&) = delete;
    LogScope(LogScope&&) = delete;
    LogScope& operator=(LogScope&&) = delete;

    /// The request of this thread; empty if there is none.
    static const QByteArray& requestId();

private:
    QByteArray m_former;
};

/// `text` as it may stand in a log: on one line, of at most 4096 characters, and without what could
/// forge a record of its own, rewrite a technician's terminal or turn the direction of reading.
QString logText(QString text);

} // namespace onewindow
