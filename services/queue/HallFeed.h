// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Catalogue.h"
#include "services/journal/Feed.h"
#include "services/journal/FeedEdit.h"
#include "services/journal/Projection.h"
#include "services/queue/ClosingOutlook.h"
#include "services/queue/Ticket.h"
#include "services/queue/WaitOutlook.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

#include <functional>
#include <memory>
#include <mutex>

namespace onewindow::queue {

/// What a clerk sees of a ticket, without the person.
QJsonObject ticketJson(const Ticket& ticket);

/// Turns facts into the changes of the hall's feed that follow from them, in their own
/// transaction, after TicketProjection and HallProjection; owns no table, so a rebuild leaves the
/// feed alone.
class HallFeed final : public journal::Projection
{
public:
    /// `hall`: the node whose facts call and serve.
    HallFeed(journal::Feed& feed, QString hall);

    /// What a window is called and where it stands, and what the hall offers; before the first
    /// fact, and whenever it changes.
    void setHall(const catalog::Catalogue& catalogue, const QList<QJsonObject>& windows);

    /// What staff call a terminal, by its node id; empty where there is no name. Asked on the
    /// writer's thread; before the first fact.
    void setNames(std::function<QString(const QString& node)> names) { m_names = std::move(names); }

    /// Tells of each ticket of today what the page behind its code says (feed::kPage): for a unit
    /// that shows those pages. Before the first fact.
    void setShowsPages(bool showsPages) { m_showsPages = showsPages; }

    /// Once a day, and at the start: all tickets of `today` (yyyy-MM-dd), and no others; none
    /// without setShowsPages(). Again each time until notePages().
    Result<void> publishPages(storage::Database& database, const QString& today);

    /// What publishPages() has told last is durable.
    void notePages() { m_pagesDay = m_pagesNext; }

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;
    Result<void> publish(storage::Database& database, const QList<journal::Row>& rows) override;

    Result<void> publishWindow(storage::Database& database, const QString& id);
    Result<void> publishQueue(storage::Database& database, const QString& matter);
    /// Several, as they are at `nowMs` (Unix ms).
    Result<void> publishQueues(storage::Database& database, const QStringList& matters,
                               qint64 nowMs);
    /// The hall itself, `hall` as feed::kHall without what is closed early today.
    Result<void> publishHall(storage::Database& database, const QJsonObject& hall, qint64 nowMs);

    /// How long people will wait for the matter goes by this.
    [[nodiscard]] static Result<WaitOutlook::Queue> queueOf(storage::Database& database,
                                                            const catalog::Matter& matter);

    /// Whether numbers are given out.
    [[nodiscard]] ClosingOutlook& closing() { return m_closing; }

    /// Matters of which was told last that their numbers are gone, or that somebody waits in vain.
    [[nodiscard]] QStringList stoppedMatters() const { return m_stopped.values(); }

    /// What the hall offers now. From any thread: the centre may change it at any time.
    [[nodiscard]] std::shared_ptr<const catalog::Catalogue> catalogue() const;

    /// How long people will wait, by the hall's own history.
    [[nodiscard]] WaitOutlook& waits() { return m_waits; }

    [[nodiscard]] const WaitOutlook& waits() const { return m_waits; }

    [[nodiscard]] bool hasWindow(const QString& window) const { return m_windows.contains(window); }

private:
    [[nodiscard]] QString nameOf(const QString& node) const;
    struct Touched;
    Result<void> publishRow(journal::FeedEdit& edit, const journal::Row& row, Touched& touched);
    void touchQueues(const QJsonObject& windowChanged, Touched& touched) const;
    Result<void> publishTicketFact(journal::FeedEdit& edit, const journal::Row& row,
                                   Touched& touched);
    Result<void> publishTicket(journal::FeedEdit& edit, const Ticket& ticket);
    static Result<void> publishPage(journal::FeedEdit& edit, const Ticket& ticket);
    static Result<void> publishMissed(journal::FeedEdit& edit, const Ticket& ticket,
                                      const journal::Row& row);
    Result<void> publishCall(journal::FeedEdit& edit, const Ticket& ticket, const journal::Row& row,
                             const QJsonObject& body);
    Result<void> publishDevice(journal::FeedEdit& edit, const QString& node);
    Result<void> publishDayEnded(journal::FeedEdit& edit, const journal::Row& row);
    Result<void> publishClosing(journal::FeedEdit& edit, const journal::Row& row);
    Result<void> addClosing(storage::Database& database, const WaitOutlook::Queue& queue,
                            QJsonObject& json);
    void touchAll(Touched& touched) const;
    Result<void> publishWindow(journal::FeedEdit& edit, const QString& id);
    Result<void> publishQueue(journal::FeedEdit& edit, const QString& matter);

    journal::Feed& m_feed;
    QString m_hall;
    mutable std::mutex m_mutex; ///< Guards the pointer; what it points to never changes.
    std::shared_ptr<const catalog::Catalogue> m_catalogue;
    QHash<QString, QJsonObject> m_windows; ///< The writer's.
    std::function<QString(const QString& node)> m_names;
    WaitOutlook m_waits;
    ClosingOutlook m_closing{m_waits};
    QSet<QString> m_stopped; ///< See stoppedMatters().
    qint64 m_latestMs = 0;   ///< Of all facts that were published.
    bool m_showsPages = false;
    QString m_pagesDay;  ///< Of which publishPages() told last, for good; the writer's.
    QString m_pagesNext; ///< Likewise, while it is not durable.
};

} // namespace onewindow::queue
