// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/idcard/SamFrame.h"

#include <QRandomGenerator>
#include <QTest>

using namespace onewindow;
using namespace onewindow::drivers;

namespace {

QByteArray bytes(const char* hex)
{
    return QByteArray::fromHex(hex);
}

/// A reply made here, apart from the code under test.
QByteArray frame(const QByteArray& body)
{
    const auto length = body.size() + 1;
    QByteArray covered;
    covered.append(static_cast<char>(length / 256));
    covered.append(static_cast<char>(length % 256));
    covered.append(body);
    char sum = 0;
    for (const char byte : covered) {
        sum = static_cast<char>(sum ^ byte);
    }
    return bytes("AAAAAA9669") + covered + sum;
}

/// What a reply says, comparable and printable.
QByteArray said(const SamReply& reply)
{
    QByteArray text;
    text.append(static_cast<char>(reply.sw1));
    text.append(static_cast<char>(reply.sw2));
    text.append(static_cast<char>(reply.status));
    text.append(reply.data.view());
    return text;
}

QByteArrayList said(const std::vector<SamReply>& replies)
{
    QByteArrayList all;
    for (const SamReply& reply : replies) {
        all += said(reply);
    }
    return all;
}

QByteArray randomBytes(QRandomGenerator& random, qsizetype size)
{
    QByteArray result(size, '\0');
    for (char& byte : result) {
        byte = static_cast<char>(random.bounded(256));
    }
    return result;
}

} // namespace

class tst_SamFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void request_data();
    void request();
    void fixedReply_data();
    void fixedReply();
    void statusOfTheTable_data();
    void statusOfTheTable();
    void dataReply_data();
    void dataReply();
    void damaged_data();
    void damaged();
    void framesInNoiseAndPieces_data();
    void framesInNoiseAndPieces();
    void aFrameHiddenBehindAFalseStart();
    void noiseWithoutEndIsBounded();
    void clearForgets();
    void textBlockTrustsTheLengthFields_data();
    void textBlockTrustsTheLengthFields();
};

void tst_SamFrame::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
}

void tst_SamFrame::request_data()
{
    QTest::addColumn<SamCommand>("command");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, SamCommand command, const char* expected,
                        const char* data = "") {
        QTest::newRow(name) << command << bytes(data) << bytes(expected);
    };
    row("reset", SamCommand::Reset, "AAAAAA9669 0003 10FF EC");
    row("module status", SamCommand::ModuleStatus, "AAAAAA9669 0003 11FF ED");
    row("module number", SamCommand::ModuleNumber, "AAAAAA9669 0003 12FF EE");
    row("find card", SamCommand::FindCard, "AAAAAA9669 0003 2001 22");
    row("select card", SamCommand::SelectCard, "AAAAAA9669 0003 2002 21");
    row("read text and photo", SamCommand::ReadCard, "AAAAAA9669 0003 3001 32");
    row("read with fingerprint", SamCommand::ReadCardAndFingerprint, "AAAAAA9669 0003 3010 23");
    row("read newest address", SamCommand::ReadNewAddress, "AAAAAA9669 0003 3003 30");
    row("read management", SamCommand::ReadManagement, "AAAAAA9669 0003 3005 36");
    row("115200 baud", SamCommand::SetBaud115200, "AAAAAA9669 0003 6000 63");
    row("57600 baud", SamCommand::SetBaud57600, "AAAAAA9669 0003 6001 62");
    row("38400 baud", SamCommand::SetBaud38400, "AAAAAA9669 0003 6002 61");
    row("19200 baud", SamCommand::SetBaud19200, "AAAAAA9669 0003 6003 60");
    row("9600 baud", SamCommand::SetBaud9600, "AAAAAA9669 0003 6004 67");
    row("radio bytes 0x50", SamCommand::SetMaxRadioBytes, "AAAAAA9669 0004 61FF50 CA", "50");
    row("radio bytes 0x58", SamCommand::SetMaxRadioBytes, "AAAAAA9669 0004 61FF58 C2", "58");
}

