// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/SampleCards.h"
#include "drivers/sim/SimIdCardReader.h"
#include "drivers/sim/SimScanner.h"

#include <QSerialPort>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace onewindow;
using namespace onewindow::drivers;
using namespace std::chrono_literals;

namespace {

using Failure = SimIdCardReader::Failure;

QByteArray bytes(const char* hex)
{
    return QByteArray::fromHex(hex);
}

} // namespace

/// Speaks to the simulated reader in the published bytes, without any driver.
class tst_SimIdCardReader : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::optional<SimIdCardReader> m_sim;
    std::optional<QSerialPort> m_port;

    /// Sends a request; what came back within `size` bytes, as hex.
    QByteArray ask(const char* hex, qsizetype size);

private Q_SLOTS:
    void init();
    void cleanup();
    void fixedReplies_data();
    void fixedReplies();
    void badRequests_data();
    void badRequests();
    void findSelectRead();
    void readWithFingerprint();
    void withoutSelectNothingIsRead();
    void liftedMeansGone();
    void findsAgainAfterRead();
    void failuresOfTheCard_data();
    void failuresOfTheCard();
    void failuresOfTheLine();
    void failureWearsOff();
    void sampleCards_data();
    void sampleCards();
    void scannerSendsLines();
};

void tst_SimIdCardReader::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
    const QString path = m_dir.filePath(QStringLiteral("reader"));
    m_sim.emplace(path);
    m_sim->setTiming({.brief = 0ms, .find = 0ms, .select = 0ms, .read = 20ms, .splitPause = 2ms});
    QVERIFY(m_sim->port().plug());
    m_port.emplace(path);
    QVERIFY(m_port->open(QIODevice::ReadWrite));
    QTRY_VERIFY(m_sim->port().isAttached());
}

void tst_SimIdCardReader::cleanup()
{
    m_port.reset();
    m_sim.reset();
}

QByteArray tst_SimIdCardReader::ask(const char* hex, qsizetype size)
{
    m_port->write(bytes(hex));
    const bool isWhole = QTest::qWaitFor([&] { return m_port->bytesAvailable() >= size; }, 2000);
    const QByteArray reply = m_port->readAll();
    return isWhole ? reply.toHex() : "incomplete: " + reply.toHex();
}

void tst_SimIdCardReader::fixedReplies_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("reply");
    const auto row = [](const char* name, const char* request, const char* reply) {
        QTest::newRow(name) << QByteArray(request) << bytes(reply).toHex();
    };
    const char* ok = "AAAAAA9669 0004 000090 94";
    row("reset", "AAAAAA9669000310FFEC", ok);
    row("status", "AAAAAA9669000311FFED", ok);
    row("115200 baud", "AAAAAA9669000360 00 63", ok);
    row("9600 baud", "AAAAAA966900036004 67", ok);
    row("radio bytes", "AAAAAA9669000461FF50CA", ok);
    row("find without a card", "AAAAAA966900032001 22", "AAAAAA9669 0004 000080 84");
    row("select without a card", "AAAAAA966900032002 21", "AAAAAA9669 0004 000081 85");
    row("read without a card", "AAAAAA966900033001 32", "AAAAAA9669 0004 000041 45");
    row("newest address without a card", "AAAAAA966900033003 30", "AAAAAA9669 0004 000041 45");
    row("noise before the request", "00FFAAAA966900AAAAAA966900032001 22",
        "AAAAAA9669 0004 000080 84");
}

void tst_SimIdCardReader::fixedReplies()
{
    QFETCH(const QByteArray, request);
    QFETCH(const QByteArray, reply);
    QCOMPARE(ask(request.constData(), reply.size() / 2), reply);
}

void tst_SimIdCardReader::badRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("reply");
    const auto row = [](const char* name, const char* request, const char* reply) {
        QTest::newRow(name) << QByteArray(request) << bytes(reply).toHex();
    };
    row("published sample with a wrong checksum", "AAAAAA966900032001 21",
        "AAAAAA9669 0004 000010 14");
    row("length 0", "AAAAAA966900002001 22", "AAAAAA9669 0004 000011 15");
    row("length 65535", "AAAAAA9669FFFF2001 22", "AAAAAA9669 0004 000011 15");
    row("unknown command", "AAAAAA966900037001 72", "AAAAAA9669 0004 000021 25");
    row("unknown baud rate", "AAAAAA966900036005 66", "AAAAAA9669 0004 000021 25");
}

