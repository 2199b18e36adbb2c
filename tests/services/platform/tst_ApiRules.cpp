// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallRuleSet.h"
#include "services/storage/Rows.h"
#include "tests/services/platform/ApiTest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace onewindow::sync;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

namespace {

const QString kPath = u"/v1/hall/rules"_s;

QByteArray body(qint64 version, const QJsonObject& rules)
{
    return QJsonDocument(QJsonObject{{u"version"_s, version}, {u"rules"_s, rules}}).toJson();
}

QJsonObject calling(const QString& name, int value)
{
    return {{u"calling"_s, QJsonObject{{name, value}}}};
}

} // namespace

/// The rules of a hall, as its manager reads and sets them over the API.
class tst_ApiRules : public ApiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void filesHoldUntilSomethingIsSet();
    void wrongValueNamesItsField_data();
    void wrongValueNamesItsField();
    void setCountsWithTheNextPress();
    void repeatedRequestSetsOnce();
    void whoSawAnotherSetIsTold();
    void windowIsOpenedWithinSkills();
    void countersAreToldAndBoardsAreNot();
    void whatWasSetHoldsAfterARestart();

private:
    Answer ask(const QString& query = {});
    Answer set(qint64 version, const QJsonObject& rules, const QByteArray& key = {});

    qint64 version() { return ask().json["version"_L1].toInteger(); }

    qint64 facts();

    QString m_manager;
};

void tst_ApiRules::initTestCase()
{
    start();
    m_manager = signIn(*m_counter, "zhao");
    QVERIFY(!m_manager.isEmpty());
}

Answer tst_ApiRules::ask(const QString& query)
{
    return Answer(m_counter->perform(as(get(kPath + query), m_manager)));
}

Answer tst_ApiRules::set(qint64 version, const QJsonObject& rules, const QByteArray& key)
{
    return Answer(m_counter->perform(as(post(kPath, body(version, rules), key), m_manager)));
}

qint64 tst_ApiRules::facts()
{
    storage::DatabaseOptions options;
    options.path = m_hall.settings.storePath;
    options.readOnly = true;
    const auto store = storage::Database::open(options);
    OW_ENFORCE(store);
    const auto count = storage::integerOf(storage::query(
        *store.value(),
        "SELECT COUNT(*) FROM journal WHERE hall = 'hall-1' AND kind = 'hall.rules'"));
    OW_ENFORCE(count);
    return count.value();
}

void tst_ApiRules::filesHoldUntilSomethingIsSet()
{
    const Answer answer = ask();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json["version"_L1].toInteger(), 0);
    QCOMPARE(answer.json["rules"_L1].toObject(), QJsonObject());
    // The file's are those of the test: it may call again at once.
    QJsonObject numbers = queue::callingJson({});
    numbers.insert(u"recallGapSeconds"_s, 0);
    QCOMPARE(answer.json["file"_L1]["calling"_L1].toObject(), numbers);
    QVERIFY(!answer.json["file"_L1].toObject().contains(u"opening"_s));
    QStringList accounts;
    const QJsonArray staff = answer.json["staff"_L1].toArray();
    for (const QJsonValue one : staff) {
        accounts << one["account"_L1].toString();
        QVERIFY(!one["name"_L1].toString().isEmpty());
    }
    // Who works at windows, and nobody else.
    accounts.sort();
    QCOMPARE(accounts, QStringList({u"wang"_s, u"zhao"_s}));
    QCOMPARE(ask(u"?version=0"_s).json["rules"_L1].toObject(), QJsonObject());
    QCOMPARE(ask(u"?version=1"_s).status, 404);
    QCOMPARE(ask(u"?version=x"_s).json["field"_L1].toString(), u"version"_s);
}

void tst_ApiRules::wrongValueNamesItsField_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("field");
    QTest::newRow("beyond") << body(0, calling(u"ordinaryEvery"_s, 21))
                            << u"calling.ordinaryEvery"_s;
    QTest::newRow("of nothing") << body(0, calling(u"always"_s, 1)) << u"calling.always"_s;
    QTest::newRow("window") << body(0, {{u"windows"_s, QJsonObject{{u"7"_s, QJsonArray{u"si"_s}}}}})
                            << u"windows.7"_s;
    QTest::newRow("matter") << body(0,
                                    {{u"skills"_s, QJsonObject{{u"wang"_s, QJsonArray{u"x"_s}}}}})
                            << u"skills.wang"_s;
    QTest::newRow("day") << body(0, {{u"opening"_s,
                                      QJsonObject{{u"hours"_s, QJsonArray{u"0900-1200"_s}},
                                                  {u"days"_s,
                                                   QJsonObject{{u"2026-13-01"_s, QJsonArray()}}}}}})
                         << u"opening.days"_s;
    QTest::newRow("no version") << QByteArray(R"({"rules":{}})") << u"version"_s;
    QTest::newRow("no rules") << QByteArray(R"({"version":0})") << u"rules"_s;
    QTest::newRow("rules are a list") << QByteArray(R"({"version":0,"rules":[]})") << u"rules"_s;
    QTest::newRow("more") << QByteArray(R"({"version":0,"rules":{},"force":true})") << u"force"_s;
}

