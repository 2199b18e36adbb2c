// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/QrText.h"
#include "services/identity/Totp.h"
#include "tests/ManualClock.h"
#include "tests/services/platform/TestHall.h"
#include "tests/services/storage/TestStores.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::TestHall;

namespace {

/// What a run of the program did.
struct Run
{
    int exitCode = -1;
    QString output;
    QString errors;
};

QString matched(const QString& text, const QString& pattern)
{
    return QRegularExpression(pattern).match(text).captured(1);
}

} // namespace

/// The account commands of the real program against a real platform.
class tst_AccountCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void firstAdministrator();
    void secondIsRefused();
    void mustChangeFirst();
    void lists();
    void aClerksLife();
    void wrongPassword();
    void openPasswordFile();
    void wrongWords_data();
    void wrongWords();
    void qrIsSquare();
    void aCentreOnPostgres();

private:
    Run run(QStringList arguments, const QByteArray& input = {});
    /// As the administrator: password, code.
    Run admin(QStringList arguments, const QByteArray& newPassword = {});

    ManualClock m_clock;
    TestHall m_hall;
    QByteArray m_password;
    QByteArray m_secret;
};

void tst_AccountCommand::initTestCase()
{
    m_hall.settings.http.requestsPerSecond = 100'000;
    m_hall.settings.http.requestBurst = 100'000;
    m_hall.clock = &m_clock;
    m_hall.leaveOut(u"sun"_s);
    m_hall.leaveOut(u"chen"_s);
    m_hall.start();
}

void tst_AccountCommand::cleanupTestCase()
{
    m_hall.stop();
}

Run tst_AccountCommand::run(QStringList arguments, const QByteArray& input)
{
    QProcess process;
    arguments.prepend(u"account"_s);
    process.start(QStringLiteral(ONEWINDOW_BIN_DIR "/onewindow-ctl"), arguments);
    process.write(input);
    process.closeWriteChannel();
    OW_ENFORCE(process.waitForFinished(60'000));
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

Run tst_AccountCommand::admin(QStringList arguments, const QByteArray& newPassword)
{
    // A code works once.
    m_clock.advance(31s);
    const QByteArray code =
        identity::totpCode(m_secret, identity::totpStep(m_clock.now().wallMs)).toLatin1();
    arguments << u"--url"_s << u"https://127.0.0.1:%1"_s.arg(m_hall.port()) << u"--ca"_s
              << m_hall.pki.caFile() << u"--account"_s << u"chief"_s << u"--password-file"_s
              << u"-"_s;
    return run(arguments, m_password + '\n' + code + '\n' + newPassword);
}

void tst_AccountCommand::firstAdministrator()
{
    const Run made =
        run({u"bootstrap"_s, u"--config"_s, m_hall.configFile(), u"--account"_s, u"chief"_s});
    QCOMPARE(made.errors, QString());
    QCOMPARE(made.exitCode, 0);
    m_password = matched(made.output, u"one-time password: (\\S+)"_s).toLatin1();
    QVERIFY(!m_password.isEmpty());
    const auto secret = identity::fromBase32(matched(made.output, u"second factor: ([A-Z2-7]+)"_s));
    QVERIFY(secret && secret->size() == identity::kTotpSecretBytes);
    m_secret = *secret;
    QVERIFY(made.output.contains(identity::totpUri(u"chief"_s, m_secret)));
    QVERIFY(made.output.contains(u"█"_s));
}

void tst_AccountCommand::secondIsRefused()
{
    const Run again = run({u"bootstrap"_s, u"--config"_s, m_hall.configFile()});
    QCOMPARE(again.exitCode, 2);
    QVERIFY2(again.errors.contains(u"Conflict"), qPrintable(again.errors));
}

void tst_AccountCommand::mustChangeFirst()
{
    const Run refused = admin({u"list"_s});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.errors.contains(u"PasswordExpired"), qPrintable(refused.errors));
    const QByteArray chosen = "a longer one 2026";
    const Run changed = admin({u"list"_s}, chosen);
    QVERIFY2(changed.exitCode == 0, qPrintable(changed.errors));
    m_password = chosen;
    QVERIFY2(changed.output.contains(u"chief  securityAdministrator  active, second factor"),
             qPrintable(changed.output));
}

void tst_AccountCommand::lists()
{
    const Run hall = admin({u"list"_s, u"--hall"_s, u"hall-1"_s});
    QCOMPARE(hall.exitCode, 0);
    QVERIFY2(hall.output.contains(u"wang  clerk  active  王晓燕"), qPrintable(hall.output));
    QVERIFY(!hall.output.contains(u"chief"));
}

void tst_AccountCommand::aClerksLife()
{
    const QStringList hall{u"--hall"_s, u"hall-1"_s};
    const Run added = admin(QStringList{u"add"_s, u"Chen"_s, u"--name"_s, u"陈静"_s, u"--roles"_s,
                                        u"clerk,reception"_s} +
                            hall);
    QVERIFY2(added.exitCode == 0, qPrintable(added.errors));
    QVERIFY(!matched(added.output, u"one-time password: (\\S+)"_s).isEmpty());
    const auto line = [&] {
        return matched(admin(QStringList{u"list"_s} + hall).output, u"(chen .*)\n"_s);
    };
    QCOMPARE(line(), u"chen  clerk,reception  active, must change the password  陈静"_s);
    const auto done = [&](const QStringList& arguments) {
        const Run one = admin(arguments + hall);
        return one.exitCode == 0 && one.output.startsWith(u"done");
    };
    QVERIFY(done({u"lock"_s, u"chen"_s}));
    QVERIFY(line().contains(u"locked"));
    QVERIFY(done({u"unlock"_s, u"chen"_s}));
    QVERIFY(done({u"roles"_s, u"chen"_s, u"--roles"_s, u"hallManager"_s}));
    QVERIFY(line().startsWith(u"chen  hallManager  active"));
    QVERIFY(done({u"reset"_s, u"chen"_s}));
    QVERIFY(done({u"totp"_s, u"chen"_s}));
    QVERIFY(line().contains(u"second factor"));
    QVERIFY(done({u"remove"_s, u"chen"_s}));
    QCOMPARE(line(), QString());
    QCOMPARE(admin(QStringList{u"remove"_s, u"chen"_s} + hall).exitCode, 2);
}

void tst_AccountCommand::wrongPassword()
{
    const QByteArray right = std::exchange(m_password, "guess");
    const Run refused = admin({u"list"_s});
    m_password = right;
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.errors.contains(u"BadCredentials"), qPrintable(refused.errors));
    QVERIFY(!refused.errors.contains(u"guess"));
}

void tst_AccountCommand::openPasswordFile()
{
    QFile file(m_hall.file(u"password"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("x\n");
    file.close();
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::ReadOther));
    const Run refused = run({u"list"_s, u"--url"_s, u"https://127.0.0.1:%1"_s.arg(m_hall.port()),
                             u"--ca"_s, m_hall.pki.caFile(), u"--account"_s, u"chief"_s,
                             u"--password-file"_s, file.fileName()});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.errors.contains(u"chmod 600"), qPrintable(refused.errors));
}

