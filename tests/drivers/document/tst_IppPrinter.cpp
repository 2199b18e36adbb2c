// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/document/IppPrinter.h"
#include "tests/drivers/document/IppPeer.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>
#include <optional>

using namespace onewindow;
using namespace onewindow::drivers;
using namespace std::chrono_literals;

namespace {

constexpr int kPatienceMs = 40'000;

/// Bytes that are a PDF as far as a printer looks.
DocumentJob job(const QByteArray& more = "one")
{
    return {.pdf = std::make_shared<const Secret>("%PDF-1.4\n% " + more + "\n%%EOF\n"),
            .copies = 1};
}

/// How a job ended.
struct End
{
    PrintOutcome outcome = PrintOutcome::Unknown;
    DeviceStatus reason = DeviceStatus::Starting;
};

} // namespace

/// The driver against a printer of CUPS: what it prints, and what it says when the printer cannot.
class tst_IppPrinter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void uris_data();
    void uris();
    void printsWhatItIsGiven();
    void tellsThePrinterNothing();
    void leavesNothingOnTheDisk();
    void waitsForPaper();
    void isTakenBackAfterTooLong();
    void isTakenBackWhenNobodyWaits();
    void faultsOfThePrinter_data();
    void faultsOfThePrinter();
    void printerGivesUp();
    void printerIsBusy();
    void oneJobAtATime();
    void killedMidWay();
    void comesBack();
    void refusesTheFormat();
    void silentAfterTheDocument();
    void nobodyThere();

private:
    void startDriver();
    void print(const DocumentJob& what, quint64 id = 1);
    bool isReady();
    std::optional<End> endOf(quint64 id);

    QTemporaryDir m_home; ///< Of this process, and its temporary files.
    IppPrinter::Options m_options;
    std::unique_ptr<IppPeer> m_peer;
    std::unique_ptr<IppPrinter> m_driver;
    QHash<quint64, End> m_ends;
    QList<DeviceStatus> m_statuses;
};

void tst_IppPrinter::initTestCase()
{
    const QString missing = IppPeer::missing();
    QVERIFY2(missing.isEmpty(), qPrintable(missing + QStringLiteral(" is not installed")));
    // Before anything of CUPS looks where it may write.
    for (const char* name : {"HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "CUPS_CACHEDIR",
                             "CUPS_STATEDIR"}) {
        qputenv(name, m_home.path().toLocal8Bit());
    }
}

void tst_IppPrinter::init()
{
    m_peer = std::make_unique<IppPeer>();
    QVERIFY2(m_peer->start(), qPrintable(m_peer->log()));
    m_options = {};
    m_options.uri = m_peer->uri();
    m_options.idlePause = 50ms;
    m_options.jobPause = 50ms;
    m_options.lostLimit = 1s;
    m_options.busyLimit = 500ms;
}

void tst_IppPrinter::cleanup()
{
    m_driver.reset();
    m_peer.reset();
    m_ends.clear();
    m_statuses.clear();
}

void tst_IppPrinter::startDriver()
{
    m_driver = std::make_unique<IppPrinter>(m_options);
    connect(m_driver.get(), &IppPrinter::jobFinished, this,
            [this](quint64 id, PrintOutcome outcome, DeviceStatus reason) {
                QVERIFY2(!m_ends.contains(id), "ended twice");
                m_ends.insert(id, {outcome, reason});
            });
    connect(m_driver.get(), &IppPrinter::statusChanged, this,
            [this](DeviceStatus status) { m_statuses.append(status); });
}

bool tst_IppPrinter::isReady()
{
    startDriver();
    return QTest::qWaitFor([this] { return m_driver->status() == DeviceStatus::Ready; },
                           kPatienceMs);
}

std::optional<End> tst_IppPrinter::endOf(quint64 id)
{
    const bool hasEnded = QTest::qWaitFor([&] { return m_ends.contains(id); }, kPatienceMs);
    return hasEnded ? std::optional(m_ends.value(id)) : std::nullopt;
}

void tst_IppPrinter::print(const DocumentJob& what, quint64 id)
{
    m_driver->print(id, what);
}

