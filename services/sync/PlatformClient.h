// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace onewindow::sync {

/// How to reach the platform and as whom. The files are PEM.
struct PlatformEndpoint
{
    QString baseUrl; ///< "https://127.0.0.1:8443"
    QString caFile;
    QString certificateFile; ///< This machine's client certificate; empty for none.
    QString keyFile;
};

/// Whether `text` says where a platform is: "https://HOST[:PORT]", and nothing behind it.
bool isPlatformUrl(const QString& text);

struct HttpCall;

/// Sends commands to the node that owns the thing, for programs without a store (counter, board)
/// and for asks that are shown and never stored. One worker thread; at most 32 requests wait. Every
/// POST carries an Idempotency-Key and is repeated with the same key while only the connection
/// failed, so an action happens once or not at all. Callbacks arrive in the thread that made the
/// client, and not at all after it is gone.
class PlatformClient : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(Result<QJsonObject>)>;

    explicit PlatformClient(PlatformEndpoint endpoint, QObject* parent = nullptr);
    ~PlatformClient() override;

    /// The staff session's token for later requests; empty forgets it.
    void setToken(const QString& token);

    /// `path` is percent-encoded. Errors: NetworkFailed or Timeout (after `limit` in all), TooMany
    /// (32 wait already), or the code the platform's problem+json carries (ServerRefused if it is
    /// not one of ours).
    void post(const QString& path, const QJsonObject& body, Callback callback,
              std::chrono::milliseconds limit = std::chrono::seconds(5));
    void get(const QString& path, Callback callback,
             std::chrono::milliseconds limit = std::chrono::seconds(5));
    void del(const QString& path, Callback callback,
             std::chrono::milliseconds limit = std::chrono::seconds(5));

private:
    struct Worker;
    void send(HttpCall call, Callback callback, std::chrono::milliseconds limit);
    std::unique_ptr<Worker> m_worker;
};

} // namespace onewindow::sync
