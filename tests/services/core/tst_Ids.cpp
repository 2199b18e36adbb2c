// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace onewindow;

class tst_Ids : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void randomBytesHaveTheLengthAskedFor_data()
    {
        QTest::addColumn<qsizetype>("count");
        for (const qsizetype count : {0, 1, 16, 256, 257, 1'000'000}) {
            QTest::addRow("%lld bytes", static_cast<long long>(count)) << count;
        }
    }

    void randomBytesHaveTheLengthAskedFor()
    {
        QFETCH(const qsizetype, count);
        const QByteArray bytes = randomBytes(count);
        QCOMPARE(bytes.size(), count);
        // A million honest bytes hold every value; a tail never filled would show.
        if (count == 1'000'000) {
            QCOMPARE(QSet<char>(bytes.cend() - 10'000, bytes.cend()).size(), 256);
        }
    }

    void uuidSaysVersionVariantAndTime()
    {
        // RFC 9562, A.6: the example's time.
        const QByteArray id = makeUuidV7(0x017F22E279B0);
        QCOMPARE(id.size(), 16);
        QCOMPARE(id.first(6).toHex(), QByteArray("017f22e279b0"));
        QCOMPARE(static_cast<quint8>(id[6]) >> 4, 7);
        QCOMPARE(static_cast<quint8>(id[8]) >> 6, 2);
    }

    void uuidsOfOneMillisecondDiffer()
    {
        QSet<QByteArray> ids;
        for (int i = 0; i < 10'000; ++i) {
            ids.insert(makeUuidV7(1'772'000'000'000));
        }
        QCOMPARE(ids.size(), 10'000);
    }

    void laterUuidSortsLater()
    {
        QByteArray last = makeUuidV7(1'772'000'000'000);
        for (const qint64 step : {1, 255, 256, 65'536, 86'400'000}) {
            QByteArray next = makeUuidV7(1'772'000'000'000 + step);
            QVERIFY(last < next);
            last = std::move(next);
        }
    }

    void tokenFitsALink()
    {
        static const QRegularExpression form(
            QRegularExpression::anchoredPattern(QStringLiteral("[A-Za-z0-9_-]{22}")));
        QSet<QString> tokens;
        for (int i = 0; i < 10'000; ++i) {
            const QString token = makeToken();
            QVERIFY2(form.match(token).hasMatch(), qPrintable(token));
            tokens.insert(token);
        }
        QCOMPARE(tokens.size(), 10'000);
    }

    void idComesBackFromItsText()
    {
        QRandomGenerator random(20260301);
        for (int round = 0; round < 1000; ++round) {
            QByteArray id(16, Qt::Uninitialized);
            for (char& byte : id) {
                byte = static_cast<char>(random.bounded(256));
            }
            QCOMPARE(idFromText(idToText(id)), id);
            QCOMPARE(idFromText(idToText(id).toUpper()), id);
        }
    }

    void idHasTheUsualForm()
    {
        QCOMPARE(idToText(QByteArray::fromHex("017f22e279b07cc398c4dc0c0c07398f")),
                 QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
    }

    void allZeroIsAnIdLikeOthers()
    {
        const QByteArray zeros(16, '\0');
        QCOMPARE(idToText(zeros), QStringLiteral("00000000-0000-0000-0000-000000000000"));
        QCOMPARE(idFromText(idToText(zeros)), zeros);
    }

    void bytesOfAnotherLengthHaveNoText_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 15, 17, 32}) {
            QTest::addRow("%d bytes", size) << size;
        }
    }

    void bytesOfAnotherLengthHaveNoText()
    {
        QFETCH(const int, size);
        QCOMPARE(idToText(QByteArray(size, 'x')), QString());
    }

    void otherTextIsNoId_data()
    {
        QTest::addColumn<QString>("text");
        const QString good = QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
        QTest::newRow("empty") << QString();
        QTest::newRow("in braces") << u'{' + good + u'}';
        QTest::newRow("no dashes") << QString(good).remove(u'-');
        QTest::newRow("no dashes, padded") << QString(good).remove(u'-') + QStringLiteral("    ");
        QTest::newRow("too short") << good.chopped(1);
        QTest::newRow("too long") << good + u'0';
        QTest::newRow("not hex") << QString(good).replace(0, 1, u'g');
        QTest::newRow("space in front") << u' ' + good.chopped(1);
        QTest::newRow("full-width digits") << QString(good).replace(u'0', u'０');
        QTest::newRow("zero character") << good + QChar(0);
    }

    void otherTextIsNoId()
    {
        QFETCH(const QString, text);
        QCOMPARE(idFromText(text), QByteArray());
    }
};

QTEST_GUILESS_MAIN(tst_Ids)
#include "tst_Ids.moc"
