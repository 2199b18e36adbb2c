// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Projection.h"
#include "services/queue/Ticket.h"

#include <QStringList>

#include <optional>

namespace onewindow::queue {

/// A window as the hall's store has it. Name, area and place are configuration, not state.
struct Window
{
    QString id;
    QString state = QStringLiteral("closed"); ///< open, paused, closed.
    QStringList matters;
    QString staff;     ///< Account of who opened it.
    QString reason;    ///< Of a pause.
    QByteArray ticket; ///< In hand: called or being served. Empty for none.
    // The last command on a ticket, for undo.
    QString lastKind;
    QByteArray lastTicket;
    qint64 lastAtMs = 0;
    QString lastState; ///< The ticket's state before it.
    QString lastMatter;
    QStringList lastFurther; ///< What else the ticket was for.
    int lastCount = 0;
    /// How often it has called somebody over an ordinary number since it called one: see
    /// nextCall().
    int passed = 0;
    int lastPassed = 0; ///< The same before the last call.
};

/// What a terminal last said of its devices.
struct DeviceState
{
    QString node;
    QString device;
    QString status;
    qint64 sinceMs = 0;
};

/// Windows, terminals' devices and calls for staff, derived from the journal of a hall.
class HallProjection final : public journal::Projection
{
public:
    /// `hall`: the node whose facts change windows.
    explicit HallProjection(QString hall);

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    [[nodiscard]] QStringList tablesAfterCheckpoint() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;

private:
    Result<void> applyTicketFact(storage::Database& database, const journal::Row& row,
                                 const QJsonObject& body);

    QString m_hall;
};

/// A window never opened is closed, not missing.
Result<Window> findWindow(storage::Database& database, const QString& id);
/// Whom the window has called or serves. Nobody where the ticket has ended all the same: a store of
/// an earlier version may name one that its day has ended.
Result<std::optional<Ticket>> ticketInHand(storage::Database& database, const Window& window);
Result<QList<Window>> allWindows(storage::Database& database);
/// Open windows that serve `matter`; a paused one does not count.
Result<int> openWindowsFor(storage::Database& database, const QString& matter);
/// The matters that an open window serves.
Result<QStringList> servedMatters(storage::Database& database);
Result<QList<DeviceState>> devicesOf(storage::Database& database, const QString& node);

/// A call for staff that nobody has answered.
struct HelpRequest
{
    QByteArray id;
    QString node;
    qint64 atMs = 0;
    bool isAnswered = false;
};

Result<std::optional<HelpRequest>> findHelp(storage::Database& database, const QByteArray& id);

} // namespace onewindow::queue