void tst_IppPrinter::uris_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<bool>("isUri");
    QTest::newRow("plain") << QStringLiteral("ipp://localhost:8631/ipp/print") << true;
    QTest::newRow("TLS") << QStringLiteral("ipps://printer.local/ipp/print") << true;
    QTest::newRow("IPv6") << QStringLiteral("ipp://[::1]:631/ipp/print") << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("the web") << QStringLiteral("http://localhost/ipp/print") << false;
    QTest::newRow("no host") << QStringLiteral("ipp:///ipp/print") << false;
    QTest::newRow("no path") << QStringLiteral("ipp://localhost") << false;
    QTest::newRow("a password") << QStringLiteral("ipp://a:b@localhost/ipp/print") << false;
}

void tst_IppPrinter::uris()
{
    QFETCH(QString, uri);
    QFETCH(bool, isUri);
    QCOMPARE(IppPrinter::isUri(uri), isUri);
}

void tst_IppPrinter::printsWhatItIsGiven()
{
    QVERIFY2(isReady(), qPrintable(m_peer->log()));
    // More than one piece of it on its way.
    const DocumentJob sent = job(QByteArray(200'000, 'x'));
    print(sent);
    const auto end = endOf(1);
    QVERIFY2(end, qPrintable(m_peer->log()));
    QCOMPARE(end->outcome, PrintOutcome::Printed);
    QCOMPARE(end->reason, DeviceStatus::Ready);
    QCOMPARE(m_peer->received(), QList<QByteArray>{sent.pdf->view().toByteArray()});
}

/// The name of a job is on the printer's panel, and in the log of whatever stands between.
void tst_IppPrinter::tellsThePrinterNothing()
{
    QVERIFY(isReady());
    print(job(), 1);
    QVERIFY(endOf(1));
    const QString first = m_peer->attributes();
    print(job(), 2);
    QVERIFY(endOf(2));
    static const QRegularExpression name(
        QStringLiteral("IPP_JOB_NAME=(OneWindow [0-9a-f]{16})\\n"));
    QVERIFY2(name.match(first).hasMatch(), qPrintable(first));
    QVERIFY(name.match(first).captured(1) != name.match(m_peer->attributes()).captured(1));
    QVERIFY2(first.contains(QStringLiteral("iso_a4_210x297mm")), qPrintable(first));
    QVERIFY(!first.contains(QString::fromLocal8Bit(qgetenv("USER")) + QStringLiteral("\n")) ||
            qEnvironmentVariableIsEmpty("USER"));
    QVERIFY2(first.contains(QStringLiteral("=onewindow")), qPrintable(first));
}

/// The driver's own machine: no spool, no cache, no temporary file with what was printed; and of
/// the bytes nothing is kept when the job has ended, however it ended.
void tst_IppPrinter::leavesNothingOnTheDisk()
{
    QVERIFY(isReady());
    const QByteArray secret = "owsecret-11010519491231002X";
    DocumentJob what = job(secret);
    const std::weak_ptr<const Secret> bytes = what.pdf;
    print(what, 1);
    what = {};
    QVERIFY(endOf(1));
    QCOMPARE(endOf(1)->outcome, PrintOutcome::Printed);
    QVERIFY(m_peer->received().constFirst().contains(secret));
    QTRY_VERIFY_WITH_TIMEOUT(bytes.expired(), kPatienceMs);
    m_driver.reset();
    for (QDirIterator files(m_home.path(), QDir::Files | QDir::Hidden,
                            QDirIterator::Subdirectories);
         files.hasNext();) {
        QFile file(files.next());
        if (file.fileName().startsWith(m_peer->folder())) {
            continue; // The printer's own.
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains(secret), qPrintable(file.fileName()));
        QVERIFY2(!content.contains("%PDF"), qPrintable(file.fileName()));
    }
}

/// An empty tray is little paper until somebody wants a page; then the job waits in the printer.
void tst_IppPrinter::waitsForPaper()
{
    QVERIFY(isReady());
    QVERIFY(m_peer->setPaper(0));
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->status(), DeviceStatus::PaperLow, kPatienceMs);
    print(job());
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->status(), DeviceStatus::NoPaper, kPatienceMs);
    QVERIFY(m_ends.isEmpty());
    QVERIFY(m_peer->setPaper(100));
    const auto end = endOf(1);
    QVERIFY(end);
    QCOMPARE(end->outcome, PrintOutcome::Printed);
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->status(), DeviceStatus::Ready, kPatienceMs);
}

