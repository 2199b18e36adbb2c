// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/CalendarEntry.h"
#include "services/core/Ids.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::appointments;
using namespace Qt::StringLiterals;

namespace {

CalendarEntry entry()
{
    return {.id = idFromText(u"0192f000-0000-7000-8000-000000000001"_s),
            .slot = {{}, u"hh-idcard"_s, u"2026-12-01"_s, 9 * 60, 9 * 60 + 30},
            .summary = u"预约：身份证办理"_s,
            .location = u"张店区政务服务中心, 一楼 A 区; 人民路 1 号"_s,
            .code = codeText(u"abcdefghijklmnopqrst-_"_s),
            .note = u"请带身份证\n提前 30 分钟取号"_s,
            .madeAtMs = 1'795'309'200'000};
}

QString unfolded(QString text)
{
    return text.remove(u"\r\n "_s);
}

} // namespace

class TestCalendarEntry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isACalendarObject();
    void linesAreShortAndWhole();
    void textsAreEscaped();
    void isReadByAScanner();
    void tokenFromScan_data();
    void tokenFromScan();
};

void TestCalendarEntry::isACalendarObject()
{
    const QStringList lines = unfolded(entry().toText()).split(u"\r\n"_s);
    QCOMPARE(lines.first(), u"BEGIN:VCALENDAR"_s);
    QCOMPARE(lines.at(lines.size() - 2), u"END:VCALENDAR"_s);
    QCOMPARE(lines.last(), QString());
    for (const QString& line :
         {u"VERSION:2.0"_s, u"BEGIN:VEVENT"_s, u"END:VEVENT"_s,
          u"UID:0192f000-0000-7000-8000-000000000001"_s, u"DTSTAMP:20261122T010000Z"_s,
          u"DTSTART;TZID=Asia/Shanghai:20261201T090000"_s,
          u"DTEND;TZID=Asia/Shanghai:20261201T093000"_s, u"TZOFFSETTO:+0800"_s}) {
        QVERIFY2(lines.contains(line), qPrintable(line));
    }
}

void TestCalendarEntry::linesAreShortAndWhole()
{
    CalendarEntry long_ = entry();
    long_.summary = u"预约"_s.repeated(100);
    const QByteArray text = long_.toText().toUtf8();
    for (const QByteArray& line : text.split('\n')) {
        QVERIFY(line.isEmpty() || line.endsWith('\r'));
        QVERIFY(line.size() - 1 <= 75);
        QVERIFY(!QString::fromUtf8(line).contains(QChar::ReplacementCharacter));
    }
    QVERIFY(text.size() < 1500);
}

void TestCalendarEntry::textsAreEscaped()
{
    const QString text = unfolded(entry().toText());
    QVERIFY(text.contains(u"LOCATION:张店区政务服务中心\\, 一楼 A 区\\; 人民路 1 号\r\n"_s));
    QVERIFY(text.contains(u"\\n请带身份证\\n提前 30 分钟取号\r\n"_s));
    CalendarEntry sly = entry();
    sly.summary = u"a\r\nATTENDEE:x\\"_s;
    QVERIFY(!unfolded(sly.toText()).contains(u"\nATTENDEE"_s));
    QVERIFY(unfolded(sly.toText()).contains(u"SUMMARY:a\\nATTENDEE:x\\\\\r\n"_s));
}

void TestCalendarEntry::isReadByAScanner()
{
    QCOMPARE(appointments::tokenFromScan(entry().toText()), u"abcdefghijklmnopqrst-_"_s);
    const QString token = makeToken();
    QCOMPARE(appointments::tokenFromScan(codeText(token)), token);
}

void TestCalendarEntry::tokenFromScan_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a ticket's link") << u"https://hall/t/abcdefghijklmnopqrst-_"_s;
    QTest::newRow("too short") << u"OWA:abc"_s;
    QTest::newRow("too long") << u"OWA:abcdefghijklmnopqrst-_x"_s;
    QTest::newRow("too far away") << QString(5000, u' ') + u"OWA:abcdefghijklmnopqrst-_"_s;
    QTest::newRow("no token") << u"OWA:身份证身份证身份证身份证身份证身份证身份证身"_s;
}

void TestCalendarEntry::tokenFromScan()
{
    QFETCH(QString, text);
    QCOMPARE(appointments::tokenFromScan(text), QString());
}

QTEST_GUILESS_MAIN(TestCalendarEntry)
#include "tst_CalendarEntry.moc"