void tst_AccountCommand::wrongWords_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("error");
    QTest::newRow("nothing") << QStringList() << u"bootstrap, list, add NAME"_s;
    QTest::newRow("unknown") << QStringList{u"promote"_s, u"wang"_s} << u"bootstrap, list"_s;
    QTest::newRow("no name") << QStringList{u"lock"_s} << u"lock NAME"_s;
    QTest::newRow("no url") << QStringList{u"list"_s} << u"--url"_s;
    QTest::newRow("no config") << QStringList{u"bootstrap"_s} << u"--config"_s;
}

void tst_AccountCommand::wrongWords()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, error);
    const Run refused = run(arguments);
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.errors.contains(error), qPrintable(refused.errors));
}

void tst_AccountCommand::qrIsSquare()
{
    const QStringList lines = qrText(u"otpauth://totp/OneWindow:a?secret=A"_s).split(u'\n');
    QVERIFY(lines.size() > 10);
    for (const QString& line : lines.first(lines.size() - 1)) {
        QCOMPARE(line.size(), lines.constFirst().size());
    }
    // Two rows of the code a line.
    QCOMPARE((lines.size() - 1) * 2, lines.constFirst().size() + lines.constFirst().size() % 2);
    QCOMPARE(qrText({}), QString());
}

/// The first administrator of a centre whose store is on the server signs in there.
void tst_AccountCommand::aCentreOnPostgres()
{
    storage::TestStores stores;
    const auto options = stores.fresh(storage::Engine::Postgres);
    QVERIFY2(options, options ? "" : qPrintable(options.error().detail));
    TestHall centre;
    centre.leaveOut(u"sun"_s);
    centre.leaveOut(u"gao"_s);
    QFile config(centre.configFile());
    QFile secret(centre.file(u"store-connection"_s));
    QVERIFY(config.open(QIODevice::Append) && secret.open(QIODevice::WriteOnly));
    config.write("[store]\nengine = \"postgres\"\n");
    secret.write(options.value().connectionString.toUtf8() + '\n');
    QVERIFY(secret.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    config.close();
    secret.close();
    const Run made =
        run({u"bootstrap"_s, u"--config"_s, centre.configFile(), u"--account"_s, u"chief"_s});
    QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
    QVERIFY(!QFile::exists(centre.settings.storePath));
    const QByteArray password = matched(made.output, u"one-time password: (\\S+)"_s).toLatin1();
    const auto totp = identity::fromBase32(matched(made.output, u"second factor: ([A-Z2-7]+)"_s));
    QVERIFY(totp);
    centre.settings.store = options.value();
    centre.start();
    const QByteArray code =
        identity::totpCode(*totp, identity::totpStep(SystemClock().now().wallMs)).toLatin1();
    const Run listed =
        run({u"list"_s, u"--url"_s, u"https://127.0.0.1:%1"_s.arg(centre.port()), u"--ca"_s,
             centre.pki.caFile(), u"--account"_s, u"chief"_s, u"--password-file"_s, u"-"_s},
            password + '\n' + code + "\na longer one 2026\n");
    QVERIFY2(listed.exitCode == 0, qPrintable(listed.errors));
    QVERIFY2(listed.output.contains(u"chief  securityAdministrator  active, second factor"),
             qPrintable(listed.output));
    const Run again = run({u"bootstrap"_s, u"--config"_s, centre.configFile()});
    QVERIFY2(again.errors.contains(u"Conflict"), qPrintable(again.errors));
    centre.stop();
}

QTEST_GUILESS_MAIN(tst_AccountCommand)
#include "tst_AccountCommand.moc"
