// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseFeed.h"
#include "services/cases/CaseOwner.h"
#include "services/cases/CaseProjection.h"
#include "services/cases/FactKinds.h"
#include "services/core/Ids.h"
#include "services/journal/Verifier.h"
#include "services/queue/Ticket.h"
#include "services/storage/Rows.h"
#include "services/storage/Transaction.h"
#include "tests/ManualClock.h"
#include "tests/services/cases/CaseKiosk.h"

#include <memory>
#include <utility>

namespace onewindow::cases {

/// Cases that were filed, sealed for the node that owns them: hall and centre at once, without
/// terminals and without a server.
class OwnedCases
{
public:
    OwnedCases()
        : journal({.node = QStringLiteral("centre"),
                   .hall = kHall,
                   .keys = m_keys.get(),
                   .clock = &clock,
                   .projections = {&m_projection, &m_feed},
                   .isCentre = true,
                   .keepsEnvelopes = true})
        , owner(journal)
    {
        storage::DatabaseOptions options;
        options.path = QStringLiteral(":memory:");
        store = valueOf(Database::open(options));
        succeed(journal.open(*store));
        succeed(journal::Feed(kHall).open(*store));
    }

    /// What `action` gives; nothing of it is kept where it fails.
    template <typename Action>
    auto transact(Action action) -> decltype(action(std::declval<Database&>()))
    {
        auto transaction = valueOf(storage::Transaction::begin(*store));
        auto value = action(*store);
        if (value) {
            succeed(transaction.commit());
        }
        return value;
    }

    /// Filed by zhang() and numbered.
    QByteArray file(qint64 feeCents = 0)
    {
        const QByteArray id = makeUuidV7(clock.now().wallMs);
        succeed(transact([&](Database& database) -> Result<void> {
            const auto key = valueOf(journal.createDataKey(
                database, {{QStringLiteral("centre"), m_keys->sealingPublicKey()}}));
            journal::NewFact fact;
            fact.kind = QString::fromLatin1(facts::kFiled);
            fact.subject = id;
            fact.body = {{QStringLiteral("matter"), QStringLiteral("si-record")},
                         {QStringLiteral("taskCode"), QStringLiteral("T")},
                         {QStringLiteral("provisional"), QStringLiteral("K1-1")},
                         {QStringLiteral("counter"), ++m_filed},
                         {QStringLiteral("day"), queue::hallDay(clock.now().wallMs)},
                         {QStringLiteral("token"), makeToken()},
                         {QStringLiteral("fee"), feeCents},
                         {QStringLiteral("state"), QStringLiteral("received")}};
            fact.sealed = valueOf(journal::sealBody(m_keys->suite(), key, id,
                                                    {{QStringLiteral("person"), toJson(zhang())},
                                                     {QStringLiteral("answers"), QJsonObject()},
                                                     {QStringLiteral("shared"), QJsonObject()}}));
            fact.keyId = key.id;
            fact.keyDigest = key.keyDigest;
            valueOf(journal.append(database, fact));
            valueOf(owner.work(database, kHall));
            return {};
        }));
        return id;
    }

    void advance(const QByteArray& id, CaseState seen, CaseState to, const QString& reason = {})
    {
        valueOf(transact([&](Database& database) {
            return owner.advance(database, kHall,
                                 {.id = id,
                                  .seen = seen,
                                  .to = to,
                                  .reason = reason,
                                  .staff = QStringLiteral("zhao"),
                                  .desk = QStringLiteral("counter-1")});
        }));
    }

    /// A case that somebody approved.
    QByteArray approved(qint64 feeCents = 0)
    {
        const QByteArray id = file(feeCents);
        advance(id, CaseState::Received, CaseState::Approved);
        return id;
    }

    /// Its result was given to a terminal, to be printed there by whose it is.
    void copied(const QByteArray& id)
    {
        valueOf(transact([&](Database& database) {
            journal::NewFact fact;
            fact.kind = QString::fromLatin1(facts::kCopied);
            fact.subject = id;
            fact.body = {{QStringLiteral("node"), QStringLiteral("kiosk-1")},
                         {QStringLiteral("copy"), 1}};
            return journal.append(database, fact);
        }));
    }

    CaseRow row(const QByteArray& id) { return *valueOf(CaseStore(*store, kHall).find(id)); }

    QList<CaseStepRow> steps(const QByteArray& id)
    {
        return valueOf(CaseStore(*store, kHall).stepsOf(id));
    }

    void forget(const QByteArray& id)
    {
        succeed(transact([&](Database& database) {
            return journal.forget(database, row(id).keyId,
                                  {{QStringLiteral("reason"), QStringLiteral("request")}});
        }));
    }

    /// The bodies of the facts of a kind, in order.
    QList<QJsonObject> facts(const char* kind)
    {
        QList<QJsonObject> bodies;
        auto rows = storage::query(*store, "SELECT body FROM journal WHERE kind = ? ORDER BY seq",
                                   QString::fromLatin1(kind));
        while (rows && rows.value().step().value()) {
            bodies << QJsonDocument::fromJson(rows.value().blob(0)).object();
        }
        return bodies;
    }

    QString verify() { return valueOf(journal::verifyStore(*store, {&m_projection})).firstBad; }

    ManualClock clock;

private:
    std::unique_ptr<crypto::NodeKeys> m_keys = journal::testKeys(crypto::Suite::National);
    CaseProjection m_projection{QStringLiteral("centre")};
    CaseFeed m_feed{
        [](const QString&, const QString& node) { return QStringLiteral("node:") + node; }};
    int m_filed = 0;

public:
    journal::Journal journal;
    CaseOwner owner;
    std::unique_ptr<Database> store;
};

} // namespace onewindow::cases
