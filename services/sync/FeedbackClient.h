// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/feedback/FeedbackEnquiry.h"
#include "services/sync/EnquiryClient.h"

namespace onewindow::sync {

/// Asks the hall what became of something filed, and the centre of what a card's holder filed, by
/// the way that enquiries about cases go.
class FeedbackClient final : public feedback::FeedbackEnquiry
{
    Q_OBJECT

public:
    /// `way` outlives this object.
    explicit FeedbackClient(EnquiryClient& way, QObject* parent = nullptr);

    void status(const QString& number, const QString& code, Callback callback) override;
    void statusOf(const QString& number, const QString& token, Callback callback) override;
    void mine(const QString& idNumber, ListCallback callback) override;

private:
    void ask(const QJsonObject& which, Callback callback);

    EnquiryClient& m_way;
};

} // namespace onewindow::sync
