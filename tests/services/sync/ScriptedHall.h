// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/HttpServer.h"
#include "tests/services/platform/TestPki.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace onewindow::testing {

/// A server on loopback TLS that answers what a test tells it to: what a hall would never say.
class ScriptedHall
{
public:
    /// Runs on the server's threads. No response: the request is never answered.
    using Script =
        std::function<std::optional<platform::HttpResponse>(const platform::HttpRequest&)>;

    /// `pki` outlives this object.
    ScriptedHall(const TestPki& pki, Script script);
    ~ScriptedHall();
    ScriptedHall(const ScriptedHall&) = delete;
    ScriptedHall& operator=(const ScriptedHall&) = delete;
    ScriptedHall(ScriptedHall&&) = delete;
    ScriptedHall& operator=(ScriptedHall&&) = delete;

    [[nodiscard]] quint16 port() const { return m_server->port(); }

    /// "METHOD /path" of what was asked so far.
    [[nodiscard]] QStringList asked() const;

private:
    mutable std::mutex m_mutex;
    QStringList m_asked;
    std::vector<platform::HttpReply> m_held;
    std::unique_ptr<platform::HttpServer> m_server;
};

/// The answer of a hall that has nothing to say.
platform::HttpResponse emptyFeed();

/// The answer of a hall that holds so many rows of the first life of kiosk-1, the last with the
/// digest `head`; an older one says nothing of that.
platform::HttpResponse heldAnswer(quint64 held, const QByteArray& head = {});

/// An answer that all is well, with `body`.
platform::HttpResponse text(const QByteArray& body);

} // namespace onewindow::testing
