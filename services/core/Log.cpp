// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Log.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

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

QByteArray& programName()
{
    static QByteArray name;
    return name;
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
// to rewrite what the technician's terminal shows.
QString oneLine(QString text)
{
    const auto isControl = [](QChar character) {
        return character.category() == QChar::Other_Control ||
               character.category() == QChar::Separator_Line ||
               character.category() == QChar::Separator_Paragraph;
    };
    std::replace_if(text.begin(), text.end(), isControl, QChar(u'|'));
    return text;
}

void writeLine(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    QByteArray line = QDateTime::currentDateTime().toString(Qt::ISODateWithMs).toUtf8();
    line += ' ' + programName() + ' ' + levelName(type) + ' ';
    line += context.category != nullptr ? context.category : "default";
    line += ": " + oneLine(text).toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    if (type == QtFatalMsg) {
        std::abort();
    }
}

} // namespace

void startLogging(const QString& program)
{
    programName() = program.toUtf8();
    qInstallMessageHandler(writeLine);
}

QString redact(const QString& text)
{
    static const QRegularExpression sensitive(QStringLiteral("\\d{6,}[Xx]?|@\\S+"),
                                              QRegularExpression::UseUnicodePropertiesOption);
    QString result = text;
    return result.replace(sensitive, QStringLiteral("***"));
}

} // namespace onewindow
