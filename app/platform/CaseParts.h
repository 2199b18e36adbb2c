// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseFeed.h"
#include "services/cases/CaseIndexer.h"
#include "services/cases/CaseOwner.h"
#include "services/cases/CaseProjection.h"
#include "services/storage/Writer.h"

#include <QTimer>

#include <memory>
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
    };

    explicit CaseParts(Settings settings);

    /// In the order they are applied; before Journal::open().
    [[nodiscard]] std::vector<journal::Projection*> projections();

    /// `journal` on any partition outlives this object.
    void open(const journal::Journal& journal);

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

    Settings m_settings;
    cases::CaseProjection m_projection;
    cases::CaseFeed m_feed;
    cases::CaseIndexer m_indexer; ///< Of a centre.
    storage::Writer* m_writer = nullptr;
    std::unique_ptr<cases::CaseOwner> m_owner; ///< Of a centre.
    QTimer m_timer;
};

} // namespace onewindow::platform
