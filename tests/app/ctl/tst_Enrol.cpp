// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Config.h"
#include "services/crypto/CertificateInfo.h"
#include "services/crypto/FileKeys.h"
#include "services/identity/EnrolmentCode.h"
#include "services/sync/CertificateKeeper.h"
#include "tests/ManualClock.h"
#include "tests/services/platform/TestHall.h"

#include <QDir>
#include <QProcess>
#include <QTest>

using namespace onewindow;
using namespace onewindow::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::TestHall;

namespace {

constexpr int kPatienceMs = 60'000;

struct Run
{
    int exitCode = -1;
    QString output;
    QString errors;
};

QString program(const char* name)
{
    return QStringLiteral(ONEWINDOW_BIN_DIR "/") + QLatin1String(name);
}

Run ctl(const QStringList& words)
{
    QProcess process;
    process.start(program("onewindow-ctl"), words);
    if (!process.waitForFinished(kPatienceMs)) {
        return {};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

/// onewindow-ctl against a real platform: a machine comes in, works, renews, and is shut out.
class tst_Enrol : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        // Certificates of 240 s: long enough for every test, if short for a keeper.
        append(m_hall.configFile(), "[authority]", "validity_days = 0.00278\n");
        write(m_folder.filePath(u"password"_s), "secret-1\n");
        m_platform.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_platform.start(program("onewindow-platform"), {u"--config"_s, m_hall.configFile()});
        QVERIFY(m_platform.waitForStarted(kPatienceMs));
        while (m_url.isEmpty() && m_platform.waitForReadyRead(kPatienceMs)) {
            const QString line = QString::fromUtf8(m_platform.readLine()).trimmed();
            m_url = line.startsWith(u"ready "_s) ? line.sliced(6) : QString();
        }
        QVERIFY(!m_url.isEmpty());
    }

    void cleanupTestCase()
    {
        m_platform.terminate();
        QVERIFY(m_platform.waitForFinished(kPatienceMs));
    }

    void aKioskComesIn()
    {
        const QString dir = m_folder.filePath(u"kiosk-7"_s);
        const Run run = enrol(invite(u"kiosk-7"_s, u"kiosk"_s), dir);
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        auto config = Config::load(dir + u"/kiosk.toml"_s);
        QVERIFY(config);
        QCOMPARE(config.value().text(u"node"_s, {}), u"kiosk-7"_s);
        QCOMPARE(config.value().text(u"mark"_s, {}), u"3"_s);
        QCOMPARE(config.value().text(u"platform.node"_s, {}), u"hall-1"_s);
        QCOMPARE(
            QByteArray::fromBase64(config.value().text(u"platform.sealing_key"_s, {}).toLatin1()),
            m_hall.keys(u"hall-1"_s)->sealingPublicKey());
        QTRY_COMPARE_WITH_TIMEOUT(status(dir, u"/v1/feed?after="_s), 200, kPatienceMs);
        for (const char* secret : {"/tls.key", "/keys/node.key", "/kiosk.toml"}) {
            const auto others = QFile::permissions(dir + QLatin1String(secret)) &
                                (QFile::ReadGroup | QFile::ReadOther);
            QCOMPARE(others, QFile::Permissions());
        }
        QCOMPARE(enrol(invite(u"kiosk-7"_s, u"kiosk"_s), dir).exitCode, 2);
    }

    void aCounterComesInAndIsShutOut()
    {
        const QString dir = m_folder.filePath(u"counter-7"_s);
        QCOMPARE(enrol(invite(u"counter-7"_s, u"counter"_s), dir).exitCode, 0);
        QVERIFY(QFile::exists(dir + u"/counter.toml"_s));
        QTRY_COMPARE_WITH_TIMEOUT(status(dir, u"/v1/feed?after="_s), 200, kPatienceMs);
        const Run listed = ctl(as(u"chen"_s, {u"device"_s, u"list"_s}));
        QVERIFY2(listed.output.contains(u"counter-7\thall-1\tcounter\tenrolled"_s),
                 qPrintable(listed.output + listed.errors));
        const Run refused = ctl(as(u"chen"_s, {u"device"_s, u"revoke"_s, u"--node"_s,
                                               u"counter-7"_s, u"--reason"_s, u"stolen"_s}));
        QCOMPARE(refused.exitCode, 2);
        QVERIFY(refused.errors.contains(u"NotPermitted"_s));
        const Run revoked = ctl(as(u"sun"_s, {u"device"_s, u"revoke"_s, u"--node"_s, u"counter-7"_s,
                                              u"--reason"_s, u"stolen"_s}));
        QVERIFY2(revoked.exitCode == 0, qPrintable(revoked.errors));
        QTRY_COMPARE_WITH_TIMEOUT(status(dir, u"/v1/feed?after="_s), 403, kPatienceMs);
    }

    void aLostAnswerIsAskedForAgain()
    {
        const QString dir = m_folder.filePath(u"kiosk-8"_s);
        const QString code = invite(u"kiosk-8"_s, u"kiosk"_s);
        QCOMPARE(enrol(code, dir).exitCode, 0);
        const QString serial = crypto::readCertificateAt(dir + u"/tls.pem"_s).value().serial;
        QVERIFY(QFile::remove(dir + u"/tls.pem"_s));
        QVERIFY(QFile::remove(dir + u"/kiosk.toml"_s));
        const Run again = enrol(code, dir);
        QVERIFY2(again.exitCode == 0, qPrintable(again.errors));
        QCOMPARE(crypto::readCertificateAt(dir + u"/tls.pem"_s).value().serial, serial);
        // Another machine cannot have it.
        const Run other = enrol(code, m_folder.filePath(u"other"_s));
        QCOMPARE(other.exitCode, 2);
        QVERIFY2(other.errors.contains(u"Conflict"_s), qPrintable(other.errors));
        QVERIFY(!QFile::exists(m_folder.filePath(u"other/kiosk.toml"_s)));
    }

    void badCodesSendNothing_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("reason");
        const QString foreign = identity::EnrolmentCode::make(QByteArray(32, 'f')).text();
        QString mistyped = foreign;
        mistyped[0] = mistyped[0] == u'A' ? u'B' : u'A';
        QTest::newRow("mistyped") << mistyped << u"BadRequest"_s;
        QTest::newRow("of another authority") << foreign << u"BadSignature"_s;
    }

