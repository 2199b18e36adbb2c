// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/FileKeys.h"
#include "tests/services/crypto/KnownKeys.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

using namespace onewindow;
using namespace onewindow::crypto;

namespace {

const QByteArray kKeyHex(64, '1');

/// Nobody's user and group; another one.
constexpr uid_t kNobody = 65534;
constexpr uid_t kAnother = 65533;

constexpr const char* kNeedsRoot = "only root can give a file to another user: run this test as "
                                   "root, as packaging/test does in CI";

mode_t modeOf(const QString& path)
{
    struct stat status
    {};

    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777U : 0;
}

void setMode(const QString& path, mode_t mode)
{
    OW_ENFORCE(::chmod(QFile::encodeName(path).constData(), mode) == 0);
}

void give(const QString& path, uid_t user, gid_t group)
{
    OW_ENFORCE(::chown(QFile::encodeName(path).constData(), user, group) == 0);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    OW_ENFORCE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// What loading says for the process's own user: nothing if the keys are there.
QString loadingFails(const QString& folder)
{
    const auto loaded = FileNodeKeys::load(folder);
    return loaded ? QString() : errorName(loaded.error().code) + u' ' + loaded.error().detail;
}

/// The same for nobody, in a process of its own, because no way leads back to root.
QString loadingFailsForNobody(const QString& folder)
{
    std::array<int, 2> ends{};
    OW_ENFORCE(::pipe(ends.data()) == 0);
    const pid_t child = ::fork();
    OW_ENFORCE(child >= 0);
    if (child == 0) {
        const bool isNobody =
            ::setgroups(0, nullptr) == 0 && ::setgid(kNobody) == 0 && ::setuid(kNobody) == 0;
        const QByteArray said =
            isNobody ? loadingFails(folder).toUtf8() : QByteArray("is not nobody");
        ::_exit(::write(ends[1], said.constData(), static_cast<std::size_t>(said.size())) ==
                        said.size()
                    ? 0
                    : 1);
    }
    ::close(ends[1]);
    QFile answers;
    OW_ENFORCE(answers.open(ends[0], QIODevice::ReadOnly, QFile::AutoCloseHandle));
    const QByteArray said = answers.readAll();
    int status = 0;
    OW_ENFORCE(::waitpid(child, &status, 0) == child);
    return status == 0 ? QString::fromUtf8(said) : QStringLiteral("the process has crashed");
}

} // namespace

using LoadingFails = QString (*)(const QString& folder);

Q_DECLARE_METATYPE(LoadingFails)

class tst_FileKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void cleanup() { qunsetenv("CREDENTIALS_DIRECTORY"); }

    void createsAFileForItsOwnerAlone_data() { addSuiteRows(); }