void tst_SamFrame::request()
{
    QFETCH(const SamCommand, command);
    QFETCH(const QByteArray, data);
    QFETCH(const QByteArray, expected);
    QCOMPARE(encodeSamRequest(command, data).toHex(), expected.toHex());
}

void tst_SamFrame::fixedReply_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<SamStatus>("status");
    QTest::addColumn<int>("dataBytes");
    const auto row = [](const char* name, const char* wire, SamStatus status, int dataBytes) {
        QTest::newRow(name) << bytes(wire) << status << dataBytes;
    };
    row("found", "AAAAAA9669 0008 00009F 00000000 97", SamStatus::CardFound, 4);
    row("no card", "AAAAAA9669 0004 000080 84", SamStatus::NoCard, 0);
    row("selected", "AAAAAA9669 000C 000090 0000000000000000 9C", SamStatus::Success, 8);
    row("select failed", "AAAAAA9669 0004 000081 85", SamStatus::SelectFailed, 0);
    row("read failed", "AAAAAA9669 0004 000041 45", SamStatus::ReadFailed, 0);
    row("card rejects module", "AAAAAA9669 0004 000031 35", SamStatus::CardRejectsModule, 0);
    row("module rejects card", "AAAAAA9669 0004 000032 36", SamStatus::ModuleRejectsCard, 0);
    row("item empty", "AAAAAA9669 0004 000091 95", SamStatus::NoContent, 0);
    row("plain ok", "AAAAAA9669 0004 000090 94", SamStatus::Success, 0);
    row("self-check failed", "AAAAAA9669 0004 000060 64", SamStatus::SelfCheckFailed, 0);
    row("not authorised", "AAAAAA9669 0004 000066 62", SamStatus::NotAuthorised, 0);
}

void tst_SamFrame::fixedReply()
{
    QFETCH(const QByteArray, wire);
    QFETCH(const SamStatus, status);
    QFETCH(const int, dataBytes);
    SamDecoder decoder;
    const std::vector<SamReply> replies = decoder.feed(wire);
    QCOMPARE(replies.size(), std::size_t{1});
    QCOMPARE(replies.at(0).status, status);
    QCOMPARE(replies.at(0).sw1, quint8{0});
    QCOMPARE(replies.at(0).sw2, quint8{0});
    QCOMPARE(replies.at(0).data.view(), QByteArrayView(QByteArray(dataBytes, '\0')));
    QCOMPARE(decoder.noiseBytes(), 0);
    QVERIFY(!decoder.hasIncomplete());
}

void tst_SamFrame::statusOfTheTable_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<SamStatus>("status");
    const auto row = [](int code, SamStatus status) {
        QTest::newRow(qPrintable(QString::number(code, 16))) << code << status;
    };
    row(0x10, SamStatus::RequestChecksumWrong);
    row(0x11, SamStatus::RequestLengthWrong);
    row(0x21, SamStatus::CommandWrong);
    row(0x23, SamStatus::NotAllowed);
    row(0x24, SamStatus::Unrecognised);
    row(0x31, SamStatus::CardRejectsModule);
    row(0x32, SamStatus::ModuleRejectsCard);
    row(0x33, SamStatus::InformationWrong);
    row(0x40, SamStatus::UnknownCardType);
    row(0x41, SamStatus::ReadFailed);
    row(0x47, SamStatus::RandomFailed);
    row(0x60, SamStatus::SelfCheckFailed);
    row(0x66, SamStatus::NotAuthorised);
    row(0x80, SamStatus::NoCard);
    row(0x81, SamStatus::SelectFailed);
    row(0x90, SamStatus::Success);
    row(0x91, SamStatus::NoContent);
    row(0x9F, SamStatus::CardFound);
}

