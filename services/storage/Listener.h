// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <thread>

struct pg_conn;

namespace onewindow::storage {

/// Hears what other connections NOTIFY on a channel of PostgreSQL, in whatever process they are: on
/// a connection and a thread of its own. A connection that breaks is set up anew, after waits that
/// double from Settings::firstRetry to lastRetry. What was said meanwhile is lost, so `connected`
/// tells to look at everything.
class Listener
{
public:
    struct Settings
    {
        std::chrono::milliseconds firstRetry{100};
        std::chrono::milliseconds lastRetry{5000};
        /// The longest a connection may take to be set up.
        std::chrono::milliseconds connectLimit{5000};
    };

    /// Payload of a notification; at most 8000 bytes by PostgreSQL's rule.
    using Notified = std::function<void(const QString& payload)>;
    using Connected = std::function<void()>;

    /// `options` are a PostgreSQL store's; `channel` is a constant name of lower-case letters and
    /// '_'. Both functions are called on the listener's thread and must be short.
    Listener(DatabaseOptions options, QByteArray channel, Notified notified, Connected connected);
    Listener(DatabaseOptions options, QByteArray channel, Notified notified, Connected connected,
             Settings settings);
    /// As stop().
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    Listener(Listener&&) = delete;
    Listener& operator=(Listener&&) = delete;

    void start();

    /// Ends the thread at once, whatever it waits for. No function is called after it.
    void stop();

    /// Whether it hears at the moment.
    [[nodiscard]] bool isListening() const { return m_isListening; }

private:
    using Handle = std::unique_ptr<pg_conn, void (*)(pg_conn*)>;

    void work();
    Handle connect();
    bool listen(pg_conn* handle);
    void hear(pg_conn* handle);
    bool waitFor(int socket, short events, std::chrono::milliseconds limit);

    [[nodiscard]] bool isStopping() const { return m_isStopping; }

    DatabaseOptions m_options;
    QByteArray m_channel;
    Notified m_notified;
    Connected m_connected;
    Settings m_settings;
    int m_stopper; ///< An eventfd: readable when it is time to stop.
    std::atomic<bool> m_isStopping = false;
    std::atomic<bool> m_isListening = false;
    std::jthread m_thread;
};

} // namespace onewindow::storage
