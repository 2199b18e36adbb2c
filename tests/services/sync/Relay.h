// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>
#include <vector>

namespace onewindow::testing {

/// The network between a terminal and its hall: passes bytes on, until it does not. Lives in the
/// test's thread and works whenever that waits.
class Relay : public QObject
{
    Q_OBJECT

public:
    explicit Relay(quint16 hallPort);
    ~Relay() override;

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    /// Connections so far.
    [[nodiscard]] int accepted() const { return m_accepted; }

    /// From now on what the hall says is lost: it hears everything and nobody hears it.
    void loseAnswers(bool isLost) { m_losesAnswers = isLost; }

    /// Each connection breaks after a random number of the hall's bytes, up to `limit`; 0 for never
    /// again.
    void breakAtRandom(quint32 seed, int limit);

    /// Each connection breaks when the hall has said more than so many bytes; -1 for never again.
    void breakAfter(int bytes);

    /// From now on `bytes` of the hall's bytes pass, in all; then it falls silent, and nothing
    /// breaks. -1 for ever.
    void letThrough(qint64 bytes) { m_bytesLeft = bytes; }

    /// The hall's bytes that have passed so far.
    [[nodiscard]] qint64 passed() const { return m_passed; }

    /// Breaks every connection there is.
    void cut();

private:
    struct Line
    {
        std::unique_ptr<QTcpSocket> terminal;
        std::unique_ptr<QTcpSocket> hall;
        qint64 bytesLeft = -1; ///< Of the hall's, until it breaks; -1 for ever.
    };

    void accept();
    void fromHall(Line& line);
    void tidyUp();

    QTcpServer m_server;
    quint16 m_hallPort;
    std::vector<std::unique_ptr<Line>> m_lines;
    QRandomGenerator m_random;
    int m_accepted = 0;
    int m_breakLimit = 0;
    int m_breakAfter = -1;
    bool m_losesAnswers = false;
    qint64 m_bytesLeft = -1;
    qint64 m_passed = 0;
};

} // namespace onewindow::testing
