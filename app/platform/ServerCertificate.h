// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/crypto/Authority.h"
#include "services/platform/HttpServer.h"

#include <QString>
#include <QTimer>

#include <chrono>

namespace onewindow::platform {

/// Keeps the certificate fresh that a platform serves with, without a restart. One that the
/// centre's own authority has signed is issued anew here when less than a third of its validity is
/// left. One that somebody else renews is taken up when its file has changed: that of another
/// authority, or of another process of the centre that shares the file. Lives in a thread with an
/// event loop.
class ServerCertificate
{
public:
    struct Settings
    {
        QString certificateFile; ///< PEM.
        QString keyFile;
        QString caFile;
        qint64 validityMs = 0; ///< Of the next one.
        std::chrono::milliseconds checkEvery = std::chrono::minutes(1);
    };

    /// `authority` is null where the node has none: then it only looks for changed files. All of
    /// them outlive this object.
    ServerCertificate(Settings settings, const crypto::Authority* authority, const Clock& clock,
                      HttpServer& server);

    /// Ends an exchange of the files that was cut short, before the server reads them. Errors:
    /// KeyUnavailable.
    static Result<void> settle(const Settings& settings);

    /// Looks now and from time to time; after the server has read the files. What goes wrong is
    /// logged once.
    void start();

    void stop() { m_timer.stop(); }

    /// Looks now. Whether the server serves with another certificate from now on. Errors:
    /// KeyUnavailable, StoreBusy (another process exchanges the files).
    Result<bool> look();

private:
    void lookAndTell();
    [[nodiscard]] Result<bool> isOursAndDue() const;
    Result<void> renew();
    [[nodiscard]] QString fileState() const;

    Settings m_settings;
    const crypto::Authority* m_authority;
    const Clock& m_clock;
    HttpServer& m_server;
    QString m_served; ///< fileState() of what the server has read.
    QString m_warned; ///< The last failure that was logged.
    QTimer m_timer;
};

} // namespace onewindow::platform
