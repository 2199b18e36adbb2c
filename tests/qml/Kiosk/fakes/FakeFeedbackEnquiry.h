// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/feedback/FeedbackEnquiry.h"

#include <utility>

namespace onewindow::ui {

/// A hall that says what became of something filed when the test says so.
class FakeFeedbackEnquiry final : public feedback::FeedbackEnquiry
{
    Q_OBJECT

public:
    using FeedbackEnquiry::FeedbackEnquiry;

    void status(const QString& number, const QString& code, Callback callback) override
    {
        m_asked = number + u' ' + code;
        m_status = std::move(callback);
    }

    void statusOf(const QString& number, const QString& token, Callback callback) override
    {
        m_asked = number + u' ' + token;
        m_status = std::move(callback);
    }

    void mine(const QString& idNumber, ListCallback callback) override
    {
        m_asked = idNumber;
        m_mine = std::move(callback);
    }

    // Does nothing where nothing was asked.
    void answer(const Result<feedback::FollowedFeedback>& result)
    {
        if (const auto callback = std::exchange(m_status, nullptr)) {
            callback(result);
        }
    }

    void answerMine(const Result<QList<feedback::FollowedFeedback>>& result)
    {
        if (const auto callback = std::exchange(m_mine, nullptr)) {
            callback(result);
        }
    }

    /// What it was asked last.
    [[nodiscard]] const QString& asked() const { return m_asked; }

    [[nodiscard]] bool isAsked() const { return m_status || m_mine; }

private:
    QString m_asked;
    Callback m_status;
    ListCallback m_mine;
};

} // namespace onewindow::ui
