// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/queue/FactReport.h"
#include "services/queue/QueueReport.h"
#include "services/storage/Rows.h"
#include "tests/Seed.h"
#include "tests/services/queue/TestHall.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <random>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString kHall = u"hall-1"_s;
const QString kEnrol = u"enrol"_s;
const QString kMove = u"move"_s;
const QStringList kWindows{u"1"_s, u"2"_s};
constexpr qint64 kLevelMs = 20 * kMinuteMs;

/// A number as its facts tell it, by nothing but them.
struct Life
{
    QString matter;
    QString window; ///< Which had it last, or let it go with nobody having it since: then none.
    QString state = u"waiting"_s;
    qint64 issuedMs = 0;
    qint64 calledMs = 0;
    qint64 startedMs = 0;
    qint64 endedMs = 0;
    int misses = 0;
};

/// What is counted of some of them.
struct Counted
{
    qint64 arrived = 0;
    qint64 served = 0;
    qint64 missed = 0;
    qint64 waited = 0;
    qint64 waitMs = 0;
    qint64 attendMs = 0;

    friend bool operator==(const Counted&, const Counted&) = default;
};

void apply(Life& life, const QString& kind, const QJsonObject& body, qint64 atMs)
{
    if (kind == u"ticket.called" || kind == u"ticket.recalled") {
        life.state = u"called"_s;
        life.calledMs = atMs;
        life.window = body["window"_L1].toString();
    } else if (kind == u"ticket.started") {
        life.state = u"serving"_s;
        life.startedMs = atMs;
    } else if (kind == u"ticket.finished") {
        life.state = u"done"_s;
        life.endedMs = atMs;
    } else if (kind == u"ticket.missed") {
        life.state = u"missed"_s;
        ++life.misses;
    } else if (kind == u"ticket.transferred") {
        life.state = u"waiting"_s;
        life.window.clear();
        life.matter = body["matter"_L1].toString();
    } else if (kind == u"ticket.suspended") {
        life.state = u"suspended"_s;
        life.window.clear();
    } else if (kind == u"ticket.held") {
        life.state = u"waiting"_s;
        life.window.clear();
    } else if (kind == u"ticket.cancelled") {
        life.state = u"cancelled"_s;
    }
}

/// All numbers, from the rows of the journal; what is undone is as if it had never been.
std::map<QByteArray, Life> livesOf(storage::Database& database)
{
    auto rows = storage::query(
        database, "SELECT kind, subject, corrected_ms, body FROM journal ORDER BY pos");
    OW_ENFORCE(bool(rows));
    std::map<QByteArray, Life> lives;
    std::map<QByteArray, Life> before;
    while (rows.value().step().value()) {
        const QString kind = rows.value().text(0);
        if (!kind.startsWith(u"ticket.")) {
            continue;
        }
        const QByteArray id = rows.value().blob(1);
        const qint64 atMs = rows.value().integer(2);
        const QJsonObject body = QJsonDocument::fromJson(rows.value().blob(3)).object();
        if (kind == u"ticket.undone") {
            lives[id] = before[id];
            continue;
        }
        // What a window did last is taken back, whatever somebody else has done since.
        if (body.contains("window"_L1)) {
            before[id] = lives[id];
        }
        if (kind == u"ticket.issued") {
            lives[id].matter = body["matter"_L1].toString();
            lives[id].issuedMs = atMs;
        } else {
            apply(lives[id], kind, body, atMs);
        }
    }
    return lives;
}

QString keyOf(const Life& life, ReportBy by, const QString& day)
{
    switch (by) {
    case ReportBy::Window:
        return life.window;
    case ReportBy::Matter:
        return life.matter;
    case ReportBy::Day:
        return day;
    }
    return {};
}

std::map<QString, Counted> directly(const std::map<QByteArray, Life>& lives, ReportBy by,
                                    const QString& day)
{
    std::map<QString, Counted> groups;
    for (const auto& [id, life] : lives) {
        Counted& counted = groups[keyOf(life, by, day)];
        ++counted.arrived;
        const bool isDone = life.state == u"done";
        counted.served += isDone ? 1 : 0;
        counted.missed += !isDone && life.misses > 0 ? 1 : 0;
        if (life.calledMs > 0) {
            ++counted.waited;
            counted.waitMs += life.calledMs - life.issuedMs;
        }
        counted.attendMs += isDone ? life.endedMs - life.startedMs : 0;
    }
    return groups;
}

std::map<QString, Counted> asReported(const QueueReport& report)
{
    std::map<QString, Counted> groups;
    for (const ReportGroup& group : report.groups) {
        const ReportFigures& figures = group.figures;
        groups[group.key] = {figures.arrived, figures.served, figures.missed,
                             figures.waited,  figures.waitMs, figures.attendMs};
    }
    return groups;
}

} // namespace

/// A report of a day on which everything happens, counted in three ways: from the tickets, from the
/// facts by the rules of the queue, and from the facts by nothing but what they say.
class tst_QueueReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void countedThreeTimes_data();
    void countedThreeTimes();

