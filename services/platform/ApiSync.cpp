// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Bundle.h"
#include "services/journal/FeedWire.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"
#include "services/storage/Savepoint.h"
#include "services/supervision/Alarms.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace onewindow::platform {

namespace {

constexpr double kWaitLimitSeconds = 30;
constexpr int kErasurePage = 1000;
constexpr int kKeptRows = 2000;
constexpr qsizetype kHeadLimit = 4000; ///< Chains that a restored store may name.
constexpr qint64 kSeqLimit = (1LL << 53) - 1;

QJsonObject toJson(const journal::Ack& ack)
{
    QJsonObject json{{QStringLiteral("node"), ack.node},
                     {QStringLiteral("incarnation"), static_cast<qint64>(ack.incarnation)},
                     {QStringLiteral("held"), static_cast<qint64>(ack.held)},
                     {QStringLiteral("safe"), static_cast<qint64>(ack.safe)}};
    if (!ack.headDigest.isEmpty()) {
        json.insert(QStringLiteral("head"), QString::fromLatin1(ack.headDigest.toHex()));
    }
    return json;
}

/// What a machine in `role` follows; empty for those who may not.
QStringList audiencesOf(const Caller& caller)
{
    const bool isFollower = caller.isRole(u"kiosk") || caller.isRole(u"counter") ||
                            caller.isRole(u"board") || caller.isRole(u"hall");
    if (!isFollower) {
        return {};
    }
    QStringList audiences{QStringLiteral("all"), caller.role,
                          QStringLiteral("node:") + caller.machine};
    if (caller.staff) {
        audiences << QStringLiteral("staff");
    }
    return audiences;
}

constexpr const char* kBundleType = "application/vnd.onewindow.journals";

/// One batch, or a bundle of them where the content says so.
Result<QList<journal::Batch>> batchesOf(const HttpRequest& request)
{
    if (request.header("content-type") == kBundleType) {
        return journal::decodeBundle(request.body);
    }
    auto batch = journal::decodeBatch(request.body);
    return batch ? Result<QList<journal::Batch>>(QList{std::move(batch).value()}) : batch.error();
}

/// Whether it says nothing of what was offered: the same may be taken in later.
bool isOfTheStore(ErrorCode code)
{
    return code == ErrorCode::StoreFailed || code == ErrorCode::StoreBusy ||
           code == ErrorCode::StoreTooNew || code == ErrorCode::StoreRestored;
}

/// Takes `batch` in as a whole, or leaves the store as it was. `queue`: of the hall whose terminal
/// sent it; else null.
Result<journal::Ingested> ingestAlone(storage::Database& database, journal::Journal& journal,
                                      const journal::CheckedBatch& batch, queue::HallQueue* queue)
{
    auto savepoint = storage::Savepoint::begin(database);
    if (!savepoint) {
        return savepoint.error();
    }
    auto outcome = journal.ingest(database, batch);
    if (outcome && queue != nullptr) {
        OW_TRY(queue->takeReturns(database, outcome.value().rows));
    }
    if (outcome) {
        OW_TRY(savepoint.value().release());
    }
    return outcome;
}

} // namespace

/// The node whose journal is taken and who follows the feed: a hall at a centre, a terminal at its
/// own hall; nothing for all others.
std::optional<identity::Machine> Api::childOf(const Caller& caller) const
{
    if (m_parts.isCentre && caller.isRole(u"hall")) {
        return m_parts.machines.find(caller.machine, QStringLiteral("hall"));
    }
    if (!caller.isRole(u"kiosk")) {
        return std::nullopt;
    }
    auto node = m_parts.machines.find(caller.machine, QStringLiteral("kiosk"));
    return node && node->hall == m_parts.journal.hall() ? node : std::nullopt;
}

/// Whose batch it is, if `sender` may hand it on. A terminal that was shut out has still written
/// what it has written, and its hall goes on handing that on.
std::optional<identity::Machine> Api::ownerOf(const journal::Batch& batch,
                                              const identity::Machine& sender) const
{
    if (batch.node == sender.id && !batch.isRelayed) {
        return sender;
    }
    if (sender.role != u"hall" || !batch.isRelayed) {
        return std::nullopt;
    }
    auto owner = m_parts.machines.findAny(batch.node);
    const bool isKnown = owner && owner->role == u"kiosk" && owner->hall == sender.hall &&
                         owner->state != identity::MachineState::Invited;
    return isKnown ? owner : std::nullopt;
}