void tst_SimIdCardReader::badRequests()
{
    fixedReplies();
}

void tst_SimIdCardReader::findSelectRead()
{
    const SampleCard card = *sampleCard(u"zhang");
    QSignalSpy requestSpy(&*m_sim, &SimIdCardReader::requested);
    m_sim->lay(card);
    QCOMPARE(ask("AAAAAA966900032001 22", 15), bytes("AAAAAA9669 0008 00009F 00000000 97").toHex());
    QCOMPARE(ask("AAAAAA966900032002 21", 19),
             bytes("AAAAAA9669 000C 000090 0000000000000000 9C").toHex());
    const QByteArray read = bytes(ask("AAAAAA966900033001 32", 1295).constData());
    QCOMPARE(read.size(), 1295);
    QCOMPARE(read.first(14).toHex(), bytes("AAAAAA9669 0508 000090 0100 0400").toHex());
    QCOMPARE(read.sliced(14, 256), card.text);
    QCOMPARE(read.sliced(14 + 256, 1024), card.photo);
    // It stays selected: no card for find, but there for whoever asks it.
    QCOMPARE(ask("AAAAAA966900032001 22", 11), bytes("AAAAAA9669 0004 000080 84").toHex());
    QCOMPARE(ask("AAAAAA966900033003 30", 11), bytes("AAAAAA9669 0004 000091 95").toHex());
    QCOMPARE(ask("AAAAAA966900033005 36", 39).size(), 78);
    QCOMPARE(requestSpy.size(), 6);
    m_sim->lift();
    QCOMPARE(ask("AAAAAA966900033003 30", 11), bytes("AAAAAA9669 0004 000041 45").toHex());
}

void tst_SimIdCardReader::readWithFingerprint()
{
    m_sim->lay(*sampleCard(u"zhang"));
    ask("AAAAAA966900032001 22", 15);
    ask("AAAAAA966900032002 21", 19);
    const QByteArray read = bytes(ask("AAAAAA966900033010 23", 1297).constData());
    QCOMPARE(read.size(), 1297);
    QCOMPARE(read.first(16).toHex(), bytes("AAAAAA9669 050A 000090 0100 0400 0000").toHex());
}

void tst_SimIdCardReader::withoutSelectNothingIsRead()
{
    m_sim->lay(*sampleCard(u"zhang"));
    QCOMPARE(ask("AAAAAA966900033001 32", 11), bytes("AAAAAA9669 0004 000041 45").toHex());
    QCOMPARE(ask("AAAAAA966900032002 21", 11), bytes("AAAAAA9669 0004 000081 85").toHex());
}

void tst_SimIdCardReader::liftedMeansGone()
{
    m_sim->lay(*sampleCard(u"zhang"));
    ask("AAAAAA966900032001 22", 15);
    ask("AAAAAA966900032002 21", 19);
    m_sim->lift();
    m_sim->lay(*sampleCard(u"zhang"));
    QCOMPARE(ask("AAAAAA966900033001 32", 11), bytes("AAAAAA9669 0004 000041 45").toHex());
}

void tst_SimIdCardReader::findsAgainAfterRead()
{
    m_sim->setFailure(Failure::AnswersFindAfterRead);
    m_sim->lay(*sampleCard(u"zhang"));
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(ask("AAAAAA966900032001 22", 15),
                 bytes("AAAAAA9669 0008 00009F 00000000 97").toHex());
        ask("AAAAAA966900032002 21", 19);
        QCOMPARE(ask("AAAAAA966900033001 32", 1295).size(), 2 * 1295);
        QCOMPARE(ask("AAAAAA966900033003 30", 11), bytes("AAAAAA9669 0004 000091 95").toHex());
    }
}

void tst_SimIdCardReader::failuresOfTheCard_data()
{
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("unreadable") << Failure::UnreadableCard << bytes("AAAAAA96690004 000041 45")
                                << true;
    QTest::newRow("rejected") << Failure::RejectedCard << bytes("AAAAAA96690004 000032 36") << true;
    QTest::newRow("lifted") << Failure::LiftDuringRead << bytes("AAAAAA96690004 000041 45")
                            << false;
    QTest::newRow("self-check") << Failure::SelfCheckFailed << bytes("AAAAAA96690004 000060 64")
                                << true;
}