void tst_ApiRules::wrongValueNamesItsField()
{
    QFETCH(const QByteArray, sent);
    QFETCH(const QString, field);
    const Answer answer(m_counter->perform(as(post(kPath, sent), m_manager)));
    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.json["field"_L1].toString().startsWith(field), answer.body.constData());
    QCOMPARE(facts(), 0);
}

void tst_ApiRules::setCountsWithTheNextPress()
{
    QCOMPARE(press(u"1"_s, u"open"_s, R"({"matters":["si"]})").status, 200);
    QCOMPARE(issue(u"si"_s).status, 200);
    QCOMPARE(press(u"1"_s, u"call-next"_s).status, 200);
    QCOMPARE(press(u"1"_s, u"recall"_s).status, 200);
    QCOMPARE(set(0, calling(u"recallLimit"_s, 2)).status, 200);
    QCOMPARE(press(u"1"_s, u"recall"_s).json["code"_L1].toString(), u"TooMany"_s);
    QCOMPARE(set(1, calling(u"recallLimit"_s, 4)).json["version"_L1].toInteger(), 2);
    QCOMPARE(press(u"1"_s, u"recall"_s).status, 200);
    QVERIFY(serve(u"1"_s));
    QCOMPARE(press(u"1"_s, u"close"_s).status, 200);
}

void tst_ApiRules::repeatedRequestSetsOnce()
{
    const qint64 seen = version();
    const qint64 before = facts();
    const Answer first = set(seen, calling(u"reentryAfter"_s, 5), "rules-key-1");
    QCOMPARE(first.status, 200);
    QCOMPARE(set(seen, calling(u"reentryAfter"_s, 5), "rules-key-1").body, first.body);
    QCOMPARE(facts(), before + 1);
}

void tst_ApiRules::whoSawAnotherSetIsTold()
{
    const qint64 seen = version();
    QCOMPARE(set(seen, calling(u"reentryAfter"_s, 6)).status, 200);
    const Answer late = set(seen, calling(u"missesAllowed"_s, 1));
    QCOMPARE(late.status, 409);
    const QString detail = late.json["detail"_L1].toString();
    QVERIFY2(detail.contains(u"zhao"_s) && detail.contains(u"calling.reentryAfter"_s),
             qPrintable(detail));
    QCOMPARE(version(), seen + 1);
    QCOMPARE(
        ask(u"?version=%1"_s.arg(seen)).json["rules"_L1]["calling"_L1]["reentryAfter"_L1].toInt(),
        5);
}

void tst_ApiRules::windowIsOpenedWithinSkills()
{
    QCOMPARE(set(version(), {{u"skills"_s, QJsonObject{{u"wang"_s, QJsonArray{u"tax"_s}}}}}).status,
             200);
    const Answer refused = press(u"1"_s, u"open"_s, R"({"matters":["si","tax"]})");
    QCOMPARE(refused.status, 403);
    QCOMPARE(press(u"1"_s, u"open"_s, R"({"matters":["tax"]})").status, 200);
    QCOMPARE(press(u"1"_s, u"close"_s).status, 200);
    QCOMPARE(set(version(), {}).status, 200);
}

void tst_ApiRules::countersAreToldAndBoardsAreNot()
{
    QCOMPARE(set(version(), {{u"windows"_s, QJsonObject{{u"2"_s, QJsonArray{u"tax"_s}}}}}).status,
             200);
    const auto told = [](HttpClient& client, const QString& token) -> QJsonObject {
        const Answer page(
            client.perform(token.isEmpty() ? get(u"/v1/feed"_s) : as(get(u"/v1/feed"_s), token)));
        OW_ENFORCE(page.status == 200);
        const QJsonArray changes = page.json["changes"_L1].toArray();
        for (const QJsonValue change : changes) {
            if (change["kind"_L1].toString() == u"rules") {
                return change["body"_L1].toObject();
            }
        }
        return {};
    };
    const QJsonObject heard = told(*m_counter, m_token);
    QCOMPARE(heard["version"_L1].toInteger(), version());
    QCOMPARE(heard["windows"_L1]["2"_L1].toArray(), QJsonArray{u"tax"_s});
    HttpClient board(m_hall.endpoint(u"board-1"_s, u"board"_s));
    QCOMPARE(told(board, {}), QJsonObject());
}

void tst_ApiRules::whatWasSetHoldsAfterARestart()
{
    QCOMPARE(set(version(), calling(u"serviceLevelMinutes"_s, 33)).status, 200);
    const QJsonObject before = ask().json;
    m_hall.stop();
    m_hall.start();
    QTRY_COMPARE_WITH_TIMEOUT(ask().status, 200, 30'000);
    QCOMPARE(ask().json, before);
}

QTEST_GUILESS_MAIN(tst_ApiRules)
#include "tst_ApiRules.moc"
