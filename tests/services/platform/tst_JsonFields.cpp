// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/JsonFields.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::platform;
using namespace Qt::StringLiterals;

class tst_JsonFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryKind();
    void bodyIsRefused_data();
    void bodyIsRefused();
    void bodyIsTaken_data();
    void bodyIsTaken();
    void missing();
};

void tst_JsonFields::readsEveryKind()
{
    JsonFields fields(R"({"a":"x","b":["y","z"],"c":-3,"d":true,"e":null,"f":{"g":[1]}})");
    QCOMPARE(fields.requiredText(u"a"_s, 1), u"x"_s);
    QCOMPARE(fields.texts(u"b"_s, 2, 1), (QStringList{u"y"_s, u"z"_s}));
    QCOMPARE(fields.integer(u"c"_s, -3, 3), std::optional<qint64>(-3));
    QCOMPARE(fields.flag(u"d"_s), std::optional(true));
    QCOMPARE(fields.text(u"e"_s, 1), QString());
    QCOMPARE(fields.object(u"f"_s), (QJsonObject{{u"g"_s, QJsonArray{1}}}));
    QCOMPARE(fields.object(u"absent"_s), QJsonObject());
    QCOMPARE(fields.text(u"absent"_s, 1), QString());
    QCOMPARE(fields.integer(u"absent"_s, 0, 1), std::optional<qint64>());
    QVERIFY(!fields.error());
}

void tst_JsonFields::bodyIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name, const QByteArray& body, const QString& field = {}) {
        QTest::newRow(name) << body << field;
    };
    row("no JSON", "a=b");
    row("a list", "[]");
    row("a text", "\"a\"");
    row("cut off", R"({"text":"a)");
    row("something after it", R"({"text":"a"}x)");
    row("two objects", R"({"text":"a"}{})");
    row("no UTF-8", "{\"text\":\"\xC3\x28\"}");
    row("half a surrogate pair in UTF-8", "{\"text\":\"\xED\xA0\x80\"}");
    row("a zero byte", QByteArray("{\"text\":\"a\0b\"}", 14), u"text"_s);
    row("a zero, written", R"({"text":"a\u0000b"})", u"text"_s);
    row("a line break", R"({"text":"a\nb"})", u"text"_s);
    row("too long", R"({"text":"123456789"})", u"text"_s);
    row("number for text", R"({"text":1})", u"text"_s);
    row("list for text", R"({"text":["a"]})", u"text"_s);
    row("text for number", R"({"number":"1"})", u"number"_s);
    row("fraction", R"({"number":1.5})", u"number"_s);
    row("number too small", R"({"number":-1})", u"number"_s);
    row("number too large", R"({"number":11})", u"number"_s);
    row("number beyond exactness", R"({"number":9007199254740993})", u"number"_s);
    row("number beyond doubles", R"({"number":1e300})", u"number"_s);
    row("text for flag", R"({"flag":"true"})", u"flag"_s);
    row("number for flag", R"({"flag":1})", u"flag"_s);
    row("text for list", R"({"list":"a"})", u"list"_s);
    row("list too long", R"({"list":["a","b","c"]})", u"list"_s);
    row("empty text in list", R"({"list":[""]})", u"list"_s);
    row("list in list", R"({"list":[["a"]]})", u"list"_s);
    row("list for object", R"({"object":["a"]})", u"object"_s);
    row("unknown member", R"({"txet":"a"})", u"txet"_s);
    row("name of another case", R"({"Text":"a"})", u"Text"_s);
    row("twice", R"({"text":"a","text":"b"})", u"text"_s);
    row("twice, once escaped", R"({"text":"a","\u0074ext":"b"})", u"text"_s);
    row("twice, further in", R"({"x":{"a":1,"a":2}})", u"a"_s);
    row("too deep", "{\"text\":" + QByteArray(8, '[') + QByteArray(8, ']') + '}');
    row("far too deep", "{\"text\":" + QByteArray(20'000, '['));
    row("control characters in a name", R"({"a\u0007b":1})", u"ab"_s);
}

void tst_JsonFields::bodyIsRefused()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, field);
    JsonFields fields(body);
    (void)fields.text(u"text"_s, 8);
    (void)fields.integer(u"number"_s, 0, 10);
    (void)fields.flag(u"flag"_s);
    (void)fields.texts(u"list"_s, 2, 8);
    (void)fields.object(u"object"_s);
    QVERIFY(fields.error());
    QCOMPARE(fields.error()->code, ErrorCode::BadRequest);
    QCOMPARE(fields.field(), field);
    // Whoever did not look would at least not act on half of it.
    QCOMPARE(fields.text(u"text"_s, 8), QString());
}

void tst_JsonFields::bodyIsTaken_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no members") << QByteArray("{}");
    QTest::newRow("space around") << QByteArray(" \r\n{ \"text\" : \"a\" }\n");
    QTest::newRow("one name in two objects") << QByteArray(R"({"text":"a:\"text\","})");
    QTest::newRow("Chinese") << QByteArray("{\"text\":\"张三\"}");
    QTest::newRow("brackets in a text") << QByteArray(R"({"text":"[[[[[{{"})");
}

void tst_JsonFields::bodyIsTaken()
{
    QFETCH(const QByteArray, body);
    JsonFields fields(body);
    (void)fields.text(u"text"_s, 12);
    QVERIFY2(!fields.error(), qPrintable(fields.field()));
}

void tst_JsonFields::missing()
{
    JsonFields fields("{}");
    QCOMPARE(fields.requiredInteger(u"number"_s, 2, 3), 2);
    QVERIFY(fields.error());
    QCOMPARE(fields.field(), u"number"_s);
}

QTEST_GUILESS_MAIN(tst_JsonFields)
#include "tst_JsonFields.moc"
