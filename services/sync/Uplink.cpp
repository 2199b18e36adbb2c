// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/Uplink.h"

#include "services/core/Log.h"
#include "services/journal/Bundle.h"
#include "services/storage/Transaction.h"
#include "services/sync/AckWire.h"
#include "services/sync/Restoring.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <future>
#include <optional>
#include <utility>

namespace onewindow::sync {

namespace {

constexpr int kBatchRows = 2000;
constexpr int kBundleRows = 2000;
/// A batch carries the owner's clocks, by which its parent corrects times: one that was made ahead
/// and had to wait is made again.
constexpr std::chrono::milliseconds kAheadAge{500};
/// Less than this is not worth a thread.
constexpr qsizetype kAheadRows = 200;

/// The parent's answer, or the part of its refusal that says what it holds.
std::optional<journal::Ack> ackOf(const QByteArray& body, const journal::Batch& sent)
{
    return ackFrom(QJsonDocument::fromJson(body).object(), sent.node, sent.incarnation);
}

qsizetype rowsOf(const QList<journal::Batch>& batches)
{
    qsizetype rows = 0;
    for (const journal::Batch& batch : batches) {
        rows += batch.rows.size();
    }
    return rows;
}

} // namespace

Uplink::Uplink(const PlatformEndpoint& endpoint, storage::DatabaseOptions store,
               storage::Writer& writer, journal::Journal& journal, const SyncTiming& timing,
               SyncEvents events, bool isRelay)
    : m_store(std::move(store))
    , m_writer(writer)
    , m_journal(journal)
    , m_timing(timing)
    , m_events(std::move(events))
    , m_http(endpoint, timing.connectLimit)
    , m_backoff(timing.backoffFirst, timing.backoffCap, timing.seed)
    , m_isRelay(isRelay)
{
    m_store.readOnly = true;
    m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

Uplink::~Uplink()
{
    m_thread.request_stop();
    m_http.cancel();
    m_thread.join();
}

/// A held store first hears what the parent holds; then there is something to ship.
Uplink::Outcome Uplink::next()
{
    if (!m_isSettled) {
        if (const auto outcome = settle()) {
            return *outcome;
        }
    }
    if (!m_hasMark) {
        askMark();
    }
    return m_mustAsk ? askHeld() : ship();
}

/// Asks what the parent holds of every chain: it may have been restored, or may hold more than its
/// last answer that arrived said.
Uplink::Outcome Uplink::askHeld()
{
    const auto answer = ask(QStringLiteral("/v1/journal/held"));
    const auto acks =
        answer ? acksFrom(answer.value().body) : Result<QList<journal::Ack>>(answer.error());
    if (!acks) {
        return failed(acks.error());
    }
    const auto taken = m_writer.runAndWait<void>([&](storage::Database& database) -> Result<void> {
        const auto forked = m_journal.acknowledgedAll(database, acks.value());
        return forked ? tellForked(database, forked.value()) : forked.error();
    });
    if (!taken) {
        return failed(taken.error());
    }
    m_mustAsk = false;
    m_refusedNodes.clear();
    m_events.answered();
    return Outcome::Asked;
}

void Uplink::work(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        switch (next()) {
        case Outcome::Shipped:
            m_backoff.reset();
            break;
        case Outcome::Asked:
            break; // It may still take nothing.
        case Outcome::Idle:
            m_backoff.reset();
            // What is committed while this thread was busy has rung already.
            m_mustAsk = !m_bell.wait(stop, m_timing.askEvery);
            break;
        case Outcome::Retry:
            m_mustAsk = true;
            pause(stop, m_backoff.next());
            break;
        case Outcome::Refused:
            m_mustAsk = true;
            pause(stop, m_timing.refusedPause);
            break;
        }
    }
}

Result<storage::Database*> Uplink::reader()
{
    if (!m_reader) {
        auto opened = storage::Database::open(m_store);
        if (!opened) {
            return opened.error();
        }
        m_reader = std::move(opened).value();
    }
    return m_reader.get();
}

void Uplink::noteBacklog(qint64 backlog)
{
    if (m_backlog != backlog) {
        m_backlog = backlog;
        m_events.backlog(m_backlog);
    }
}

QByteArray Uplink::encoded(const QList<journal::Batch>& batches) const
{
    return m_isRelay ? journal::encodeBundle(batches) : journal::encodeBatch(batches.constFirst());
}

/// The batches that come after `sent`, as if the parent held that.
Result<QList<journal::Batch>> Uplink::batchesAfter(const QList<journal::Batch>& sent) const
{
    if (m_isRelay) {
        return m_journal.nextBatches(*m_reader, kBundleRows, m_refusedNodes, sent);
    }
    auto batch = sent.isEmpty() ? m_journal.nextBatch(*m_reader, kBatchRows)
                                : m_journal.batchAfter(*m_reader, sent.constFirst(), kBatchRows);
    if (!batch) {
        return batch.error();
    }
    QList<journal::Batch> batches;
    if (!batch.value().rows.isEmpty()) {
        batches.append(std::move(batch).value());
    }
    return batches;
}

/// What comes after `sent` (nothing: after what the parent holds); without batches if there is
/// nothing to ship.
Result<Uplink::Ahead> Uplink::makeAfter(const QList<journal::Batch>& sent)
{
    Ahead ahead{.batches = {}, .body = {}, .madeAt = std::chrono::steady_clock::now()};
    const auto opened = reader();
    if (!opened) {
        return opened.error();
    }
    auto snapshot = storage::Transaction::begin(*m_reader);
    if (!snapshot) {
        return snapshot.error();
    }
    const auto backlog = m_journal.backlog(*m_reader);
    if (!backlog) {
        return backlog.error();
    }
    ahead.backlog = backlog.value() - rowsOf(sent);
    if (sent.isEmpty()) {
        noteBacklog(ahead.backlog);
    }
    if (ahead.backlog == 0) {
        return ahead;
    }
    auto batches = batchesAfter(sent);
    if (!batches) {
        return batches.error();
    }
    ahead.batches = std::move(batches).value();
    if (!ahead.batches.isEmpty()) {
        ahead.body = encoded(ahead.batches);
    }
    return ahead;
}

/// What is to be shipped: made ahead, or else now; without batches if there is nothing.
Result<Uplink::Ahead> Uplink::takeNext()
{
    Ahead ahead = std::exchange(m_ahead, {});
    if (!ahead.batches.isEmpty() && std::chrono::steady_clock::now() < ahead.madeAt + kAheadAge) {
        noteBacklog(ahead.backlog);
        return ahead;
    }
    OW_TRY(store(std::exchange(m_unstored, {})));
    return makeAfter({});
}

/// Ships `next`. If it is much, more may follow, and that is made meanwhile.
Result<HttpAnswer> Uplink::perform(const Ahead& next)
{
    HttpCall call;
    call.method = "POST";
    call.path = QStringLiteral("/v1/journal");
    call.contentType =
        m_isRelay ? "application/vnd.onewindow.journals" : "application/vnd.onewindow.journal";
    call.body = next.body;
    call.limit = m_timing.shipLimit;
    if (rowsOf(next.batches) < kAheadRows) {
        OW_TRY(store(std::exchange(m_unstored, {})));
        return m_http.perform(call);
    }
    auto making = std::async(std::launch::async, [this, &next]() -> Result<Ahead> {
        OW_TRY(store(std::exchange(m_unstored, {})));
        return makeAfter(next.batches);
    });
    auto answer = m_http.perform(call);
    auto made = making.get();
    if (!made) {
        return made.error();
    }
    m_ahead = std::move(made).value();
    return answer;
}

/// Makes the parent's word on `taken` durable.
Result<void> Uplink::store(const QList<Taken>& taken)
{
    if (taken.isEmpty()) {
        return {};
    }
    return m_writer.runAndWait<void>([&](storage::Database& database) -> Result<void> {
        for (const Taken& one : taken) {
            OW_TRY(m_journal.acknowledged(database, one.ack, one.batch));
        }
        return {};
    });
}

/// Stores what was taken, at once or, if more is ready to be shipped, on the way.
Uplink::Outcome Uplink::storeOrKeep(QList<Taken> taken)
{
    if (!m_ahead.batches.isEmpty()) {
        m_unstored = std::move(taken);
        return Outcome::Shipped;
    }
    const auto stored = store(taken);
    return stored ? Outcome::Shipped : failed(stored.error());
}

Uplink::Outcome Uplink::ship()
{
    const auto next = takeNext();
    if (!next) {
        return failed(next.error());
    }
    const QList<journal::Batch>& batches = next.value().batches;
    if (batches.isEmpty()) {
        if (m_refusedNodes.isEmpty()) {
            noteAccepted(); // The parent has said what it holds: nothing is left that it refuses.
        }
        return Outcome::Idle;
    }
    const auto answer = perform(next.value());
    if (!answer) {
        return failed(answer.error());
    }
    return m_isRelay ? onBundleAnswer(answer.value(), batches)
                     : onAnswer(answer.value(), batches.constFirst());
}

Uplink::Outcome Uplink::onAnswer(const HttpAnswer& answer, const journal::Batch& sent)
{
    const auto ack = ackOf(answer.body, sent);
    if (answer.status == 200) {
        const Outcome outcome = ack ? acknowledge(*ack, sent) : failed(badAnswer());
        if (outcome == Outcome::Shipped) {
            noteAccepted();
        }
        return outcome;
    }
    const Error error = errorOf(answer);
    if (isFork(error.code)) {
        return onFork(error, sent.incarnation);
    }
    // The parent was restored and tells where to go on. Told so twice running, going on is no use.
    if (error.code == ErrorCode::ChainGap && ack && ack->held + 1 != m_gapHeld) {
        m_gapHeld = ack->held + 1;
        qCWarning(lcSync) << "The parent holds only" << ack->held
                          << "rows: shipping the rest again";
        return acknowledge(*ack, {});
    }
    return failed(error);
}

Uplink::Outcome Uplink::acknowledge(const journal::Ack& ack, const journal::Batch& sent)
{
    if (sent.rows.isEmpty() || ack.held != sent.rows.last().seq) {
        m_ahead = {};
    }
    const Outcome outcome = storeOrKeep({{ack, sent}});
    if (outcome != Outcome::Shipped) {
        return outcome;
    }
    if (!sent.rows.isEmpty()) {
        m_gapHeld = 0;
    }
    m_events.answered();
    return Outcome::Shipped;
}

void Uplink::noteAccepted()
{
    m_fault.clear();
    if (m_refusal.clear()) {
        m_events.accepted();
    }
}

Uplink::Outcome Uplink::failed(const Error& error)
{
    // Found here: the parent says that it holds more than there is.
    if (m_isSettled && isFork(error.code)) {
        return onFork(error, 0);
    }
    return failedOtherwise(error);
}

Uplink::Outcome Uplink::failedOtherwise(const Error& error)
{
    m_ahead = {};
    m_unstored.clear(); // The parent says it again.
    // It is there, and hears its own parent first: what it does not take yet it takes in a while.
    if (error.code == ErrorCode::StoreRestored) {
        if (m_refusal.isNew(error.code)) {
            qCWarning(lcSync) << "The parent was restored and takes nothing yet";
        }
        return Outcome::Retry;
    }
    m_events.failed();
    if (isFault(error.code) && m_fault.isNew(error.code)) {
        qCCritical(lcSync).noquote()
            << "The journal cannot be shipped:" << errorName(error.code) << redact(error.detail);
    }
    if (!isRefusal(error.code)) {
        return Outcome::Retry;
    }
    if (m_refusal.isNew(error.code)) {
        qCCritical(lcSync).noquote()
            << "The parent refuses the journal:" << errorName(error.code) << redact(error.detail);
        m_events.refused(error.code);
    }
    return Outcome::Refused;
}

} // namespace onewindow::sync