void tst_SamFrame::statusOfTheTable()
{
    QFETCH(const int, code);
    QFETCH(const SamStatus, status);
    SamDecoder decoder;
    // The card's own status words are passed through.
    QByteArray body = bytes("6982");
    body.append(static_cast<char>(code));
    const std::vector<SamReply> replies = decoder.feed(frame(body));
    QCOMPARE(replies.size(), std::size_t{1});
    QCOMPARE(replies.at(0).status, status);
    QCOMPARE(replies.at(0).sw1, quint8{0x69});
    QCOMPARE(replies.at(0).sw2, quint8{0x82});
}

void tst_SamFrame::dataReply_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("wireBytes");
    const QByteArray text(256, 't');
    const QByteArray photo(1024, 'p');
    QTest::newRow("text and photo") << bytes("01000400") + text + photo << 1295;
    QTest::newRow("fingerprint of 1024")
        << bytes("010004000400") + text + photo + QByteArray(1024, 'f') << 2321;
    QTest::newRow("fingerprint of 512")
        << bytes("010004000200") + text + photo + QByteArray(512, 'f') << 1809;
    QTest::newRow("no fingerprint stored") << bytes("010004000000") + text + photo << 1297;
    QTest::newRow("newest address") << QByteArray(70, 'a') << 81;
    QTest::newRow("newest address, longest") << QByteArray(280, 'a') << 291;
    QTest::newRow("module number") << QByteArray(16, 'n') << 27;
    QTest::newRow("management") << QByteArray(28, 'm') << 39;
}

void tst_SamFrame::dataReply()
{
    QFETCH(const QByteArray, data);
    QFETCH(const int, wireBytes);
    const QByteArray wire = frame(bytes("000090") + data);
    QCOMPARE(wire.size(), wireBytes);
    SamDecoder decoder;
    const std::vector<SamReply> replies = decoder.feed(wire);
    QCOMPARE(replies.size(), std::size_t{1});
    QCOMPARE(replies.at(0).data.view(), QByteArrayView(data));
}

void tst_SamFrame::damaged_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("published sample with a wrong checksum") << bytes("AAAAAA9669 0004 000080 85");
    QTest::newRow("length 0") << bytes("AAAAAA9669 0000 000080 84");
    QTest::newRow("length below the status bytes") << bytes("AAAAAA9669 0003 000080 84");
    QTest::newRow("length beyond any frame") << bytes("AAAAAA9669 FFFF 000080 84");
    QTest::newRow("length beyond the buffer by one") << bytes("AAAAAA9669 0FFC 000080 84");
    QTest::newRow("no preamble") << bytes("9669 0004 000080 84");
    QTest::newRow("preamble cut short") << bytes("AAAAAA96");
    QTest::newRow("nothing but AA") << QByteArray(64, '\xAA');
}

void tst_SamFrame::damaged()
{
    QFETCH(const QByteArray, wire);
    SamDecoder decoder;
    QVERIFY(decoder.feed(wire).empty());
    // Whatever it was, the next frame is found; a false length at most delays it.
    const QByteArray good = bytes("AAAAAA9669 0004 000091 95");
    QByteArrayList found = said(decoder.feed(good));
    found += said(decoder.abandonIncomplete());
    QCOMPARE(found, QByteArrayList{bytes("000091")});
    QVERIFY(!decoder.hasIncomplete());
}

void tst_SamFrame::framesInNoiseAndPieces_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 200; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void tst_SamFrame::framesInNoiseAndPieces()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    QByteArray wire;
    QByteArrayList expected;
    const int frames = random.bounded(1, 12);
    for (int i = 0; i < frames; ++i) {
        QByteArray noise = randomBytes(random, random.bounded(40));
        if (random.bounded(3) == 0) {
            // Bytes that look like the beginning of a frame but claim an impossible length.
            noise += bytes("AAAAAA9669F0F0");
        }
        if (random.bounded(4) == 0) {
            noise += QByteArray(random.bounded(1, 9), '\xAA');
        }
        const QByteArray body =
            bytes("000090") + randomBytes(random, random.bounded(3) == 0 ? 1284 : 8);
        // The line may have woken up late: up to two of the three AA may be missing.
        wire += noise + frame(body).sliced(random.bounded(3));
        expected += body;
    }
    // Noise may end in a false start whose length swallows what follows until it is given up, so
    // the search is asked to give up at the end.
    SamDecoder decoder;
    QByteArrayList found;
    for (qsizetype at = 0; at < wire.size();) {
        const qsizetype count = qMin<qsizetype>(random.bounded(1, 700), wire.size() - at);
        found += said(decoder.feed(wire.sliced(at, count)));
        at += count;
    }
    found += said(decoder.abandonIncomplete());
    QCOMPARE(found, expected);
}

