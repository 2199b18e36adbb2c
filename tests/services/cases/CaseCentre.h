// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseFeed.h"
#include "services/cases/CaseOwner.h"
#include "services/cases/CaseStore.h"
#include "services/storage/Transaction.h"
#include "tests/services/cases/CaseKiosk.h"

#include <functional>
#include <memory>
#include <optional>

namespace onewindow::cases {

/// Hall and centre at once, without a server.
class CaseCentre
{
public:
    CaseCentre(const crypto::NodeKeys& keys, const Clock& clock)
        : m_feed([](const QString&, const QString& node) { return QStringLiteral("node:") + node; })
        , m_journal({.node = QStringLiteral("centre"),
                     .hall = kHall,
                     .keys = &keys,
                     .clock = &clock,
                     .projections = {&m_projection, &m_feed},
                     .isCentre = true,
                     .keepsEnvelopes = true})
        , m_owner(m_journal)
    {
        storage::DatabaseOptions options;
        options.path = QStringLiteral(":memory:");
        m_store = valueOf(Database::open(options));
        succeed(m_journal.open(*m_store));
        succeed(journal::Feed(kHall).open(*m_store));
    }

    template <typename T>
    T transact(const std::function<Result<T>(Database&)>& action)
    {
        auto transaction = valueOf(storage::Transaction::begin(*m_store));
        T value = valueOf(action(*m_store));
        succeed(transaction.commit());
        return value;
    }

    /// Sync without a network: the journal up, numbers given, the feed down.
    void meet(CaseKiosk& kiosk, const crypto::NodeKeys& kioskKeys)
    {
        const auto batch = valueOf(kiosk.writer().runAndWait<journal::Batch>(
            [&](Database& store) { return kiosk.journal().nextBatch(store, 1000); }));
        if (!batch.rows.isEmpty()) {
            const auto taken = transact<journal::Ingested>([&](Database& store) {
                return m_journal.ingest(store, batch, kioskKeys.signingPublicKey());
            });
            QVERIFY(!taken.refusal);
            succeed(kiosk.writer().runAndWait<void>([&](Database& store) {
                return kiosk.journal().acknowledged(store, taken.ack, batch);
            }));
        }
        QCOMPARE(m_feed.takeNews(), batch.rows.isEmpty() ? QStringList() : QStringList{kHall});
        QVERIFY(!transact<bool>([&](Database& store) { return m_owner.work(store, kHall); }));
        const auto page = valueOf(
            journal::Feed(kHall).read(*m_store, m_cursor, {QStringLiteral("node:kiosk-1")}, 100));
        succeed(kiosk.writer().runAndWait<void>(
            [&](Database& store) { return journal::FeedCache().apply(store, page); }));
        m_cursor = page.cursor;
        kiosk.desk().onChangesApplied(page);
    }

    std::optional<CaseRow> find(const QByteArray& id)
    {
        return valueOf(CaseStore(*m_store, kHall).find(id));
    }

    QString verify() { return valueOf(journal::verifyStore(*m_store, {&m_projection})).firstBad; }

    qsizetype shown()
    {
        return valueOf(journal::Feed(kHall).all(*m_store, QStringLiteral("case"))).size();
    }

    void tidy()
    {
        transact<bool>([&](Database& store) -> Result<bool> {
            OW_TRY(m_owner.tidy(store, kHall));
            return true;
        });
    }

private:
    CaseProjection m_projection{QStringLiteral("centre")};
    CaseFeed m_feed;
    journal::Journal m_journal;
    CaseOwner m_owner;
    std::unique_ptr<Database> m_store;
    journal::FeedCursor m_cursor;
};

} // namespace onewindow::cases
