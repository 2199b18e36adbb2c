// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bench/ControlServer.h"

#include <QGuiApplication>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace Qt::StringLiterals;

/// The bench's command line: by rows, and over its socket.
class tst_BenchCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void good_data();
    void good();
    void bad_data();
    void bad();
    void everyFaultByName();
    void everyCardByName();
    void faultAfterLines();
    void statusTells();
    void chargesAreListed();
    void secretAndPortAreFound();
    void noTicketYet();
    void waitsForATicket();
    void waitsInVain();

    void socketAnswersInOrder();
    void socketTakenOnce();
    void lineOverTheLimitIsHungUpOn();
    void quits();

private:
    QString run(const QString& command);
    bool print();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Devices> m_devices;
};

void tst_BenchCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_devices =
        std::make_unique<Devices>(Devices::Options{.folder = m_folder->path(), .isHurried = true});
    QVERIFY(m_devices->open());
}

void tst_BenchCommand::cleanup()
{
    m_devices.reset();
    m_folder.reset();
}

QString tst_BenchCommand::run(const QString& command)
{
    QString said;
    int times = 0;
    m_devices->run(command, [&](const QString& answer) {
        said = answer;
        ++times;
    });
    return times == 1 ? said : u"answered %1 times"_s.arg(times);
}

bool tst_BenchCommand::print()
{
    QTcpSocket paper;
    const int before = m_devices->printer().ticketCount();
    paper.connectToHost(u"127.0.0.1"_s, m_devices->printer().port());
    if (!QTest::qWaitFor([&] { return paper.state() == QTcpSocket::ConnectedState; })) {
        return false;
    }
    paper.write(QByteArray("\x1b@A1001\n\n\x1dV\x00", 13));
    return QTest::qWaitFor([&] { return m_devices->printer().ticketCount() == before + 1; });
}

void tst_BenchCommand::good_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command :
         {"card lay zhang", "card lift", "card mode Silent", "card mode None", "card unplug",
          "card plug", "printer fault jam on", "printer fault jam off",
          "printer fault noPaper after 0", "printer fault noPaper after 1000",
          "printer paper refill", "printer power cycle", "  card   lift  ", "payment lose answer",
          "payment unplug", "payment plug", "payment power cycle"}) {
        QTest::newRow(command) << QString::fromLatin1(command);
    }
}

void tst_BenchCommand::good()
{
    QFETCH(QString, command);
    QCOMPARE(run(command), u"ok"_s);
}

void tst_BenchCommand::bad_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("nothing") << QString();
    QTest::newRow("blanks") << u"    "_s;
    QTest::newRow("over the limit") << QString(Devices::kCommandLimit + 1, u'c');
    for (const char* command : {"cards",
                                "card",
                                "card lay",
                                "card lay nobody",
                                "card lay zhang li",
                                "card lift zhang",
                                "card mode",
                                "card mode silent",
                                "card mode 3",
                                "card eat",
                                "card plug in",
                                "printer fault",
                                "printer fault jam",
                                "printer fault jam perhaps",
                                "printer fault dust on",
                                "printer fault jam after",
                                "printer fault jam after x",
                                "printer fault jam after -1",
                                "printer fault jam after 1001",
                                "printer fault jam on now",
                                "printer paper",
                                "printer paper refill now",
                                "printer power",
                                "payment",
                                "payment pay",
                                "payment refuse",
                                "payment lapse",
                                "payment pay twice",
                                "payment lose",
                                "payment power",
                                "payment charge",
                                "scanner",
                                "scanner scan",
                                "scanner scan nobody-listens",
                                "ticket",
                                "ticket first",
                                "ticket last one",
                                "ticket wait",
                                "ticket wait 1",
                                "ticket wait x 1",
                                "ticket wait 0 1",
                                "ticket wait 1 -1",
                                "ticket wait 1 60001",
                                "status now",
                                "QUIT"}) {
        QTest::newRow(command) << QString::fromLatin1(command);
    }
}

void tst_BenchCommand::bad()
{
    QFETCH(QString, command);
    const QString before = run(u"status"_s);
    const QString answer = run(command);
    QVERIFY2(answer.startsWith(u"error "_s), qPrintable(answer));
    QVERIFY(!answer.contains(u'\n'));
    // A wrong command changes nothing.
    QCOMPARE(run(u"status"_s), before);
}

void tst_BenchCommand::everyFaultByName()
{
    const auto faults = drivers::allFaults();
    for (const drivers::SimPrinterFault fault : faults) {
        const QString name = drivers::faultName(fault);
        QCOMPARE(run(u"printer fault %1 on"_s.arg(name)), u"ok"_s);
        QVERIFY2(m_devices->printer().hasFault(fault), qPrintable(name));
        QCOMPARE(run(u"printer fault %1 off"_s.arg(name)), u"ok"_s);
        QVERIFY2(!m_devices->printer().hasFault(fault), qPrintable(name));
    }
}

void tst_BenchCommand::everyCardByName()
{
    const QStringList ids = run(u"card list"_s).split(u' ');
    QCOMPARE(ids.size(), drivers::sampleCards().size());
    for (const QString& id : ids) {
        QCOMPARE(run(u"card lay "_s + id), u"ok"_s);
        QCOMPARE(m_devices->reader().card()->id, id);
    }
}