    void badCodesSendNothing()
    {
        QFETCH(const QString, code);
        QFETCH(const QString, reason);
        const QString dir = m_folder.filePath(u"nobody"_s);
        const Run run = enrol(code, dir);
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.errors.contains(reason), qPrintable(run.errors));
        QVERIFY(!QDir(dir).exists());
    }

    void aShortCertificateIsRenewed()
    {
        const QString dir = m_folder.filePath(u"kiosk-9"_s);
        QCOMPARE(enrol(invite(u"kiosk-9"_s, u"kiosk"_s), dir).exitCode, 0);
        const auto keys = crypto::FileNodeKeys::load(dir + u"/keys"_s);
        const QString former = crypto::readCertificateAt(dir + u"/tls.pem"_s).value().serial;
        ManualClock clock;
        clock.jumpWall(std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch() + 200'000 -
                                                 clock.now().wallMs));
        bool isRenewed = false;
        CertificateKeeper keeper({.node = u"kiosk-9"_s, .platform = endpoint(dir)}, *keys.value(),
                                 clock, [&] { isRenewed = true; });
        // The platform may hear of its own renewal a moment later.
        QTRY_VERIFY_WITH_TIMEOUT(isRenewed || keeper.runOnce(), kPatienceMs);
        QVERIFY(isRenewed);
        const auto info = crypto::readCertificateAt(dir + u"/tls.pem"_s);
        QVERIFY(info.value().serial != former);
        QCOMPARE(status(dir, u"/v1/time"_s), 200);
    }

private:
    static void write(const QString& path, const QByteArray& content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    }

    static void append(const QString& path, const QByteArray& after, const QByteArray& line)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray content = file.readAll();
        file.close();
        content.replace(after + '\n', after + '\n' + line);
        write(path, content);
    }

    [[nodiscard]] QStringList as(const QString& account, const QStringList& words)
    {
        if (account == u"sun") {
            // An administrator: at a console, with a second factor.
            const QString secrets = m_folder.filePath(u"secrets"_s);
            write(secrets, "secret-1\n" + TestHall::sunsCode().toLatin1() + '\n');
            return words + QStringList{u"--url"_s,           m_url,          u"--ca"_s,
                                       m_hall.pki.caFile(),  u"--account"_s, account,
                                       u"--password-file"_s, secrets};
        }
        const PlatformEndpoint counter = m_hall.pki.endpoint(0, u"counter-1"_s, u"counter"_s);
        return words + QStringList{u"--url"_s,
                                   m_url,
                                   u"--ca"_s,
                                   m_hall.pki.caFile(),
                                   u"--account"_s,
                                   account,
                                   u"--password-file"_s,
                                   m_folder.filePath(u"password"_s),
                                   u"--certificate"_s,
                                   counter.certificateFile,
                                   u"--key"_s,
                                   counter.keyFile};
    }

    QString invite(const QString& node, const QString& role)
    {
        const Run run = ctl(as(u"chen"_s, {u"device"_s, u"invite"_s, u"--hall"_s, u"hall-1"_s,
                                           u"--node"_s, node, u"--role"_s, role}));
        if (run.exitCode != 0) {
            qWarning("%s", qPrintable(run.errors));
        }
        return run.output.section(u'\n', 0, 0);
    }

    Run enrol(const QString& code, const QString& dir)
    {
        return ctl({u"enrol"_s, u"--code"_s, code, u"--url"_s, m_url, u"--dir"_s, dir, u"--suite"_s,
                    u"international"_s});
    }

    [[nodiscard]] PlatformEndpoint endpoint(const QString& dir) const
    {
        return {.baseUrl = m_url,
                .caFile = dir + u"/ca.pem"_s,
                .certificateFile = dir + u"/tls.pem"_s,
                .keyFile = dir + u"/tls.key"_s};
    }

    [[nodiscard]] int status(const QString& dir, const QString& path) const
    {
        HttpClient client(endpoint(dir));
        HttpCall call;
        call.path = path;
        const auto answer = client.perform(call);
        return answer ? answer.value().status : 0;
    }

    TestHall m_hall;
    QTemporaryDir m_folder;
    QProcess m_platform;
    QString m_url;
};

QTEST_GUILESS_MAIN(tst_Enrol)
#include "tst_Enrol.moc"
