// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/feedback/FeedbackService.h"
#include "services/queue/SpareKey.h"
#include "services/storage/Writer.h"

namespace onewindow::feedback {

/// Takes down what people think in one durable transaction, with or without the hall. Lives in the
/// GUI thread beside queue::TicketDesk; the work happens on the store's writer thread.
class FeedbackDesk final : public FeedbackService
{
    Q_OBJECT

public:
    /// FeedbackProjection is among the projections of `journal`. `writer` must be stopped before
    /// this object goes away.
    FeedbackDesk(const FeedbackBook::Settings& settings, storage::Writer& writer,
                 journal::Journal& journal, QObject* parent = nullptr);

    void rate(RatingRequest request, RateCallback callback) override;
    void file(FilingRequest request, FileCallback callback) override;
    void timesRated(About about, const QString& token, TimesCallback callback) override;
    void find(const QString& number, const QString& token, CaseCallback callback) override;

    /// The issuer's mark from now on; connect SyncClient's markGiven here.
    void setMark(const QString& mark);

private:
    template <typename T>
    void post(std::function<Result<T>(storage::Database&)> job,
              std::function<void(Result<T>)> callback);

    storage::Writer& m_writer;
    FeedbackBook m_book; ///< Touched by jobs on the writer's thread only.
    queue::SpareKey m_spareKey;
};

} // namespace onewindow::feedback
