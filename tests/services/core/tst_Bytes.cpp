// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Bytes.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <limits>
#include <vector>

using namespace onewindow;

namespace {

constexpr qsizetype kLimit = 1000;

QByteArray randomBlock(QRandomGenerator& random)
{
    QByteArray bytes(random.bounded(int{kLimit}), Qt::Uninitialized);
    for (char& byte : bytes) {
        byte = static_cast<char>(random.bounded(256));
    }
    return bytes;
}

// Any valid text: of one, two, three and four bytes a character in UTF-8, zero and byte order mark
// included.
QString randomText(QRandomGenerator& random)
{
    static const QList<char32_t> characters{0,      U'a',   U'\n',   U'é',    U'张',
                                            0xFEFF, 0xFFFD, 0x10000, 0x20BB7, 0x10FFFF};
    QString text;
    for (int left = random.bounded(40); left > 0; --left) {
        const char32_t character = characters[random.bounded(static_cast<int>(characters.size()))];
        text += QString::fromUcs4(&character, 1);
    }
    return text;
}

} // namespace

class tst_Bytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    // These bytes are stored, sent and covered by digests: they never change.
    void writtenFormIsFixed_data()
    {
        using Put = std::function<void(ByteWriter&)>;
        QTest::addColumn<Put>("put");
        QTest::addColumn<QByteArray>("hex");
        const auto row = [](const char* name, const char* hex, const Put& put) {
            QTest::newRow(name) << put << QByteArray(hex);
        };
        row("nothing", "", [](ByteWriter&) {});
        row("u8", "ff", [](ByteWriter& w) { w.putU8(255); });
        row("u32", "01020304", [](ByteWriter& w) { w.putU32(0x01020304); });
        row("u64", "0102030405060708", [](ByteWriter& w) { w.putU64(0x0102030405060708); });
        row("i64", "fffffffffffffffe", [](ByteWriter& w) { w.putI64(-2); });
        row("bytes", "00000002ab00", [](ByteWriter& w) { w.putBytes(QByteArray("\xAB\x00", 2)); });
        row("no bytes", "00000000", [](ByteWriter& w) { w.putBytes({}); });
        row("text", "00000003e5bca0", [](ByteWriter& w) { w.putText(u"张"); });
        row("text that begins plainly", "0000000541e5bca042",
            [](ByteWriter& w) { w.putText(u"A张B"); });
        row("raw", "6162", [](ByteWriter& w) { w.putRaw("ab"); });
    }

    void writtenFormIsFixed()
    {
        QFETCH(const std::function<void(ByteWriter&)>, put);
        QFETCH(const QByteArray, hex);
        ByteWriter writer;
        put(writer);
        QCOMPARE(writer.bytes().toHex(), hex);
    }

    void takeEmptiesTheWriter()
    {
        ByteWriter writer;
        writer.putU8(1);
        QCOMPARE(writer.take(), QByteArray("\x01"));
        QCOMPARE(writer.bytes(), QByteArray());
        writer.putU8(2);
        QCOMPARE(writer.take(), QByteArray("\x02"));
    }

    // The same bytes, whether they were at hand or are put one after the other.
    void stringMayBeWrittenInParts()
    {
        ByteWriter whole;
        whole.putU8(7);
        whole.putBytes("ab\x01");
        whole.putBytes({});
        ByteWriter parts;
        parts.putU8(7);
        const qsizetype begin = parts.beginBytes();
        parts.putRaw("ab");
        parts.putU8(1);
        parts.endBytes(begin);
        parts.endBytes(parts.beginBytes());
        QCOMPARE(parts.bytes(), whole.bytes());
    }

    void viewIsLimitedAsItsCopyIs()
    {
        ByteWriter writer;
        writer.putBytes("abc");
        ByteReader reader(writer.bytes());
        QVERIFY(reader.takeView(3) == QByteArrayView("abc"));
        QVERIFY(reader.isAtEnd());
        ByteReader strict(writer.bytes());
        QVERIFY(strict.takeView(2).isEmpty());
        QVERIFY(!strict.isOk());
    }

    void extremesComeBack()
    {
        ByteWriter writer;
        writer.putI64(std::numeric_limits<qint64>::min());
        writer.putI64(std::numeric_limits<qint64>::max());
        writer.putU64(std::numeric_limits<quint64>::max());
        writer.putU32(std::numeric_limits<quint32>::max());
        ByteReader reader(writer.bytes());
        QCOMPARE(reader.takeI64(), std::numeric_limits<qint64>::min());
        QCOMPARE(reader.takeI64(), std::numeric_limits<qint64>::max());
        QCOMPARE(reader.takeU64(), std::numeric_limits<quint64>::max());
        QCOMPARE(reader.takeU32(), std::numeric_limits<quint32>::max());
        QVERIFY(reader.isAtEnd());
    }

    void anySequenceComesBack()
    {
        QRandomGenerator random(20260301);
        for (int round = 0; round < 2000; ++round) {
            ByteWriter writer;
            std::vector<std::function<bool(ByteReader&)>> checks;
            for (int field = random.bounded(12); field > 0; --field) {
                checks.push_back(putRandomField(writer, random));
            }
            ByteReader reader(writer.bytes());
            for (const auto& check : checks) {
                QVERIFY(check(reader));
            }
            QVERIFY(reader.isAtEnd());
        }
    }

    // Cut anywhere, the reader notices, and gives only empty values from there on.
    void everyCutIsNoticed()
    {
        ByteWriter writer;
        writer.putU8(1);
        writer.putText(u"张三");
        writer.putU32(2);
        writer.putBytes("abc");
        writer.putI64(3);
        const QByteArray whole = writer.bytes();
        for (qsizetype size = 0; size < whole.size(); ++size) {
            ByteReader reader(QByteArrayView(whole).first(size));
            reader.takeU8();
            reader.takeText(kLimit);
            reader.takeU32();
            reader.takeBytes(kLimit);
            reader.takeI64();
            QVERIFY(!reader.isOk());
            QVERIFY(!reader.isAtEnd());
        }
    }

    void afterAMistakeEverythingIsEmpty()
    {
        ByteWriter writer;
        writer.putBytes("too long");
        writer.putU64(7);
        ByteReader reader(writer.bytes());
        QCOMPARE(reader.takeBytes(3), QByteArray());
        QVERIFY(!reader.isOk());
        QCOMPARE(reader.takeU64(), 0U);
        QCOMPARE(reader.takeU8(), 0U);
        QCOMPARE(reader.takeText(kLimit), QString());
        QVERIFY(reader.takeRaw(0).isEmpty());
        QVERIFY(!reader.isAtEnd());
    }

    void limitIsInclusive()
    {
        ByteWriter writer;
        writer.putBytes("abc");
        QCOMPARE(ByteReader(writer.bytes()).takeBytes(3), QByteArray("abc"));
        QCOMPARE(ByteReader(writer.bytes()).takeBytes(2), QByteArray());
    }

    // A length of 4 GiB must not be believed, however large the limit.
    void lengthBeyondTheEndIsRefused()
    {
        ByteReader reader(QByteArrayView("\xFF\xFF\xFF\xFFxyz"));
        QCOMPARE(reader.takeBytes(std::numeric_limits<qsizetype>::max()), QByteArray());
        QVERIFY(!reader.isOk());
    }

    void negativeCountIsRefused()
    {
        ByteReader reader("abc");
        QVERIFY(reader.takeRaw(-1).isEmpty());
        QVERIFY(!reader.isOk());
    }

    void restIsNotTheEnd()
    {
        ByteReader reader("ab");
        reader.takeU8();
        QVERIFY(reader.isOk());
        QVERIFY(!reader.isAtEnd());
        QCOMPARE(reader.position(), 1);
    }

    void whatIsNotUtf8IsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a lone continuation") << QByteArray("\x80");
        QTest::newRow("cut character") << QByteArray("ab\xE5\xBC");
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF");
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80");
        QTest::newRow("beyond Unicode") << QByteArray("\xF4\x90\x80\x80");
        QTest::newRow("GBK") << QByteArray("\xD5\xC5\xC8\xFD");
    }

    void whatIsNotUtf8IsRefused()
    {
        QFETCH(const QByteArray, bytes);
        ByteWriter writer;
        writer.putBytes(bytes);
        ByteReader reader(writer.bytes());
        QCOMPARE(reader.takeText(kLimit), QString());
        QVERIFY(!reader.isOk());
    }

