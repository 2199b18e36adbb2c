// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/platform/ReportFile.h"
#include "services/queue/Ticket.h"
#include "services/storage/Rows.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestHall.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <utility>
#include <vector>

using namespace onewindow;
using namespace onewindow::sync;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

namespace {

/// What the facts say, by nothing but the journal's rows.
struct FromFacts
{
    qint64 issued = 0;
    qint64 finished = 0;
    qint64 missed = 0;
    qint64 waitMs = 0;
    qint64 longestMs = 0;
    qint64 walkMs = 0;
    qint64 serviceMs = 0;
    qint64 quoted = 0; ///< Were told a range, and were called.
    qint64 kept = 0;
};

} // namespace

/// A day of a hall, as its manager reads of it the day after.
class tst_ApiReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void figuresAreThoseOfTheFacts();
    void byWindowAndMatter();
    void byHourAndByWhatWasTold();
    void tableForSpreadsheets();
    void fieldIsNoFormula();
    // From here on the store is not what it was.
    void ticketThatNobodyServedIsNamed();
    void changedFactIsNamed();
    void missingFactIsNamed();

private:
    QString signIn(const QByteArray& account);
    Answer press(const QString& path, const QByteArray& body = "{}");
    void playDay();
    QJsonObject report(const QString& by = u"day"_s);
    FromFacts fromFacts();
    Result<void> change(const char* sql);

    std::unique_ptr<TurnedClock> m_clock;
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<HttpClient> m_counter;
    QString m_token;
    QString m_day;
};

void tst_ApiReports::initTestCase()
{
    m_clock = std::make_unique<TurnedClock>();
    m_hall = std::make_unique<TestHall>();
    m_hall->clock = m_clock.get();
    m_hall->start();
    m_counter = std::make_unique<HttpClient>(m_hall->endpoint(u"counter-1"_s, u"counter"_s));
    m_day = queue::hallDay(m_clock->now().wallMs);
    playDay();
}

void tst_ApiReports::cleanupTestCase()
{
    m_counter.reset();
    m_hall->stop();
    m_hall.reset();
}

QString tst_ApiReports::signIn(const QByteArray& account)
{
    const Answer answer(m_counter->perform(
        post(u"/v1/session"_s, R"({"account":")" + account + R"(","password":"secret-1"})")));
    return answer.json["token"_L1].toString();
}

Answer tst_ApiReports::press(const QString& path, const QByteArray& body)
{
    return Answer(m_counter->perform(as(post(path, body), m_token)));
}

/// One is served after ten minutes, one does not come after forty, one nobody calls; then it is the
/// next day.
void tst_ApiReports::playDay()
{
    const auto later = [this](qint64 ms) {
        m_clock->turn(ms);
        m_token = signIn("wang"); // A session ends when nobody has used it for a while.
    };
    later(0);
    QCOMPARE(press(u"/v1/windows/1/open"_s, R"({"matters":["si"]})").status, 200);
    QCOMPARE(press(u"/v1/tickets"_s, R"({"matter":"si"})").status, 200);
    later(10 * kMinuteMs);
    QCOMPARE(press(u"/v1/windows/1/call-next"_s).status, 200);
    later(30 * kSecondMs);
    QCOMPARE(press(u"/v1/windows/1/start"_s).status, 200);
    later(5 * kMinuteMs);
    QCOMPARE(press(u"/v1/windows/1/finish"_s).status, 200);
    // Taken back, and done again.
    QCOMPARE(press(u"/v1/windows/1/undo"_s).status, 200);
    QCOMPARE(press(u"/v1/windows/1/finish"_s).status, 200);
    QCOMPARE(press(u"/v1/tickets"_s, R"({"matter":"si"})").status, 200);
    QCOMPARE(press(u"/v1/tickets"_s, R"({"matter":"tax"})").status, 200);
    later(40 * kMinuteMs);
    QCOMPARE(press(u"/v1/windows/1/call-next"_s).status, 200);
    later(kMinuteMs);
    QCOMPARE(press(u"/v1/windows/1/no-show"_s).status, 200);
    m_clock->turn(kDayMs);
    m_token = signIn("zhao");
    QVERIFY(!m_token.isEmpty());
}

QJsonObject tst_ApiReports::report(const QString& by)
{
    HttpCall call = get(u"/v1/reports?month=%1&by=%2"_s.arg(m_day.left(7), by));
    call.limit = std::chrono::seconds(40);
    const Answer answer(m_counter->perform(as(call, m_token)));
    OW_ENFORCE(answer.status == 200);
    return answer.json;
}