/// A batch as it came, judged as far as that takes no store.
struct Api::Arrived
{
    QString node;
    quint32 incarnation = 0;
    Result<journal::CheckedBatch> batch;
    journal::Batch forged = {}; ///< As it came, where the signature is not its owner's.
    QByteArray signingKey = {}; ///< Of whom it says it is.
};

Api::Arrived Api::arrived(journal::Batch batch, const identity::Machine& sender) const
{
    const auto owner = ownerOf(batch, sender);
    const QString node = batch.node;
    const quint32 incarnation = batch.incarnation;
    if (!owner) {
        return {node, incarnation,
                Error{ErrorCode::NotPermitted, QStringLiteral("the batch of another node")}};
    }
    auto checked = journal::CheckedBatch::checkDecoded(batch, owner->signingKey);
    // What a machine recorded that had the id before comes through the hall alone: the key of who
    // is there now is what it sends with.
    for (const QByteArray& former : owner->formerKeys) {
        if (checked || !batch.isRelayed) {
            break;
        }
        checked = journal::CheckedBatch::checkDecoded(batch, former);
    }
    const bool isForged = !checked && checked.error().code == ErrorCode::BadSignature;
    return {node, incarnation, std::move(checked), isForged ? std::move(batch) : journal::Batch(),
            owner->signingKey};
}

void Api::takeJournal(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const auto node = childOf(caller);
    if (!node) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("no node below this one")}));
        return;
    }
    const bool isTaken = m_workers.post([this, node, reply, request](int) {
        auto batches = batchesOf(request);
        if (!batches) {
            reply(problem(batches.error()));
            return;
        }
        std::vector<Arrived> all;
        for (journal::Batch& batch : batches.value()) {
            all.push_back(arrived(std::move(batch), *node));
        }
        const bool isBundle = request.header("content-type") == kBundleType;
        ingest(std::move(all), node->hall, isBundle, reply);
    });
    if (!isTaken) {
        reply(problem({ErrorCode::StoreBusy, QStringLiteral("too many batches wait")}));
    }
}

/// What the partition holds of each batch's chain after it, and why it does not hold more.
struct Api::Taken
{
    journal::Ack ack;
    std::optional<Error> refusal;
    QList<journal::Row> rows = {}; ///< The new ones.
};

/// A hall that was restored does not know yet what its terminals shipped it before: what it said
/// of their chains would be too little, and what it took in would come before the rows that it
/// takes back from the centre. A centre has nobody to ask.
Result<void> Api::isUpToDate(storage::Database& database) const
{
    const Result<bool> isHeld = m_parts.isCentre ? Result<bool>(false) : journal::isHeld(database);
    if (!isHeld) {
        return isHeld.error();
    }
    return isHeld.value() ? Result<void>(Error{ErrorCode::StoreRestored,
                                               QStringLiteral("the centre is to be heard first")})
                          : Result<void>();
}

/// Takes `one` in; a refusal is recorded as an alarm with it, and a chain's or a signature's fault
/// is kept. What is wrong with one batch of a bundle is a refusal of that batch: the others do not
/// wait for it.
Result<Api::Taken> Api::takeBatch(storage::Database& database, journal::Journal& journal,
                                  const Arrived& one, bool isBundle) const
{
    queue::HallQueue* const queue =
        journal.hall() == m_parts.journal.hall() ? m_parts.queue : nullptr;
    const auto outcome = one.batch ? ingestAlone(database, journal, one.batch.value(), queue)
                                   : Result<journal::Ingested>(one.batch.error());
    if (outcome) {
        const auto& refusal = outcome.value().refusal;
        // A first gap is how a child learns that this store was restored: it goes on by itself.
        if (refusal && (refusal->code != ErrorCode::ChainGap || outcome.value().isStanding)) {
            OW_TRY(supervision::raiseAlarm(journal, database, *refusal, one.node));
        }
        return Taken{outcome.value().ack, refusal, outcome.value().rows};
    }
    const Error& wrong = outcome.error();
    if (isBundle ? isOfTheStore(wrong.code) : wrong.code != ErrorCode::BadSignature) {
        return wrong;
    }
    OW_TRY(journal.keepForged(database, one.forged, one.signingKey));
    OW_TRY(supervision::raiseAlarm(journal, database, wrong, one.node));
    const auto held = journal.heldOf(database, one.node, one.incarnation);
    return held ? Result<Taken>(Taken{held.value(), wrong}) : held.error();
}

