// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/Ticket.h"
#include "tests/services/cases/SampleProofs.h"
#include "tests/services/platform/ApiTest.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace onewindow::sync;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

/// Cases that a window files, asked of a platform that is hall and centre: what is taken, what is
/// refused, and what of it is kept in clear.
class tst_ApiCounterCases : public ApiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void filedAndNumbered();
    void sentBackWithAllThatIsMissing();
    void wrongAnswersAreNamedAtOnce();
    void formIsRefused_data();
    void formIsRefused();
    void caseIsRefused_data();
    void caseIsRefused();
    void repeatIsTheSameCase();
    void openedForACertainClerk();
    void pagesAndSignature();
    void readAtTheCaseDesk();
    void nothingOfAPersonInClear();

private:
    Answer send(const QString& path, const QJsonObject& body, const QByteArray& key = {})
    {
        return Answer(m_counter->perform(
            as(post(path, QJsonDocument(body).toJson(QJsonDocument::Compact), key), m_token)));
    }

    static QJsonObject person(const QString& matter)
    {
        return {{u"matter"_s, matter},
                {u"identity"_s, u"card"_s},
                {u"name"_s, u"王秀英"_s},
                {u"idNumber"_s, u"11010519491231002X"_s},
                {u"sex"_s, u"2"_s},
                {u"nation"_s, u"01"_s},
                {u"birth"_s, u"1949-12-31"_s},
                {u"address"_s, u"北京市朝阳区某街某号"_s}};
    }

    /// What is filed of `matter`, opened anew.
    QJsonObject opened(const QString& matter)
    {
        const Answer answer = send(u"/v1/counter-forms"_s, person(matter));
        return {{u"opened"_s, answer.json["opened"_L1].toString()}};
    }

    static QJsonArray materials(const QStringList& ids, const QString& how = u"original"_s)
    {
        QJsonArray list;
        for (const QString& id : ids) {
            list.append(QJsonObject{{u"material"_s, id}, {u"how"_s, how}});
        }
        return list;
    }

    /// Moving house: on paper alone.
    QJsonObject move()
    {
        QJsonObject body = opened(u"hh-move"_s);
        body[u"materials"_s] = materials({u"id_card"_s, u"household_book"_s, u"home"_s});
        return body;
    }

    /// Of the one with this provisional number, as the case desk lists it.
    QJsonObject listed(const QString& number)
    {
        const Answer answer(m_counter->perform(as(get(u"/v1/cases?number="_s + number), m_token)));
        return answer.json["cases"_L1].toArray().first().toObject();
    }
};

void tst_ApiCounterCases::initTestCase()
{
    QFile::remove(m_hall.file(u"catalogue.json"_s));
    QVERIFY(QFile::copy(u"" ONEWINDOW_SOURCE_DIR "/packaging/tryout/catalogue.json"_s,
                        m_hall.file(u"catalogue.json"_s)));
    start();
}

void tst_ApiCounterCases::filedAndNumbered()
{
    const Answer form = send(u"/v1/counter-forms"_s, person(u"hh-move"_s));
    QCOMPARE(form.status, 200);
    QCOMPARE(form.json["shared"_L1].toObject(), QJsonObject());
    const Answer filed = send(u"/v1/counter-cases"_s, move());
    QVERIFY2(filed.status == 200, filed.body.constData());
    QCOMPARE(filed.json["state"_L1].toString(), u"accepted"_s);
    const QString provisional = filed.json["provisional"_L1].toString();
    QVERIFY(provisional.startsWith(u"K0-"_s));
    QTRY_VERIFY(!listed(provisional)["number"_L1].toString().isEmpty());
    const QJsonObject known = listed(provisional);
    QCOMPARE(known["state"_L1].toString(), u"accepted"_s);
    QCOMPARE(known["node"_L1].toString(), u"hall-1"_s);
    QCOMPARE(known["steps"_L1].toArray().size(), 2);
    QCOMPARE(known["steps"_L1][1]["state"_L1].toString(), u"accepted"_s);
}

void tst_ApiCounterCases::sentBackWithAllThatIsMissing()
{
    QJsonObject body = move();
    QJsonArray all = materials({u"id_card"_s});
    for (const QJsonValue one : materials({u"household_book"_s, u"home"_s}, u"missing"_s)) {
        all.append(one);
    }
    body[u"materials"_s] = all;
    const Answer filed = send(u"/v1/counter-cases"_s, body);
    QCOMPARE(filed.json["state"_L1].toString(), u"correction"_s);
    QCOMPARE(filed.json["missing"_L1].toArray(), (QJsonArray{u"household_book"_s, u"home"_s}));
    const QString provisional = filed.json["provisional"_L1].toString();
    QTRY_VERIFY(!listed(provisional)["number"_L1].toString().isEmpty());
    QCOMPARE(listed(provisional)["steps"_L1][1]["missing"_L1].toArray(),
             (QJsonArray{u"household_book"_s, u"home"_s}));
}