private:
    /// Something that somebody does, at a window or without.
    void doSomething();
    void restoreSomebody();
    QByteArray someTicket(const QString& state);

    int oneOf(int count) { return static_cast<int>(m_random() % static_cast<quint32>(count)); }

    std::mt19937 m_random;
    ManualClock m_clock;
    std::unique_ptr<TestHall> m_hall;
};

QByteArray tst_QueueReport::someTicket(const QString& state)
{
    for (const auto& [id, life] : livesOf(m_hall->database())) {
        if (life.state == state) {
            return id;
        }
    }
    return {};
}

void tst_QueueReport::restoreSomebody()
{
    const QByteArray missed = someTicket(u"missed"_s);
    (void)m_hall->run<QJsonObject>([&](storage::Database& store) {
        return m_hall->queue().restore(store, missed, u"wang"_s);
    });
}

void tst_QueueReport::doSomething()
{
    const QString window = kWindows.at(oneOf(2));
    const WindowCommand command{window, u"wang"_s, {}};
    switch (oneOf(12)) {
    case 0:
    case 1:
        QVERIFY(m_hall->issue(oneOf(2) == 0 ? kEnrol : kMove,
                              oneOf(5) == 0 ? TicketClass::Elder : TicketClass::Ordinary));
        break;
    case 2:
    case 3:
        (void)m_hall->command(&HallQueue::callNext, window);
        break;
    case 4:
    case 5:
        (void)m_hall->command(&HallQueue::start, window);
        break;
    case 6:
        (void)m_hall->command(&HallQueue::finish, window);
        break;
    case 7:
        (void)m_hall->command(&HallQueue::noShow, window);
        break;
    case 8:
        (void)m_hall->run<QJsonObject>([&](storage::Database& store) {
            return m_hall->queue().transfer(store, command, {kEnrol}, u"wish"_s);
        });
        break;
    case 9:
        (void)m_hall->run<QJsonObject>([&](storage::Database& store) {
            return m_hall->queue().suspend(store, command, u"form"_s);
        });
        break;
    case 10:
        (void)m_hall->run<QJsonObject>([&](storage::Database& store) {
            return m_hall->queue().bringBack(store, command, someTicket(u"suspended"_s));
        });
        break;
    default:
        oneOf(2) == 0 ? restoreSomebody() : void(m_hall->command(&HallQueue::recall, window));
        break;
    }
}

void tst_QueueReport::countedThreeTimes_data()
{
    QTest::addColumn<bool>("isUndone");
    // Once a window has called somebody by mistake, the last call is not the last that counts: then
    // only how many came and what became of them is held against the bare facts.
    QTest::newRow("nothing is taken back") << false;
    QTest::newRow("much is taken back") << true;
}

void tst_QueueReport::countedThreeTimes()
{
    QFETCH(const bool, isUndone);
    m_random.seed(testSeed());
    m_hall = std::make_unique<TestHall>(m_clock, u":memory:"_s, kHall);
    QVERIFY(m_hall->open(kWindows.at(0), {kEnrol, kMove}));
    QVERIFY(m_hall->open(kWindows.at(1), {kEnrol}));
    const QDate day = QDate::fromString(hallDay(m_clock.now().wallMs), Qt::ISODate);
    for (int step = 0; step < 400; ++step) {
        m_clock.advance(std::chrono::seconds(oneOf(40)));
        doSomething();
        if (isUndone && oneOf(4) == 0) {
            (void)m_hall->undo(kWindows.at(oneOf(2)));
        }
    }
    m_clock.advance(24h);
    QVERIFY(m_hall->run<bool>(
        [this](storage::Database& store) { return m_hall->day().closePastDays(store); }));
    const ReportSpan span{day, day.addDays(1)};
    const auto lives = livesOf(m_hall->database());
    QVERIFY(lives.size() > 40);
    for (const ReportBy by : {ReportBy::Day, ReportBy::Window, ReportBy::Matter}) {
        const auto report = queueReportOf(m_hall->database(), span, by, kLevelMs);
        const auto facts = reportFromFacts(m_hall->database(), kHall, span, by, kLevelMs);
        QVERIFY(report && facts);
        QCOMPARE(facts.value().firstBad, QString());
        QVERIFY2(report.value() == facts.value().report, qPrintable(reportByName(by)));
        auto expected = directly(lives, by, day.toString(Qt::ISODate));
        auto reported = asReported(report.value());
        if (isUndone) {
            for (auto* const groups : {&expected, &reported}) {
                for (auto& [key, counted] : *groups) {
                    counted.waited = counted.waitMs = counted.attendMs = 0;
                }
            }
        }
        QVERIFY2(reported == expected, qPrintable(reportByName(by)));
    }
    QCOMPARE(m_hall->verify(), QString());
}

QTEST_GUILESS_MAIN(tst_QueueReport)
#include "tst_QueueReport.moc"
