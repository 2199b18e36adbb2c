// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/LotStore.h"
#include "services/journal/Projection.h"

#include <QJsonObject>

namespace onewindow::appointments {

/// The accounts of slots, derived from the journal: `slots` (the root's), `allotments` (lots),
/// `asks`, `appointments`, `attendances` and `excuses`. The same code at centre, hall and terminal.
/// A node's own fact is written only where its condition holds, by one conditional update: SlotFull
/// or Conflict undoes it otherwise. What another node recorded is counted as far as its lot gives a
/// right to it; the rest is Disputed, for the grantor to refuse.
class SlotProjection final : public journal::Projection
{
public:
    /// `self`: the node whose store it is.
    explicit SlotProjection(QString self);

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;

private:
    struct Fact;

    Result<void> applyItem(const Fact& fact, const QJsonObject& item);
    Result<void> applyCapacity(const Fact& fact, const QJsonObject& item);
    Result<void> applyGranted(const Fact& fact, const QJsonObject& item);
    Result<void> applyTaken(const Fact& fact, const QJsonObject& item);
    Result<bool> isGrantors(const Fact& fact, const QString& source);
    Result<void> raise(const Fact& fact, const Lot& wanted, bool isGrantor);
    Result<void> applyReturned(const Fact& fact, const QJsonObject& item);
    Result<void> applyWanted(const Fact& fact, const QJsonObject& item);
    Result<void> applyLost(const Fact& fact, const QJsonObject& item);
    Result<void> applyBooked(const Fact& fact);
    Result<bool> countBooking(const Fact& fact, const Appointment& appointment);
    Result<void> applyEnded(const Fact& fact, AppointmentState to);
    Result<void> applyFreed(const Fact& fact);
    static Result<void> applyExcuse(const Fact& fact);
    Result<void> applyAttendance(const Fact& fact);
    Result<void> refuseOwn(const Fact& fact, const Error& error) const;

    QString m_self;
};

/// Why a booking from a lot does not hold.
struct Objection
{
    QString reason;      ///< "void" or "over"; empty if it holds.
    bool isMine = false; ///< Whether `self` handed down the lot, or one above it: it may refuse.
};

/// What stands against one more booking from `lot`, by the lot and all above it.
Result<Objection> objectionTo(LotStore& store, const QString& lot, const QString& self);

} // namespace onewindow::appointments
