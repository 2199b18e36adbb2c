// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/LotStore.h"
#include "services/journal/Projection.h"

#include <QJsonObject>
#include <QSet>

#include <mutex>

namespace onewindow::appointments {

/// Follows each fact about slots, in its own transaction: marks the slot to be looked after, and
/// where the node has a feed, says what changed for those who read it. Applied after
/// SlotProjection; owns no projected table, so a rebuild leaves the feed alone.
class SlotFeed final : public journal::Projection
{
public:
    /// Whether the node has readers: a terminal has none.
    enum class Audience { None, Below };

    SlotFeed(QString self, Audience audience);

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;

    /// Has the slot looked after by the next settle().
    Result<void> mark(storage::Database& database, const QString& hall, const QString& slot);
    /// What can be booked of it here.
    Result<void> publishSlot(storage::Database& database, const QString& hall, const QString& slot);
    /// What their holders must know of the slot's lots handed down from here.
    Result<void> publishLots(storage::Database& database, const QString& hall, const QString& slot);
    /// One that the centre booked: its row is there, and here only what the feed says.
    Result<void> publishForeign(storage::Database& database, const QString& hall,
                                const Appointment& appointment);
    /// It holds no more.
    Result<void> dropForeign(storage::Database& database, const QString& hall, const QString& id);
    /// What places below go by: see PlanNotice.
    Result<void> publishPlan(storage::Database& database, const QString& hall,
                             const QJsonObject& plan);
    /// Tells `place` that the booking does not hold.
    Result<void> publishRefusal(storage::Database& database, const QString& hall,
                                const QByteArray& appointment, const QString& place,
                                const QString& reason, qint64 nowMs);

    /// The halls of which anything was marked since it was asked last. From any thread.
    QStringList takeNews();

private:
    struct Touched;

    void noteNews(const QString& hall);

    Result<void> publishAppointment(storage::Database& database, const QString& hall,
                                    const QByteArray& id);
    Result<void> publishStanding(storage::Database& database, const QString& hall,
                                 const QByteArray& id);
    static Result<void> addSealed(storage::Database& database, const QString& hall,
                                  const Appointment& appointment, QJsonObject& thing);
    static Result<void> dropErased(storage::Database& database, const QString& hall,
                                   const QByteArray& keyId);
    Result<Touched> touchedBy(storage::Database& database, const journal::Row& row);
    Result<void> publishLot(storage::Database& database, const QString& hall, const Lot& lot,
                            bool isSourceOpen);
    static Result<bool> isSourceOpen(storage::Database& database, const QString& hall,
                                     const Lot& lot);
    Result<void> applyLost(storage::Database& database, const journal::Row& row);
    Result<void> applyRefused(storage::Database& database, const journal::Row& row);

    QString m_self;
    Audience m_audience;
    std::mutex m_mutex; ///< Guards what follows.
    QSet<QString> m_news;
};

} // namespace onewindow::appointments
