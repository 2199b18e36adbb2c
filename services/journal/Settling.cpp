// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a held store goes on; see Restart.h.

#include "services/core/Ids.h"
#include "services/journal/ChainStore.h"
#include "services/journal/Contradiction.h"
#include "services/journal/Journal.h"

#include <QRandomGenerator>

#include <algorithm>
#include <limits>

namespace onewindow::journal {

namespace {

constexpr qsizetype kSubjectBytes = 16;

} // namespace

Result<QList<HeldChain>> Journal::livesOf(storage::Database& database, const QString& node) const
{
    const auto chains = ChainStore(database, m_settings.hall).ofNode(node);
    if (!chains) {
        return chains.error();
    }
    QList<HeldChain> held;
    for (const Chain& chain : chains.value()) {
        held.append({.incarnation = chain.incarnation,
                     .held = chain.headSeq,
                     .safe = m_settings.isCentre ? chain.headSeq : chain.safe,
                     .headDigest = chain.headDigest});
    }
    return held;
}

/// Takes note of what the parent holds of the chains of this store's lives.
Result<void> Journal::noteHeld(storage::Database& database, const QList<HeldChain>& parent,
                               Settled& settled)
{
    ChainStore chains(database, m_settings.hall);
    for (const HeldChain& held : parent) {
        const auto found = chains.find(m_settings.node, held.incarnation);
        if (!found) {
            return found.error();
        }
        if (!found.value()) {
            settled.missing += held.held;
            continue;
        }
        const Chain& chain = *found.value();
        const Result<bool> isSame =
            isSameChain(database, m_settings.hall, chain, held.held, held.headDigest);
        if (!isSame) {
            return isSame.error();
        }
        if (!isSame.value() && !settled.contradicted.contains(held.incarnation)) {
            settled.contradicted.append(held.incarnation);
        }
        settled.missing += held.held > chain.headSeq ? held.held - chain.headSeq : 0;
        if (settled.contradicted.contains(held.incarnation)) {
            continue; // It says what it has of other rows.
        }
        // What is safe by now lets its envelopes go, as after any other answer.
        OW_TRY(acknowledged(database, {.node = chain.node,
                                       .incarnation = chain.incarnation,
                                       .held = std::min(held.held, chain.headSeq),
                                       .safe = std::min(held.safe, chain.headSeq)}));
    }
    return {};
}

/// Lets the own chain of one partition go on, in a new life or in the one it has.
Result<Settled> Journal::settlePartition(storage::Database& database,
                                         const QList<HeldChain>& parent,
                                         const QList<quint32>& contradicted, bool isNewLife)
{
    ChainStore chains(database, m_settings.hall);
    auto begun = chains.begin(m_settings.node);
    if (!begun) {
        return begun.error();
    }
    Settled settled;
    settled.incarnation = begun.value().incarnation;
    settled.isNewLife = isNewLife;
    settled.contradicted = contradicted;
    quint32 highest = settled.incarnation;
    for (const HeldChain& held : parent) {
        highest = std::max(highest, held.incarnation);
    }
    OW_TRY(noteHeld(database, parent, settled));
    auto own = chains.own();
    if (!own) {
        return own.error();
    }
    own.value()->isFrozen = false;
    OW_TRY(chains.update(*own.value()));
    if (!isNewLife) {
        return settled;
    }
    if (highest >= std::numeric_limits<quint32>::max() - kLivesApart) {
        return Error{ErrorCode::TooMany, QStringLiteral("journal: incarnations")};
    }
    // A life that was taken away before the parent heard of it has a number too, which nobody here
    // knows any more: one that is drawn meets it once in a million times.
    const quint32 drawn = m_settings.draw ? m_settings.draw(kLivesApart)
                                          : QRandomGenerator::system()->bounded(kLivesApart);
    const auto started = startIncarnation(database, highest + 1 + drawn);
    if (!started) {
        return started.error();
    }
    settled.incarnation = started.value();
    for (const quint32 life : std::as_const(settled.contradicted)) {
        auto found = chains.find(m_settings.node, life);
        if (!found) {
            return found.error();
        }
        if (found.value()) {
            OW_TRY(leaveOut(chains, *std::move(found).value()));
        }
    }
    const auto row =
        append(database,
               NewFact{.kind = QString::fromLatin1(kStoreRestored),
                       .subject = randomBytes(kSubjectBytes),
                       .body = {{QStringLiteral("missing"), static_cast<qint64>(settled.missing)},
                                {QStringLiteral("contradicted"), settled.contradicted.size()}},
                       .sealed = {},
                       .keyId = {},
                       .keyDigest = {}});
    return row ? Result<Settled>(settled) : Result<Settled>(row.error());
}

Result<Settled> Journal::settle(storage::Database& database, const QList<HeldChain>& parent,
                                const QList<quint32>& contradicted)
{
    GenerationStore generations(database);
    const auto found = generations.find();
    if (!found) {
        return found.error();
    }
    if (!found.value() || !found.value()->isHeld) {
        return Error{ErrorCode::Conflict, QStringLiteral("journal: the store is not held")};
    }
    Generation generation = *found.value();
    const bool isNewLife = !generation.isNew || !parent.isEmpty();
    if (isNewLife) {
        if (!generation.burnt.contains(generation.mark)) {
            generation.burnt += generation.mark;
        }
        generation.burntDay = dayOf(m_settings.clock->now().wallMs);
    }
    generation.isHeld = false;
    generation.isNew = false;
    OW_TRY(generations.put(generation));
    auto halls = ChainStore::halls(database);
    if (!halls) {
        return halls.error();
    }
    for (const QString& hall : halls.value()) {
        if (hall != m_settings.hall) {
            const auto other = forHall(hall).settlePartition(database, {}, {}, isNewLife);
            if (!other) {
                return other.error();
            }
        }
    }
    return settlePartition(database, parent, contradicted, isNewLife);
}

} // namespace onewindow::journal
