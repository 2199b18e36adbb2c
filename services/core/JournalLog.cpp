// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/JournalLog.h"

#include <sys/stat.h>
#include <syslog.h>
#include <systemd/sd-journal.h>
#include <unistd.h>

#include <vector>

namespace onewindow {

namespace {

int priorityOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LOG_DEBUG;
    case QtInfoMsg:
        return LOG_INFO;
    case QtWarningMsg:
        return LOG_WARNING;
    case QtCriticalMsg:
        return LOG_ERR;
    case QtFatalMsg:
        return LOG_CRIT;
    }
    return LOG_NOTICE;
}

} // namespace

bool isJournalListening()
{
    const QByteArray stream = qgetenv("JOURNAL_STREAM");
    struct stat status = {};
    return !stream.isEmpty() && ::fstat(STDERR_FILENO, &status) == 0 &&
           stream == QByteArray::number(static_cast<qulonglong>(status.st_dev)) + ':' +
                         QByteArray::number(static_cast<qulonglong>(status.st_ino));
}

bool writeToJournal(const LogRecord& record)
{
    std::vector<QByteArray> fields{
        "MESSAGE=" + record.text, "PRIORITY=" + QByteArray::number(priorityOf(record.type)),
        "SYSLOG_IDENTIFIER=onewindow-" + record.program, "ONEWINDOW_CATEGORY=" + record.category};
    if (!record.requestId.isEmpty()) {
        fields.push_back("ONEWINDOW_REQUEST=" + record.requestId);
    }
    if (!record.node.isEmpty()) {
        fields.push_back("ONEWINDOW_NODE=" + record.node);
    }
    std::vector<iovec> parts;
    parts.reserve(fields.size());
    for (QByteArray& field : fields) {
        parts.push_back({field.data(), static_cast<std::size_t>(field.size())});
    }
    return sd_journal_sendv(parts.data(), static_cast<int>(parts.size())) == 0;
}

} // namespace onewindow
