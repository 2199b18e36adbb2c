// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/FeedbackDesk.h"

#include <memory>

namespace onewindow::feedback {

using storage::Database;

namespace {

/// A request that is wiped when the last copy of the job has gone.
template <typename Request>
struct Owned
{
    Request request;

    explicit Owned(Request taken)
        : request(std::move(taken))
    {}

    ~Owned() { request.wipe(); }

    Owned(const Owned&) = delete;
    Owned& operator=(const Owned&) = delete;
    Owned(Owned&&) = delete;
    Owned& operator=(Owned&&) = delete;
};

} // namespace

FeedbackDesk::FeedbackDesk(const FeedbackBook::Settings& settings, storage::Writer& writer,
                           journal::Journal& journal, QObject* parent)
    : FeedbackService(parent)
    , m_writer(writer)
    , m_book(settings, journal)
    , m_spareKey(journal, settings.recipients)
{
    m_spareKey.refill();
}

template <typename T>
void FeedbackDesk::post(std::function<Result<T>(Database&)> job,
                        std::function<void(Result<T>)> callback)
{
    m_writer.run<T>(std::move(job), [this, callback = std::move(callback)](Result<T> result) {
        QMetaObject::invokeMethod(
            this, [callback, result = std::move(result)] { callback(result); },
            Qt::QueuedConnection);
    });
}

void FeedbackDesk::rate(RatingRequest request, RateCallback callback)
{
    const auto owned = std::make_shared<Owned<RatingRequest>>(std::move(request));
    post<Rated>(
        [this, owned](Database& database) -> Result<Rated> {
            if (!FeedbackBook::isPersonal(owned->request)) {
                return m_book.rate(database, owned->request, {});
            }
            // Taken for good: used or rolled back, it never seals for another.
            auto key = m_spareKey.take();
            if (!key) {
                return key.error();
            }
            return m_book.rate(database, owned->request, std::move(key).value());
        },
        [this, callback = std::move(callback)](const Result<Rated>& result) {
            m_spareKey.refill();
            callback(result);
        });
}

void FeedbackDesk::file(FilingRequest request, FileCallback callback)
{
    const auto owned = std::make_shared<Owned<FilingRequest>>(std::move(request));
    post<Filed>(
        [this, owned](Database& database) -> Result<Filed> {
            const auto key = m_spareKey.take();
            return key ? m_book.file(database, owned->request, key.value())
                       : Result<Filed>(key.error());
        },
        [this, callback = std::move(callback)](const Result<Filed>& result) {
            m_spareKey.refill();
            callback(result);
        });
}

void FeedbackDesk::timesRated(About about, const QString& token, TimesCallback callback)
{
    post<int>([this, about,
               token](Database& database) { return m_book.timesRated(database, about, token); },
              std::move(callback));
}

void FeedbackDesk::find(const QString& number, const QString& token, CaseCallback callback)
{
    post<FeedbackCase>(
        [this, number, token](Database& database) { return m_book.find(database, number, token); },
        std::move(callback));
}

void FeedbackDesk::setMark(const QString& mark)
{
    m_writer.run<void>(
        [this, mark](Database&) {
            m_book.setMark(mark);
            return Result<void>();
        },
        [](const Result<void>&) {});
}

} // namespace onewindow::feedback