void tst_ApiCounterCases::wrongAnswersAreNamedAtOnce()
{
    QJsonObject body = opened(u"mi-remote"_s);
    body[u"materials"_s] = materials({u"proof"_s}, u"copy"_s);
    body[u"answers"_s] = QJsonObject{{u"phone"_s, u"12"_s}, {u"kind"_s, u"referral"_s}};
    const Answer refused = send(u"/v1/counter-cases"_s, body);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.json["field"_L1].toString(), u"answers.phone"_s);
    QCOMPARE(refused.json["fields"_L1].toArray(),
             (QJsonArray{u"answers.phone"_s, u"answers.place"_s, u"answers.from"_s,
                         u"answers.hospital"_s}));
}

void tst_ApiCounterCases::formIsRefused_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name, const QString& member, const QJsonValue& value,
                        const QString& field, int status = 400) {
        QTest::newRow(name) << QJsonObject{{member, value}} << status << field;
    };
    row("no matter", u"matter"_s, QString(), u"matter"_s);
    row("another matter", u"matter"_s, u"none"_s, u"matter"_s, 404);
    row("a number with a slip", u"idNumber"_s, u"110105194912310021"_s, u"idNumber"_s);
    row("no name", u"name"_s, u" "_s, u"name"_s);
    row("nobody said who it is", u"identity"_s, QString(), u"identity"_s);
    row("consent to another text", u"consent"_s, u"2020-01"_s, u"consent"_s);
    row("what nobody knows", u"photo"_s, u"x"_s, u"photo"_s);
}

void tst_ApiCounterCases::formIsRefused()
{
    QFETCH(const QJsonObject, change);
    QFETCH(const int, status);
    QFETCH(const QString, field);
    QJsonObject body = person(u"si-record"_s);
    body[change.constBegin().key()] = change.constBegin().value();
    const Answer refused = send(u"/v1/counter-forms"_s, body);
    QCOMPARE(refused.status, status);
    QCOMPARE(refused.json["field"_L1].toString(), field);
    // What must know who it is, is not opened for nobody.
    const Answer nobody = send(u"/v1/counter-forms"_s, {{u"matter"_s, u"si-record"_s}});
    QCOMPARE(nobody.status, 403);
    QCOMPARE(send(u"/v1/counter-forms"_s, {{u"matter"_s, u"city-report"_s}}).status, 200);
}

void tst_ApiCounterCases::caseIsRefused_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name, const QString& member, const QJsonValue& value,
                        const QString& field) { QTest::newRow(name) << member << value << field; };
    row("not opened", u"opened"_s, u"AAAA"_s, u"opened"_s);
    row("no base64", u"opened"_s, u"***"_s, u"opened"_s);
    row("a material left out", u"materials"_s, materials({u"id_card"_s}), u"materials"_s);
    row("no way to be there", u"materials"_s, materials({u"id_card"_s}, u"promised"_s),
        u"materials"_s);
    row("no picture", u"pages"_s,
        QJsonArray{QJsonObject{{u"material"_s, u"home"_s}, {u"jpeg"_s, u"AAAA"_s}}}, u"pages"_s);
    row("no ticket", u"ticket"_s, u"A1001"_s, u"ticket"_s);
    row("answers as a list", u"answers"_s, QJsonArray(), u"answers"_s);
    row("no signature", u"signed"_s, u"ink"_s, u"signed"_s);
    row("strokes of nothing", u"signed"_s, u"hand"_s, u"strokes"_s);
    row("nothing to commit to", u"committed"_s, true, u"committed"_s);
}

void tst_ApiCounterCases::caseIsRefused()
{
    QFETCH(const QString, member);
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, field);
    QJsonObject body = move();
    body[member] = value;
    const Answer refused = send(u"/v1/counter-cases"_s, body);
    QVERIFY2(refused.status == 400, refused.body.constData());
    QCOMPARE(refused.json["field"_L1].toString(), field);
}

