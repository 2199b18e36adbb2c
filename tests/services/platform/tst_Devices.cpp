// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/EnrolmentCode.h"
#include "services/storage/Query.h"
#include "tests/services/platform/DevicesTest.h"
#include "tests/services/platform/TestTerminal.h"

#include <QElapsedTimer>
#include <QJsonArray>

#include <future>

using namespace onewindow;
using namespace onewindow::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace onewindow::testing::devices;
using onewindow::testing::TestTerminal;

/// Enrolment and revocation as machines and technicians see them: over real sockets.
class tst_Devices : public DevicesTest
{
    Q_OBJECT

private Q_SLOTS:

    void init() { begin(); }

    void cleanup() { end(); }

    void anybodyMayHaveTheAuthority()
    {
        const auto pem = HttpClient::fetchAuthority(m_hall->pki.anonymous(m_hall->port()).baseUrl);
        QVERIFY(pem);
        QCOMPARE(crypto::readCertificate(pem.value(), u"ca"_s).value().fingerprint,
                 crypto::readCertificateAt(m_hall->pki.caFile()).value().fingerprint);
    }

    void aCodeMakesATerminalOfAMachine()
    {
        const Device device;
        enrol(device, invite(u"kiosk-7"_s, u"kiosk"_s));
        HttpClient kiosk(device.endpoint(*m_hall));
        QTRY_COMPARE_WITH_TIMEOUT(Answer(kiosk.perform(get(u"/v1/feed?after="_s))).status, 200,
                                  kPatienceMs);
    }

    void codesAreToldApart()
    {
        const QString code = invite(u"kiosk-7"_s, u"kiosk"_s);
        QString mistyped = code;
        mistyped[0] = mistyped[0] == u'A' ? u'B' : u'A';
        QJsonObject body = Device().enrolment(code);
        body["code"_L1] = mistyped;
        const Answer typo = ask(body);
        QCOMPARE(typo.status, 400);
        QCOMPARE(typo.json["field"_L1].toString(), u"code"_s);
        const auto foreign = identity::EnrolmentCode::make(QByteArray(32, 'f')).text();
        QCOMPARE(ask(Device().enrolment(foreign)).code(), u"Conflict"_s);
        const auto unknown = identity::EnrolmentCode::make(fingerprint()).text();
        QCOMPARE(ask(Device().enrolment(unknown)).code(), u"NotFound"_s);
        const Device device;
        enrol(device, code);
        QCOMPARE(ask(Device().enrolment(code)).code(), u"Conflict"_s);
        QCOMPARE(ask(device.enrolment(code)).status, 200);
    }

    void guessesAreSlowedDown()
    {
        const QString code = invite(u"kiosk-7"_s, u"kiosk"_s);
        for (int i = 0; i < 5; ++i) {
            const auto wrong = identity::EnrolmentCode::make(fingerprint()).text();
            QCOMPARE(ask(Device().enrolment(wrong)).code(), u"NotFound"_s);
        }
        QCOMPARE(ask(Device().enrolment(code)).code(), u"TooMany"_s);
    }

