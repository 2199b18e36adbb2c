// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseProjection.h"
#include "services/cases/CaseStore.h"
#include "services/cases/FactKinds.h"
#include "services/cases/PaymentDesk.h"
#include "services/core/Ids.h"
#include "services/journal/Verifier.h"
#include "services/storage/Query.h"
#include "services/storage/Writer.h"
#include "tests/ManualClock.h"
#include "tests/services/journal/TestNode.h"

#include <QCoreApplication>

#include <memory>

namespace onewindow::cases {

/// A terminal's store with filed cases in it, and a payment desk that may be started again.
class PaymentRig
{
public:
    PaymentRig()
        : m_keys(journal::testKeys(crypto::Suite::National))
        , m_journal({.node = QStringLiteral("kiosk-1"),
                     .keys = m_keys.get(),
                     .clock = &clock,
                     .projections = {&m_projection}})
        , writer(open(m_journal))
    {
        restart();
    }

    ~PaymentRig()
    {
        writer.stop();
        desk.reset();
    }

    PaymentRig(const PaymentRig&) = delete;
    PaymentRig& operator=(const PaymentRig&) = delete;
    PaymentRig(PaymentRig&&) = delete;
    PaymentRig& operator=(PaymentRig&&) = delete;

    /// Power is cut, and comes back: what was not in the store is gone. Not started yet.
    void restart(PaymentDesk::Delays delays = {})
    {
        drain();
        desk = std::make_unique<PaymentDesk>(writer, m_journal, delays);
    }

    /// What is on its way to the store arrives there, and what it answers waits to be heard.
    void drain()
    {
        journal::succeed(
            writer.runAndWait<void>([](storage::Database&) { return Result<void>(); }));
    }

    /// ... and is heard, until nothing more follows.
    void settle()
    {
        constexpr int kRounds = 3;
        for (int i = 0; i < kRounds; ++i) {
            drain();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::MetaCall);
        }
    }

    QByteArray file(int cents)
    {
        const QByteArray id = randomBytes(16);
        append(facts::kFiled, id,
               {{QStringLiteral("matter"), QStringLiteral("card")},
                {QStringLiteral("provisional"), QStringLiteral("K1-20261130-0001")},
                {QStringLiteral("day"), QStringLiteral("2026-11-30")},
                {QStringLiteral("counter"), ++m_counter},
                {QStringLiteral("token"), QString::fromLatin1(id.toHex())},
                {QStringLiteral("state"), QStringLiteral("approved")},
                {QStringLiteral("fee"), cents}});
        return id;
    }

    void append(const char* kind, const QByteArray& subject, const QJsonObject& body)
    {
        journal::succeed(writer.runAndWait<void>([&](storage::Database& store) {
            journal::NewFact fact;
            fact.kind = QString::fromLatin1(kind);
            fact.subject = subject;
            fact.body = body;
            const auto row = m_journal.append(store, fact);
            return row ? Result<void>() : Result<void>(row.error());
        }));
    }

    QList<PaymentRow> orders(const QByteArray& caseId)
    {
        return journal::valueOf(
            writer.runAndWait<QList<PaymentRow>>([&caseId](storage::Database& store) {
                return PaymentStore(store, {}).ofCase(caseId);
            }));
    }

    CaseMoney money(const QByteArray& caseId, qint64 cents)
    {
        return moneyOf(cents, orders(caseId));
    }

    /// The kinds of the facts, in order, without those of filing.
    QStringList kinds()
    {
        return journal::valueOf(
            writer.runAndWait<QStringList>([](storage::Database& store) -> Result<QStringList> {
                QStringList kinds;
                auto rows = storage::query(
                    store, "SELECT kind FROM journal WHERE kind <> 'case.filed' ORDER BY seq");
                while (rows && rows.value().step().value()) {
                    kinds << rows.value().text(0);
                }
                return kinds;
            }));
    }

    QString verify()
    {
        return journal::valueOf(
            writer.runAndWait<QString>([this](storage::Database& store) -> Result<QString> {
                const auto report = journal::verifyStore(store, {&m_projection});
                return report ? Result<QString>(report.value().firstBad) : report.error();
            }));
    }

    journal::Journal& journal() { return m_journal; }

    ManualClock clock;

private:
    static std::unique_ptr<storage::Database> open(journal::Journal& journal)
    {
        storage::DatabaseOptions options;
        options.path = QStringLiteral(":memory:");
        auto store = journal::valueOf(storage::Database::open(options));
        journal::succeed(journal.open(*store));
        journal::succeed(journal::FeedCache().open(*store));
        return store;
    }

    std::unique_ptr<crypto::NodeKeys> m_keys;
    CaseProjection m_projection{QStringLiteral("kiosk-1")};
    journal::Journal m_journal;
    int m_counter = 0;

public:
    storage::Writer writer;
    std::unique_ptr<PaymentDesk> desk;
};

} // namespace onewindow::cases
