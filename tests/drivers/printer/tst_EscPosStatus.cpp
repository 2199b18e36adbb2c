// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/EscPosReplyReader.h"
#include "drivers/printer/EscPosStatus.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace onewindow::drivers;

namespace {

using Bytes = std::array<quint8, 4>;

Bytes bytesOf(const char* hex)
{
    const QByteArray bytes = QByteArray::fromHex(hex);
    Bytes result{};
    std::copy(bytes.begin(), bytes.end(), result.begin());
    return result;
}

/// The replies in short: r real time, a automatic, o in order, n noise.
QByteArray kinds(const QList<EscPosReply>& replies)
{
    QByteArray result;
    for (const EscPosReply& reply : replies) {
        result += "raon"[reply.index()];
    }
    return result;
}

} // namespace

class TestEscPosStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void realTimeBits_data();
    void realTimeBits();
    void automaticBits_data();
    void automaticBits();
    void malformedIsRefused_data();
    void malformedIsRefused();
    void nearEndNeedsASensor();
    void streamIsSplit_data();
    void streamIsSplit();
    void splitDoesNotDependOnChunks();
    void partialFrameIsDropped();
};

void TestEscPosStatus::realTimeBits_data()
{
    QTest::addColumn<QByteArray>("replies");
    QTest::addColumn<DeviceStatus>("status");
    QTest::newRow("ready") << QByteArray("12121212") << DeviceStatus::Ready;
    QTest::newRow("drawer bit means nothing") << QByteArray("16121212") << DeviceStatus::Ready;
    QTest::newRow("off line without a cause") << QByteArray("1a121212") << DeviceStatus::Fault;
    QTest::newRow("cover open") << QByteArray("1a161212") << DeviceStatus::CoverOpen;
    QTest::newRow("cover open wins over no paper")
        << QByteArray("1a36127e") << DeviceStatus::CoverOpen;
    QTest::newRow("feed button") << QByteArray("1a1a1212") << DeviceStatus::Ready;
    QTest::newRow("stopped by paper end") << QByteArray("1a321212") << DeviceStatus::NoPaper;
    QTest::newRow("error of unknown kind") << QByteArray("1a521212") << DeviceStatus::Fault;
    QTest::newRow("mechanical") << QByteArray("1a521612") << DeviceStatus::Jam;
    QTest::newRow("cutter") << QByteArray("1a521a12") << DeviceStatus::Jam;
    QTest::newRow("unrecoverable") << QByteArray("1a523212") << DeviceStatus::Fault;
    QTest::newRow("head hot") << QByteArray("1a525212") << DeviceStatus::Fault;
    QTest::newRow("near end, both sensors") << QByteArray("1212121e") << DeviceStatus::PaperLow;
    QTest::newRow("near end, first sensor") << QByteArray("12121216") << DeviceStatus::PaperLow;
    QTest::newRow("near end, second sensor") << QByteArray("1212121a") << DeviceStatus::PaperLow;
    QTest::newRow("paper out, first bit") << QByteArray("12121232") << DeviceStatus::NoPaper;
    QTest::newRow("paper out, second bit") << QByteArray("12121252") << DeviceStatus::NoPaper;
    QTest::newRow("paper out") << QByteArray("1a32127e") << DeviceStatus::NoPaper;
}

void TestEscPosStatus::realTimeBits()
{
    QFETCH(const QByteArray, replies);
    QFETCH(const DeviceStatus, status);
    const auto parsed = EscPosStatus::fromRealTime(bytesOf(replies.constData()));
    QVERIFY(parsed);
    QCOMPARE(parsed->deviceStatus(true), status);
}

void TestEscPosStatus::automaticBits_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<DeviceStatus>("status");
    QTest::newRow("ready") << QByteArray("10000000") << DeviceStatus::Ready;
    QTest::newRow("drawer") << QByteArray("14000000") << DeviceStatus::Ready;
    QTest::newRow("off line") << QByteArray("18000000") << DeviceStatus::Fault;
    QTest::newRow("cover open") << QByteArray("38000000") << DeviceStatus::CoverOpen;
    QTest::newRow("feed button held") << QByteArray("58000000") << DeviceStatus::Ready;
    QTest::newRow("feed button switch") << QByteArray("18020000") << DeviceStatus::Ready;
    QTest::newRow("mechanical") << QByteArray("18040000") << DeviceStatus::Jam;
    QTest::newRow("cutter") << QByteArray("18080000") << DeviceStatus::Jam;
    QTest::newRow("unrecoverable") << QByteArray("18200000") << DeviceStatus::Fault;
    QTest::newRow("head hot") << QByteArray("18400000") << DeviceStatus::Fault;
    QTest::newRow("near end") << QByteArray("10000300") << DeviceStatus::PaperLow;
    QTest::newRow("near end, one bit") << QByteArray("10000100") << DeviceStatus::PaperLow;
    QTest::newRow("paper end") << QByteArray("18000f00") << DeviceStatus::NoPaper;
    QTest::newRow("paper end, one bit") << QByteArray("18000400") << DeviceStatus::NoPaper;
    QTest::newRow("reserved bits") << QByteArray("1000600f") << DeviceStatus::Ready;
}

