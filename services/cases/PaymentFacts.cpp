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

/// What another node recorded has happened, wrong as it is: no error.
Result<void> leaveOut(const journal::Row& row)
{
    qCWarning(lcQueue) << "a payment is left out:" << row.kind << "by" << row.node;
    return {};
}

Result<void> applyBegun(Database& database, const journal::Row& row, const QByteArray& order,
                        qint64 cents)
{
    const auto filed = CaseStore(database, row.hall).find(row.subject);
    if (!filed) {
        return filed.error();
    }
    if (!filed.value() || filed.value()->node != row.node) {
        return leaveOut(row);
    }
    const auto isNew = PaymentStore(database, row.hall)
                           .insert({.id = order,
                                    .caseId = row.subject,
                                    .node = row.node,
                                    .cents = std::clamp<qint64>(cents, 0, kCentsLimit),
                                    .begunAtMs = row.correctedMs});
    if (!isNew) {
        return isNew.error();
    }
    return isNew.value() ? Result<void>() : leaveOut(row);
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
    return kindOf(row) != nullptr || isToReturn(row);
}

Result<void> applyPayment(Database& database, const journal::Row& row)
{
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    const QByteArray order = idFromText(body.value("order"_L1).toString());
    const Kind* kind = kindOf(row);
    if (order.isEmpty()) {
        return leaveOut(row);
    }
    if (kind != nullptr && kind->state == OrderState::Begun) {
        return applyBegun(database, row, order, body.value("cents"_L1).toInteger());
    }
    PaymentStore store(database, row.hall);
    const auto known = store.find(order);
    if (!known) {
        return known.error();
    }
    if (!known.value() || known.value()->node != row.node || known.value()->caseId != row.subject) {
        return leaveOut(row);
    }
    const OrderState before = known.value()->state;
    if (kind == nullptr) {
        const auto isSet =
            store.setToReturn(order, body.value("why"_L1).toString().left(kReasonLimit));
        return isSet ? Result<void>() : Result<void>(isSet.error());
    }
    const bool mayFollow =
        isOpen(before) || (kind->state == OrderState::Paid && before != OrderState::Paid);
    if (!mayFollow || before == kind->state) {
        return leaveOut(row);
    }
    const auto isSet =
        store.setState(order, kind->state, body.value("receipt"_L1).toString().left(kReceiptLimit),
                       isOpen(kind->state) ? 0 : row.correctedMs);
    return isSet ? Result<void>() : Result<void>(isSet.error());
}

} // namespace onewindow::cases
