// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseService.h"
#include "services/cases/DraftBook.h"
#include "services/storage/Writer.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace onewindow::cases {

/// Keeps what was filled in and not filed, for its owner's card alone, until the day is over: in
/// this terminal's store at once, and in the background with the hall, so that the person goes on
/// at any of its terminals, or with the centre by way of the hall, for any in the city. Without
/// these each terminal has its own. Lives in the GUI thread.
class DraftDesk final : public QObject
{
    Q_OBJECT

public:
    /// Answers that follow on each other go to the hall together.
    static constexpr std::chrono::milliseconds kPushAfter{700};
    /// After the hall did not take one.
    static constexpr std::chrono::seconds kPushAgain{30};
    /// How long find() waits for what fetch() asked, at most.
    static constexpr std::chrono::milliseconds kFetchPatience{1500};

    struct Settings
    {
        QString partition; ///< See DraftBook.
        std::unique_ptr<DraftKeys> keys;
        DraftSource* source = nullptr; ///< Null where there is no hall; outlives the desk.
        /// Has the keys know the person before the source is asked about them; calls `done` once.
        std::function<void(const Applicant& person, std::function<void()> done)> prepare = {};
    };

    /// `writer` must be stopped before this object goes.
    DraftDesk(storage::Writer& writer, journal::Journal& journal, Settings settings,
              QObject* parent = nullptr);

    /// Makes the table. Blocks; in whichever thread. The cases whose drafts have ended elsewhere.
    Result<QList<QByteArray>> start();

    /// See CaseService::saveDraft().
    void save(const Applicant& person, CaseDraft draft, CaseService::DoneCallback callback);
    /// See CaseService::fetchDrafts().
    void fetch(const Applicant& person);
    /// See CaseService::findDraft().
    void find(const Applicant& person, const QString& matter, CaseService::DraftCallback callback);
    /// See CaseService::dropDraft().
    void giveUp(const QByteArray& caseId, CaseService::DoneCallback callback);
    /// Destroys what is of days before.
    void tidy();

    /// Whether the hall answers.
    void setOnline(bool isOnline);
    /// Hears what has ended elsewhere.
    void onChangesApplied(const journal::FeedPage& page);

    void wipe();

Q_SIGNALS:
    /// Drafts of these cases have ended elsewhere.
    void ended(const QList<QByteArray>& cases);

private:
    template <typename T>
    void post(std::function<Result<T>(storage::Database&)> job,
              std::function<void(const Result<T>&)> callback);
    void list(const QString& idNumber, quint64 fetch);
    void endFetch(quint64 fetch);
    void push();
    void send(const DraftRow& row);
    void onSent(const DraftRow& row, const Result<void>& taken);

    storage::Writer& m_writer;
    Settings m_settings;
    std::shared_ptr<DraftBook> m_book; ///< Touched by jobs on the writer's thread only.
    DraftSource* m_source;
    QTimer m_push;
    QTimer m_patience;
    bool m_isOnline = false;
    bool m_isPushing = false;
    quint64 m_fetch = 0; ///< Counts them: a late answer is another's.
    bool m_isFetching = false;
    QList<std::function<void()>> m_waiting; ///< For the fetch in hand.
};

} // namespace onewindow::cases
