// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/Report.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace onewindow::bench {

/// Many machines that follow the feed of one platform, each over a TLS 1.3 connection of its own
/// with a client certificate: they read on until they are current, then hold a long poll, and poll
/// again when it is answered. One thread with epoll for all of them, so that ten thousand cost
/// little beside the platform that is measured.
class PollCrowd
{
public:
    /// Who follows what.
    struct Member
    {
        QString certificateFile;
        QString keyFile;
        QString stream; ///< "city", "hall"; empty for the platform's own.
        QString token;  ///< Of a staff session; empty without.
        int count = 1;  ///< Connections.
    };

    static constexpr int kPollSeconds = 25;

    /// `url`: "https://127.0.0.1:8443".
    PollCrowd(const QString& url, QString caFile);
    /// Closes all connections.
    ~PollCrowd();
    PollCrowd(const PollCrowd&) = delete;
    PollCrowd& operator=(const PollCrowd&) = delete;
    PollCrowd(PollCrowd&&) = delete;
    PollCrowd& operator=(PollCrowd&&) = delete;

    /// Before start().
    void add(const Member& member);

    /// Connects, and returns when each connection holds a poll; gives up after `limit`.
    void start(std::chrono::seconds limit);

    /// From now on, notes when an answer to one of the first `readers` connections contains `text`.
    void expect(const QByteArray& text, int readers);

    /// When each of them had it, from `since` on; gives up when they have not after `limit`.
    Samples waitForAll(std::chrono::steady_clock::time_point since, std::chrono::seconds limit);

    [[nodiscard]] int size() const { return m_size; }

    /// Answers to polls so far.
    [[nodiscard]] qint64 answers() const { return m_answers; }

private:
    class Connection;

    void work(const std::stop_token& stop);
    void noteAnswer(int index, const std::string& body);

    QString m_host;
    quint16 m_port = 0;
    QString m_caFile;
    std::vector<Member> m_members;
    int m_size = 0;
    std::atomic<qint64> m_answers = 0;
    std::atomic<int> m_polling = 0; ///< Have held a poll.

    /// The crowd's thread alone: who asks again, and when; in order.
    std::deque<std::pair<std::chrono::steady_clock::time_point, Connection*>> m_turnedAway;

    mutable std::mutex m_mutex; ///< Guards what follows.
    std::condition_variable m_arrived;
    std::string m_expected;
    int m_readers = 0;
    int m_missing = 0;
    std::vector<std::chrono::steady_clock::time_point> m_arrivals;
    std::jthread m_thread;
};

/// Lets this process, and those it starts, hold as many descriptors as the system allows; gives up
/// when that is less than `least`.
void allowDescriptors(quint64 least);

} // namespace onewindow::bench