void tst_BenchCommand::faultAfterLines()
{
    QCOMPARE(run(u"printer fault jam after 1"_s), u"ok"_s);
    QVERIFY(!m_devices->printer().hasFault(drivers::SimPrinterFault::Jam));
    QTcpSocket paper;
    paper.connectToHost(u"127.0.0.1"_s, m_devices->printer().port());
    QTRY_COMPARE(paper.state(), QTcpSocket::ConnectedState);
    paper.write("one\ntwo\nthree\nfour\n");
    QTRY_VERIFY(m_devices->printer().hasFault(drivers::SimPrinterFault::Jam));
}

void tst_BenchCommand::statusTells()
{
    run(u"card lay elder"_s);
    run(u"printer fault coverOpen on"_s);
    const QJsonObject status = QJsonDocument::fromJson(run(u"status"_s).toUtf8()).object();
    QCOMPARE(status["card"_L1].toString(), u"elder"_s);
    QCOMPARE(status["faults"_L1].toVariant().toStringList(), QStringList(u"coverOpen"_s));
    QCOMPARE(status["tickets"_L1].toInt(-1), 0);
}

void tst_BenchCommand::chargesAreListed()
{
    const QJsonObject charges =
        QJsonDocument::fromJson(run(u"payment charges"_s).toUtf8()).object();
    QVERIFY(charges["charges"_L1].isArray());
    QCOMPARE(charges["totalCents"_L1].toInt(-1), 0);
    QVERIFY(m_devices->payment().port() > 0);
}

/// Whoever sets up a terminal chooses both; the secret of a bench alone is its owner's alone.
void tst_BenchCommand::secretAndPortAreFound()
{
    QFile key(m_folder->filePath(u"payment.key"_s));
    QVERIFY(key.open(QIODevice::ReadOnly));
    QCOMPARE(key.readAll().trimmed().size(), 64);
    QVERIFY((key.permissions() & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    const quint16 port = m_devices->payment().port();
    m_devices.reset();
    QFile file(m_folder->filePath(u"payment.port"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::number(port) + '\n');
    file.close();
    m_devices =
        std::make_unique<Devices>(Devices::Options{.folder = m_folder->path(), .isHurried = true});
    QVERIFY(m_devices->open());
    QCOMPARE(m_devices->payment().port(), port);
}

void tst_BenchCommand::noTicketYet()
{
    QVERIFY(run(u"ticket last"_s).startsWith(u"error "_s));
    QVERIFY(print());
    const QJsonObject last = QJsonDocument::fromJson(run(u"ticket last"_s).toUtf8()).object();
    QCOMPARE(last["number"_L1].toInt(), 1);
    QVERIFY(last["text"_L1].toString().contains(u"A1001"_s));
    QVERIFY(QFile::exists(last["png"_L1].toString()));
}

void tst_BenchCommand::waitsForATicket()
{
    QString answer;
    int times = 0;
    m_devices->run(u"ticket wait 1 60000"_s, [&](const QString& said) {
        answer = said;
        ++times;
    });
    QCOMPARE(times, 0);
    QVERIFY(print());
    QTRY_COMPARE(times, 1);
    QVERIFY(answer.contains(u"A1001"_s));
    // One that is there already is answered at once.
    QVERIFY(run(u"ticket wait 1 0"_s).contains(u"A1001"_s));
}

void tst_BenchCommand::waitsInVain()
{
    QString answer;
    m_devices->run(u"ticket wait 1 1"_s, [&answer](const QString& said) { answer = said; });
    QTRY_VERIFY(answer.startsWith(u"error "_s));
}

void tst_BenchCommand::socketAnswersInOrder()
{
    ControlServer server(*m_devices);
    const QString path = m_folder->filePath(u"bench.sock"_s);
    QVERIFY(server.listen(path));
    QLocalSocket client;
    client.connectToServer(path);
    QTRY_COMPARE(client.state(), QLocalSocket::ConnectedState);
    // Torn anywhere, answered line by line.
    client.write("card lay zh");
    client.flush();
    client.write("ang\nnonsense\ncard lift\n");
    QByteArray said;
    QTRY_VERIFY((said += client.readAll()).count('\n') == 3);
    const QList<QByteArray> lines = said.split('\n');
    QCOMPARE(lines.at(0), QByteArray("ok"));
    QVERIFY(lines.at(1).startsWith("error "));
    QCOMPARE(lines.at(2), QByteArray("ok"));
}

void tst_BenchCommand::socketTakenOnce()
{
    ControlServer server(*m_devices);
    ControlServer second(*m_devices);
    const QString path = m_folder->filePath(u"bench.sock"_s);
    QVERIFY(server.listen(path));
    const auto refused = second.listen(path);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
}

void tst_BenchCommand::lineOverTheLimitIsHungUpOn()
{
    ControlServer server(*m_devices);
    const QString path = m_folder->filePath(u"bench.sock"_s);
    QVERIFY(server.listen(path));
    QLocalSocket client;
    client.connectToServer(path);
    QTRY_COMPARE(client.state(), QLocalSocket::ConnectedState);
    client.write(QByteArray(2 * Devices::kCommandLimit, 'x'));
    QTRY_COMPARE(client.state(), QLocalSocket::UnconnectedState);
}

void tst_BenchCommand::quits()
{
    ControlServer server(*m_devices);
    const QSignalSpy wanted(&server, &ControlServer::quitWanted);
    const QString path = m_folder->filePath(u"bench.sock"_s);
    QVERIFY(server.listen(path));
    QLocalSocket client;
    client.connectToServer(path);
    QTRY_COMPARE(client.state(), QLocalSocket::ConnectedState);
    client.write("quit\n");
    QTRY_COMPARE(wanted.count(), 1);
}

QTEST_MAIN(tst_BenchCommand)
#include "tst_BenchCommand.moc"
