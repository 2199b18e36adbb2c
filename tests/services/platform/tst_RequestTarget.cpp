// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/RequestTarget.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using platform::RequestTarget;
using namespace Qt::StringLiterals;

class tst_RequestTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void parameters();
};

void tst_RequestTarget::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("segments");
    QTest::newRow("root") << QByteArray("/") << QStringList();
    QTest::newRow("one") << QByteArray("/healthz") << QStringList{u"healthz"_s};
    QTest::newRow("several") << QByteArray("/v1/windows/w1/call-next")
                             << QStringList{u"v1"_s, u"windows"_s, u"w1"_s, u"call-next"_s};
    QTest::newRow("query only") << QByteArray("/?a=b") << QStringList();
    QTest::newRow("encoded slash stays inside")
        << QByteArray("/t/a%2Fb") << QStringList{u"t"_s, u"a/b"_s};
    QTest::newRow("chinese") << QByteArray("/t/%E5%8F%B7") << QStringList{u"t"_s, u"号"_s};
    QTest::newRow("plus is a plus in a path") << QByteArray("/a+b") << QStringList{u"a+b"_s};
    QTest::newRow("dots inside a name") << QByteArray("/a..b") << QStringList{u"a..b"_s};
}

void tst_RequestTarget::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, segments);
    const auto target = RequestTarget::parse(text);
    QVERIFY(target);
    QCOMPARE(target.value().segments, segments);
}

void tst_RequestTarget::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no slash") << QByteArray("v1");
    QTest::newRow("asterisk") << QByteArray("*");
    QTest::newRow("absolute form") << QByteArray("http://a/b");
    QTest::newRow("fragment") << QByteArray("/a#b");
    QTest::newRow("space") << QByteArray("/a b");
    QTest::newRow("byte above ASCII") << QByteArray("/\xE5\x8F\xB7");
    QTest::newRow("control") << QByteArray("/a\x01");
    QTest::newRow("encoded NUL") << QByteArray("/a%00");
    QTest::newRow("encoded line break") << QByteArray("/a?b=%0d%0a");
    QTest::newRow("half an escape") << QByteArray("/a%4");
    QTest::newRow("bare percent") << QByteArray("/%");
    QTest::newRow("not hex") << QByteArray("/%zz");
    QTest::newRow("not UTF-8") << QByteArray("/%ff");
    QTest::newRow("overlong UTF-8") << QByteArray("/%c0%af");
    QTest::newRow("parent") << QByteArray("/a/../b");
    QTest::newRow("encoded parent") << QByteArray("/a/%2e%2e/b");
    QTest::newRow("here") << QByteArray("/./b");
    QTest::newRow("double slash") << QByteArray("/a//b");
    QTest::newRow("trailing slash") << QByteArray("/a/");
    QTest::newRow("too long") << QByteArray("/" + QByteArray(2048, 'a'));
    QTest::newRow("too many segments") << QByteArray("/a").repeated(17);
    QTest::newRow("too many parameters") << QByteArray("/?" + QByteArray("a&").repeated(16));
}

void tst_RequestTarget::refuses()
{
    QFETCH(QByteArray, text);
    const auto target = RequestTarget::parse(text);
    QVERIFY(!target);
    QCOMPARE(target.error().code, ErrorCode::BadRequest);
}

void tst_RequestTarget::parameters()
{
    const auto target =
        RequestTarget::parse("/v1/feed?after=a.1&wait=25&empty=&bare&after=b&%61b=x+y%2B");
    QVERIFY(target);
    QCOMPARE(target.value().path(), QStringLiteral("/v1/feed"));
    QCOMPARE(target.value().parameter(u"after"), QStringLiteral("a.1"));
    QCOMPARE(target.value().parameter(u"wait"), QStringLiteral("25"));
    QCOMPARE(target.value().parameter(u"ab"), QStringLiteral("x y+"));
    QVERIFY(target.value().parameter(u"empty").isEmpty());
    QVERIFY(target.value().parameter(u"missing").isNull());
    QCOMPARE(target.value().query.size(), 6);
}

QTEST_GUILESS_MAIN(tst_RequestTarget)
#include "tst_RequestTarget.moc"
