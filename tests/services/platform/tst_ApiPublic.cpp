// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/ApiTest.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::sync;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

/// What anybody may ask for without a certificate.
class tst_ApiPublic : public ApiTest
{
    Q_OBJECT

private Q_SLOTS:
    void ticketPage_data();
    void ticketPage();
    void ticketPageUnknown();
    void styleAndHealth();
};

void tst_ApiPublic::ticketPage_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("accepts");
    QTest::addColumn<bool>("isEnglish");
    QTest::newRow("says nothing") << QString() << QByteArray() << false;
    QTest::newRow("browser in Chinese")
        << QString() << QByteArray("zh-CN,zh;q=0.9,en;q=0.8") << false;
    QTest::newRow("browser in English") << QString() << QByteArray("en-GB,en;q=0.9") << true;
    QTest::newRow("asked for English") << u"?lang=en"_s << QByteArray("zh-CN") << true;
    QTest::newRow("asked for Chinese") << u"?lang=zh"_s << QByteArray("en") << false;
}

void tst_ApiPublic::ticketPage()
{
    QFETCH(QString, query);
    QFETCH(QByteArray, accepts);
    QFETCH(bool, isEnglish);
    const Answer issued = issue(u"tax"_s);
    HttpClient phone(m_hall.pki.anonymous(m_hall.port()));
    HttpCall call = get(u"/t/"_s + issued.json["token"_L1].toString() + query);
    if (!accepts.isEmpty()) {
        call.headers.append({"Accept-Language", accepts});
    }
    const Answer page(phone.perform(call));
    QCOMPARE(page.status, 200);
    QVERIFY(page.type.startsWith("text/html"));
    QVERIFY(page.body.contains(issued.json["number"_L1].toString().toUtf8()));
    QCOMPARE(page.body.contains("Waiting"), isEnglish);
    QCOMPARE(page.body.contains("等候叫号"), !isEnglish);
    // Names from the catalogue are text, not markup.
    QVERIFY(page.body.contains(isEnglish ? "Tax &amp; duty" : "&lt;b&gt;税务&lt;/b&gt;"));
}

void tst_ApiPublic::ticketPageUnknown()
{
    HttpClient phone(m_hall.pki.anonymous(m_hall.port()));
    for (const QString& token : {u"AAAAAAAAAAAAAAAAAAAAAA"_s, u"%27%20OR%201"_s, u"a%2Fb"_s}) {
        const Answer page(phone.perform(get(u"/t/"_s + token)));
        QCOMPARE(page.status, 404);
        QVERIFY(page.type.startsWith("text/html"));
    }
}

void tst_ApiPublic::styleAndHealth()
{
    HttpClient anybody(m_hall.pki.anonymous(m_hall.port()));
    const Answer style(anybody.perform(get(u"/assets/page.css"_s)));
    QCOMPARE(style.status, 200);
    QVERIFY(style.type.startsWith("text/css"));
    const Answer health(anybody.perform(get(u"/healthz"_s)));
    QCOMPARE(health.json["status"_L1].toString(), u"ok"_s);
    const Answer time(anybody.perform(get(u"/v1/time"_s)));
    QVERIFY(qAbs(time.json["now"_L1].toInteger() - m_clock.now().wallMs) < 60'000);
}

QTEST_GUILESS_MAIN(tst_ApiPublic)
#include "tst_ApiPublic.moc"
