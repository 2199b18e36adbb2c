// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Catalogue.h"
#include "services/journal/Feed.h"
#include "services/journal/Projection.h"
#include "services/queue/Ticket.h"

#include <QHash>
#include <QJsonObject>

namespace onewindow::queue {

/// What a clerk sees of a ticket, without the person.
QJsonObject ticketJson(const Ticket& ticket);

/// Turns each fact into the changes of the hall's feed that follow from it, in the fact's own
/// transaction. Applied after TicketProjection and HallProjection; owns no table, so a rebuild
/// leaves the feed alone.
class HallFeed final : public journal::Projection
{
public:
    /// `hall`: the node whose facts call and serve.
    HallFeed(journal::Feed& feed, QString hall);

    /// What a window is called and where it stands, and what the hall offers; before the first
    /// fact.
    void setHall(const catalog::Catalogue& catalogue, const QList<QJsonObject>& windows);

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;

    Result<void> publishWindow(storage::Database& database, const QString& id);
    Result<void> publishQueue(storage::Database& database, const QString& matter);

    [[nodiscard]] const catalog::Catalogue& catalogue() const { return m_catalogue; }

    [[nodiscard]] bool hasWindow(const QString& window) const { return m_windows.contains(window); }

private:
    Result<void> publishTicket(storage::Database& database, const Ticket& ticket);
    Result<void> publishCall(storage::Database& database, const Ticket& ticket,
                             const journal::Row& row, const QString& window);
    Result<void> applyTicketFact(storage::Database& database, const journal::Row& row);
    Result<void> applyDevice(storage::Database& database, const journal::Row& row);

    journal::Feed& m_feed;
    QString m_hall;
    catalog::Catalogue m_catalogue;
    QHash<QString, QJsonObject> m_windows;
};

} // namespace onewindow::queue
