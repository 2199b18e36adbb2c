// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace onewindow {

/// One record of the log, all of it UTF-8 and without line breaks.
struct LogRecord
{
    QtMsgType type = QtInfoMsg;
    QByteArray program;  ///< "platform"
    QByteArray category; ///< "onewindow.queue"
    QByteArray text;
    QByteArray requestId; ///< Empty if it belongs to none.
    QByteArray node;      ///< Empty if it is not known yet.
};

/// Whether standard error goes to the system's journal: JOURNAL_STREAM names its device and inode
/// (systemd.exec(5)).
bool isJournalListening();

/// Hands the record to the journal with its fields: PRIORITY, SYSLOG_IDENTIFIER,
/// ONEWINDOW_CATEGORY, ONEWINDOW_REQUEST, ONEWINDOW_NODE. False if the journal does not take it.
bool writeToJournal(const LogRecord& record);

} // namespace onewindow
