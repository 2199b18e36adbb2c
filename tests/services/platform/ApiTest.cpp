// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/ApiTest.h"

#include <QRegularExpression>
#include <QTest>

namespace onewindow::testing {

using namespace sync;
using namespace Qt::StringLiterals;

void ApiTest::initTestCase()
{
    start();
}

void ApiTest::start()
{
    m_hall.settings.http.requestsPerSecond = 100'000;
    m_hall.settings.http.requestBurst = 100'000;
    m_hall.settings.rules.recallGapMs = 0;
    m_hall.clock = &m_clock;
    m_hall.start();
    m_counter = std::make_unique<HttpClient>(m_hall.endpoint(u"counter-1"_s, u"counter"_s));
    m_token = signIn(*m_counter);
    QVERIFY(!m_token.isEmpty());
}

void ApiTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void ApiTest::cleanupTestCase()
{
    m_hall.stop();
}

QString ApiTest::signIn(HttpClient& client, const QByteArray& account)
{
    const Answer answer(client.perform(
        post(u"/v1/session"_s, R"({"account":")" + account + R"(","password":"secret-1"})")));
    return answer.json["token"_L1].toString();
}

Answer ApiTest::issue(const QString& matter)
{
    return Answer(
        m_counter->perform(as(post(u"/v1/tickets"_s, text("matter", matter.toUtf8())), m_token)));
}

Answer ApiTest::press(const QString& window, const QString& verb, const QByteArray& body,
                      const QByteArray& key)
{
    return Answer(
        m_counter->perform(as(post(u"/v1/windows/%1/%2"_s.arg(window, verb), body, key), m_token)));
}

bool ApiTest::serve(const QString& window)
{
    return press(window, u"start"_s).status == 200 && press(window, u"finish"_s).status == 200;
}

} // namespace onewindow::testing
