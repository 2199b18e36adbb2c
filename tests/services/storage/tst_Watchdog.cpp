// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Watchdog.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <semaphore>

using namespace onewindow;
using namespace onewindow::storage;

namespace {

/// The service manager's end of sd_notify(3).
class Manager
{
public:
    Manager()
        : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        const QByteArray path = m_folder.filePath(QStringLiteral("notify")).toLocal8Bit();
        sockaddr_un address{};
        OW_ENFORCE(path.size() < static_cast<qsizetype>(sizeof(address.sun_path)));
        address.sun_family = AF_UNIX;
        std::memcpy(&address.sun_path[0], path.constData(), static_cast<std::size_t>(path.size()));
        OW_ENFORCE(::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) ==
                   0);
        qputenv("NOTIFY_SOCKET", path);
    }

    ~Manager()
    {
        qunsetenv("NOTIFY_SOCKET");
        ::close(m_socket);
    }

    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;
    Manager(Manager&&) = delete;
    Manager& operator=(Manager&&) = delete;

    /// The next of what it was told; empty if there is none.
    QByteArray take()
    {
        std::array<char, 64> bytes{};
        const ssize_t size = ::recv(m_socket, bytes.data(), bytes.size(), 0);
        return size > 0 ? QByteArray(bytes.data(), size) : QByteArray();
    }

    /// Whether it is told within some seconds that all is well.
    bool isReassured()
    {
        return QTest::qWaitFor([this] { return take() == "WATCHDOG=1"; });
    }

private:
    QTemporaryDir m_folder;
    int m_socket;
};

std::unique_ptr<Database> store()
{
    DatabaseOptions options;
    options.path = QStringLiteral(":memory:");
    auto opened = Database::open(options);
    OW_ENFORCE(opened);
    return std::move(opened).value();
}

} // namespace

/// What the service manager hears of a program that writes.
class tst_Watchdog : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { qputenv("WATCHDOG_USEC", "20000"); }

    void cleanup() { qunsetenv("WATCHDOG_USEC"); }

    void hearsThatAllIsWell();
    void hearsNothingWhileTheWriterIsStuck();
    void isLeftAloneIfItDoesNotAsk();
};

void tst_Watchdog::hearsThatAllIsWell()
{
    Manager manager;
    Writer writer(store());
    QTimer timer;
    startWatchdog(writer, timer);
    QVERIFY(manager.isReassured());
    QVERIFY(manager.isReassured());
}

void tst_Watchdog::hearsNothingWhileTheWriterIsStuck()
{
    Manager manager;
    Writer writer(store());
    std::binary_semaphore leave{0};
    writer.post([&leave](Database&) -> Result<void> {
        leave.acquire();
        return {};
    });
    QTimer timer;
    QSignalSpy asked(&timer, &QTimer::timeout);
    startWatchdog(writer, timer);
    const bool hasAsked = QTest::qWaitFor([&asked] { return asked.size() >= 3; });
    const QByteArray heard = manager.take();
    leave.release();
    QVERIFY(hasAsked);
    QCOMPARE(heard, QByteArray());
    QVERIFY(manager.isReassured());
}

void tst_Watchdog::isLeftAloneIfItDoesNotAsk()
{
    qunsetenv("WATCHDOG_USEC");
    Writer writer(store());
    QTimer timer;
    startWatchdog(writer, timer);
    QVERIFY(!timer.isActive());
}

QTEST_GUILESS_MAIN(tst_Watchdog)
#include "tst_Watchdog.moc"