void TestEscPosStatus::automaticBits()
{
    QFETCH(const QByteArray, frame);
    QFETCH(const DeviceStatus, status);
    const auto parsed = EscPosStatus::fromAutomatic(bytesOf(frame.constData()));
    QVERIFY(parsed);
    QCOMPARE(parsed->deviceStatus(true), status);
}

void TestEscPosStatus::malformedIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isRealTime");
    QTest::newRow("real time, bit 0 set") << QByteArray("13121212") << true;
    QTest::newRow("real time, bit 1 clear") << QByteArray("12101212") << true;
    QTest::newRow("real time, bit 4 clear") << QByteArray("12120212") << true;
    QTest::newRow("real time, bit 7 set") << QByteArray("12121292") << true;
    QTest::newRow("automatic, first byte") << QByteArray("12000000") << false;
    QTest::newRow("automatic, second byte") << QByteArray("10100000") << false;
    QTest::newRow("automatic, third byte") << QByteArray("10008000") << false;
    QTest::newRow("automatic, fourth byte") << QByteArray("10000010") << false;
}

void TestEscPosStatus::malformedIsRefused()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isRealTime);
    const Bytes four = bytesOf(bytes.constData());
    QVERIFY(!(isRealTime ? EscPosStatus::fromRealTime(four) : EscPosStatus::fromAutomatic(four)));
}

void TestEscPosStatus::nearEndNeedsASensor()
{
    const auto status = EscPosStatus::fromRealTime(bytesOf("1212121e"));
    QVERIFY(status);
    QCOMPARE(status->deviceStatus(false), DeviceStatus::Ready);
}

void TestEscPosStatus::streamIsSplit_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("replies");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("real time") << QByteArray("12 1e") << QByteArray("rr");
    QTest::newRow("automatic") << QByteArray("10 00 00 00") << QByteArray("a");
    QTest::newRow("in order") << QByteArray("00 03 0c 0f") << QByteArray("oooo");
    QTest::newRow("flow control is skipped") << QByteArray("11 12 13 00") << QByteArray("ro");
    QTest::newRow("in order behind automatic") << QByteArray("18 00 0f 00 00") << QByteArray("ao");
    QTest::newRow("between others") << QByteArray("12 10 00 00 00 12") << QByteArray("rar");
    QTest::newRow("noise") << QByteArray("ff 80 20") << QByteArray("nnn");
    QTest::newRow("broken frame, then a reply") << QByteArray("10 00 12") << QByteArray("nr");
    QTest::newRow("broken frame, then a frame")
        << QByteArray("10 00 10 00 00 00") << QByteArray("na");
}

void TestEscPosStatus::streamIsSplit()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, replies);
    EscPosReplyReader reader;
    QCOMPARE(kinds(reader.feed(QByteArray::fromHex(bytes))), replies);
}

void TestEscPosStatus::splitDoesNotDependOnChunks()
{
    const QByteArray bytes = QByteArray::fromHex("12 38 00 0f 00 00 ff 18 04 00 00 1e 10 03 12");
    EscPosReplyReader whole;
    const QByteArray expected = kinds(whole.feed(bytes));
    QCOMPARE(expected, QByteArray("raonarnr"));
    for (qsizetype first = 0; first <= bytes.size(); ++first) {
        EscPosReplyReader reader;
        QByteArray replies = kinds(reader.feed(bytes.first(first)));
        replies += kinds(reader.feed(bytes.sliced(first)));
        QCOMPARE(replies, expected);
    }
}

void TestEscPosStatus::partialFrameIsDropped()
{
    EscPosReplyReader reader;
    QCOMPARE(kinds(reader.feed(QByteArray::fromHex("10 00"))), QByteArray());
    QVERIFY(reader.dropPartial());
    QVERIFY(!reader.dropPartial());
    QCOMPARE(kinds(reader.feed(QByteArray::fromHex("00"))), QByteArray("o"));
}

QTEST_GUILESS_MAIN(TestEscPosStatus)
#include "tst_EscPosStatus.moc"