void tst_SimIdCardReader::failuresOfTheCard()
{
    QFETCH(const Failure, failure);
    QFETCH(const QByteArray, reply);
    QFETCH(const bool, isThere);
    m_sim->lay(*sampleCard(u"zhang"));
    ask("AAAAAA966900032001 22", 15);
    ask("AAAAAA966900032002 21", 19);
    m_sim->setFailure(failure);
    QCOMPARE(ask("AAAAAA966900033001 32", 11), reply.toHex());
    QCOMPARE(m_sim->card().has_value(), isThere);
}

void tst_SimIdCardReader::failuresOfTheLine()
{
    const QByteArray ok = bytes("AAAAAA9669 0004 000090 94").toHex();
    m_sim->setFailure(Failure::SplitFrames);
    QSignalSpy readySpy(&*m_port, &QSerialPort::readyRead);
    QCOMPARE(ask("AAAAAA966900 0311FFED", 11), ok);
    QVERIFY(readySpy.size() > 3);

    m_sim->setFailure(Failure::BadChecksum);
    QCOMPARE(ask("AAAAAA966900 0311FFED", 11), bytes("AAAAAA9669 0004 000090 95").toHex());

    m_sim->setFailure(Failure::NoisyLine);
    const QByteArray noisy = ask("AAAAAA966900 0311FFED", 12);
    QVERIFY(noisy.size() > ok.size());
    QVERIFY(noisy.endsWith(ok));

    m_sim->setFailure(Failure::Silent);
    m_port->write(bytes("AAAAAA966900 0311FFED"));
    readySpy.clear();
    QVERIFY(!readySpy.wait(100));
}

void tst_SimIdCardReader::failureWearsOff()
{
    QSignalSpy changedSpy(&*m_sim, &SimIdCardReader::changed);
    m_sim->setFailure(Failure::BadChecksum, 2);
    const QByteArray good = bytes("AAAAAA9669 0004 000090 94").toHex();
    QVERIFY(ask("AAAAAA966900 0311FFED", 11) != good);
    QVERIFY(ask("AAAAAA966900 0311FFED", 11) != good);
    QCOMPARE(ask("AAAAAA966900 0311FFED", 11), good);
    QCOMPARE(m_sim->failure(), Failure::None);
    QCOMPARE(changedSpy.size(), 2);
}

void tst_SimIdCardReader::sampleCards_data()
{
    QTest::addColumn<int>("index");
    const QList<SampleCard> cards = drivers::sampleCards();
    for (qsizetype i = 0; i < cards.size(); ++i) {
        QTest::newRow(qPrintable(cards.at(i).id)) << static_cast<int>(i);
    }
}

void tst_SimIdCardReader::sampleCards()
{
    QFETCH(const int, index);
    const QList<SampleCard> cards = drivers::sampleCards();
    const SampleCard& card = cards.at(index);
    QCOMPARE(card.text.size(), 256);
    QCOMPARE(card.photo.size(), 1024);
    QVERIFY(card.label.contains(card.name));
    QVERIFY(!card.label.contains(u'%'));
    QCOMPARE(sampleCard(card.id)->text, card.text);
    QCOMPARE(sampleCard(card.id)->photo, card.photo);
    const auto same = std::count_if(cards.begin(), cards.end(),
                                    [&](const SampleCard& other) { return other.id == card.id; });
    QCOMPARE(same, 1);
    QVERIFY(!sampleCard(u"nobody"));
}

void tst_SimIdCardReader::scannerSendsLines()
{
    const QString path = m_dir.filePath(QStringLiteral("scanner"));
    SimScanner scanner(path);
    QVERIFY(scanner.port().plug());
    QVERIFY(!scanner.scan(QStringLiteral("nobody listens")));
    QSerialPort port(path);
    QVERIFY(port.open(QIODevice::ReadWrite));
    QTRY_VERIFY(scanner.port().isAttached());
    QVERIFY(scanner.scan(QStringLiteral("https://例.cn/a")));
    const QByteArray expected = "https://\xE4\xBE\x8B.cn/a\r";
    QTRY_COMPARE(port.bytesAvailable(), expected.size());
    QCOMPARE(port.readAll(), expected);
}

QTEST_GUILESS_MAIN(tst_SimIdCardReader)
#include "tst_SimIdCardReader.moc"
