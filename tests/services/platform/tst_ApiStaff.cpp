// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/storage/Query.h"
#include "tests/services/platform/ApiTest.h"
#include "tests/services/platform/TestKiosk.h"

#include <QJsonArray>
#include <QTest>

#include <future>

using namespace onewindow;
using namespace onewindow::sync;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

/// A clerk signs in and works at a window; the server decides who may do what.
class tst_ApiStaff : public ApiTest
{
    Q_OBJECT

private Q_SLOTS:
    void permissions_data();
    void permissions();
    void signsIn();
    void wrongPassword();
    void sessionEnds();
    void windowDay();
    void twoClerksTwoPeople();
    void person();
    void whoLookedIsRecorded();
    void cardOpensItsHoldersNumbers();
    void silentAlarmIsOneAlarm();
};

void tst_ApiStaff::permissions_data()
{
    QTest::addColumn<QByteArray>("account");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("missing");
    const QString none = QString(32, u'0');
    const auto row = [](const QByteArray& account, const char* method, const QString& path,
                        const QString& missing) {
        QTest::newRow(qPrintable(QString::fromLatin1(account) + u' ' + path))
            << account << QByteArray(method) << path << missing;
    };
    row("lin", "POST", u"/v1/windows/1/open"_s, u"queue.call"_s);
    row("lin", "POST", u"/v1/windows/1/call-next"_s, u"queue.call"_s);
    row("lin", "GET", u"/v1/tickets/%1/person"_s.arg(none), u"person.show"_s);
    row("lin", "POST", u"/v1/tickets/%1/restore"_s.arg(none), {});
    row("lin", "POST", u"/v1/help/%1/answer"_s.arg(none), {});
    row("lin", "POST", u"/v1/cards"_s, u"person.show"_s);
    row("lin", "POST", u"/v1/card-cases"_s, u"case.show"_s);
    row("wang", "GET", u"/v1/tickets/%1/person"_s.arg(none), {});
    row("zhao", "GET", u"/v1/tickets/%1/person"_s.arg(none), {});
}

/// The server decides who may do what, whatever the program offers.
void tst_ApiStaff::permissions()
{
    QFETCH(QByteArray, account);
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QString, missing);
    HttpCall call = as(get(path), signIn(*m_counter, account));
    call.method = method;
    call.contentType = "application/json";
    const Answer answer(m_counter->perform(call));
    QCOMPARE(answer.status == 403, !missing.isEmpty());
    QCOMPARE(answer.status == 404, missing.isEmpty());
    if (!missing.isEmpty()) {
        QCOMPARE(answer.json["code"_L1].toString(), u"NotPermitted"_s);
        QCOMPARE(answer.json["detail"_L1].toString(), missing);
    }
}

void tst_ApiStaff::signsIn()
{
    HttpClient client(m_hall.endpoint(u"counter-2"_s, u"counter"_s));
    const Answer in(
        client.perform(post(u"/v1/session"_s, R"({"account":"wang","password":"secret-1"})")));
    QCOMPARE(in.status, 200);
    QCOMPARE(in.json["name"_L1].toString(), u"王晓燕"_s);
    QCOMPARE(in.json["roles"_L1].toArray(), QJsonArray{u"clerk"_s});
    const QString token = in.json["token"_L1].toString();
    HttpCall out = as(get(u"/v1/session"_s), token);
    out.method = "DELETE";
    QCOMPARE(Answer(client.perform(out)).status, 200);
    QCOMPARE(Answer(client.perform(out)).status, 401);
}

void tst_ApiStaff::wrongPassword()
{
    for (const char* account : {"wang", "nobody"}) {
        const Answer answer(m_counter->perform(
            post(u"/v1/session"_s,
                 QByteArray(R"({"account":"%","password":"guess"})").replace("%", account))));
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.json["code"_L1].toString(), u"BadCredentials"_s);
    }
}

void tst_ApiStaff::sessionEnds()
{
    const Answer answer(
        m_counter->perform(as(post(u"/v1/windows/1/open"_s, "{}"), u"no-such-token"_s)));
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.json["code"_L1].toString(), u"SessionEnded"_s);
    // A token is worth nothing at a machine that is no counter, nor without a certificate.
    HttpClient board(m_hall.endpoint(u"board-1"_s, u"board"_s));
    QCOMPARE(Answer(board.perform(as(get(u"/v1/feed"_s), m_token))).status, 403);
    HttpClient anybody(m_hall.pki.anonymous(m_hall.port()));
    QCOMPARE(Answer(anybody.perform(as(post(u"/v1/windows/1/open"_s, "{}"), m_token))).status, 401);
}