void Api::ingest(std::vector<Arrived> batches, const QString& hall, bool isBundle,
                 const HttpReply& reply)
{
    m_parts.writer.run<QList<Taken>>(
        [this, batches = std::move(batches), hall,
         isBundle](storage::Database& database) -> Result<QList<Taken>> {
            OW_TRY(isUpToDate(database));
            journal::Journal journal = m_parts.journal.forHall(hall);
            QList<Taken> all;
            for (const Arrived& one : batches) {
                auto taken = takeBatch(database, journal, one, isBundle);
                if (!taken) {
                    return taken.error();
                }
                all.append(std::move(taken).value());
            }
            return all;
        },
        [this, isBundle, reply](Result<QList<Taken>> outcome) {
            if (!outcome) {
                reply(problem(outcome.error()));
                return;
            }
            for (const Taken& one : outcome.value()) {
                m_parts.journal.noteDurable(one.rows);
            }
            if (!isBundle) {
                const Taken& one = outcome.value().constFirst();
                reply(one.refusal ? problem(*one.refusal, {}, 0, toJson(one.ack))
                                  : jsonResponse(toJson(one.ack)));
                return;
            }
            QJsonArray acks;
            for (const Taken& one : outcome.value()) {
                QJsonObject json = toJson(one.ack);
                if (one.refusal) {
                    json.insert(QStringLiteral("refused"), errorName(one.refusal->code));
                }
                acks.append(json);
            }
            reply(jsonResponse({{QStringLiteral("acks"), acks}}));
        });
}

/// What is held of the caller's own chain, all its lives: asked by a store that was copied back.
void Api::giveLives(const HttpRequest& /*request*/, const Caller& caller, const HttpReply& reply)
{
    const auto node = childOf(caller);
    if (!node) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("no node below this one")}));
        return;
    }
    read(
        [this, hall = node->hall,
         id = node->id](storage::Database& database) -> Result<QJsonObject> {
            OW_TRY(isUpToDate(database));
            const auto lives = m_parts.journal.forHall(hall).livesOf(database, id);
            if (!lives) {
                return lives.error();
            }
            QJsonArray chains;
            for (const journal::HeldChain& chain : lives.value()) {
                chains << QJsonObject{
                    {QStringLiteral("incarnation"), static_cast<qint64>(chain.incarnation)},
                    {QStringLiteral("held"), static_cast<qint64>(chain.held)},
                    {QStringLiteral("safe"), static_cast<qint64>(chain.safe)},
                    {QStringLiteral("head"), QString::fromLatin1(chain.headDigest.toHex())}};
            }
            return QJsonObject{{QStringLiteral("node"), id}, {QStringLiteral("chains"), chains}};
        },
        reply);
}

/// Ids of the data keys that were erased, a page after `after`: a restored store forgets them too.
void Api::giveErasures(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const auto node = childOf(caller);
    if (!node) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("no node below this one")}));
        return;
    }
    const QString text = request.target.parameter(u"after");
    const QByteArray after = QByteArray::fromHex(text.toLatin1());
    if (QString::fromLatin1(after.toHex()) != text) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("after: hexadecimal")},
                      QStringLiteral("after")));
        return;
    }
    read(
        [hall = node->hall, after](storage::Database& database) -> Result<QJsonObject> {
            const auto keys = journal::erasedKeys(database, hall, after, kErasurePage);
            if (!keys) {
                return keys.error();
            }
            QJsonArray ids;
            for (const QByteArray& key : keys.value()) {
                ids << QString::fromLatin1(key.toHex());
            }
            return QJsonObject{{QStringLiteral("keys"), ids}};
        },
        reply);
}

void Api::giveHeld(const HttpRequest& /*request*/, const Caller& caller, const HttpReply& reply)
{
    const auto node = childOf(caller);
    if (!node) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("no node below this one")}));
        return;
    }
    read(
        [this, hall = node->hall, only = node->role == u"hall" ? QString() : node->id](
            storage::Database& database) -> Result<QJsonObject> {
            OW_TRY(isUpToDate(database));
            const auto held = m_parts.journal.forHall(hall).heldChains(database);
            if (!held) {
                return held.error();
            }
            QJsonArray acks;
            for (const journal::Ack& ack : held.value()) {
                if (only.isEmpty() || ack.node == only) {
                    acks.append(toJson(ack));
                }
            }
            return QJsonObject{{QStringLiteral("acks"), acks}};
        },
        reply);
}

