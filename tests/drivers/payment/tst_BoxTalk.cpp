// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/payment/BoxTalk.h"
#include "drivers/sim/SimPaymentWire.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace onewindow;
using namespace onewindow::drivers;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSecret(32, 's');
const QByteArray kNonce(16, 't');
const QByteArray kOrder(16, 'o');

/// A terminal and a box that have said hello.
struct Line
{
    BoxTalk talk{kSecret, kNonce};
    SimPaymentWire box{kSecret};

    Line() { open(); }

    void open()
    {
        const auto heard = box.feed(talk.hello());
        QCOMPARE(heard->size(), 1);
        QVERIFY(talk.receive(box.frame(hello())));
        QVERIFY(talk.isOpen());
    }

    static QJsonObject hello()
    {
        return {{u"type"_s, u"hello"_s},
                {u"nonce"_s, QString::fromLatin1(QByteArray(16, 'b').toHex())}};
    }
};

QJsonObject paid()
{
    return {{u"type"_s, u"state"_s},
            {u"order"_s, QString::fromLatin1(kOrder.toHex())},
            {u"state"_s, u"paid"_s},
            {u"receipt"_s, u"PB000001"_s}};
}

BoxMessage ask()
{
    BoxMessage message;
    message.verb = BoxVerb::Ask;
    message.order = kOrder;
    return message;
}

} // namespace

/// Frames, messages and signatures, without a socket; the simulated box, which knows nothing of
/// this code, agrees about them.
class tst_BoxTalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesHoweverTheyArrive();
    void badLength_data();
    void badLength();
    void messagesThereAndBack_data();
    void messagesThereAndBack();
    void badBody_data();
    void badBody();
    void theBoxUnderstands();
    void understandsTheBox();
    void changedBytesAreRefused();
    void anotherSecret();
    void otherConnectionsFrame();
    void sameFrameTwice();
    void ownFrameSentBack();
    void notBeforeHello();
};

void tst_BoxTalk::framesHoweverTheyArrive()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 200; ++round) {
        QList<QByteArray> payloads;
        QByteArray wire;
        const int count = random.bounded(6);
        for (int i = 0; i < count; ++i) {
            const qsizetype size = i == 0 ? kBoxFrameLimit : 1 + random.bounded(300);
            payloads << QByteArray(size, static_cast<char>(random.bounded(256)));
            wire += boxFrame(payloads.constLast());
        }
        BoxFrameReader reader;
        QList<QByteArray> read;
        for (qsizetype at = 0; at < wire.size();) {
            const qsizetype step = std::min<qsizetype>(1 + random.bounded(700), wire.size() - at);
            read += reader.feed(QByteArrayView(wire).sliced(at, step));
            at += step;
        }
        QVERIFY(read == payloads);
        QVERIFY(!reader.isBroken());
    }
}

void tst_BoxTalk::badLength_data()
{
    QTest::addColumn<QByteArray>("length");
    QTest::newRow("nothing") << QByteArray("\0\0\0\0", 4);
    QTest::newRow("one too many") << QByteArray("\0\0\x10\x01", 4);
    QTest::newRow("huge") << QByteArray("\xff\xff\xff\xff", 4);
}

void tst_BoxTalk::badLength()
{
    QFETCH(QByteArray, length);
    BoxFrameReader reader;
    QCOMPARE(reader.feed(boxFrame("one") + length + boxFrame("two")),
             (QList<QByteArray>{QByteArray("one")}));
    QVERIFY(reader.isBroken());
    QVERIFY(reader.feed(boxFrame("three")).isEmpty());
    BoxTalk talk(kSecret, kNonce);
    QCOMPARE(talk.receive(length).error().code, ErrorCode::BadFrame);
}

void tst_BoxTalk::messagesThereAndBack_data()
{
    QTest::addColumn<BoxMessage>("message");
    BoxMessage message;
    message.verb = BoxVerb::Hello;
    message.nonce = kNonce;
    QTest::newRow("hello") << message;
    message = {};
    QTest::newRow("ping") << message;
    message.verb = BoxVerb::Pong;
    message.seq = 77;
    QTest::newRow("pong") << message;
    QTest::newRow("ask") << ask();
    message = ask();
    message.verb = BoxVerb::Cancel;
    QTest::newRow("cancel") << message;
    message.verb = BoxVerb::Charge;
    message.cents = kBoxCentsLimit;
    message.subject = u"补卡 “1”"_s;
    QTest::newRow("charge") << message;
    message = ask();
    message.verb = BoxVerb::State;
    for (const PaymentState state : {PaymentState::Refused, PaymentState::Lapsed,
                                     PaymentState::Cancelled, PaymentState::NotKnown}) {
        message.state = state;
        QTest::addRow("state %d", static_cast<int>(state)) << message;
    }
    message.state = PaymentState::Waiting;
    message.code = QString(kBoxCodeLimit, u'x');
    QTest::newRow("waiting") << message;
    message.state = PaymentState::Paid;
    message.code.clear();
    message.receipt = QString(kBoxReceiptLimit, u'9');
    QTest::newRow("paid") << message;
}

void tst_BoxTalk::messagesThereAndBack()
{
    QFETCH(BoxMessage, message);
    const auto read = boxMessage(boxBody(message));
    QVERIFY(read);
    QVERIFY(read.value() == message);
}

