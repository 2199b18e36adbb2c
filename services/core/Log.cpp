// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Log.h"

#include "services/core/JournalLog.h"
#include "services/core/LogContext.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace onewindow {

Q_LOGGING_CATEGORY(lcCore, "onewindow.core", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStorage, "onewindow.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcJournal, "onewindow.journal", QtInfoMsg)
Q_LOGGING_CATEGORY(lcQueue, "onewindow.queue", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSync, "onewindow.sync", QtInfoMsg)
Q_LOGGING_CATEGORY(lcPlatform, "onewindow.platform", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDevice, "onewindow.device", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "onewindow.ui", QtInfoMsg)

namespace {

constexpr qsizetype kTextLimit = 4096;

/// What every record of this process says.
struct Program
{
    QByteArray name;
    QByteArray node;
    bool usesJournal = false;
};

Program& program()
{
    static Program instance;
    return instance;
}

QByteArray& requestOfThread()
{
    thread_local QByteArray id;
    return id;
}

const char* levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "?";
}

// A line break inside the text must not be able to forge a line of its own, nor an escape sequence
// to rewrite what the technician's terminal shows, nor a mark of direction to show it backwards.
bool isTricky(QChar character)
{
    const char16_t code = character.unicode();
    const bool turnsAround = (code >= 0x202A && code <= 0x202E) ||
                             (code >= 0x2066 && code <= 0x2069) || code == 0x200E ||
                             code == 0x200F || code == 0x061C;
    return turnsAround || character.category() == QChar::Other_Control ||
           character.category() == QChar::Separator_Line ||
           character.category() == QChar::Separator_Paragraph;
}

void writeLine(const LogRecord& record)
{
    QByteArray line = QDateTime::currentDateTime().toString(Qt::ISODateWithMs).toUtf8();
    line += ' ' + record.program + ' ' + levelName(record.type) + ' ' + record.category + ": " +
            record.text;
    if (!record.requestId.isEmpty()) {
        line += " [" + record.requestId + ']';
    }
    line += '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

void write(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    const LogRecord record{type,
                           program().name,
                           context.category != nullptr ? context.category : "default",
                           logText(text).toUtf8(),
                           requestOfThread(),
                           program().node};
    if (!program().usesJournal || !writeToJournal(record)) {
        writeLine(record);
    }
    if (type == QtFatalMsg) {
        std::abort();
    }
}

} // namespace

void startLogging(const QString& name)
{
    program().name = name.toUtf8();
    program().usesJournal = isJournalListening();
    qInstallMessageHandler(write);
}

void setLogNode(const QString& node)
{
    program().node = logText(node).toUtf8();
}

LogScope::LogScope(QByteArray requestId)
    : m_former(std::exchange(requestOfThread(), std::move(requestId)))
{}

LogScope::~LogScope()
{
    requestOfThread() = std::move(m_former);
}

const QByteArray& LogScope::requestId()
{
    return requestOfThread();
}

QString logText(QString text)
{
    if (text.size() > kTextLimit) {
        text.truncate(kTextLimit);
        text += QChar(0x2026);
    }
    std::replace_if(text.begin(), text.end(), isTricky, QChar(u'|'));
    return text;
}

QString redact(const QString& text)
{
    static const QRegularExpression sensitive(QStringLiteral("\\d{6,}[Xx]?|@\\S+"),
                                              QRegularExpression::UseUnicodePropertiesOption);
    QString result = text;
    return result.replace(sensitive, QStringLiteral("***"));
}

} // namespace onewindow
