// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/feedback/FeedbackService.h"

#include <optional>
#include <utility>

namespace onewindow::ui {

/// A feedback service whose answers come when the test gives them, as the store's do. A second
/// request while one waits ends the program.
class FakeFeedback final : public feedback::FeedbackService
{
    Q_OBJECT

public:
    void rate(feedback::RatingRequest request, RateCallback callback) override;
    void file(feedback::FilingRequest request, FileCallback callback) override;
    void timesRated(feedback::About about, const QString& token, TimesCallback callback) override;
    void find(const QString& number, const QString& token, CaseCallback callback) override;

    // Does nothing where nothing was asked.
    void answerRate(const Result<feedback::Rated>& result) { answer(m_rate, result); }

    void answerFile(const Result<feedback::Filed>& result) { answer(m_file, result); }

    void answerTimes(const Result<int>& result) { answer(m_times, result); }

    void answerFind(const Result<feedback::FeedbackCase>& result) { answer(m_find, result); }

    /// The last of each kind; nothing before the first.
    [[nodiscard]] const std::optional<feedback::RatingRequest>& rating() const { return m_rating; }

    [[nodiscard]] const std::optional<feedback::FilingRequest>& filing() const { return m_filing; }

    /// What was looked for last.
    [[nodiscard]] const QString& lookup() const { return m_lookup; }

    [[nodiscard]] bool isAsked() const { return m_rate || m_file || m_times || m_find; }

private:
    template <typename Callback, typename Answer>
    static void answer(Callback& waiting, const Answer& result)
    {
        if (const auto callback = std::exchange(waiting, nullptr)) {
            callback(result);
        }
    }

    std::optional<feedback::RatingRequest> m_rating;
    std::optional<feedback::FilingRequest> m_filing;
    QString m_lookup;
    RateCallback m_rate;
    FileCallback m_file;
    TimesCallback m_times;
    CaseCallback m_find;
};

} // namespace onewindow::ui
