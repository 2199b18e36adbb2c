// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/PaymentFacts.h"

#include "services/cases/CaseStore.h"
#include "services/cases/FactKinds.h"
#include "services/cases/PaymentStore.h"
#include "services/core/Ids.h"
#include "services/core/Log.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;

namespace {

constexpr qsizetype kReceiptLimit = 64;
constexpr qsizetype kReasonLimit = 32;
constexpr qint64 kCentsLimit = 100'000'00;

struct Kind
{
    OrderState state;
    const char* kind;
};

constexpr std::array kKinds{
    Kind{OrderState::Begun, facts::kPaymentBegun},
    Kind{OrderState::Unknown, facts::kPaymentUnknown},
    Kind{OrderState::Paid, facts::kPaymentPaid},
    Kind{OrderState::Refused, facts::kPaymentRefused},
    Kind{OrderState::Lapsed, facts::kPaymentLapsed},
    Kind{OrderState::Wanted, facts::kPaymentWanted},
    Kind{OrderState::Granted, facts::kPaymentGranted},
};

const Kind* kindOf(const journal::Row& row)
{
    const auto* const found = std::find_if(kKinds.begin(), kKinds.end(), [&row](const Kind& one) {
        return row.kind == QLatin1String(one.kind);
    });
    return found == kKinds.end() ? nullptr : found;
}

bool isToReturn(const journal::Row& row)
{
    return row.kind == QLatin1String(facts::kPaymentToReturn);
}

bool isDenied(const journal::Row& row)
{
    return row.kind == QLatin1String(facts::kPaymentDenied);
}

/// Whether the one may come after the other. What is begun may have been granted, or not yet as far
/// as this node knows: that money may be there is never left out.
bool mayFollow(OrderState before, OrderState after)
{
    switch (after) {
    case OrderState::Wanted:
        return false;
    case OrderState::Granted:
        return before == OrderState::Wanted;
    case OrderState::Begun:
        return before == OrderState::Wanted || before == OrderState::Granted;
    case OrderState::Unknown:
        return before == OrderState::Begun;
    case OrderState::Paid:
        return before != OrderState::Paid;
    case OrderState::Refused:
    case OrderState::Lapsed:
        return isPending(before);
    }
    return false;
}

/// What another node recorded has happened, wrong as it is: no error.
Result<void> leaveOut(const journal::Row& row)
{
    qCWarning(lcQueue) << "a payment is left out:" << row.kind << "by" << row.node;
    return {};
}

/// A new order. The terminal that filed the case begins it by itself; any other wants it first. (At
/// that other one the case is not known.)
Result<void> applyNew(Database& database, const journal::Row& row, PaymentRow order)
{
    if (order.state == OrderState::Begun) {
        const auto filed = CaseStore(database, row.hall).find(row.subject);
        if (!filed) {
            return filed.error();
        }
        if (!filed.value() || filed.value()->node != row.node) {
            return leaveOut(row);
        }
    }
    order.caseId = row.subject;
    order.node = row.node;
    order.cents = std::clamp<qint64>(order.cents, 0, kCentsLimit);
    order.begunAtMs = row.correctedMs;
    const auto isNew = PaymentStore(database, row.hall).insert(order);
    if (!isNew) {
        return isNew.error();
    }
    return isNew.value() ? Result<void>() : leaveOut(row);
}

/// Whether who says it is the one to say it of an order that is known.
bool maySpeak(const journal::Row& row, const PaymentRow& order)
{
    // A hall is named like its partition.
    const bool isHall = row.node == row.hall;
    const bool isHalls = row.kind == QLatin1String(facts::kPaymentGranted) || isDenied(row);
    return order.caseId == row.subject &&
           (isHalls ? isHall : order.node == row.node || (isToReturn(row) && isHall));
}

} // namespace

QString paymentKind(OrderState state)
{
    const auto* const found = std::find_if(kKinds.begin(), kKinds.end(),
                                           [state](const Kind& one) { return one.state == state; });
    return QString::fromLatin1(found->kind);
}

bool isPaymentFact(const journal::Row& row)
{
    return kindOf(row) != nullptr || isToReturn(row) || isDenied(row);
}

Result<void> applyPayment(Database& database, const journal::Row& row)
{
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    const QByteArray order = idFromText(body.value("order"_L1).toString());
    const Kind* kind = kindOf(row);
    if (order.isEmpty()) {
        return leaveOut(row);
    }
    PaymentStore store(database, row.hall);
    const auto known = store.find(order);
    if (!known) {
        return known.error();
    }
    const bool isNew =
        kind != nullptr && (kind->state == OrderState::Begun || kind->state == OrderState::Wanted);
    if (isNew && !known.value()) {
        return applyNew(database, row,
                        {.id = order,
                         .caseId = {},
                         .node = {},
                         .cents = body.value("cents"_L1).toInteger(),
                         .state = kind->state});
    }
    if (!known.value() || !maySpeak(row, *known.value())) {
        return leaveOut(row);
    }
    const OrderState before = known.value()->state;
    if (isToReturn(row)) {
        const auto isSet =
            store.setToReturn(order, body.value("why"_L1).toString().left(kReasonLimit));
        return isSet ? Result<void>() : Result<void>(isSet.error());
    }
    const OrderState after = isDenied(row) ? OrderState::Refused : kind->state;
    if (before == after) {
        return {}; // Who was denied by the hall says so as well.
    }
    if (!mayFollow(before, after)) {
        return leaveOut(row);
    }
    const auto isSet =
        store.setState(order, after, body.value("receipt"_L1).toString().left(kReceiptLimit),
                       isPending(after) ? 0 : row.correctedMs);
    return isSet ? Result<void>() : Result<void>(isSet.error());
}

} // namespace onewindow::cases
