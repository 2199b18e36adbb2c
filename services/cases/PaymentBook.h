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
};

/// Whether nothing comes of a case, and what was paid for it goes back.
constexpr bool isTurnedDown(CaseState state)
{
    return state == CaseState::Rejected || state == CaseState::Refused;
}

/// The part of PaymentDesk that works on the writer's thread, inside the writer's transactions.
class PaymentBook
{
public:
    explicit PaymentBook(journal::Journal& journal)
        : m_journal(journal)
    {}

    /// The one more order of a case that is filed at this terminal and not paid. Errors: NotFound;
    /// Conflict (there is no fee, it is paid, it will not be done, or the box has to be asked what
    /// became of an earlier order, whosoever); StoreRestored, those of the store.
    Result<BegunOrder> begin(storage::Database& database, const QByteArray& caseId);

    /// What the box says of an order of this terminal; nothing is recorded that is known already.
    /// Money for a case that it does not pay is noted for staff. Errors: NotFound (not of this
    /// terminal), StoreRestored, those of the store.
    Result<PaymentRow> note(storage::Database& database, const QByteArray& order, OrderEvent event,
                            const QString& receipt);

    /// Orders of this terminal whose box has to be asked, the oldest first.
    Result<QList<BegunOrder>> open(storage::Database& database);

    /// The centre does not do a case: what was paid for it is noted for staff.
    Result<void> noteRejected(storage::Database& database, const QByteArray& caseId);

private:
    Result<void> append(storage::Database& database, const QString& kind, const QByteArray& subject,
                        const QJsonObject& body);
    Result<bool> isRejected(storage::Database& database, const QByteArray& caseId) const;
    Result<void> noteToReturn(storage::Database& database, const PaymentRow& paid,
                              const QString& why);
    Result<void> alarm(storage::Database& database, const PaymentRow& order, ErrorCode code,
                       const QString& what);

    journal::Journal& m_journal;
    journal::FeedCache m_cache;
};

} // namespace onewindow::cases
