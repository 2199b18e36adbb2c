// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseEnquiry.h"
#include "services/cases/DraftSource.h"
#include "services/cases/SharedSource.h"
#include "services/crypto/Keys.h"
#include "services/sync/PlatformClient.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace onewindow::sync {

/// A terminal's way to what departments share, and to what the centre holds of a case for its
/// result: an ask to the centre by way of the hall, sealed from end to end (cases::sealAsk()).
/// Shown, never stored. Three asks are under way at once, sixteen wait; what fails is not asked
/// again, because somebody waits: then the paper is asked for.
class SharedClient final : public QObject,
                           public cases::SharedSource,
                           public cases::ResultSource,
                           public cases::DraftKeySource
{
    Q_OBJECT

public:
    struct Settings
    {
        QString terminal;            ///< Who asks.
        PlatformEndpoint hall;       ///< Whom.
        QByteArray centreSealingKey; ///< Whom the person is sealed to.
        /// For one ask, waiting included.
        std::chrono::milliseconds limit = std::chrono::seconds(5);
    };

    /// `keys` are the terminal's and outlive this object. Nothing is connected before it is asked.
    SharedClient(Settings settings, const crypto::NodeKeys& keys, QObject* parent = nullptr);
    ~SharedClient() override;

    /// Callbacks arrive in the thread that this object lives in, later, and not at all after it is
    /// gone. Errors: those of the centre (NotPermitted, NotFound), KeyUnavailable, BadFrame and
    /// SealBroken (not the centre's answer), TooMany, Timeout, NetworkFailed, ServerRefused.
    void read(const cases::SharedRequest& request, Callback callback) override;

    /// Errors: as ResultSource has it, and those of read().
    void contents(const QByteArray& caseId, const QString& matter, const QString& idNumber,
                  ContentsCallback callback) override;

    /// Errors: as DraftKeySource has it, and those of read().
    void draftKey(const QString& idNumber, KeyCallback callback) override;

    /// Takes no more, and ends what is under way.
    void stop();

private:
    struct Worker;
    void ask(const cases::SharedRequest& request, const QString& path, Callback callback);

    std::unique_ptr<Worker> m_worker;
};

} // namespace onewindow::sync
