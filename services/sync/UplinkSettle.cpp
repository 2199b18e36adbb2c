// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Uplink that asks the parent what it holds of a store that was copied back.

#include "services/core/Log.h"
#include "services/storage/Transaction.h"
#include "services/supervision/Alarms.h"
#include "services/sync/HeldWire.h"
#include "services/sync/Restoring.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace onewindow::sync {

namespace {

/// Pages of erased keys in one go: 10 million keys.
constexpr int kErasurePages = 10'000;
/// A parent that says so again and again is not to take up one life after the other.
constexpr std::chrono::hours kForkPause{1};

} // namespace

Result<bool> Uplink::isHeld()
{
    const auto opened = reader();
    if (!opened) {
        return opened.error();
    }
    auto snapshot = storage::Transaction::begin(*m_reader);
    if (!snapshot) {
        return snapshot.error();
    }
    return journal::isHeld(*m_reader);
}

Result<HttpAnswer> Uplink::ask(const QString& path)
{
    HttpCall call;
    call.path = path;
    call.limit = m_timing.shipLimit;
    auto answer = m_http.perform(call);
    if (answer && answer.value().status != 200) {
        return errorOf(answer.value());
    }
    return answer;
}

/// What was forgotten since the copy was made is forgotten here as well, before anything else.
Result<void> Uplink::replayErasures()
{
    QString after;
    for (int page = 0; page < kErasurePages; ++page) {
        const auto answer = ask(QStringLiteral("/v1/erasures?after=") + after);
        if (!answer) {
            return answer.error();
        }
        const QJsonArray ids =
            QJsonDocument::fromJson(answer.value().body).object()[QStringLiteral("keys")].toArray();
        if (ids.isEmpty()) {
            return {};
        }
        const auto erased =
            m_writer.runAndWait<void>([&](storage::Database& database) -> Result<void> {
                for (const QJsonValue id : ids) {
                    OW_TRY(m_journal.eraseDataKey(database,
                                                  QByteArray::fromHex(id.toString().toLatin1())));
                }
                return {};
            });
        OW_TRY(erased);
        after = ids.last().toString();
    }
    return Error{ErrorCode::TooMany, QStringLiteral("erasures")};
}

std::optional<Uplink::Outcome> Uplink::settle()
{
    const Result<bool> held = isHeld();
    if (!held) {
        return failed(held.error());
    }
    if (!held.value()) {
        m_restoring.reset();
        m_isSettled = true;
        return std::nullopt;
    }
    if (!m_restoring) {
        return askLives();
    }
    auto outcome = refill();
    if (outcome && *outcome != Outcome::Shipped) {
        m_restoring.reset(); // Whatever has happened, the parent is asked anew.
    }
    return outcome ? outcome : goOn();
}

/// What the parent holds of this node, and what was forgotten meanwhile.
Uplink::Outcome Uplink::askLives()
{
    const auto answer = ask(QStringLiteral("/v1/journal"));
    if (!answer) {
        return failed(answer.error());
    }
    const auto chains = chainsFrom(answer.value().body);
    if (!chains) {
        return failed(chains.error());
    }
    if (const auto replayed = replayErasures(); !replayed) {
        return failed(replayed.error());
    }
    m_restoring = std::make_unique<Restoring>();
    m_restoring->lives = chains.value();
    m_restoring->contradicted = m_forkedLives;
    return Outcome::Shipped;
}

/// The store has what it can have: its next life begins.
Uplink::Outcome Uplink::goOn()
{
    const auto restoring = std::exchange(m_restoring, nullptr);
    const auto settled = m_writer.runAndWait<journal::Settled>([&](storage::Database& database) {
        auto done = m_journal.settle(database, restoring->lives, restoring->contradicted);
        const auto fork = done ? forkToTell(done.value()) : std::nullopt;
        if (fork) {
            if (const auto told = tellFork(database, *fork, m_journal.node()); !told) {
                return Result<journal::Settled>(told.error());
            }
        }
        return done;
    });
    if (!settled) {
        return failed(settled.error());
    }
    if (settled.value().isNewLife) {
        qCWarning(lcSync) << "The parent has answered: incarnation" << settled.value().incarnation
                          << "begins;" << restoring->rows << "rows were taken back,"
                          << settled.value().missing << "are at the parent alone, and"
                          << restoring->unreadable << "sealed ones cannot be opened here";
    }
    m_isSettled = true;
    m_unseenFork.reset();
    m_forkedLives.clear();
    m_events.answered();
    m_events.settled();
    return Outcome::Shipped;
}

/// A fork that the parent has not refused, so that nobody would hear of it: perhaps two machines
/// have one identity.
std::optional<Error> Uplink::forkToTell(const journal::Settled& settled) const
{
    if (m_unseenFork) {
        return m_unseenFork;
    }
    for (const quint32 life : settled.contradicted) {
        if (!m_forkedLives.contains(life)) {
            return Error{ErrorCode::ChainForked,
                         QStringLiteral("the parent holds other rows of life %1").arg(life)};
        }
    }
    return std::nullopt;
}

Result<void> Uplink::tellFork(storage::Database& database, const Error& fork, const QString& node)
{
    return m_isRelay ? supervision::raiseAlarm(m_journal, database, fork, node)
                     : supervision::recordAlarm(m_journal, database, fork, node);
}

/// What the parent holds in place of rows of other lives, or of a hall's terminals.
Result<void> Uplink::tellForked(storage::Database& database,
                                const QList<journal::ForkedChain>& forked)
{
    for (const journal::ForkedChain& chain : forked) {
        const Error fork{
            ErrorCode::ChainForked,
            QStringLiteral("the parent holds other rows of life %1").arg(chain.incarnation)};
        OW_TRY(tellFork(database, fork, chain.node));
    }
    return {};
}

bool Uplink::isFork(ErrorCode code)
{
    return code == ErrorCode::ChainForked || code == ErrorCode::ChainBroken;
}

bool Uplink::canFollowFork() const
{
    return !m_forkedAt || std::chrono::steady_clock::now() >= *m_forkedAt + kForkPause;
}

/// The parent holds other rows of this node's chain than this store does, and takes no more of
/// `life` (0: not said of which): machine and marker were taken back to an earlier day together. So
/// the store is held like one that was copied back, and begins another life under another mark.
Uplink::Outcome Uplink::onFork(const Error& error, quint32 life)
{
    if (!canFollowFork()) {
        return failedOtherwise(error);
    }
    const auto held = m_writer.runAndWait<void>([this](storage::Database& database) {
        return journal::hold(database, m_journal.clock().now().wallMs);
    });
    if (!held) {
        if (m_fault.isNew(held.error().code)) {
            qCCritical(lcSync).noquote()
                << "The store cannot be held:" << redact(held.error().detail);
        }
        return failedOtherwise(error);
    }
    qCCritical(lcSync).noquote() << "The parent holds other rows of this store's chain:"
                                 << errorName(error.code) << redact(error.detail)
                                 << "- it was taken back to an earlier state, and records nothing "
                                    "until the parent has said what it holds";
    m_forkedAt = std::chrono::steady_clock::now();
    if (life != 0) {
        m_forkedLives << life;
    } else {
        m_unseenFork = error;
    }
    m_ahead = {};
    m_unstored.clear();
    m_isSettled = false;
    m_restoring.reset();
    m_hasMark = false;
    m_askMarkAt = {};
    m_mustAsk = true;
    m_refusedNodes.remove(m_journal.node());
    m_events.held();
    return Outcome::Retry;
}

} // namespace onewindow::sync
