// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/services/appointments/EscrowNode.h"
#include "tests/services/storage/TestStores.h"

#include <QObject>

namespace onewindow::appointments {

inline const Slot kSlot{{}, QStringLiteral("m"), QStringLiteral("2026-11-23"), 9 * 60, 9 * 60 + 30};
inline const Slot kLater{
    {}, QStringLiteral("m"), QStringLiteral("2026-11-23"), 10 * 60, 10 * 60 + 30};

/// What tests of a centre, a hall and its terminals make them with.
class EscrowTest : public QObject
{
    Q_OBJECT

protected:
    EscrowNode::Options options(const char* id, bool isRoot = false, bool isLeaf = false)
    {
        EscrowRules rules = isLeaf ? kioskRules() : EscrowRules();
        rules.shareDivisor = m_shareDivisor;
        return {.id = QString::fromLatin1(id),
                .hall = isLeaf ? QString() : QStringLiteral("hall-1"),
                .isRoot = isRoot,
                .isLeaf = isLeaf,
                .rules = rules,
                .bookingRules = m_bookingRules,
                .keys = m_keys.get(),
                .clock = &m_clock};
    }

    std::unique_ptr<EscrowNode> root(std::unique_ptr<storage::Database> store)
    {
        return std::make_unique<EscrowNode>(options("centre", true), std::move(store));
    }

    qint64 heldBy(EscrowNode& node, const Slot& slot = kSlot)
    {
        qint64 free = 0;
        const auto slots = journal::valueOf(
            node.book().available(node.database(), QStringLiteral("m"), slot.day, 1));
        for (const FreeSlot& found : slots) {
            free += found.slot == slot.key() ? found.free : 0;
        }
        return free;
    }

    storage::TestStores m_stores;
    ManualClock m_clock;
    std::unique_ptr<crypto::NodeKeys> m_keys = journal::testKeys(crypto::Suite::National);
    int m_shareDivisor = 2;
    BookingRules m_bookingRules = BookingRules::none();
};

} // namespace onewindow::appointments