void tst_BoxTalk::badBody_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray order = "\"order\":\"" + kOrder.toHex() + '"';
    const auto row = [](const char* name, const QByteArray& body) { QTest::newRow(name) << body; };
    row("nothing", "");
    row("no JSON", "{");
    row("a list", "[]");
    row("no version", R"({"seq":1,"type":"ping"})");
    row("another version", R"({"v":2,"seq":1,"type":"ping"})");
    row("no sequence", R"({"v":1,"type":"ping"})");
    row("below nothing", R"({"v":1,"seq":-1,"type":"ping"})");
    row("no type", R"({"v":1,"seq":1})");
    row("another type", R"({"v":1,"seq":1,"type":"pay"})");
    row("no nonce", R"({"v":1,"seq":1,"type":"hello"})");
    row("short nonce", R"({"v":1,"seq":1,"type":"hello","nonce":"00"})");
    row("no order", R"({"v":1,"seq":1,"type":"ask"})");
    row("upper case",
        R"({"v":1,"seq":1,"type":"ask","order":")" + kOrder.toHex().toUpper() + "\"}");
    row("no hexadecimal", R"({"v":1,"seq":1,"type":"ask","order":")" + QByteArray(32, 'g') + "\"}");
    row("free of charge", R"({"v":1,"seq":1,"type":"charge",)" + order + R"(,"cents":0})");
    row("too dear", R"({"v":1,"seq":1,"type":"charge",)" + order + R"(,"cents":10000001})");
    row("long subject", R"({"v":1,"seq":1,"type":"charge",)" + order + R"(,"cents":1,"subject":")" +
                            QByteArray(121, 'x') + "\"}");
    row("no state", R"({"v":1,"seq":1,"type":"state",)" + order + "}");
    row("lost", R"({"v":1,"seq":1,"type":"state","state":"lost",)" + order + "}");
    row("paid without receipt", R"({"v":1,"seq":1,"type":"state","state":"paid",)" + order + "}");
    row("receipt without money",
        R"({"v":1,"seq":1,"type":"state","state":"lapsed","receipt":"1",)" + order + "}");
    row("code of nothing",
        R"({"v":1,"seq":1,"type":"state","state":"lapsed","code":"1",)" + order + "}");
}

void tst_BoxTalk::badBody()
{
    QFETCH(QByteArray, body);
    const auto read = boxMessage(body);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::BadFrame);
}

void tst_BoxTalk::theBoxUnderstands()
{
    Line line;
    BoxMessage charge = ask();
    charge.verb = BoxVerb::Charge;
    charge.cents = 1600;
    charge.subject = u"社会保障卡补卡工本费"_s;
    const auto heard = line.box.feed(line.talk.send(charge) + line.talk.send(ask()));
    QVERIFY(heard.has_value());
    QCOMPARE(heard->size(), 2);
    QCOMPARE(heard->constFirst()["type"_L1].toString(), u"charge"_s);
    QCOMPARE(heard->constFirst()["cents"_L1].toInt(), 1600);
    QCOMPARE(heard->constFirst()["subject"_L1].toString(), charge.subject);
    QCOMPARE(heard->constLast()["order"_L1].toString(), QString::fromLatin1(kOrder.toHex()));
}

void tst_BoxTalk::understandsTheBox()
{
    Line line;
    const auto heard =
        line.talk.receive(line.box.frame({{u"type"_s, u"pong"_s}}) + line.box.frame(paid()));
    QVERIFY(heard);
    QCOMPARE(heard.value().size(), 2);
    QCOMPARE(heard.value().constFirst().verb, BoxVerb::Pong);
    QCOMPARE(heard.value().constLast().state, PaymentState::Paid);
    QCOMPARE(heard.value().constLast().receipt, u"PB000001"_s);
    QCOMPARE(heard.value().constLast().order, kOrder);
}

/// Whichever byte of a frame is another one: nothing is taken for the box's word.
void tst_BoxTalk::changedBytesAreRefused()
{
    const QByteArray good = Line().box.frame(paid());
    for (qsizetype i = 0; i < good.size(); ++i) {
        Line line;
        QByteArray frame = line.box.frame(paid());
        QCOMPARE(frame, good);
        frame[i] = static_cast<char>(frame.at(i) ^ 1);
        const auto heard = line.talk.receive(frame);
        QVERIFY2(!heard || heard.value().isEmpty(), qPrintable(QString::number(i)));
    }
}

void tst_BoxTalk::anotherSecret()
{
    BoxTalk talk(kSecret, kNonce);
    SimPaymentWire box(QByteArray(32, 'x'));
    QVERIFY(!box.feed(talk.hello()).has_value());
    QCOMPARE(talk.receive(box.frame(Line::hello())).error().code, ErrorCode::BadSignature);
    QVERIFY(!talk.isOpen());
}

void tst_BoxTalk::otherConnectionsFrame()
{
    Line before;
    const QByteArray frame = before.box.frame(paid());
    BoxTalk talk(kSecret, QByteArray(16, 'u'));
    SimPaymentWire box(kSecret);
    QVERIFY(box.feed(talk.hello()).has_value());
    QVERIFY(talk.receive(box.frame(Line::hello())));
    QCOMPARE(talk.receive(frame).error().code, ErrorCode::BadSignature);
}

void tst_BoxTalk::sameFrameTwice()
{
    Line line;
    const QByteArray frame = line.box.frame(paid());
    QVERIFY(line.talk.receive(frame));
    QCOMPARE(line.talk.receive(frame).error().code, ErrorCode::BadFrame);
}

void tst_BoxTalk::ownFrameSentBack()
{
    Line line;
    QCOMPARE(line.talk.receive(line.talk.send(ask())).error().code, ErrorCode::BadSignature);
}

void tst_BoxTalk::notBeforeHello()
{
    BoxTalk talk(kSecret, kNonce);
    SimPaymentWire box(kSecret);
    QVERIFY(box.feed(talk.hello()).has_value());
    QCOMPARE(talk.receive(box.frame(paid())).error().code, ErrorCode::BadFrame);
}

QTEST_GUILESS_MAIN(tst_BoxTalk)
#include "tst_BoxTalk.moc"
