// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Password.h"
#include "tests/services/crypto/KnownKeys.h"

#include <QRegularExpression>
#include <QTest>

#include <ctime>

using namespace onewindow::crypto;

namespace {

// Made by other implementations: PBKDF2 after its definition over Python's SM3, and Python's
// scrypt.
const QString kPbkdf2 = QStringLiteral("$pbkdf2-sm3$i=10000$AAECAwQFBgcICQoLDA0ODw"
                                       "$4oOoxpGhqoNahArp57lkkt8bBEngifF2J85VKxaG9qk");
const QString kScrypt = QStringLiteral("$scrypt$ln=15,r=8,p=1$AAECAwQFBgcICQoLDA0ODw"
                                       "$XGYmKKxOsQaKKH4qoqICriSOmNsE1h0zJ+c0LbbscJc");

} // namespace

class tst_Password : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void hashOfAnotherImplementationMatches_data()
    {
        QTest::addColumn<QString>("stored");
        QTest::newRow("PBKDF2-HMAC-SM3") << kPbkdf2;
        QTest::newRow("scrypt") << kScrypt;
    }

    void hashOfAnotherImplementationMatches()
    {
        QFETCH(const QString, stored);
        QVERIFY(verifyPassword(stored, "correct horse"));
        QVERIFY(!verifyPassword(stored, "correct horsf"));
        QVERIFY(!verifyPassword(stored, ""));
    }

    void ownHashMatchesOnlyItsPassword_data() { addSuiteRows(); }

    void ownHashMatchesOnlyItsPassword()
    {
        QFETCH(const Suite, suite);
        const QByteArray password = QStringLiteral("正确的马 battery").toUtf8();
        const QString stored = hashPassword(suite, password);
        QVERIFY(verifyPassword(stored, password));
        QVERIFY(!verifyPassword(stored, password + ' '));
        QVERIFY(!verifyPassword(stored, password.chopped(1)));
    }

    void storedFormSaysHowItWasMade_data()
    {
        QTest::addColumn<Suite>("suite");
        QTest::addColumn<QString>("start");
        QTest::newRow("national") << Suite::National << QStringLiteral("$pbkdf2-sm3$i=210000$");
        QTest::newRow("international")
            << Suite::International << QStringLiteral("$scrypt$ln=15,r=8,p=1$");
    }

    void storedFormSaysHowItWasMade()
    {
        QFETCH(const Suite, suite);
        QFETCH(const QString, start);
        const QString first = hashPassword(suite, "secret");
        const QString second = hashPassword(suite, "secret");
        QVERIFY2(first.startsWith(start), qPrintable(first));
        QVERIFY2(first != second, "the salt must be fresh");
        QVERIFY(!first.contains(QStringLiteral("secret")));
    }

    void lengthLimitsHold_data() { addSuiteRows(); }

    void lengthLimitsHold()
    {
        QFETCH(const Suite, suite);
        QCOMPARE(hashPassword(suite, {}), QString());
        QCOMPARE(hashPassword(suite, QByteArray(kPasswordLimitBytes + 1, 'x')), QString());
        const QByteArray longest(kPasswordLimitBytes, 'x');
        QVERIFY(verifyPassword(hashPassword(suite, longest), longest));
    }

    // A stored text can come from a damaged or hostile store. None of these may be computed: each
    // must be refused at once.
    void malformedStoredTextMatchesNothing_data()
    {
        QTest::addColumn<QString>("stored");
        const auto row = [](const char* name, QString text, const char* part, const char* other) {
            QTest::newRow(name) << text.replace(QString::fromLatin1(part),
                                                QString::fromLatin1(other));
        };
        QTest::newRow("empty") << QString();
        QTest::newRow("clear text") << QStringLiteral("correct horse");
        QTest::newRow("cut") << kPbkdf2.chopped(1);
        QTest::newRow("longer") << kPbkdf2 + u'A';
        QTest::newRow("line break behind") << kPbkdf2 + u'\n';
        QTest::newRow("something in front") << QStringLiteral("x") + kScrypt;
        QTest::newRow("zero character") << kPbkdf2 + QChar(0);
        QTest::newRow("very long") << QString(1'000'000, u'$');
        row("unknown function", kPbkdf2, "pbkdf2-sm3", "pbkdf2-md5");
        row("no iterations", kPbkdf2, "i=10000", "i=0");
        row("too few iterations", kPbkdf2, "i=10000", "i=9999");
        row("too many iterations", kPbkdf2, "i=10000", "i=840001");
        row("absurd iterations", kPbkdf2, "i=10000", "i=99999999999999999999");
        row("negative iterations", kPbkdf2, "i=10000", "i=-10000");
        row("leading zero", kPbkdf2, "i=10000", "i=010000");
        row("salt too short", kPbkdf2, "$AAECAwQFBgcICQoLDA0ODw$", "$AAECAwQFBgcICQoLDA0OD$");
        row("no base64", kPbkdf2, "$AAECAw", "$AAE!Aw");
        row("too little memory", kScrypt, "ln=15", "ln=9");
        row("too much memory", kScrypt, "ln=15", "ln=18");
        row("absurd memory", kScrypt, "ln=15", "ln=99");
        row("too much work", kScrypt, "ln=15,r=8,p=1", "ln=17,r=8,p=2");
        row("other block size", kScrypt, "r=8", "r=9");
        row("no parallelism", kScrypt, "p=1", "p=0");
    }

    void malformedStoredTextMatchesNothing()
    {
        QFETCH(const QString, stored);
        // Of the processor, which others keep busy too.
        const std::clock_t before = std::clock();
        QVERIFY(!verifyPassword(stored, "correct horse"));
        QVERIFY(!verifyPassword(stored, {}));
        // Two seconds would be ten times an honest hash; a refusal takes microseconds.
        QVERIFY((std::clock() - before) / CLOCKS_PER_SEC < 2);
    }
};

QTEST_GUILESS_MAIN(tst_Password)
#include "tst_Password.moc"
