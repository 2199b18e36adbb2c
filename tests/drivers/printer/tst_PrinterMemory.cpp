// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Enforce.h"
#include "tests/drivers/printer/PrinterRig.h"

#include <QFile>
#include <QSocketNotifier>
#include <QTest>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>

using namespace onewindow::drivers;

namespace {

/// What is printed, as nothing else in this process writes it: the proof would find itself.
constexpr quint8 kMask = 0x5A;
constexpr std::array<char, 12> kMasked = [] {
    std::array<char, 12> masked{'7', '0', '2', '0', '8', '9', '9', '4', '1', '6', '3', 'X'};
    for (char& letter : masked) {
        letter = static_cast<char>(letter ^ kMask);
    }
    return masked;
}();

QByteArray plain()
{
    QByteArray text(kMasked.data(), kMasked.size());
    for (char& letter : text) {
        letter = static_cast<char>(letter ^ kMask);
    }
    return text;
}

bool isFoundIn(const char* content, qsizetype size)
{
    const char* const end = content + size;
    return std::search(content, end, kMasked.begin(), kMasked.end(), [](char here, char masked) {
               return static_cast<char>(here ^ kMask) == masked;
           }) != end;
}

/// Whether the bytes stand anywhere in what this process may write to.
bool isInMemory()
{
    static std::array<char, 1 << 20> s_piece;
    QFile maps(QStringLiteral("/proc/self/maps"));
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    if (!maps.open(QIODevice::ReadOnly) || memory < 0) {
        qFatal("memory cannot be read");
    }
    bool isFound = false;
    const QList<QByteArray> lines = maps.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 2 || !words.at(1).startsWith("rw")) {
            continue;
        }
        const QList<QByteArray> ends = words.constFirst().split('-');
        const qint64 last = ends.at(1).toLongLong(nullptr, 16);
        for (qint64 at = ends.at(0).toLongLong(nullptr, 16); at < last;) {
            // Of an earlier piece nothing is to be found where this array lies itself.
            s_piece.fill(0);
            const ssize_t count =
                ::pread(memory, s_piece.data(),
                        static_cast<std::size_t>(std::min<qint64>(s_piece.size(), last - at)), at);
            if (count <= 0) {
                break; // A device's.
            }
            isFound = isFound || isFoundIn(s_piece.data(), count);
            at += count < last - at ? count - static_cast<qint64>(kMasked.size()) : count;
        }
    }
    s_piece.fill(0);
    ::close(memory);
    return isFound;
}

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
        m_hasSeenIt = m_hasSeenIt || isFoundIn(s_bytes.data(), count);
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
    QVERIFY(!isInMemory());
    {
        const QByteArray kept = plain();
        QVERIFY(isInMemory());
        QCOMPARE(kept.size(), static_cast<qsizetype>(kMasked.size()));
    }
    QVERIFY(!isInMemory());
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
    driver.print(1, {{ReceiptPair{QStringLiteral("证件号码"), QString::fromLatin1(plain())}}});
    QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 1, kPatience);
    QCOMPARE(ends.at(0).at(1).value<PrintOutcome>(), PrintOutcome::Printed);
    QVERIFY(printer.hasSeenIt());
    // The driver's thread may be about to let go of the job it has reported.
    QTRY_VERIFY(!isInMemory());
}

QTEST_MAIN(TestPrinterMemory)
#include "tst_PrinterMemory.moc"