void tst_IppPrinter::isTakenBackAfterTooLong()
{
    m_options.waitLimit = 300ms;
    QVERIFY(isReady());
    m_peer->holdJobs();
    m_peer->setReason(QStringLiteral("media-jam"));
    print(job());
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->status(), DeviceStatus::Jam, kPatienceMs);
    // The printer lets go of a job when its command has ended.
    m_peer->releaseJobs();
    const auto end = endOf(1);
    QVERIFY(end);
    QVERIFY(end->outcome != PrintOutcome::Printed || end->reason == DeviceStatus::Ready);
    QVERIFY(end->outcome == PrintOutcome::Printed || end->reason == DeviceStatus::Jam);
}

void tst_IppPrinter::isTakenBackWhenNobodyWaits()
{
    QVERIFY(isReady());
    m_peer->holdJobs();
    print(job());
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->received().size(), 1, kPatienceMs);
    m_peer->failJobs();
    m_driver->cancel(1);
    m_driver->cancel(1);
    m_driver->cancel(2);
    m_peer->releaseJobs();
    const auto end = endOf(1);
    QVERIFY(end);
    QCOMPARE(end->outcome, PrintOutcome::NotPrinted);
    QCOMPARE(end->reason, DeviceStatus::Ready);
}

void tst_IppPrinter::faultsOfThePrinter_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<DeviceStatus>("status");
    QTest::newRow("cover") << QStringLiteral("cover-open") << DeviceStatus::CoverOpen;
    QTest::newRow("jam") << QStringLiteral("media-jam") << DeviceStatus::Jam;
    QTest::newRow("toner") << QStringLiteral("toner-empty") << DeviceStatus::Fault;
}

/// A fault that stays after a job: the next is not sent, and told why.
void tst_IppPrinter::faultsOfThePrinter()
{
    QFETCH(QString, reason);
    QFETCH(DeviceStatus, status);
    QVERIFY(isReady());
    m_peer->setReason(reason);
    print(job(), 1);
    QVERIFY(endOf(1));
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->status(), status, kPatienceMs);
    print(job(), 2);
    const auto end = endOf(2);
    QVERIFY(end);
    QCOMPARE(end->outcome, PrintOutcome::NotPrinted);
    QCOMPARE(end->reason, status);
    QCOMPARE(m_peer->received().size(), 1);
}

void tst_IppPrinter::printerGivesUp()
{
    QVERIFY(isReady());
    m_peer->failJobs();
    print(job());
    const auto end = endOf(1);
    QVERIFY(end);
    QCOMPARE(end->outcome, PrintOutcome::NotPrinted);
    QCOMPARE(end->reason, DeviceStatus::Fault);
}

/// With work of somebody else in hand, and no queue.
void tst_IppPrinter::printerIsBusy()
{
    QVERIFY(isReady());
    m_peer->holdJobs();
    IppPrinter other(m_options);
    QVERIFY(QTest::qWaitFor([&] { return other.status() == DeviceStatus::Ready; }, kPatienceMs));
    other.print(7, job("another"));
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->received().size(), 1, kPatienceMs);
    print(job(), 1);
    const auto end = endOf(1);
    QVERIFY(end);
    QCOMPARE(end->outcome, PrintOutcome::NotPrinted);
    QCOMPARE(end->reason, DeviceStatus::Ready);
    // It is tried for a while, so short work of others holds nobody up.
    m_options.busyLimit = 30s;
    startDriver();
    QVERIFY(
        QTest::qWaitFor([&] { return m_driver->status() == DeviceStatus::Ready; }, kPatienceMs));
    print(job(), 2);
    m_peer->releaseJobs();
    const auto after = endOf(2);
    QVERIFY(after);
    QCOMPARE(after->outcome, PrintOutcome::Printed);
}

void tst_IppPrinter::oneJobAtATime()
{
    QVERIFY(isReady());
    m_peer->holdJobs();
    print(job(), 1);
    print(job(), 2);
    const auto second = endOf(2);
    QVERIFY(second);
    QCOMPARE(second->outcome, PrintOutcome::NotPrinted);
    QCOMPARE(second->reason, DeviceStatus::Ready);
    m_peer->releaseJobs();
    QVERIFY(endOf(1));
    QCOMPARE(endOf(1)->outcome, PrintOutcome::Printed);
}

