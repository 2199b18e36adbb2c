// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/SlotBook.h"

#include <QObject>

#include <functional>

namespace onewindow::appointments {

/// A terminal's appointments as its screens will see them. Verbs return at once; every callback
/// arrives later in the GUI thread, exactly once. None of them waits for the network.
class SlotService : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    using SlotsCallback = std::function<void(Result<QList<FreeSlot>>)>;
    /// See SlotBook::available().
    virtual void available(const QString& resource, const QString& fromDay, int days,
                           SlotsCallback callback) = 0;

    using BookCallback = std::function<void(Result<Booking>)>;
    /// One durable transaction, from what this terminal holds. SlotFull also orders a place from
    /// the hall: if it answers, slotsChanged() follows. Errors: see SlotBook::book().
    virtual void book(const QString& slot, std::optional<queue::Person> person,
                      BookCallback callback) = 0;

    using DoneCallback = std::function<void(Result<void>)>;
    /// Of an appointment booked here. Errors: see SlotBook::cancel().
    virtual void cancel(const QByteArray& appointment, DoneCallback callback) = 0;

Q_SIGNALS:
    /// What can be booked here may be different.
    void slotsChanged();
};

} // namespace onewindow::appointments