FromFacts tst_ApiReports::fromFacts()
{
    storage::DatabaseOptions options;
    options.path = m_hall->settings.storePath;
    options.readOnly = true;
    const auto store = storage::Database::open(options);
    OW_ENFORCE(store);
    auto rows = storage::query(*store.value(), "SELECT kind, subject, corrected_ms, body FROM "
                                               "journal WHERE hall = 'hall-1' ORDER BY pos");
    OW_ENFORCE(rows);
    FromFacts counted;

    struct Life
    {
        qint64 issuedMs = 0;
        qint64 calledMs = 0;
        qint64 startedMs = 0;
        QJsonObject quoted;
    };

    QHash<QByteArray, Life> lives;
    while (rows.value().step().value()) {
        const QString kind = rows.value().text(0);
        Life& life = lives[rows.value().blob(1)];
        const qint64 atMs = rows.value().integer(2);
        if (kind == u"ticket.issued") {
            ++counted.issued;
            life.issuedMs = atMs;
            life.quoted =
                QJsonDocument::fromJson(rows.value().blob(3)).object()["quoted"_L1].toObject();
        } else if (kind == u"ticket.called") {
            const qint64 waitMs = atMs - life.issuedMs;
            life.calledMs = atMs;
            counted.waitMs += waitMs;
            counted.longestMs = std::max(counted.longestMs, waitMs);
            counted.quoted += life.quoted.isEmpty() ? 0 : 1;
            counted.kept += !life.quoted.isEmpty() &&
                                    waitMs >= life.quoted["low"_L1].toInt() * kMinuteMs &&
                                    waitMs <= life.quoted["high"_L1].toInt() * kMinuteMs
                                ? 1
                                : 0;
        } else if (kind == u"ticket.started") {
            life.startedMs = atMs;
            counted.walkMs += atMs - life.calledMs;
        } else if (kind == u"ticket.finished") {
            ++counted.finished;
            counted.serviceMs = atMs - life.startedMs; // Of one; the last time counts.
        } else if (kind == u"ticket.undone") {
            --counted.finished;
        } else if (kind == u"ticket.missed") {
            ++counted.missed;
        }
    }
    return counted;
}

/// As somebody who can write the hall's store, and knows SQL.
Result<void> tst_ApiReports::change(const char* sql)
{
    storage::DatabaseOptions options;
    options.path = m_hall->settings.storePath;
    const auto store = storage::Database::open(options);
    OW_ENFORCE(store);
    return storage::run(*store.value(), sql);
}

void tst_ApiReports::figuresAreThoseOfTheFacts()
{
    const QJsonObject json = report();
    QVERIFY2(json["isWhole"_L1].toBool(), qPrintable(json["doubt"_L1].toString()));
    QCOMPARE(json["groups"_L1].toArray().size(), 1);
    const QJsonObject day = json["groups"_L1].toArray().at(0).toObject();
    const FromFacts facts = fromFacts();
    QCOMPARE(day["key"_L1].toString(), m_day);
    QCOMPARE(day["arrived"_L1].toInteger(), facts.issued);
    QCOMPARE(day["served"_L1].toInteger(), facts.finished);
    QCOMPARE(day["missed"_L1].toInteger(), facts.missed);
    QCOMPARE(day["unserved"_L1].toInteger(), facts.issued - facts.finished - facts.missed);
    QCOMPARE(day["waited"_L1].toInteger(), 2);
    const double waitMinutes = static_cast<double>(facts.waitMs) / 2 / kMinuteMs;
    QVERIFY(qAbs(day["waitMinutes"_L1].toDouble() - waitMinutes) <= 0.1);
    QVERIFY(qAbs(waitMinutes - 25) < 1);
    QCOMPARE(day["waitedLong"_L1].toInteger(), 1);
    QVERIFY(qAbs(day["walkSeconds"_L1].toDouble() - 30) < 20);
    QVERIFY(qAbs(day["serviceMinutes"_L1].toDouble() - 5) < 1);
    const auto isAbout = [&day](QLatin1String column, double value) {
        return qAbs(day[column].toDouble() - value) <= 0.1;
    };
    QVERIFY(isAbout("walkSeconds"_L1, static_cast<double>(facts.walkMs) / kSecondMs));
    QVERIFY(isAbout("serviceMinutes"_L1, static_cast<double>(facts.serviceMs) / kMinuteMs));
    QVERIFY(isAbout("waitMostMinutes"_L1, static_cast<double>(facts.longestMs) / kMinuteMs));
    QVERIFY(isAbout("longPercent"_L1, 50));
    QCOMPARE(facts.quoted, 2); // Reception tells a range.
    QCOMPARE(day["quoted"_L1].toInteger(), facts.quoted);
    QCOMPARE(day["kept"_L1].toInteger(), facts.kept);
    QCOMPARE(day["early"_L1].toInteger() + day["late"_L1].toInteger(), facts.quoted - facts.kept);
    QCOMPARE(json["serviceLevelMinutes"_L1].toInt(), 20);
}