void tst_IppPrinter::killedMidWay()
{
    QVERIFY(isReady());
    m_peer->holdJobs();
    print(job());
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->received().size(), 1, kPatienceMs);
    m_peer->kill();
    const auto end = endOf(1);
    QVERIFY(end);
    QCOMPARE(end->outcome, PrintOutcome::Unknown);
    QCOMPARE(end->reason, DeviceStatus::Missing);
    QCOMPARE(m_driver->status(), DeviceStatus::Missing);
}

void tst_IppPrinter::comesBack()
{
    QVERIFY(isReady());
    m_peer->kill();
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->status(), DeviceStatus::Missing, kPatienceMs);
    print(job(), 1);
    const auto end = endOf(1);
    QVERIFY(end);
    QCOMPARE(end->outcome, PrintOutcome::NotPrinted);
    QCOMPARE(end->reason, DeviceStatus::Missing);
    QVERIFY(m_peer->start());
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->status(), DeviceStatus::Ready, kPatienceMs);
    print(job(), 2);
    QVERIFY(endOf(2));
    QCOMPARE(endOf(2)->outcome, PrintOutcome::Printed);
}

/// A printer that does not name PDF is not sent any.
void tst_IppPrinter::refusesTheFormat()
{
    m_peer = std::make_unique<IppPeer>(QStringLiteral("image/pwg-raster"));
    QVERIFY(m_peer->start());
    m_options.uri = m_peer->uri();
    startDriver();
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->status(), DeviceStatus::Fault, kPatienceMs);
    print(job());
    const auto end = endOf(1);
    QVERIFY(end);
    QCOMPARE(end->outcome, PrintOutcome::NotPrinted);
    QCOMPARE(end->reason, DeviceStatus::Fault);
    QVERIFY(m_peer->received().isEmpty());
}

/// Takes everything and never answers: whether it prints, nobody knows.
void tst_IppPrinter::silentAfterTheDocument()
{
    QTcpServer between;
    QVERIFY(between.listen(QHostAddress::LocalHost, 0));
    const QUrl real(m_peer->uri());
    // Hands everything on, until it has seen a document.
    connect(&between, &QTcpServer::newConnection, this, [&] {
        QTcpSocket* near = between.nextPendingConnection();
        auto* far = new QTcpSocket(near);
        far->connectToHost(QStringLiteral("localhost"), static_cast<quint16>(real.port()));
        connect(near, &QTcpSocket::readyRead, far, [near, far] {
            const QByteArray bytes = near->readAll();
            if (bytes.contains("%PDF")) {
                far->abort();
                near->setProperty("isSilent", true);
            } else if (!near->property("isSilent").toBool()) {
                far->write(bytes);
            }
        });
        connect(far, &QTcpSocket::readyRead, near, [near, far] { near->write(far->readAll()); });
    });
    m_options.uri = QStringLiteral("ipp://127.0.0.1:%1/ipp/print").arg(between.serverPort());
    m_options.patience = 500ms;
    QVERIFY(isReady());
    print(job());
    const auto end = endOf(1);
    QVERIFY(end);
    QCOMPARE(end->outcome, PrintOutcome::Unknown);
    QCOMPARE(end->reason, DeviceStatus::Missing);
}

void tst_IppPrinter::nobodyThere()
{
    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress::LocalHost, 0));
    m_options.uri = QStringLiteral("ipp://127.0.0.1:%1/ipp/print").arg(nobody.serverPort());
    m_options.patience = 500ms;
    nobody.close();
    startDriver();
    QTRY_COMPARE_WITH_TIMEOUT(m_driver->status(), DeviceStatus::Missing, kPatienceMs);
    print(job());
    const auto end = endOf(1);
    QVERIFY(end);
    QCOMPARE(end->outcome, PrintOutcome::NotPrinted);
    QCOMPARE(end->reason, DeviceStatus::Missing);
}

QTEST_GUILESS_MAIN(tst_IppPrinter)
#include "tst_IppPrinter.moc"
