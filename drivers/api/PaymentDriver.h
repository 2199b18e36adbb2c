// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DeviceStatus.h"

#include <QByteArray>
#include <QObject>
#include <QString>

namespace onewindow::drivers {

/// What somebody is to pay. Its id names it for good: charging the same one twice charges once.
struct PaymentOrder
{
    QByteArray id;    ///< 16 random bytes.
    qint64 cents = 0; ///< 1 to 10,000,000.
    QString subject;  ///< What for, at most 120 characters; nothing personal.
};

/// What is known of an order.
enum class PaymentState {
    Waiting,   ///< For the payer.
    Paid,      ///< The money is taken.
    Refused,   ///< Not taken: the payer's bank or the device says no.
    Lapsed,    ///< Not taken: the payer let the time go by.
    Cancelled, ///< Not taken, and never will be.
    NotKnown,  ///< The device has not heard of it. Only cancel() makes sure that it never will.
    Lost,      ///< The device did not answer; it may have taken the money. Ask when it is Ready.
};

/// What the device says of an order, or that it says nothing.
struct PaymentAnswer
{
    QByteArray order;
    PaymentState state = PaymentState::Lost;
    QString code = {}; ///< Waiting: for a QR code to show, at most 1,024 characters; may be empty.
    QString receipt = {}; ///< Paid: the device's number of it, at most 64 characters.
};

/// A device that takes money. Verbs from any thread; signals from the driver's own thread. Each
/// verb is followed by at least one answered() of its order, within 10 s: the device's word, or
/// Lost. One that is Waiting is answered again when it ends, or Lost when the device falls silent.
/// Only Paid, Refused, Lapsed and Cancelled are the end of an order, and they are final.
class PaymentDriver : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual DeviceStatus status() const = 0;

    virtual void charge(const onewindow::drivers::PaymentOrder& order) = 0;
    /// What became of an order, whoever sent it and however long ago.
    virtual void ask(const QByteArray& order) = 0;
    /// Takes an order back that nobody has paid, also one the device has not heard of yet: it is
    /// never charged afterwards. Of one that has ended it says how.
    virtual void cancel(const QByteArray& order) = 0;

Q_SIGNALS:
    void statusChanged(onewindow::drivers::DeviceStatus status);
    void answered(const onewindow::drivers::PaymentAnswer& answer);
};

} // namespace onewindow::drivers

Q_DECLARE_METATYPE(onewindow::drivers::PaymentAnswer)
