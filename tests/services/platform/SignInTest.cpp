// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/SignInTest.h"

#include "services/identity/Totp.h"
#include "services/storage/Query.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

namespace onewindow::testing {

using namespace sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

Desk::Desk(PlatformEndpoint endpoint)
    : client(std::make_unique<HttpClient>(std::move(endpoint)))
{}

int Desk::send(const QByteArray& method, const QString& path, const QJsonObject& body)
{
    HttpCall call;
    call.method = method;
    call.path = path;
    call.limit = 40s;
    if (method == "POST") {
        call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        call.contentType = "application/json";
    }
    if (!token.isEmpty()) {
        call.headers.append({"Authorization", "Bearer " + token.toLatin1()});
    }
    const auto result = client->perform(call);
    json = result ? QJsonDocument::fromJson(result.value().body).object() : QJsonObject();
    return result ? result.value().status : 0;
}

QString Desk::signIn(const QString& account, const QString& password, const QJsonObject& more)
{
    QJsonObject body = more;
    body.insert(u"account"_s, account);
    body.insert(u"password"_s, password);
    token.clear();
    if (post(u"/v1/session"_s, body) != 200) {
        return code();
    }
    token = json["token"_L1].toString();
    return {};
}

void SignInTest::startHall()
{
    m_hall.settings.http.requestsPerSecond = 100'000;
    m_hall.settings.http.requestBurst = 100'000;
    m_hall.clock = &m_clock;
    m_hall.leaveOut(u"sun"_s);
    m_hall.start();
    // While the platform is running.
    auto first = makeFirstAdministrator(m_hall.configFile(), u"sec"_s);
    QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
    m_first = std::move(first).value();
}

void SignInTest::takeOffice()
{
    Desk desk(m_hall.pki.anonymous(m_hall.port()));
    QCOMPARE(desk.signIn(u"sec"_s, m_first.password,
                         {{u"totp"_s, nextCode()}, {u"newPassword"_s, kSecPassword}}),
             QString());
}

void SignInTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void SignInTest::cleanupTestCase()
{
    m_hall.stop();
}

Desk SignInTest::counter(int number)
{
    return Desk(m_hall.endpoint(u"counter-%1"_s.arg(number), u"counter"_s));
}

QString SignInTest::nextCode()
{
    m_clock.advance(31s);
    const auto secret = identity::fromBase32(m_first.totpSecret);
    return identity::totpCode(*secret, identity::totpStep(m_clock.now().wallMs));
}

Desk SignInTest::console()
{
    Desk desk(m_hall.pki.anonymous(m_hall.port()));
    const QString problem = desk.signIn(u"sec"_s, kSecPassword, {{u"totp"_s, nextCode()}});
    OW_ENFORCE(problem.isEmpty());
    return desk;
}

QString SignInTest::add(const QString& account, const QStringList& roles)
{
    Desk desk = console();
    const int status =
        desk.post(u"/v1/accounts"_s, {{u"account"_s, account},
                                      {u"hall"_s, u"hall-1"_s},
                                      {u"name"_s, u"胡敏"_s},
                                      {u"roles"_s, QJsonArray::fromStringList(roles)}});
    OW_ENFORCE(status == 200);
    return desk.json["password"_L1].toString();
}

void SignInTest::addWith(const QString& account, const QStringList& roles, const QString& password)
{
    const QString once = add(account, roles);
    Desk desk = counter();
    OW_ENFORCE(desk.signIn(account, once, {{u"newPassword"_s, password}}).isEmpty());
    OW_ENFORCE(desk.send("DELETE", u"/v1/session"_s) == 200);
}

std::unique_ptr<storage::Database> SignInTest::store() const
{
    storage::DatabaseOptions options;
    options.path = m_hall.settings.storePath;
    options.readOnly = true;
    auto opened = storage::Database::open(options);
    OW_ENFORCE(opened);
    return std::move(opened).value();
}

QList<QJsonObject> SignInTest::facts(const QString& kind) const
{
    const auto database = store();
    QList<QJsonObject> bodies;
    auto statement =
        storage::query(*database, "SELECT body FROM journal WHERE kind = ? ORDER BY rowid", kind);
    OW_ENFORCE(statement);
    while (statement.value().step().value()) {
        bodies << QJsonDocument::fromJson(statement.value().blob(0)).object();
    }
    return bodies;
}

} // namespace onewindow::testing
