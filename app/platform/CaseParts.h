// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseFeed.h"
#include "services/cases/CaseIndexer.h"
#include "services/cases/CaseOwner.h"
#include "services/cases/CaseProjection.h"
#include "services/cases/DraftShelf.h"
#include "services/cases/FeeCounter.h"
#include "services/cases/PaymentGrants.h"
#include "services/core/Clock.h"
#include "services/platform/SayingIndexer.h"
#include "services/storage/Writer.h"

#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace onewindow::platform {

/// Cases in a platform: the projections for its journal, and at a centre what numbers them; a hall
/// hands on what its centre says of them.
class CaseParts
{
public:
    struct Settings
    {
        QString node;
        QString hall; ///< The partition of the hall that is served here; empty where there is none.
        bool isCentre = false;
        /// Of a centre: see cases::CaseOwner.
        cases::CaseOwner::PromiseOf promiseOf = {};
        /// Of a centre: destroys its keys of days that are over, with the drafts of these.
        std::function<Result<void>(storage::Database& database)> dropPastKeys = {};
    };

    /// `clock` outlives this object.
    CaseParts(Settings settings, const Clock& clock);

    /// In the order they are applied, with FeedbackProjection among the journal's; before
    /// Journal::open().
    [[nodiscard]] std::vector<journal::Projection*> projections();

    /// Makes the tables that are no projection's. `journal` on any partition outlives this object.
    Result<void> open(storage::Database& database, const journal::Journal& journal);

    /// After open(), in a thread with an event loop. `writer` is stopped before this object goes.
    void start(storage::Writer& writer);

    /// At a centre, after open(); else null.
    [[nodiscard]] cases::CaseOwner* owner() const { return m_owner.get(); }

    /// Changes of the centre's feed in the stream of `hall`, made durable by SyncClient.
    void takeIn(const journal::FeedPage& page, const QString& hall);

    /// At a centre, after open(); else null.
    [[nodiscard]] const cases::CaseIndex* index() const
    {
        return m_owner ? &m_indexer.index() : nullptr;
    }

private:
    void number(const QStringList& halls);
    void index(const QStringList& halls);
    void lookAfterAll();
    void tidyHall();
    void tidyDrafts();
    void answerPayments();

    Settings m_settings;
    const Clock& m_clock;
    cases::CaseProjection m_projection;
    cases::CaseFeed m_feed;
    cases::DraftEnding m_draftEnding;     ///< Of a hall.
    cases::DraftEnding m_cityDraftEnding; ///< Of a centre.
    cases::FeeFeed m_feeFeed;             ///< Of a hall.
    cases::PaymentFeed m_paymentFeed;     ///< Of a hall.
    cases::CaseIndexer m_indexer;         ///< Of a centre.
    SayingIndexer m_sayings;              ///< Of a centre.
    storage::Writer* m_writer = nullptr;
    std::unique_ptr<cases::CaseOwner> m_owner; ///< Of a centre.
    // Of a hall:
    journal::Feed m_stream;
    std::optional<journal::Journal> m_journal;
    std::optional<cases::PaymentGrants> m_grants;
    QTimer m_timer;
    QTimer m_draftTimer;
};

} // namespace onewindow::platform