/// Batches beyond what the caller holds, oldest first: asked by a store that was copied back. A
/// terminal gets those of its own chain, a hall all that it has ever handed on.
void Api::giveKept(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const auto node = childOf(caller);
    if (!node) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("no node below this one")}));
        return;
    }
    JsonFields fields(request.body);
    QList<journal::Ack> held;
    QList<JsonFields> chains = fields.objects(QStringLiteral("chains"), kHeadLimit);
    for (JsonFields& chain : chains) {
        journal::Ack ack;
        ack.node = chain.requiredText(QStringLiteral("node"), journal::kNodeLimit);
        ack.incarnation = static_cast<quint32>(chain.requiredInteger(
            QStringLiteral("incarnation"), 1, std::numeric_limits<quint32>::max()));
        ack.held =
            static_cast<quint64>(chain.requiredInteger(QStringLiteral("held"), 0, kSeqLimit));
        if (chain.error()) {
            reply(problem(*chain.error(), chain.field()));
            return;
        }
        held.append(ack);
    }
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    m_parts.readers.post(
        [this, held, hall = node->hall, only = node->role == u"hall" ? QString() : node->id,
         reply](storage::Database& database) {
            const auto ready = isUpToDate(database);
            const auto kept =
                ready ? m_parts.journal.forHall(hall).keptBeyond(database, held, only, kKeptRows)
                      : Result<QList<journal::KeptBatch>>(ready.error());
            if (!kept) {
                reply(problem(kept.error()));
                return;
            }
            HttpResponse response;
            response.contentType = QByteArrayLiteral("application/vnd.onewindow.kept");
            response.body = journal::encodeKept(kept.value());
            reply(std::move(response));
        },
        [reply](const Error& error) { reply(problem(error)); });
}

void Api::giveFeed(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const bool isNode = caller.isRole(u"kiosk") || caller.isRole(u"hall");
    const auto node = isNode ? childOf(caller) : std::nullopt;
    FeedHub::Poll poll;
    poll.audiences = audiencesOf(caller);
    const bool isOfThisHall = isNode ? node.has_value() : isOurs(caller);
    if (!isOfThisHall || poll.audiences.isEmpty()) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("no machine of this hall")}));
        return;
    }
    bool isNumber = true;
    const QString waitText = request.target.parameter(u"wait");
    const double wait = waitText.isEmpty() ? 0 : waitText.toDouble(&isNumber);
    // Written so that a NaN fails too.
    if (!isNumber || !(wait >= 0 && wait <= kWaitLimitSeconds)) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("wait: seconds, 0 to 30")},
                      QStringLiteral("wait")));
        return;
    }
    const QString stream = request.target.parameter(u"stream");
    const bool isCity = stream == u"city";
    if (!stream.isEmpty() && stream != u"hall" && !(isCity && m_parts.isCentre)) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("stream: hall, or city at a centre")},
                      QStringLiteral("stream")));
        return;
    }
    if (!isCity) {
        poll.hall = node ? node->hall : m_parts.journal.hall();
    }
    poll.cursor = journal::FeedCursor::fromText(request.target.parameter(u"after"));
    poll.wait = std::chrono::milliseconds(static_cast<qint64>(wait * 1000));
    const auto open = m_polls->open(request, reply);
    poll.dropped = open->dropped();
    poll.reply = [this, open, staff = caller.staff](const Result<FeedAnswer>& page) {
        if (!page) {
            open->answer(problem(page.error()));
            return;
        }
        HttpResponse response;
        response.body = page.value().json();
        OW_ENFORCE(response.body.endsWith('}'));
        response.body.chop(1);
        response.body += ",\"now\":" + QByteArray::number(m_parts.clock.now().wallMs) + '}';
        if (!staff) {
            open->answer(std::move(response));
            return;
        }
        // The session may have ended while the answer was held back.
        m_sessionChecks.ask(*staff,
                            [open, response = std::move(response)](const Result<void>& lives) {
                                open->answer(lives ? response : problem(lives.error()));
                            });
    };
    m_parts.hub.poll(std::move(poll));
    // What changed before the poll was among those that are told.
    shutOut({request.peerName});
}

} // namespace onewindow::platform
