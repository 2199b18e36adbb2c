// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Bench/BenchViewModel.h"
#include "tests/qml/staff/StaffScreen.h"

#include <QGuiApplication>
#include <QQuickItem>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using onewindow::testing::StaffScreen;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_BenchPlugin)

namespace {

constexpr int kLeastTarget = 40;

/// The devices of one terminal on a desk, and their window's model.
struct Bench
{
    Bench()
        : reader(folder.filePath(u"reader"_s))
        , scanner(folder.filePath(u"scanner"_s))
        , printer({.millimetresPerSecond = 0, .ticketFolder = {}})
        , payment({.secret = QByteArray(32, 's')})
        , model(reader, scanner, printer, payment)
    {}

    bool open()
    {
        return reader.port().plug() && scanner.port().plug() && printer.listen() && connectPaper();
    }

    bool connectPaper()
    {
        paper.connectToHost(u"127.0.0.1"_s, printer.port());
        return QTest::qWaitFor([this] { return paper.state() == QTcpSocket::ConnectedState; });
    }

    /// Prints a line and a QR code, and cuts.
    bool print(const QByteArray& text, const QByteArray& code)
    {
        const int before = model.ticketCount();
        const auto length = static_cast<char>(code.size() + 3);
        QByteArray job = "\x1b@" + text + "\n";
        job += QByteArray("\x1d(k\x03\x00\x31\x43\x06", 8);
        job += QByteArray("\x1d(k", 3) + length + QByteArray("\x00\x31\x50\x30", 4) + code;
        job += QByteArray("\x1d(k\x03\x00\x31\x51\x30", 8);
        job += QByteArray("\n\n\x1dV\x00", 5);
        paper.write(job);
        return QTest::qWaitFor([this, before] { return model.ticketCount() == before + 1; });
    }

    QTemporaryDir folder;
    drivers::SimIdCardReader reader;
    drivers::SimScanner scanner;
    drivers::SimPrinter printer;
    drivers::SimPaymentBox payment;
    QTcpSocket paper;
    BenchViewModel model;
};

} // namespace

/// The bench's model on real simulated devices, and its window as it is drawn.
class tst_BenchPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyCardLaysAndLifts();
    void allLayoutsAreThere();
    void everyFaultComesAndGoes();
    void readerModes();
    void unplugsTheReader();
    void leafsThroughTickets();
    void scansIntoNothing();
    void nobodyPaysForNothing();

    void everyPage_data();
    void everyPage();
};

void tst_BenchPages::everyCardLaysAndLifts()
{
    Bench bench;
    QVERIFY(bench.open());
    QCOMPARE(bench.model.cardIds().size(), bench.model.cardLabels().size());
    for (const QString& id : bench.model.cardIds()) {
        bench.model.toggleCard(id);
        QCOMPARE(bench.model.card(), id);
    }
    // The last one lies there alone; pressed again it is lifted.
    bench.model.toggleCard(bench.model.cardIds().constLast());
    QCOMPARE(bench.model.card(), QString());
    bench.model.toggleCard(u"nobody"_s);
    QCOMPARE(bench.model.card(), QString());
}

void tst_BenchPages::allLayoutsAreThere()
{
    Bench bench;
    QSet<QChar> flags;
    const auto cards = drivers::sampleCards();
    for (const drivers::SampleCard& card : cards) {
        flags << QLatin1Char(card.text.at(248));
    }
    // Resident, residence permit, foreigner 2017 and 2023; and one that nobody knows.
    QCOMPARE(flags, (QSet<QChar>{u' ', u'J', u'I', u'Y', u'Q'}));
}

void tst_BenchPages::everyFaultComesAndGoes()
{
    Bench bench;
    QVERIFY(bench.open());
    QCOMPARE(bench.model.faultIds().size(), bench.model.faultLabels().size());
    const QSignalSpy changes(&bench.model, &BenchViewModel::printerChanged);
    for (const QString& id : bench.model.faultIds()) {
        bench.model.toggleFault(id);
        QVERIFY2(bench.model.faults().contains(id), qPrintable(id));
        bench.model.toggleFault(id);
        QVERIFY2(!bench.model.faults().contains(id), qPrintable(id));
    }
    QVERIFY(changes.count() >= 2 * bench.model.faultIds().size());
}