void tst_ApiStaff::windowDay()
{
    QCOMPARE(press(u"1"_s, u"open"_s, R"({"matters":["si"]})").status, 200);
    QCOMPARE(press(u"1"_s, u"call-next"_s).json["code"_L1].toString(), u"QueueEmpty"_s);
    const QString number = issue(u"si"_s).json["number"_L1].toString();
    QVERIFY(number.startsWith(u"A0"));
    QCOMPARE(press(u"1"_s, u"pause"_s, text("reason", "away")).status, 200);
    QCOMPARE(press(u"1"_s, u"call-next"_s).json["code"_L1].toString(), u"WindowClosed"_s);
    QCOMPARE(press(u"1"_s, u"resume"_s).status, 200);
    const Answer called = press(u"1"_s, u"call-next"_s);
    QCOMPARE(called.status, 200);
    QCOMPARE(called.json["number"_L1].toString(), number);
    QCOMPARE(press(u"1"_s, u"recall"_s).status, 200);
    QCOMPARE(press(u"1"_s, u"start"_s).status, 200);
    const QByteArray stale = text("expectedTicket", "00000000-0000-0000-0000-000000000000");
    QCOMPARE(press(u"1"_s, u"finish"_s, stale).json["code"_L1].toString(), u"Conflict"_s);
    QCOMPARE(press(u"1"_s, u"finish"_s).status, 200);
    QCOMPARE(press(u"1"_s, u"undo"_s).status, 200);
    QCOMPARE(press(u"1"_s, u"transfer"_s, R"({"matter":"tax","reason":"wish"})").status, 200);
    QCOMPARE(press(u"1"_s, u"close"_s).status, 200);
    // It waits for the other matter now.
    QCOMPARE(press(u"1"_s, u"open"_s, R"({"matters":["tax"]})").status, 200);
    const Answer again = press(u"1"_s, u"call-next"_s);
    QCOMPARE(again.json["number"_L1].toString(), number);
    QCOMPARE(press(u"1"_s, u"no-show"_s).status, 200);
    const QString id = again.json["id"_L1].toString();
    const Answer restored(
        m_counter->perform(as(post(u"/v1/tickets/"_s + id + u"/restore"_s, "{}"), m_token)));
    QCOMPARE(restored.json["state"_L1].toString(), u"waiting"_s);
    QCOMPARE(press(u"1"_s, u"call-next"_s).status, 200);
    QVERIFY(serve(u"1"_s));
    QCOMPARE(press(u"1"_s, u"close"_s).status, 200);
}

void tst_ApiStaff::twoClerksTwoPeople()
{
    for (const QString& window : {u"1"_s, u"2"_s}) {
        QCOMPARE(press(window, u"open"_s, R"({"matters":["si"]})").status, 200);
    }
    const auto callNext = [this](const QString& window) {
        return std::async(std::launch::async, [this, window] {
            HttpClient client(m_hall.endpoint(u"counter-1"_s, u"counter"_s));
            return Answer(
                client.perform(as(post(u"/v1/windows/%1/call-next"_s.arg(window), "{}"), m_token)));
        });
    };
    for (int round = 0; round < 5; ++round) {
        QCOMPARE(issue(u"si"_s).status, 200);
        QCOMPARE(issue(u"si"_s).status, 200);
        auto one = callNext(u"1"_s);
        auto two = callNext(u"2"_s);
        const Answer first = one.get();
        const Answer second = two.get();
        QCOMPARE(first.status, 200);
        QCOMPARE(second.status, 200);
        QVERIFY(first.json["number"_L1] != second.json["number"_L1]);
        QVERIFY(serve(u"1"_s));
        QVERIFY(serve(u"2"_s));
    }
    QCOMPARE(press(u"1"_s, u"close"_s).status, 200);
    QCOMPARE(press(u"2"_s, u"close"_s).status, 200);
}

void tst_ApiStaff::person()
{
    const QString id = issue(u"si"_s).json["id"_L1].toString();
    const Answer answer(
        m_counter->perform(as(get(u"/v1/tickets/"_s + id + u"/person"_s), m_token)));
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.json["code"_L1].toString(), u"NotFound"_s);
}

/// What the hall's journal says of looks at the ticket.
static QStringList looksAt(const QByteArray& ticket, const QString& store)
{
    storage::DatabaseOptions options;
    options.path = store;
    options.readOnly = true;
    auto opened = storage::Database::open(options);
    OW_ENFORCE(opened);
    auto statement = storage::query(
        *opened.value(), "SELECT body FROM journal WHERE subject = ? AND kind = 'person.shown'",
        ticket);
    OW_ENFORCE(statement);
    QStringList looks;
    while (statement.value().step().value()) {
        looks << QString::fromUtf8(statement.value().blob(0));
    }
    return looks;
}