    void malformedBodiesAreNamed_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        for (const char* field : {"code", "csr", "signingKey", "sealingKey", "proof"}) {
            const QString name = QString::fromLatin1(field);
            QTest::newRow(qPrintable(name + u" missing"_s)) << name << QJsonValue();
            QTest::newRow(qPrintable(name + u" number"_s)) << name << QJsonValue(7);
            QTest::newRow(qPrintable(name + u" long"_s)) << name << QJsonValue(QString(9000, u'A'));
        }
        QTest::newRow("csr of nothing") << u"csr"_s << QJsonValue(u"-----BEGIN"_s);
        QTest::newRow("base64") << u"proof"_s << QJsonValue(u"!!!!"_s);
    }

    void malformedBodiesAreNamed()
    {
        QFETCH(const QString, field);
        QFETCH(const QJsonValue, value);
        QJsonObject body = Device().enrolment(identity::EnrolmentCode::make(fingerprint()).text());
        body[field] = value;
        const Answer answer = ask(body);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.json["field"_L1].toString(), field);
    }

    void largeBodiesAreRefused()
    {
        const Answer answer = ask({{u"code"_s, QString(20'000, u'A')}});
        QCOMPARE(answer.status, 413);
    }

    void onlyWhoIsPermittedInvites()
    {
        const QJsonObject body{
            {u"hall"_s, u"hall-1"_s}, {u"node"_s, u"kiosk-7"_s}, {u"role"_s, u"kiosk"_s}};
        QCOMPARE(Answer(m_counter->perform(post(u"/v1/devices"_s, body))).status, 401);
        const QString clerk = signIn(u"wang"_s);
        QCOMPARE(Answer(m_counter->perform(post(u"/v1/devices"_s, body, clerk))).status, 403);
        const QJsonObject revoke{{u"reason"_s, u"lost"_s}};
        QCOMPARE(
            Answer(m_counter->perform(post(u"/v1/devices/kiosk-1/revoke"_s, revoke, m_technician)))
                .status,
            403);
    }

    void strangersAreRefused()
    {
        HttpClient stranger(m_hall->endpoint(u"kiosk-9"_s, u"kiosk"_s));
        const Answer answer(stranger.perform(get(u"/v1/feed?after="_s)));
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.code(), u"Revoked"_s);
        QCOMPARE(answer.json["wipe"_L1].toBool(true), false);
        HttpClient otherRole(m_hall->endpoint(u"board-1"_s, u"kiosk"_s));
        QCOMPARE(Answer(otherRole.perform(get(u"/v1/feed?after="_s))).code(), u"Revoked"_s);
    }

    void revokedMachinesAreShutOutAtOnce()
    {
        HttpClient board(m_hall->endpoint(u"board-1"_s, u"board"_s));
        const Answer first(board.perform(get(u"/v1/feed?after="_s)));
        QCOMPARE(first.status, 200);
        const QString cursor = first.json["cursor"_L1].toString();
        auto poll = std::async(std::launch::async, [&] {
            return Answer(board.perform(get(u"/v1/feed?wait=30&after="_s + cursor)));
        });
        // It is held at the hall, and would be answered with an empty page after half a minute.
        QTRY_COMPARE_WITH_TIMEOUT(m_hall->application().hub().waiting(), std::size_t(1),
                                  kPatienceMs);
        revoke(u"board-1"_s, true);
        QElapsedTimer timer;
        timer.start();
        const Answer ended = poll.get();
        QCOMPARE(ended.status, 403);
        QCOMPARE(ended.code(), u"Revoked"_s);
        QVERIFY(ended.json["wipe"_L1].toBool());
        QVERIFY2(timer.elapsed() < 10'000, QByteArray::number(timer.elapsed()));
        QCOMPARE(Answer(board.perform(get(u"/v1/time"_s))).status, 403);
        // Others go on.
        QCOMPARE(Answer(m_counter->perform(get(u"/v1/time"_s))).status, 200);
    }

    void listNamesEveryMachine()
    {
        invite(u"kiosk-7"_s, u"kiosk"_s);
        const auto names = [this] {
            QStringList found;
            const QJsonArray devices = ask(*m_counter, u"/v1/devices?hall=hall-1"_s, m_technician)
                                           .json["devices"_L1]
                                           .toArray();
            for (const QJsonValue device : devices) {
                found << device["node"_L1].toString() + u' ' + device["state"_L1].toString();
            }
            return found;
        };
        QTRY_VERIFY_WITH_TIMEOUT(names().contains(u"kiosk-7 invited"_s), kPatienceMs);
        QVERIFY(names().contains(u"kiosk-1 enrolled"_s));
    }

    /// The node is hall and centre in one, and knows the machines of another hall as well.
    void hallsStaffHaveTheirOwnMachines()
    {
        const QString city = signInAtConsole(u"gao"_s);
        const QString all = u"/v1/devices"_s;
        const QJsonObject hall{{u"hall"_s, u"hall-2"_s},
                               {u"node"_s, u"hall-2"_s},
                               {u"role"_s, u"hall"_s},
                               {u"addresses"_s, QJsonArray{u"hall-2.example"_s}}};
        QCOMPARE(Answer(m_console->perform(post(all, hall, city))).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(hallsOf(ask(*m_console, all, city)).contains(u"hall-2"_s),
                                 kPatienceMs);
        QCOMPARE(hallsOf(ask(*m_counter, all, m_technician)), QSet<QString>{u"hall-1"_s});
        const Answer asked = ask(*m_counter, all + u"?hall=hall-2"_s, m_technician);
        QCOMPARE(asked.status, 403);
        QCOMPARE(asked.code(), u"NotPermitted"_s);
        const QJsonObject kiosk{
            {u"hall"_s, u"hall-2"_s}, {u"node"_s, u"kiosk-8"_s}, {u"role"_s, u"kiosk"_s}};
        QCOMPARE(Answer(m_counter->perform(post(all, kiosk, m_technician))).status, 403);
        QCOMPARE(Answer(m_console->perform(post(all, kiosk, city))).status, 200);
    }

    void hallsStaffSeeTheirOwnAlarms()
    {
        const QString city = signInAtConsole(u"gao"_s);
        OW_ENFORCE(m_hall->application().writer().runAndWait<void>([](storage::Database& database) {
            return storage::run(database,
                                "INSERT INTO alarms (hall, id, code, node, detail, raised_by, "
                                "raised_at, closed_at) VALUES (?, ?, ?, ?, '', ?, 1, 0)",
                                u"hall-2"_s, QByteArray(16, 'a'), u"ChainForked"_s, u"kiosk-8"_s,
                                u"hall-2"_s);
        }));
        const QString alarms = u"/v1/alarms"_s;
        const Answer ofAll = ask(*m_console, alarms, city);
        QCOMPARE(ofAll.json["alarms"_L1][0]["hall"_L1].toString(), u"hall-2"_s);
        const Answer ofOne = ask(*m_counter, alarms, m_technician);
        QCOMPARE(ofOne.status, 200);
        QVERIFY(ofOne.json["alarms"_L1].toArray().isEmpty());
    }

    void aTerminalErasesWhatItHolds()
    {
        const QTemporaryDir folder;
        SystemClock clock;
        TestTerminal::Options options;
        options.storePath = folder.filePath(u"kiosk.db"_s);
        options.endpoint = m_hall->endpoint(u"kiosk-1"_s, u"kiosk"_s);
        TestTerminal terminal(*m_hall, options, clock);
        QList<ErrorCode> refusals;
        connect(&terminal.sync(), &SyncClient::refused, this,
                [&](ErrorCode code) { refusals << code; });
        terminal.sync().start();
        QTRY_VERIFY_WITH_TIMEOUT(terminal.desk().catalogue().matter(u"si"_s) != nullptr,
                                 kPatienceMs);
        terminal.issue(u"si"_s);
        QTRY_COMPARE_WITH_TIMEOUT(terminal.backlog(), 0, kPatienceMs);
        QVERIFY(cachedThings(terminal) > 0);
        revoke(u"kiosk-1"_s, true);
        QTRY_VERIFY_WITH_TIMEOUT(refusals.contains(ErrorCode::WipeOrdered), kPatienceMs);
        // As app/kiosk does it: what is on its way down is not taken in any more.
        terminal.sync().stop();
        std::optional<Result<void>> wiped;
        terminal.desk().wipe([&](const Result<void>& outcome) { wiped = outcome; });
        QTRY_VERIFY_WITH_TIMEOUT(wiped.has_value(), kPatienceMs);
        QVERIFY(*wiped);
        QCOMPARE(cachedThings(terminal), 0);
        QVERIFY(terminal.desk().catalogue().matter(u"si"_s) == nullptr);
    }

private:
    using DevicesTest::ask;

    /// Matters and day keys that the terminal has of its hall.
    static qsizetype cachedThings(TestTerminal& terminal)
    {
        return terminal.writer()
            .runAndWait<qsizetype>([](storage::Database& database) -> Result<qsizetype> {
                const journal::FeedCache cache;
                const auto matters = cache.all(database, u"matter"_s);
                const auto keys = cache.all(database, u"daykey"_s);
                return matters.value().size() + keys.value().size();
            })
            .value();
    }

    [[nodiscard]] QByteArray fingerprint() const
    {
        return crypto::readCertificateAt(m_hall->pki.caFile()).value().fingerprint;
    }

    static Answer ask(HttpClient& client, const QString& path, const QString& token)
    {
        HttpCall call = get(path);
        call.headers.append({"Authorization", "Bearer " + token.toLatin1()});
        return Answer(client.perform(call));
    }

    /// Whose machines an answer lists.
    static QSet<QString> hallsOf(const Answer& answer)
    {
        QSet<QString> halls;
        const QJsonArray devices = answer.json["devices"_L1].toArray();
        for (const QJsonValue device : devices) {
            halls << device["hall"_L1].toString();
        }
        return halls;
    }
};

QTEST_GUILESS_MAIN(tst_Devices)
#include "tst_Devices.moc"
