// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/drivers/document/IppPeer.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

#include <sys/types.h>

#include <csignal>
#include <utility>

namespace onewindow::drivers {

namespace {

constexpr int kPatienceMs = 30'000;

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost, 0);
    return server.serverPort();
}

} // namespace

IppPeer::IppPeer(QString formats)
    : m_formats(std::move(formats))
    , m_port(freePort())
{
    QFile::copy(QStringLiteral(ONEWINDOW_SOURCE_DIR "/tests/drivers/document/ipp_command"),
                at(QStringLiteral("command")));
}

IppPeer::~IppPeer()
{
    releaseJobs();
    m_process.closeWriteChannel();
    m_process.waitForFinished(kPatienceMs);
}

QString IppPeer::missing()
{
    for (const QString& program : {QStringLiteral("ippeveprinter"), QStringLiteral("dbus-daemon"),
                                   QStringLiteral("avahi-daemon"), QStringLiteral("unshare")}) {
        const QStringList places{QStringLiteral("/usr/bin"), QStringLiteral("/usr/sbin"),
                                 QStringLiteral("/bin"), QStringLiteral("/sbin")};
        if (QStandardPaths::findExecutable(program, places).isEmpty()) {
            return program;
        }
    }
    return {};
}

bool IppPeer::start()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.closeWriteChannel();
        m_process.waitForFinished(kPatienceMs);
    }
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(
        QStringLiteral(ONEWINDOW_SOURCE_DIR "/tests/drivers/document/ipp_peer"),
        {m_folder.path(), QString::number(m_port), at(QStringLiteral("command")), m_formats});
    QElapsedTimer age;
    age.start();
    QByteArray said;
    while (!said.contains("ready\n") && age.elapsed() < kPatienceMs &&
           m_process.waitForReadyRead(kPatienceMs)) {
        said += m_process.readAllStandardOutput();
    }
    const QList<QByteArray> lines = said.split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("printer ")) {
            m_printer = line.mid(8).toLongLong();
        }
    }
    return said.contains("ready\n") && m_printer > 0;
}

void IppPeer::kill()
{
    if (m_printer > 0) {
        ::kill(static_cast<pid_t>(m_printer), SIGKILL);
        m_printer = 0;
    }
}

QString IppPeer::uri() const
{
    return QStringLiteral("ipp://localhost:%1/ipp/print").arg(m_port);
}

QString IppPeer::log() const
{
    QFile file(at(QStringLiteral("printer.log")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool IppPeer::setPaper(int sheets)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("localhost"), m_port);
    if (!socket.waitForConnected(kPatienceMs)) {
        return false;
    }
    // Its own page for whoever stands before it. Any tray at 0 counts as empty: the other is away.
    socket.write(QStringLiteral("GET /media?size1=iso_a4_210x297mm&type1=stationery&level1=%1"
                                "&size3=&type3=&level3=-2 HTTP/1.1\r\nHost: localhost\r\n"
                                "Connection: close\r\n\r\n")
                     .arg(sheets)
                     .toLatin1());
    QByteArray answer;
    while (!answer.contains("\r\n") && socket.waitForReadyRead(kPatienceMs)) {
        answer += socket.readAll();
    }
    return answer.startsWith("HTTP/1.1 200");
}

void IppPeer::writeFile(const QString& name, const QByteArray& bytes)
{
    QFile file(at(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("%s: cannot be written", qPrintable(name));
    }
}

void IppPeer::setReason(const QString& reason)
{
    writeFile(QStringLiteral("reason"), reason.toLatin1() + '\n');
}

void IppPeer::holdJobs()
{
    writeFile(QStringLiteral("hold"), {});
}

void IppPeer::releaseJobs()
{
    QFile::remove(at(QStringLiteral("hold")));
}

void IppPeer::failJobs()
{
    writeFile(QStringLiteral("fail"), {});
}

QList<QByteArray> IppPeer::received() const
{
    QList<QByteArray> documents;
    const QStringList names =
        QDir(m_folder.path())
            .entryList({QStringLiteral("received-*.pdf")}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(at(name));
        if (file.open(QIODevice::ReadOnly)) {
            documents.append(file.readAll());
        }
    }
    return documents;
}

QString IppPeer::attributes() const
{
    QFile file(at(QStringLiteral("attributes")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace onewindow::drivers
