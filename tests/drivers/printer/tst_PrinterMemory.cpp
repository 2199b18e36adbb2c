// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Enforce.h"
#include "tests/OwnMemory.h"
#include "tests/drivers/printer/PrinterRig.h"

#include <QSocketNotifier>
#include <QTest>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

using namespace onewindow::drivers;

namespace {

/// What is printed.
constexpr onewindow::testing::HiddenText kPrinted("70208994163X");

/// A printer at the other end that answers as one that is well, and keeps nothing of what it is
/// sent.
class ForgetfulPrinter : public QObject
{
public:
    ~ForgetfulPrinter() override
    {
        m_notifier.reset();
        for (const int file : {m_file, m_listener, m_slave}) {
            if (file >= 0) {
                ::close(file);
            }
        }
    }

    ForgetfulPrinter() = default;
    ForgetfulPrinter(const ForgetfulPrinter&) = delete;
    ForgetfulPrinter& operator=(const ForgetfulPrinter&) = delete;
    ForgetfulPrinter(ForgetfulPrinter&&) = delete;
    ForgetfulPrinter& operator=(ForgetfulPrinter&&) = delete;

    /// Its address; empty where the system gives none.
    QString openTerminal()
    {
        m_file = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
        if (m_file < 0 || grantpt(m_file) != 0 || unlockpt(m_file) != 0) {
            return {};
        }
        const QString path = QString::fromLocal8Bit(ptsname(m_file));
        m_slave = ::open(ptsname(m_file), O_RDWR | O_NOCTTY | O_CLOEXEC); // Else it hangs up.
        watch();
        return path;
    }

    /// Its port on loopback; 0 where there is none.
    quint16 listen()
    {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        auto* const any = reinterpret_cast<sockaddr*>(&address);
        if (::bind(m_listener, any, size) != 0 || ::listen(m_listener, 1) != 0 ||
            ::getsockname(m_listener, any, &size) != 0) {
            return 0;
        }
        m_notifier = std::make_unique<QSocketNotifier>(m_listener, QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
            m_file = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
            m_notifier.release()->deleteLater(); // This is its signal.
            watch();
        });
        return ntohs(address.sin_port);
    }

    [[nodiscard]] bool hasSeenIt() const { return m_hasSeenIt; }

private:
    void watch()
    {
        m_notifier = std::make_unique<QSocketNotifier>(m_file, QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] { read(); });
    }

    void read()
    {
        static std::array<char, 65'536> s_bytes;
        const ssize_t count = ::read(m_file, s_bytes.data(), s_bytes.size());
        if (count <= 0) {
            m_notifier->setEnabled(count < 0);
            return;
        }
        m_hasSeenIt =
            m_hasSeenIt || kPrinted.isIn({s_bytes.data(), static_cast<std::size_t>(count)});
        for (ssize_t i = 0; i < count; ++i) {
            answer(static_cast<quint8>(s_bytes[static_cast<std::size_t>(i)]));
        }
        s_bytes.fill(0);
    }

    /// DLE EOT n and GS r 1, by the last three bytes.
    void answer(quint8 byte)
    {
        m_last = (m_last << 8 | byte) & 0xFFFFFF;
        const bool isStatus = (m_last & 0xFFFF00) == 0x100400 && byte >= 1 && byte <= 4;
        if (isStatus || m_last == 0x1D7201) {
            const char reply = isStatus ? '\x12' : '\x00';
            OW_ENFORCE(::write(m_file, &reply, 1) == 1);
        }
    }

    int m_file = -1;
    int m_listener = -1;
    int m_slave = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    quint32 m_last = 0;
    bool m_hasSeenIt = false;
};

} // namespace

/// That nothing of a slip is left in the process once the printer has confirmed it. The heap is the
/// terminal's, which overwrites what is given back to it: what is found is what somebody keeps.
class TestPrinterMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proofFindsWhatIsKept();

    void slipIsForgotten_data() { addPorts(); }

    void slipIsForgotten();
};

void TestPrinterMemory::proofFindsWhatIsKept()
{
    QVERIFY(!kPrinted.isInMemory());
    {
        const QByteArray kept = kPrinted.plain();
        QVERIFY(kPrinted.isInMemory());
        QVERIFY(!kept.isEmpty());
    }
    QVERIFY(!kPrinted.isInMemory());
}

void TestPrinterMemory::slipIsForgotten()
{
    QFETCH(const PrinterPort, port);
    ForgetfulPrinter printer;
    PrinterConfig config;
    config.port = port;
    if (port == PrinterPort::Tcp) {
        config.address = QStringLiteral("127.0.0.1");
        config.tcpPort = printer.listen();
        QVERIFY(config.tcpPort != 0);
    } else {
        config.address = printer.openTerminal();
        QVERIFY(!config.address.isEmpty());
    }
    EscPosPrinter driver(config);
    QSignalSpy ends(&driver, &EscPosPrinter::jobFinished);
    QTRY_COMPARE_WITH_TIMEOUT(driver.status(), DeviceStatus::Ready, kPatience);
    driver.print(
        1, {{ReceiptPair{QStringLiteral("证件号码"), QString::fromLatin1(kPrinted.plain())}}});
    QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 1, kPatience);
    QCOMPARE(ends.at(0).at(1).value<PrintOutcome>(), PrintOutcome::Printed);
    QVERIFY(printer.hasSeenIt());
    // The driver's thread may be about to let go of the job it has reported.
    QTRY_VERIFY(!kPrinted.isInMemory());
}

QTEST_MAIN(TestPrinterMemory)
#include "tst_PrinterMemory.moc"
