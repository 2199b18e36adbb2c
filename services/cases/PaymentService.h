// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

namespace onewindow::cases {

/// How far a payment is.
enum class PaymentStep {
    Beginning,  ///< Made durable, and told to the box.
    Waiting,    ///< For the payer.
    Cancelling, ///< Taken back; the box may still say that it was paid.
    Paid,
    Refused, ///< No money was taken, and none will be; so of the next two.
    Lapsed,
    Cancelled,
    Unknown, ///< The box does not answer. It is asked again by itself; nothing is charged twice.
    Failed,  ///< Nothing was begun: the box is not ready, or nothing is due.
    Denied,  ///< Nothing was begun: the hall does not let this terminal charge it, or is silent.
};

/// The payment of a case has come to another step.
struct PaymentProgress
{
    QByteArray caseId;
    PaymentStep step = PaymentStep::Failed;
    QString code = {};    ///< Waiting: for a QR code to show; may be empty.
    QString receipt = {}; ///< Paid: the box's number of it.
};

/// Pays the fees of cases at this terminal. In the GUI thread; verbs return at once.
class PaymentService : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The box answers, nothing is being paid, and it is known what became of everything before.
    [[nodiscard]] virtual bool isReady() const = 0;

    /// Pays what is due of a case, wherever in the hall it was filed: the hall is asked first where
    /// it was not here, so that no two places charge it. `cents`: what the payer has seen;
    /// `subject` is what they read, and not personal. One at a time. progressed() follows, up to
    /// one of Paid to Denied, within PaymentDesk's patience; an Unknown one is followed by another
    /// whenever the box has answered.
    virtual void pay(const QByteArray& caseId, qint64 cents, const QString& subject) = 0;
    /// Takes it back, if nobody has paid yet. How it ends progressed() says.
    virtual void cancel(const QByteArray& caseId) = 0;

Q_SIGNALS:
    void progressed(const onewindow::cases::PaymentProgress& progress);
    void readyChanged();
};

} // namespace onewindow::cases
