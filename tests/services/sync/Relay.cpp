// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/sync/Relay.h"

#include "services/core/Enforce.h"

#include <QHostAddress>

#include <algorithm>

namespace onewindow::testing {

Relay::Relay(quint16 hallPort)
    : m_hallPort(hallPort)
{
    connect(&m_server, &QTcpServer::newConnection, this, &Relay::accept);
    OW_ENFORCE(m_server.listen(QHostAddress::LocalHost));
}

Relay::~Relay()
{
    m_server.close();
    cut();
}

void Relay::breakAtRandom(quint32 seed, int limit)
{
    m_random.seed(seed);
    m_breakLimit = limit;
    cut();
}

void Relay::breakAfter(int bytes)
{
    m_breakAfter = bytes;
    cut();
}

void Relay::cut()
{
    while (!m_lines.empty()) {
        m_lines.back()->terminal->abort();
        tidyUp();
    }
}

void Relay::tidyUp()
{
    // The sockets go later: this may be called by a signal of one of them.
    for (auto& line : m_lines) {
        if (line->terminal->state() == QAbstractSocket::UnconnectedState) {
            line->hall->abort();
            line->terminal.release()->deleteLater();
            line->hall.release()->deleteLater();
            line.reset();
        }
    }
    std::erase(m_lines, nullptr);
}

void Relay::accept()
{
    while (m_server.hasPendingConnections()) {
        ++m_accepted;
        m_lines.push_back(std::make_unique<Line>());
        Line* line = m_lines.back().get();
        line->terminal.reset(m_server.nextPendingConnection());
        line->terminal->setParent(nullptr);
        line->hall = std::make_unique<QTcpSocket>();
        line->bytesLeft = m_breakLimit > 0 ? m_random.bounded(m_breakLimit) : m_breakAfter;
        QTcpSocket* terminal = line->terminal.get();
        QTcpSocket* hall = line->hall.get();
        connect(terminal, &QTcpSocket::readyRead, this,
                [terminal, hall] { hall->write(terminal->readAll()); });
        connect(hall, &QTcpSocket::readyRead, this, [this, line] { fromHall(*line); });
        connect(hall, &QTcpSocket::disconnected, terminal, [terminal] { terminal->abort(); });
        connect(hall, &QTcpSocket::errorOccurred, terminal, [terminal] { terminal->abort(); });
        connect(terminal, &QTcpSocket::disconnected, this, &Relay::tidyUp);
        hall->connectToHost(QHostAddress::LocalHost, m_hallPort);
    }
}

void Relay::fromHall(Line& line)
{
    QByteArray bytes = line.hall->readAll();
    if (m_losesAnswers) {
        return;
    }
    if (m_bytesLeft >= 0) {
        bytes.truncate(std::min<qint64>(bytes.size(), m_bytesLeft));
        m_bytesLeft -= bytes.size();
    }
    m_passed += bytes.size();
    if (line.bytesLeft >= 0 && bytes.size() > line.bytesLeft) {
        line.terminal->abort();
        return;
    }
    line.bytesLeft -= line.bytesLeft >= 0 ? bytes.size() : 0;
    line.terminal->write(bytes);
}

} // namespace onewindow::testing