void tst_SamFrame::aFrameHiddenBehindAFalseStart()
{
    SamDecoder decoder;
    // A false start that claims 256 bytes, and one true frame behind it.
    QVERIFY(decoder.feed(bytes("AAAAAA9669 0100 AAAAAA9669 0004 000080 84")).empty());
    QVERIFY(decoder.hasIncomplete());
    QCOMPARE(said(decoder.abandonIncomplete()), QByteArrayList{bytes("000080")});
    QVERIFY(!decoder.hasIncomplete());
    QVERIFY(decoder.abandonIncomplete().empty());
}

void tst_SamFrame::noiseWithoutEndIsBounded()
{
    SamDecoder decoder;
    QRandomGenerator random(7);
    const QByteArray noise = randomBytes(random, 20000) + bytes("AA96690FF7");
    for (int i = 0; i < 20; ++i) {
        QVERIFY(decoder.feed(noise).empty());
    }
    QVERIFY(decoder.noiseBytes() > 300000);
    QByteArrayList found = said(decoder.feed(bytes("AAAAAA9669 0004 000080 84")));
    found += said(decoder.abandonIncomplete());
    QCOMPARE(found, QByteArrayList{bytes("000080")});
}

void tst_SamFrame::clearForgets()
{
    SamDecoder decoder;
    const QByteArray wire = bytes("AAAAAA9669 0004 000080 84");
    QVERIFY(decoder.feed(bytes("FF") + wire.first(9)).empty());
    QVERIFY(decoder.hasIncomplete());
    QCOMPARE(decoder.noiseBytes(), 1);
    decoder.clear();
    QVERIFY(!decoder.hasIncomplete());
    QCOMPARE(decoder.noiseBytes(), 0);
    QVERIFY(decoder.feed(wire.sliced(9)).empty());
    QCOMPARE(decoder.feed(wire).size(), std::size_t{1});
}

void tst_SamFrame::textBlockTrustsTheLengthFields_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("isGood");
    const QByteArray text(256, 't');
    QTest::newRow("with photo") << bytes("01000400") + text + QByteArray(1024, 'p') << true;
    QTest::newRow("other photo size") << bytes("01000300") + text + QByteArray(768, 'p') << true;
    QTest::newRow("without photo") << bytes("01000000") + text << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("lengths only") << bytes("01000400") << false;
    QTest::newRow("other text size") << bytes("00800400") + QByteArray(128 + 1024, 't') << false;
    QTest::newRow("photo short by one")
        << bytes("01000400") + text + QByteArray(1023, 'p') << false;
    QTest::newRow("a byte too many") << bytes("01000400") + text + QByteArray(1025, 'p') << false;
    QTest::newRow("reply to select") << QByteArray(8, '\0') << false;
}

void tst_SamFrame::textBlockTrustsTheLengthFields()
{
    QFETCH(const QByteArray, data);
    QFETCH(const bool, isGood);
    const Result<QByteArrayView> text = cardTextBlock(data);
    QCOMPARE(bool(text), isGood);
    if (isGood) {
        QCOMPARE(text.value(), QByteArrayView(QByteArray(256, 't')));
    } else {
        QCOMPARE(text.error().code, ErrorCode::BadFrame);
    }
}

QTEST_GUILESS_MAIN(tst_SamFrame)
#include "tst_SamFrame.moc"
