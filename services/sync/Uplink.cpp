// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/Uplink.h"

#include "services/core/Log.h"
#include "services/storage/Transaction.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace onewindow::sync {

namespace {

constexpr int kBatchRows = 500;
/// Beyond that a JSON number is no longer exact.
constexpr qint64 kSeqLimit = 1LL << 53;

/// The parent's answer, or the part of its refusal that says what it holds.
std::optional<journal::Ack> ackFrom(const QByteArray& body, const journal::Batch& sent)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    const qint64 incarnation = json[QStringLiteral("incarnation")].toInteger(-1);
    const qint64 held = json[QStringLiteral("held")].toInteger(-1);
    const qint64 safe = json[QStringLiteral("safe")].toInteger(-1);
    const bool isWhole = incarnation == static_cast<qint64>(sent.incarnation) && held >= 0 &&
                         held < kSeqLimit && safe >= 0 && safe <= held;
    if (!isWhole) {
        return std::nullopt;
    }
    return journal::Ack{.node = sent.node,
                        .incarnation = sent.incarnation,
                        .held = static_cast<quint64>(held),
                        .safe = static_cast<quint64>(safe)};
}

} // namespace

Uplink::Uplink(const PlatformEndpoint& endpoint, storage::DatabaseOptions store,
               storage::Writer& writer, journal::Journal& journal, const SyncTiming& timing,
               SyncEvents events)
    : m_store(std::move(store))
    , m_writer(writer)
    , m_journal(journal)
    , m_timing(timing)
    , m_events(std::move(events))
    , m_http(endpoint, timing.connectLimit)
    , m_backoff(timing.backoffFirst, timing.backoffCap, timing.seed)
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

void Uplink::work(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        switch (ship()) {
        case Outcome::Shipped:
            m_backoff.reset();
            break;
        case Outcome::Idle:
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

Result<journal::Batch> Uplink::nextBatch()
{
    if (!m_reader) {
        auto opened = storage::Database::open(m_store);
        if (!opened) {
            return opened.error();
        }
        m_reader = std::move(opened).value();
    }
    auto snapshot = storage::Transaction::begin(*m_reader);
    if (!snapshot) {
        return snapshot.error();
    }
    const auto backlog = m_journal.backlog(*m_reader);
    if (!backlog) {
        return backlog.error();
    }
    if (m_backlog != backlog.value()) {
        m_backlog = backlog.value();
        m_events.backlog(m_backlog);
    }
    if (m_backlog == 0 && !m_mustAsk) {
        return journal::Batch();
    }
    return m_journal.nextBatch(*m_reader, kBatchRows);
}

Uplink::Outcome Uplink::ship()
{
    const auto batch = nextBatch();
    if (!batch) {
        return failed(batch.error());
    }
    if (batch.value().rows.isEmpty() && !m_mustAsk) {
        return Outcome::Idle;
    }
    HttpCall call;
    call.method = "POST";
    call.path = QStringLiteral("/v1/journal");
    call.contentType = "application/vnd.onewindow.journal";
    call.body = journal::encodeBatch(batch.value());
    call.limit = m_timing.shipLimit;
    const auto answer = m_http.perform(call);
    return answer ? onAnswer(answer.value(), batch.value()) : failed(answer.error());
}

Uplink::Outcome Uplink::onAnswer(const HttpAnswer& answer, const journal::Batch& sent)
{
    const auto ack = ackFrom(answer.body, sent);
    if (answer.status == 200) {
        return ack ? acknowledge(*ack, sent)
                   : failed({ErrorCode::BadFrame, QStringLiteral("acknowledgement")});
    }
    const Error error = errorOf(answer);
    // The parent was restored and tells where to go on. Told so twice running, going on is no use.
    if (error.code == ErrorCode::ChainGap && ack && ack->held + 1 != m_gapHeld) {
        m_gapHeld = ack->held + 1;
        qCWarning(lcSync) << "The parent holds only" << ack->held
                          << "rows: shipping the rest again";
        const Outcome outcome = acknowledge(*ack, {});
        return outcome == Outcome::Idle ? Outcome::Shipped : outcome;
    }
    return failed(error);
}

Uplink::Outcome Uplink::acknowledge(const journal::Ack& ack, const journal::Batch& sent)
{
    const auto stored = m_writer.runAndWait<void>(
        [&](storage::Database& database) { return m_journal.acknowledged(database, ack, sent); });
    if (!stored) {
        return failed(stored.error());
    }
    m_mustAsk = false;
    m_refusal.clear();
    if (!sent.rows.isEmpty()) {
        m_gapHeld = 0;
    }
    m_events.answered();
    return sent.rows.isEmpty() ? Outcome::Idle : Outcome::Shipped;
}

Uplink::Outcome Uplink::failed(const Error& error)
{
    m_events.failed();
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
