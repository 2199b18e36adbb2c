// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Migration.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString kFolder = QStringLiteral(ONEWINDOW_SOURCE_DIR) + u"/packaging/systemd"_s;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a tool answers: exit code and all it said.
struct Answer
{
    int code = -1;
    QString text;
};

Answer analyze(const QStringList& arguments)
{
    QProcess tool;
    tool.setProcessChannelMode(QProcess::MergedChannels);
    tool.start(u"systemd-analyze"_s, arguments);
    if (!tool.waitForFinished(60'000)) {
        return {};
    }
    return {tool.exitCode(), QString::fromUtf8(tool.readAll())};
}

} // namespace

/// The units of packaging/systemd as systemd itself reads them.
class tst_Units : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void areWellFormed();

    void exposureIsLow_data();

    void exposureIsLow();

    void saysWhenReadyAndAlive_data();

    void saysWhenReadyAndAlive();

    void everyUserIsMade();

    void renewsNoCredential();

    void waitsLongerThanAProgramForAnother();
};

void tst_Units::init()
{
    QVERIFY2(!QStandardPaths::findExecutable(u"systemd-analyze"_s).isEmpty(),
             "systemd-analyze is missing: [test] in packaging/packages installs it");
}

/// `systemd-analyze verify`, with commands that are there in place of those of the package.
void tst_Units::areWellFormed()
{
    const QTemporaryDir folder;
    QStringList units;
    for (const QString& name : QDir(kFolder).entryList({u"*.service"_s, u"*.timer"_s})) {
        QByteArray unit = contentOf(kFolder + u'/' + name);
        unit.replace("ExecStart=/usr/bin/onewindow-", "ExecStart=" ONEWINDOW_BIN_DIR "/onewindow-");
        const QString path = folder.filePath(name);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        // A program that this build has not made is no fault of the unit.
        static const QRegularExpression command(u"ExecStart=(\\S+)"_s);
        const QString program = command.match(QString::fromUtf8(unit)).captured(1);
        if (!program.isEmpty() && !QFile::exists(program)) {
            unit.replace(program.toUtf8(), "/bin/true");
        }
        QCOMPARE(file.write(unit), unit.size());
        units << path;
    }
    QVERIFY(units.size() >= 4);
    const Answer answer = analyze(QStringList{u"verify"_s, u"--man=no"_s} + units);
    QCOMPARE(answer.text, QString());
    QCOMPARE(answer.code, 0);
}

void tst_Units::exposureIsLow_data()
{
    QTest::addColumn<int>("tenths"); // At most, in tenths.
    QTest::newRow("onewindow-platform.service") << 15;
    QTest::newRow("onewindow-public.service") << 15;
    QTest::newRow("onewindow-kiosk.service") << 20;
    QTest::newRow("onewindow-backup@.service") << 10;
}

void tst_Units::exposureIsLow()
{
    QFETCH(int, tenths);
    const QString unit = kFolder + u'/' + QString::fromLatin1(QTest::currentDataTag());
    const Answer answer = analyze({u"security"_s, u"--offline=true"_s, u"--no-pager"_s,
                                   u"--threshold=%1"_s.arg(tenths), unit});
    static const QRegularExpression overall(u"Overall exposure level for \\S+: ([0-9.]+)"_s);
    const QString level = overall.match(answer.text).captured(1);
    QVERIFY2(!level.isEmpty(), qPrintable(answer.text));
    QVERIFY2(answer.code == 0 && qRound(10 * level.toDouble()) <= tenths, qPrintable(level));
}

void tst_Units::saysWhenReadyAndAlive_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* unit :
         {"onewindow-platform.service", "onewindow-public.service", "onewindow-kiosk.service"}) {
        for (const char* line :
             {"Type=notify", "WatchdogSec=", "StateDirectoryMode=0700", "CapabilityBoundingSet=\n",
              "NoNewPrivileges=yes", "Environment=TZ=Asia/Shanghai\n"}) {
            QTest::addRow("%s %s", unit, line) << QByteArray(line);
        }
    }
    for (const char* unit : {"onewindow-platform.service", "onewindow-kiosk.service"}) {
        const char* line = "LoadCredentialEncrypted=node.key:";
        QTest::addRow("%s %s", unit, line) << QByteArray(line);
    }
}

void tst_Units::saysWhenReadyAndAlive()
{
    QFETCH(QByteArray, line);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    const QByteArray unit = contentOf(kFolder + u'/' + tag.section(u' ', 0, 0));
    QVERIFY(unit.contains('\n' + line));
    // Nothing runs as root.
    QVERIFY(unit.contains("\nUser=onewindow-"));
}

/// Each daemon has a user of its own, which the package makes.
void tst_Units::everyUserIsMade()
{
    static const QRegularExpression user(u"\nUser=(\\S+)\n"_s);
    const QByteArray made = contentOf(kFolder + u"/onewindow.sysusers"_s);
    QStringList users;
    for (const QString& name : QDir(kFolder).entryList({u"*.service"_s})) {
        const QString unit = QString::fromUtf8(contentOf(kFolder + u'/' + name));
        const QString one = user.match(unit).captured(1);
        // The backup runs as whom it backs up.
        if (one != u"onewindow-%i") {
            QVERIFY2(made.contains("\nu " + one.toUtf8() + ' '), qPrintable(name));
            QVERIFY2(!users.contains(one), qPrintable(name));
            users << one;
        }
    }
    QCOMPARE(users.size(), 3);
}

/// The TLS key is exchanged at each renewal, and a service cannot write to its credentials.
void tst_Units::renewsNoCredential()
{
    static const QRegularExpression handedOver(u"^LoadCredential\\w*=([^:]+):"_s,
                                               QRegularExpression::MultilineOption);
    for (const QString& name : QDir(kFolder).entryList({u"*.service"_s})) {
        auto found = handedOver.globalMatch(QString::fromUtf8(contentOf(kFolder + u'/' + name)));
        while (found.hasNext()) {
            QCOMPARE(found.next().captured(1), u"node.key"_s);
        }
    }
}

/// Who waits for another process to bring the store up to date gives up, and says so, before it is
/// ended for starting too slowly.
void tst_Units::waitsLongerThanAProgramForAnother()
{
    static const QRegularExpression limit(u"\nTimeoutStartSec=(\\d+)min\n"_s);
    const QString unit = QString::fromUtf8(contentOf(kFolder + u"/onewindow-platform.service"_s));
    const QString minutes = limit.match(unit).captured(1);
    QVERIFY(!minutes.isEmpty());
    QVERIFY(onewindow::storage::MigrationWait().others <
            std::chrono::minutes(minutes.toLongLong()));
}

QTEST_GUILESS_MAIN(tst_Units)
#include "tst_Units.moc"