    void createsAFileForItsOwnerAlone()
    {
        QFETCH(const Suite, suite);
        const QTemporaryDir root;
        const QString folder = root.filePath(QStringLiteral("deep/keys"));
        QVERIFY(FileNodeKeys::create(folder, suite));
        QCOMPARE(modeOf(folder), mode_t{0700});
        QCOMPARE(modeOf(folder + QStringLiteral("/node.key")), mode_t{0600});
        QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("node.key")});
    }

    void sameFileGivesSameKeys_data() { addSuiteRows(); }

    void sameFileGivesSameKeys()
    {
        QFETCH(const Suite, suite);
        const QTemporaryDir folder;
        QVERIFY(FileNodeKeys::create(folder.path(), suite));
        const auto first = FileNodeKeys::load(folder.path()).value();
        const auto second = FileNodeKeys::load(folder.path()).value();
        QCOMPARE(first->suite(), suite);
        QCOMPARE(first->signingPublicKey(), second->signingPublicKey());
        QCOMPARE(first->sealingPublicKey(), second->sealingPublicKey());
        QVERIFY(first->signingPublicKey() != first->sealingPublicKey());
        QCOMPARE(second->unwrap(first->wrap("secret", {}).value(), {}).value().view(),
                 QByteArrayView("secret"));
    }

    void twoNodesGetDifferentKeys_data() { addSuiteRows(); }

    void twoNodesGetDifferentKeys()
    {
        QFETCH(const Suite, suite);
        QVERIFY(freshKeys(suite)->signingPublicKey() != freshKeys(suite)->signingPublicKey());
    }

    void existingKeysAreNeverOverwritten()
    {
        const QTemporaryDir folder;
        QVERIFY(FileNodeKeys::create(folder.path(), Suite::National));
        const QByteArray before = contentOf(folder.filePath(QStringLiteral("node.key")));
        const auto again = FileNodeKeys::create(folder.path(), Suite::National);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Conflict);
        QCOMPARE(contentOf(folder.filePath(QStringLiteral("node.key"))), before);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void folderThatCannotBeMadeIsNamed()
    {
        const QTemporaryDir root;
        const QString inTheWay = root.filePath(QStringLiteral("file"));
        QFile file(inTheWay);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto created =
            FileNodeKeys::create(inTheWay + QStringLiteral("/keys"), Suite::National);
        QVERIFY(!created);
        QCOMPARE(created.error().code, ErrorCode::KeyUnavailable);
        QVERIFY(created.error().detail.contains(inTheWay));
    }

    void fileThatOthersCanTouchIsRefused_data()
    {
        QTest::addColumn<uint>("mode");
        QTest::newRow("group reads") << 0640U;
        QTest::newRow("group writes") << 0620U;
        QTest::newRow("others read") << 0604U;
        QTest::newRow("others write") << 0602U;
        QTest::newRow("all read") << 0444U;
    }

    void fileThatOthersCanTouchIsRefused()
    {
        QFETCH(const uint, mode);
        const QTemporaryDir folder;
        QVERIFY(FileNodeKeys::create(folder.path(), Suite::National));
        const QString path = folder.filePath(QStringLiteral("node.key"));
        setMode(path, mode);
        expectUnavailable(folder.path(), path);
        setMode(path, 0400);
        QVERIFY(FileNodeKeys::load(folder.path()));
    }

    void credentialOfRootMayBeReadableByItsGroup_data() { addUserRows(); }

    /// As systemd hands it to a service: owned by root, readable by the group of its user.
    void credentialOfRootMayBeReadableByItsGroup()
    {
        QFETCH(const LoadingFails, loading);
        QVERIFY2(::geteuid() == 0, kNeedsRoot);
        const QTemporaryDir folder;
        setMode(folder.path(), 0711);
        QVERIFY(FileNodeKeys::create(folder.path(), Suite::National));
        const QString path = folder.filePath(QStringLiteral("node.key"));
        give(path, 0, kNobody);
        setMode(path, 0440);
        QVERIFY(loading(folder.path()).contains(QStringLiteral("others than its owner")));
        qputenv("CREDENTIALS_DIRECTORY", QFile::encodeName(folder.path()));
        QCOMPARE(loading(folder.path()), QString());
        setMode(path, 0444);
        QVERIFY(loading(folder.path()).contains(QStringLiteral("others than its owner")));
        setMode(path, 0460);
        QVERIFY(loading(folder.path()).contains(QStringLiteral("others than its owner")));
    }

    void groupReadableCredentialOfAnotherUserIsRefused()
    {
        const QTemporaryDir folder;
        QVERIFY(FileNodeKeys::create(folder.path(), Suite::National));
        const QString path = folder.filePath(QStringLiteral("node.key"));
        if (::geteuid() == 0) {
            QCOMPARE(::chown(QFile::encodeName(path).constData(), 65534, 65534), 0);
        }
        setMode(path, 0440);
        qputenv("CREDENTIALS_DIRECTORY", QFile::encodeName(folder.path()));
        expectUnavailable(folder.path(), path);
    }

    void fileOfAnotherUserIsRefused_data() { addUserRows(); }

    void fileOfAnotherUserIsRefused()
    {
        QFETCH(const LoadingFails, loading);
        QVERIFY2(::geteuid() == 0, kNeedsRoot);
        const QTemporaryDir folder;
        setMode(folder.path(), 0711);
        QVERIFY(FileNodeKeys::create(folder.path(), Suite::National));
        const QString path = folder.filePath(QStringLiteral("node.key"));
        // Whom the group lets read it, so that it is not the system that refuses.
        give(path, kAnother, kNobody);
        setMode(path, 0640);
        QCOMPARE(loading(folder.path()),
                 QStringLiteral("KeyUnavailable %1: belongs to another user").arg(path));
    }

    void missingFileIsNamed()
    {
        const QTemporaryDir folder;
        expectUnavailable(folder.path(), folder.filePath(QStringLiteral("node.key")));
    }

    void linkIsRefused()
    {
        const QTemporaryDir folder;
        QVERIFY(FileNodeKeys::create(folder.path(), Suite::National));
        const QString path = folder.filePath(QStringLiteral("node.key"));
        QVERIFY(QFile::rename(path, path + u'2'));
        QVERIFY(QFile::link(path + u'2', path));
        expectUnavailable(folder.path(), path);
    }

    void pipeIsRefusedAtOnce()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("node.key"));
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        expectUnavailable(folder.path(), path);
    }

    void malformedFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray good = nodeKeyText(Suite::National, kKeyHex, kKeyHex);
        const QByteArray order = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
        const QByteArray orderLessOne =
            "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another first line") << QByteArray(good).replace("key 1", "key 2");
        QTest::newRow("unknown suite") << QByteArray(good).replace("national", "regional");
        QTest::newRow("a line less") << good.first(good.indexOf("wrapping"));
        QTest::newRow("a line more") << good + "more\n";
        QTest::newRow("key too short") << nodeKeyText(Suite::National, kKeyHex.chopped(2), kKeyHex);
        QTest::newRow("key too long") << nodeKeyText(Suite::National, kKeyHex + "11", kKeyHex);
        QTest::newRow("not hex") << nodeKeyText(Suite::National,
                                                QByteArray(kKeyHex).replace(0, 1, "g"), kKeyHex);
        QTest::newRow("fields exchanged") << QByteArray(good).replace("signing", "sealing");
        QTest::newRow("SM2 key zero") << nodeKeyText(Suite::National, QByteArray(64, '0'), kKeyHex);
        QTest::newRow("SM2 key n") << nodeKeyText(Suite::National, order, kKeyHex);
        QTest::newRow("SM2 key n-1") << nodeKeyText(Suite::National, orderLessOne, kKeyHex);
        QTest::newRow("larger than the limit") << good + QByteArray(5000, '\n');
    }

    void malformedFileIsRefused()
    {
        QFETCH(const QByteArray, text);
        const QTemporaryDir folder;
        expectUnavailable(folder.path(), writeNodeKey(folder.path(), text));
    }

    void errorTellsNothingOfTheKey()
    {
        const QTemporaryDir folder;
        writeNodeKey(folder.path(), nodeKeyText(Suite::National, kKeyHex + 'g', kKeyHex));
        QVERIFY(!FileNodeKeys::load(folder.path()).error().detail.contains(QStringLiteral("1111")));
    }

private:
    static void addUserRows()
    {
        QTest::addColumn<LoadingFails>("loading");
        QTest::newRow("root") << LoadingFails(&loadingFails);
        QTest::newRow("a plain user") << LoadingFails(&loadingFailsForNobody);
    }

    static void expectUnavailable(const QString& folder, const QString& path)
    {
        const auto loaded = FileNodeKeys::load(folder);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::KeyUnavailable);
        QVERIFY2(loaded.error().detail.contains(path), qPrintable(loaded.error().detail));
    }
};

QTEST_GUILESS_MAIN(tst_FileKeys)
#include "tst_FileKeys.moc"
