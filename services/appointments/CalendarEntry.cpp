// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/CalendarEntry.h"

#include "services/core/Ids.h"

#include <QDateTime>

namespace onewindow::appointments {

namespace {

constexpr qsizetype kLineOctets = 75;
constexpr qsizetype kTokenLength = 22;
constexpr QStringView kCodeMark = u"OWA:";

/// RFC 5545 section 3.3.11.
QString escaped(const QString& text)
{
    QString out;
    for (const QChar c : text.left(kCalendarTextLimit)) {
        if (c == u'\\' || c == u';' || c == u',') {
            out += u'\\';
            out += c;
        } else if (c == u'\n') {
            out += QStringLiteral("\\n");
        } else if (c.unicode() >= 0x20 && c.unicode() != 0x7f) {
            out += c;
        }
    }
    if (!out.isEmpty() && out.back().isHighSurrogate()) {
        out.chop(1);
    }
    return out;
}

/// Section 3.1: no line longer than 75 octets, no character cut in two.
QString folded(const QString& line)
{
    QString out;
    qsizetype octets = 0;
    for (const char32_t point : line.toUcs4()) {
        const QString character = QString::fromUcs4(&point, 1);
        const qsizetype length = character.toUtf8().size();
        if (octets + length > kLineOctets) {
            out += QStringLiteral("\r\n ");
            octets = 1;
        }
        out += character;
        octets += length;
    }
    return out + QStringLiteral("\r\n");
}

QString localTime(const QString& day, int minute)
{
    const QDateTime at =
        QDate::fromString(day, Qt::ISODate).startOfDay(Qt::UTC).addSecs(minute * 60LL);
    return at.toString(QStringLiteral("yyyyMMdd'T'HHmmss"));
}

bool isOfToken(QChar c)
{
    return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'_');
}

} // namespace

QString CalendarEntry::toText() const
{
    const QString zone = QStringLiteral(";TZID=Asia/Shanghai:");
    QStringList description{escaped(code)};
    if (!note.isEmpty()) {
        description << escaped(note);
    }
    QStringList lines{QStringLiteral("BEGIN:VCALENDAR"),
                      QStringLiteral("VERSION:2.0"),
                      QStringLiteral("PRODID:-//OneWindow//Appointments//ZH"),
                      QStringLiteral("BEGIN:VTIMEZONE"),
                      QStringLiteral("TZID:Asia/Shanghai"),
                      QStringLiteral("BEGIN:STANDARD"),
                      QStringLiteral("DTSTART:19700101T000000"),
                      QStringLiteral("TZOFFSETFROM:+0800"),
                      QStringLiteral("TZOFFSETTO:+0800"),
                      QStringLiteral("END:STANDARD"),
                      QStringLiteral("END:VTIMEZONE"),
                      QStringLiteral("BEGIN:VEVENT"),
                      QStringLiteral("UID:") + idToText(id),
                      QStringLiteral("DTSTAMP:") +
                          QDateTime::fromMSecsSinceEpoch(madeAtMs, Qt::UTC)
                              .toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")),
                      QStringLiteral("DTSTART") + zone + localTime(slot.day, slot.startMinute),
                      QStringLiteral("DTEND") + zone + localTime(slot.day, slot.endMinute),
                      QStringLiteral("SUMMARY:") + escaped(summary)};
    if (!location.isEmpty()) {
        lines << QStringLiteral("LOCATION:") + escaped(location);
    }
    lines << QStringLiteral("DESCRIPTION:") + description.join(QStringLiteral("\\n"))
          << QStringLiteral("END:VEVENT") << QStringLiteral("END:VCALENDAR");
    QString text;
    for (const QString& line : std::as_const(lines)) {
        text += folded(line);
    }
    return text;
}

QString codeText(const QString& token)
{
    return kCodeMark.toString() + token;
}

QString tokenFromScan(QStringView text)
{
    QString plain = text.left(kScanLimit).toString();
    // A folded line is one line.
    plain.remove(QStringLiteral("\r\n ")).remove(QStringLiteral("\n "));
    const qsizetype at = plain.indexOf(kCodeMark);
    if (at < 0) {
        return {};
    }
    qsizetype end = at + kCodeMark.size();
    while (end < plain.size() && isOfToken(plain.at(end))) {
        ++end;
    }
    const QString token = plain.mid(at + kCodeMark.size(), end - at - kCodeMark.size());
    return token.size() == kTokenLength ? token : QString();
}

} // namespace onewindow::appointments