void tst_ApiReports::byWindowAndMatter()
{
    const QJsonArray windows = report(u"window"_s)["groups"_L1].toArray();
    QCOMPARE(windows.size(), 2);
    QCOMPARE(windows.at(0).toObject()["key"_L1].toString(), QString());
    QCOMPARE(windows.at(0).toObject()["unserved"_L1].toInteger(), 1);
    QVERIFY(!windows.at(0).toObject().contains("waitMinutes"_L1));
    QCOMPARE(windows.at(1).toObject()["key"_L1].toString(), u"1"_s);
    QCOMPARE(windows.at(1).toObject()["served"_L1].toInteger(), 1);
    const QJsonArray matters = report(u"matter"_s)["groups"_L1].toArray();
    QCOMPARE(matters.size(), 2);
    QCOMPARE(matters.at(0).toObject()["key"_L1].toString(), u"si"_s);
    QCOMPARE(matters.at(0).toObject()["arrived"_L1].toInteger(), 2);
    QVERIFY(!matters.at(0).toObject()["name"_L1].toString().isEmpty());
}

void tst_ApiReports::byHourAndByWhatWasTold()
{
    const QJsonObject json = report();
    qint64 arrived = 0;
    double waitMinutes = 0;
    for (const QJsonValue value : json["hours"_L1].toArray()) {
        const QJsonObject hour = value.toObject();
        arrived += hour["arrived"_L1].toInteger();
        waitMinutes += hour["waitMinutes"_L1].toDouble() * hour["waited"_L1].toDouble();
        QVERIFY(hour["hour"_L1].toInt() == 12 || hour["hour"_L1].toInt() == 13);
    }
    QCOMPARE(arrived, 3);
    QVERIFY(qAbs(waitMinutes - 50) < 1);
    qint64 told = 0;
    for (const QJsonValue value : json["quotedAgainst"_L1].toArray()) {
        const QJsonObject step = value.toObject();
        told += step["people"_L1].toInteger();
        QVERIFY(step["toldHighMinutes"_L1].toDouble() <= step["upToMinutes"_L1].toDouble(1e9));
    }
    QCOMPARE(told, 2);
}

void tst_ApiReports::tableForSpreadsheets()
{
    const Answer answer(m_counter->perform(
        as(get(u"/v1/reports?month=%1&by=day&format=csv"_s.arg(m_day.left(7))), m_token)));
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.type.startsWith("text/csv"));
    const QList<QByteArray> lines = answer.body.split('\n');
    QCOMPARE(lines.size(), 3); // The last one is empty.
    QVERIFY(lines.at(1).startsWith('"' + m_day.toLatin1() + "\",\"\",3,1,1,1,2,"));
    QCOMPARE(lines.at(0).count(','), lines.at(1).count(','));
    QVERIFY(answer.body.startsWith("\xEF\xBB\xBF"));
    QCOMPARE(report()["csv"_L1].toString().toUtf8(), answer.body.sliced(3));
}

void tst_ApiReports::changedFactIsNamed()
{
    QVERIFY(
        change("UPDATE journal SET corrected_ms = corrected_ms, body = "
               "replace(CAST(body AS TEXT), '\"wang\"', '\"li\"') WHERE hall = 'hall-1' AND kind "
               "= 'ticket.finished'"));
    const QJsonObject json = report();
    QVERIFY(!json["isWhole"_L1].toBool());
    QVERIFY2(json["doubt"_L1].toString().endsWith(u": changed"_s),
             qPrintable(json["doubt"_L1].toString()));
    QVERIFY(json["csv"_L1].toString().contains(u"NOT WHOLE"_s));
    QVERIFY(change("UPDATE journal SET body = CAST(replace(CAST(body AS TEXT), '\"li\"', "
                   "'\"wang\"') AS BLOB) WHERE hall = 'hall-1' AND kind = 'ticket.finished'"));
    QVERIFY(!report()["doubt"_L1].toString().endsWith(u": changed"_s));
}

void tst_ApiReports::missingFactIsNamed()
{
    QVERIFY(change("DELETE FROM journal WHERE hall = 'hall-1' AND kind = 'ticket.missed'"));
    QVERIFY(report()["doubt"_L1].toString().endsWith(u": missing"_s));
}

/// The facts are whole, but the tickets say something else.
void tst_ApiReports::ticketThatNobodyServedIsNamed()
{
    QVERIFY(change("UPDATE tickets SET state = 5, ended_at = called_at WHERE misses > 0"));
    const QJsonObject json = report();
    QVERIFY(!json["isWhole"_L1].toBool());
    QVERIFY(json["doubt"_L1].toString().startsWith(u"served: 1 by the facts, 2"_s));
}

void tst_ApiReports::fieldIsNoFormula()
{
    const std::vector<std::pair<QString, QByteArray>> fields{
        {u"社保"_s, "\"社保\""},  {u"a\"b"_s, "\"a\"\"b\""}, {u"a,b\nc"_s, "\"a,b\nc\""},
        {u"=1+1"_s, "\"'=1+1\""}, {u"+1"_s, "\"'+1\""},      {u"@SUM(A1)"_s, "\"'@SUM(A1)\""},
        {u"-1"_s, "\"'-1\""},     {u"\t=1"_s, "\"'\t=1\""},  {QString(), "\"\""}};
    for (const auto& [text, field] : fields) {
        QCOMPARE(platform::csvField(text), field);
    }
}

QTEST_GUILESS_MAIN(tst_ApiReports)
#include "tst_ApiReports.moc"