void tst_ApiStaff::whoLookedIsRecorded()
{
    TestKiosk kiosk(u"kiosk-1"_s, u"1"_s, m_hall.keys(u"kiosk-1"_s));
    const QByteArray ticket =
        kiosk.issueTo({{u"name"_s, u"张建国"_s}, {u"idNumber"_s, u"11010519491231002X"_s}}, u"si"_s,
                      {u"hall-1"_s, m_hall.keys(u"hall-1"_s)->sealingPublicKey()});
    HttpClient terminal(m_hall.endpoint(u"kiosk-1"_s, u"kiosk"_s));
    HttpCall batch = post(u"/v1/journal"_s, journal::encodeBatch(kiosk.nextBatch(100)));
    batch.contentType = "application/vnd.onewindow.journal";
    QCOMPARE(Answer(terminal.perform(batch)).status, 200);
    const auto look = [&](const QString& token) {
        return Answer(
            m_counter->perform(as(get(u"/v1/tickets/%1/person"_s.arg(idToText(ticket))), token)));
    };
    // Who may not see it has seen nothing.
    QCOMPARE(look(signIn(*m_counter, "lin")).status, 403);
    QCOMPARE(looksAt(ticket, m_hall.settings.storePath), QStringList());
    const Answer shown = look(m_token);
    QCOMPARE(shown.status, 200);
    QCOMPARE(shown.json["name"_L1].toString(), u"张建国"_s);
    QCOMPARE(looksAt(ticket, m_hall.settings.storePath),
             QStringList{u"{\"at\":\"counter-1\",\"staff\":\"wang\"}"_s});
    QCOMPARE(look(signIn(*m_counter, "zhao")).status, 200);
    QCOMPARE(looksAt(ticket, m_hall.settings.storePath).size(), 2);
}

/// By the card alone: what its holder took at reception today, and nobody else's.
void tst_ApiStaff::cardOpensItsHoldersNumbers()
{
    const QByteArray card = R"({"name":"李明","idNumber":"110105199001010010"})";
    const QByteArray another = R"({"name":"张三","idNumber":"11010519491231002X"})";
    const auto ask = [this](const QString& path, const QByteArray& body, const QString& token) {
        return Answer(m_counter->perform(as(post(path, body), token)));
    };
    const QString reception = signIn(*m_counter, "lin");
    QByteArray order = card;
    order.replace("{", R"({"matter":"tax","class":"elder","reason":"document",)");
    const Answer issued = ask(u"/v1/tickets"_s, order, reception);
    QCOMPARE(issued.status, 200);
    QVERIFY(!issued.body.contains("110105199001010010"));
    QCOMPARE(ask(u"/v1/tickets"_s, order, reception).json["code"_L1].toString(), u"AlreadyOpen"_s);
    const Answer shown = ask(u"/v1/cards"_s, card, m_token);
    QCOMPARE(shown.status, 200);
    QCOMPARE(shown.json["tickets"_L1].toArray().size(), 1);
    QCOMPARE(shown.json["tickets"_L1][0]["number"_L1], issued.json["number"_L1]);
    QCOMPARE(shown.json["idNumber"_L1].toString(), u"110105********0010"_s);
    QCOMPARE(ask(u"/v1/cards"_s, another, m_token).json["tickets"_L1].toArray().size(), 0);
    QCOMPARE(ask(u"/v1/cards"_s, R"({"idNumber":"110105199001010011"})", m_token).status, 400);
    // Who looked is recorded, whether something was found or not; whose card it was is in neither.
    storage::DatabaseOptions options;
    options.path = m_hall.settings.storePath;
    options.readOnly = true;
    auto opened = storage::Database::open(options);
    QVERIFY(opened);
    auto statement = storage::query(
        *opened.value(), "SELECT body FROM journal WHERE kind = 'person.shown' ORDER BY pos");
    QVERIFY(statement);
    int looks = 0;
    while (statement.value().step().value()) {
        const QByteArray body = statement.value().blob(0);
        looks += body.contains("\"by\":\"card\"") ? 1 : 0;
        QVERIFY(!body.contains("1101051"));
    }
    QCOMPARE(looks, 2);
}

/// Signed in or not, pressed once or in a panic.
void tst_ApiStaff::silentAlarmIsOneAlarm()
{
    for (const char* window : {"1", "2", "1"}) {
        QCOMPARE(
            Answer(m_counter->perform(post(u"/v1/silent-alarms"_s, text("window", window)))).status,
            200);
    }
    HttpClient board(m_hall.endpoint(u"board-1"_s, u"board"_s));
    QCOMPARE(Answer(board.perform(post(u"/v1/silent-alarms"_s, text("window", "1")))).status, 403);
    const QString manager = signIn(*m_counter, "zhao");
    const auto alarms = [&] {
        return Answer(m_counter->perform(as(get(u"/v1/alarms"_s), manager)))
            .json["alarms"_L1]
            .toArray();
    };
    QCOMPARE(alarms().size(), 1);
    QCOMPARE(alarms()[0]["code"_L1].toString(), u"SilentAlarm"_s);
    QCOMPARE(alarms()[0]["detail"_L1].toString(), u"1"_s);
    const QString path = u"/v1/alarms/%1/close"_s.arg(alarms()[0]["id"_L1].toString());
    QCOMPARE(Answer(m_counter->perform(as(post(path, "{}"), m_token))).status, 403);
    QCOMPARE(Answer(m_counter->perform(as(post(path, "{}"), manager))).status, 200);
    QCOMPARE(alarms().size(), 0);
}

QTEST_GUILESS_MAIN(tst_ApiStaff)
#include "tst_ApiStaff.moc"