void tst_BenchPages::readerModes()
{
    Bench bench;
    QCOMPARE(bench.model.readerModeIds().size(), bench.model.readerModeLabels().size());
    QCOMPARE(bench.model.readerMode(), bench.model.readerModeIds().constFirst());
    for (const QString& id : bench.model.readerModeIds()) {
        bench.model.setReaderMode(id);
        QCOMPARE(bench.model.readerMode(), id);
    }
    bench.model.setReaderMode(u"Nothing"_s);
    QCOMPARE(bench.model.readerMode(), bench.model.readerModeIds().constLast());
}

void tst_BenchPages::unplugsTheReader()
{
    Bench bench;
    QVERIFY(bench.open());
    QVERIFY(bench.model.isReaderPlugged());
    bench.model.toggleReader();
    QVERIFY(!bench.model.isReaderPlugged());
    QVERIFY(!QFile::exists(bench.folder.filePath(u"reader"_s)));
    bench.model.toggleReader();
    QVERIFY(bench.model.isReaderPlugged());
}

void tst_BenchPages::leafsThroughTickets()
{
    Bench bench;
    QVERIFY(bench.open());
    QCOMPARE(bench.model.shownTicket(), 0);
    QVERIFY(bench.model.paper(1).isNull());
    QVERIFY(bench.print("A1001", "https://hall.example/t/one"));
    QVERIFY(bench.print("A1002", "https://hall.example/t/two"));
    QCOMPARE(bench.model.shownTicket(), 2);
    QCOMPARE(bench.model.shownCode(), u"https://hall.example/t/two"_s);
    QVERIFY(bench.model.hasOlder() && !bench.model.hasNewer());
    bench.model.showNewer();
    QCOMPARE(bench.model.shownTicket(), 2);
    bench.model.showOlder();
    QCOMPARE(bench.model.shownTicket(), 1);
    QCOMPARE(bench.model.shownCode(), u"https://hall.example/t/one"_s);
    QVERIFY(bench.model.paper(1) != bench.model.paper(2));
    QVERIFY(bench.model.hasNewer() && !bench.model.hasOlder());
    // A new one comes out on top.
    QVERIFY(bench.print("A1003", "three"));
    QCOMPARE(bench.model.shownTicket(), 3);
}

void tst_BenchPages::scansIntoNothing()
{
    Bench bench;
    QVERIFY(bench.open());
    QVERIFY(!bench.model.hasScanFailed());
    // Nobody has opened the scanner's line.
    bench.model.scan(u"https://hall.example/t/one"_s);
    QVERIFY(bench.model.hasScanFailed());
}

void tst_BenchPages::nobodyPaysForNothing()
{
    Bench bench;
    bench.model.pay();
    bench.model.refusePayment();
    bench.model.letPaymentLapse();
    QCOMPARE(bench.model.toPay(), QString());
    QVERIFY(bench.model.charges().isEmpty());
    QCOMPARE(bench.model.chargedTotal(), u"¥0.00"_s);
}

void tst_BenchPages::everyPage_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* state : {"new", "printed", "trouble"}) {
        for (const char* language : {"zh_CN", "en"}) {
            for (const QSize size : {QSize(1600, 860), QSize(1440, 800)}) {
                QTest::addRow("%s %s %d", state, language, size.width())
                    << QString::fromLatin1(state) << QString::fromLatin1(language) << size;
            }
        }
    }
}

void tst_BenchPages::everyPage()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    StaffScreen screen(language);
    Bench bench;
    QVERIFY(bench.open());
    screen.engine().addImageProvider(u"paper"_s, new PaperProvider(bench.model));
    const auto closing = qScopeGuard([&screen] { screen.close(); });
    QVERIFY(screen.load(u"Bench"_s, &bench.model, size));
    if (state != u"new") {
        bench.model.toggleCard(u"zhang"_s);
        QVERIFY(bench.print("A1001", "https://hall.example/t/one"));
        QVERIFY(bench.print("A1002", "https://hall.example/t/two"));
    }
    if (state == u"trouble") {
        bench.model.toggleFault(u"noPaper"_s);
        bench.model.toggleFault(u"coverOpen"_s);
        bench.model.setReaderMode(u"UnreadableCard"_s);
        bench.model.toggleReader();
        bench.model.scan(u"x"_s);
        bench.model.toggleLostAnswer();
        bench.model.togglePayment();
    }
    const QImage image = screen.draw();
    screen.keep(QLatin1String("bench ") + QLatin1String(QTest::currentDataTag()), image);
    const QString findings = screen.findings(image, kLeastTarget);
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

int main(int argc, char** argv)
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    tst_BenchPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_BenchPages.moc"
