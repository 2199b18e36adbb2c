// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseState.h"
#include "services/cases/PaymentStore.h"
#include "services/journal/Journal.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace onewindow::cases {

/// An order to pay that is durable.
struct BegunOrder
{
    QByteArray id;
    QByteArray caseId;
    qint64 cents = 0;
    bool isAsked = false; ///< The hall is to say whether the box may hear of it.
};

/// The part of PaymentDesk that works on the writer's thread, inside the writer's transactions.
class PaymentBook
{
public:
    explicit PaymentBook(journal::Journal& journal)
        : m_journal(journal)
    {}

    /// The one more order of a case that is not paid. Of one that another terminal filed, or that
    /// this one has let go of, the hall is asked first. Errors: Conflict (there is no fee, it is
    /// another than `cents`, it is paid, the case will not be done, or the box has to be asked what
    /// became of an earlier order, whosoever); StoreRestored, those of the store.
    Result<BegunOrder> begin(storage::Database& database, const QByteArray& caseId, qint64 cents);

    /// The hall lets this terminal charge an order that was asked for: from here on the box may
    /// hear of it. Errors: NotFound, Conflict (it has ended), StoreRestored, those of the store.
    Result<BegunOrder> beginGranted(storage::Database& database, const QByteArray& order);

    /// What the hall was asked for and the box has never heard of is given back: nobody waits for
    /// it after a restart. Errors: StoreRestored, those of the store.
    Result<void> dropAsked(storage::Database& database);

    /// What the box says of an order of this terminal; nothing is recorded that is known already.
    /// Money for a case that it does not pay is noted for staff. Errors: NotFound (not of this
    /// terminal), StoreRestored, those of the store.
    Result<PaymentRow> note(storage::Database& database, const QByteArray& order, OrderEvent event,
                            const QString& receipt);

    /// Orders of this terminal whose box has to be asked, the oldest first.
    Result<QList<BegunOrder>> open(storage::Database& database);

    /// Lets go of the fees that the hall wants to take at a counter or let another terminal take,
    /// and of those of days that are over, so that this terminal need not be there for them: all
    /// that are due. Those that are paid, or may be in a moment, are not. Whether there were any.
    /// Errors: StoreRestored, those of the store.
    Result<bool> release(storage::Database& database);

    /// The centre does not do a case: what was paid for it is noted for staff.
    Result<void> noteRejected(storage::Database& database, const QByteArray& caseId);

private:
    Result<void> append(storage::Database& database, const QString& kind, const QByteArray& subject,
                        const QJsonObject& body);
    Result<void> releaseOne(storage::Database& database, const QByteArray& caseId,
                            const QString& claim, bool& hasReleased);
    Result<bool> isRejected(storage::Database& database, const QByteArray& caseId) const;
    Result<void> noteToReturn(storage::Database& database, const PaymentRow& paid,
                              const QString& why);
    Result<void> alarm(storage::Database& database, const PaymentRow& order, ErrorCode code,
                       const QString& what);

    journal::Journal& m_journal;
    journal::FeedCache m_cache;
};

} // namespace onewindow::cases