void tst_ApiCounterCases::repeatIsTheSameCase()
{
    const QJsonObject body = move();
    const Answer first = send(u"/v1/counter-cases"_s, body, "0123456789abcdef");
    const Answer again = send(u"/v1/counter-cases"_s, body, "0123456789abcdef");
    QCOMPARE(first.status, 200);
    QCOMPARE(again.body, first.body);
    // The reply was lost, and the program had forgotten its key.
    const Answer anew = send(u"/v1/counter-cases"_s, body);
    QCOMPARE(anew.json["provisional"_L1].toString(), first.json["provisional"_L1].toString());
}

void tst_ApiCounterCases::openedForACertainClerk()
{
    const QJsonObject body = move();
    HttpClient other(m_hall.endpoint(u"counter-2"_s, u"counter"_s));
    const QString manager = signIn(other, "zhao");
    const Answer refused(
        other.perform(as(post(u"/v1/counter-cases"_s, QJsonDocument(body).toJson()), manager)));
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.json["field"_L1].toString(), u"opened"_s);
    QCOMPARE(send(u"/v1/counter-cases"_s, body).status, 200);
}

void tst_ApiCounterCases::pagesAndSignature()
{
    QJsonObject body = move();
    QJsonArray all = materials({u"id_card"_s, u"household_book"_s});
    all.append(QJsonObject{{u"material"_s, u"home"_s}, {u"how"_s, u"scanned"_s}});
    body[u"materials"_s] = all;
    QJsonArray pages;
    for (int i = 0; i < cases::Attachment::kPageLimit; ++i) {
        const auto page = cases::samples::page(u"home"_s, i, cases::Attachment::kByteLimit);
        pages.append(QJsonObject{{u"material"_s, u"home"_s},
                                 {u"jpeg"_s, QString::fromLatin1(page.jpeg.toBase64())}});
    }
    body[u"pages"_s] = pages;
    const auto strokes = cases::encodeStrokes(cases::samples::signature());
    body[u"signed"_s] = u"hand"_s;
    body[u"strokes"_s] = QString::fromLatin1(strokes.value().toBase64());
    const Answer filed = send(u"/v1/counter-cases"_s, body);
    QVERIFY2(filed.status == 200, filed.body.constData());
    const Answer shown(
        m_counter->perform(as(get(u"/v1/cases/"_s + filed.json["case"_L1].toString()), m_token)));
    QCOMPARE(shown.json["pages"_L1].toArray().size(), cases::Attachment::kPageLimit);
    pages.append(QJsonObject{{u"material"_s, u"home"_s}, {u"jpeg"_s, u"AAAA"_s}});
    body[u"pages"_s] = pages;
    QCOMPARE(send(u"/v1/counter-cases"_s, body).status, 400);
}

void tst_ApiCounterCases::readAtTheCaseDesk()
{
    QJsonObject body = opened(u"voice-complain"_s);
    body[u"answers"_s] = QJsonObject{{u"target"_s, u"department"_s},
                                     {u"happened"_s, queue::hallDay(m_clock.now().wallMs)},
                                     {u"text"_s, u"窗口没有人，等了两个小时"_s},
                                     {u"name"_s, u"王秀英"_s},
                                     {u"phone"_s, u"13800001234"_s}};
    body[u"signed"_s] = u"paper"_s;
    const Answer filed = send(u"/v1/counter-cases"_s, body);
    QVERIFY2(filed.status == 200, filed.body.constData());
    const Answer shown(
        m_counter->perform(as(get(u"/v1/cases/"_s + filed.json["case"_L1].toString()), m_token)));
    QCOMPARE(shown.json["signed"_L1].toString(), u"paper"_s);
    QCOMPARE(shown.json["window"_L1]["staff"_L1].toString(), u"wang"_s);
    QCOMPARE(shown.json["window"_L1]["at"_L1].toString(), u"counter-1"_s);
    QCOMPARE(shown.json["window"_L1]["identity"_L1].toString(), u"card"_s);
    QCOMPARE(shown.json["person"_L1]["name"_L1].toString(), u"王秀英"_s);
}

void tst_ApiCounterCases::nothingOfAPersonInClear()
{
    QCOMPARE(send(u"/v1/counter-cases"_s, move(), "fedcba9876543210").status, 200);
    QByteArray bytes;
    for (const QString& side : {QString(), u"-wal"_s}) {
        QFile file(m_hall.settings.storePath + side);
        if (file.open(QIODevice::ReadOnly)) {
            bytes += file.readAll();
        }
    }
    QVERIFY(bytes.contains("case.filed"));
    for (const char* text : {"王秀英", "11010519491231002X", "朝阳区某街"}) {
        QVERIFY2(!bytes.contains(text), text);
    }
}

QTEST_GUILESS_MAIN(tst_ApiCounterCases)
#include "tst_ApiCounterCases.moc"