private:
    // Writes a random field and says how to check that it comes back.
    static std::function<bool(ByteReader&)> putRandomField(ByteWriter& writer,
                                                           QRandomGenerator& random)
    {
        const quint64 number = random.generate64();
        switch (random.bounded(6)) {
        case 0:
            writer.putU8(static_cast<quint8>(number));
            return [=](ByteReader& r) { return r.takeU8() == static_cast<quint8>(number); };
        case 1:
            writer.putU32(static_cast<quint32>(number));
            return [=](ByteReader& r) { return r.takeU32() == static_cast<quint32>(number); };
        case 2:
            writer.putU64(number);
            return [=](ByteReader& r) { return r.takeU64() == number; };
        case 3:
            writer.putI64(static_cast<qint64>(number));
            return [=](ByteReader& r) { return r.takeI64() == static_cast<qint64>(number); };
        case 4: {
            const QByteArray block = randomBlock(random);
            writer.putBytes(block);
            return [=](ByteReader& r) { return r.takeBytes(kLimit) == block; };
        }
        default: {
            const QString text = randomText(random);
            writer.putText(text);
            return [=](ByteReader& r) { return r.takeText(kLimit) == text; };
        }
        }
    }
};

QTEST_GUILESS_MAIN(tst_Bytes)
#include "tst_Bytes.moc"
