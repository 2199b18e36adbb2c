// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseEnquiry.h"
#include "services/sync/PlatformClient.h"

#include <memory>

namespace onewindow::sync {

/// Asks the owner of the cases by way of the hall. Before connectTo() nobody answers.
class EnquiryClient final : public cases::CaseEnquiry
{
    Q_OBJECT

public:
    /// `ownerKey`: the sealing public key of the centre, to whom alone it says who asks.
    explicit EnquiryClient(QByteArray ownerKey, QObject* parent = nullptr);

    /// From now on asks there; once, in the thread of the callbacks.
    void connectTo(const PlatformEndpoint& hall);

    void mine(const QString& idNumber, ListCallback callback) override;
    void status(const QString& number, const QString& lastFour, StatusCallback callback) override;
    void statusOf(const QString& linkOrToken, StatusCallback callback) override;

    /// Asks something else of the same hall: FeedbackClient does.
    void post(const QString& path, const QJsonObject& body, PlatformClient::Callback callback);
    /// Who asks, for the owner alone to read and for the purpose that `prefix` names; base64.
    [[nodiscard]] QString envelopeOf(const QString& idNumber, QByteArrayView prefix) const;

private:
    void askStatus(const QJsonObject& which, StatusCallback callback);

    QByteArray m_ownerKey;
    std::unique_ptr<PlatformClient> m_client;
};

} // namespace onewindow::sync
