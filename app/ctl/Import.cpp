// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Import.h"

#include "app/ctl/Verify.h"
#include "services/crypto/FileKeys.h"
#include "services/journal/ChainStore.h"
#include "services/journal/Journal.h"
#include "services/queue/StoreProjections.h"
#include "services/storage/Transaction.h"
#include "services/sync/AckWire.h"
#include "services/sync/HeldWire.h"
#include "services/sync/HttpClient.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace onewindow {

namespace {

constexpr int kBatchRows = 500;
constexpr std::chrono::milliseconds kShipLimit{15'000};
/// Times in a row that the parent may say it holds less than it was sent.
constexpr int kGapLimit = 3;

/// The copy of a dead store, and what is needed to ship it.
class DeadStore
{
public:
    DeadStore(const ImportOptions& options, std::unique_ptr<crypto::NodeKeys> keys)
        : m_keys(std::move(keys))
        , m_http(options.parent)
    {}

    Result<void> open(const QString& path, const QString& node)
    {
        storage::DatabaseOptions options;
        options.path = path;
        auto opened = storage::Database::open(options);
        if (!opened) {
            return opened.error();
        }
        m_database = std::move(opened).value();
        auto projections = queue::projectionsOf(*m_database);
        if (!projections) {
            return projections.error();
        }
        m_projections = std::move(projections).value();
        journal::Journal::Settings settings;
        settings.node = node;
        settings.hall = hallOf(*m_database, node);
        settings.keys = m_keys.get();
        settings.clock = &m_clock;
        settings.projections = m_projections.pointers();
        m_journal = std::make_unique<journal::Journal>(std::move(settings));
        return m_journal->open(*m_database);
    }

    Result<qint64> ship(const CtlProgress& progress)
    {
        OW_TRY(noteHeld());
        qint64 shipped = 0;
        int gaps = 0;
        for (;;) {
            const auto backlog = m_journal->backlog(*m_database);
            if (!backlog) {
                return backlog.error();
            }
            if (backlog.value() == 0) {
                return shipped;
            }
            const auto batch = m_journal->nextBatch(*m_database, kBatchRows);
            if (!batch) {
                return batch.error();
            }
            const auto isTaken = send(batch.value());
            if (!isTaken) {
                return isTaken.error();
            }
            gaps = isTaken.value() ? 0 : gaps + 1;
            if (gaps == kGapLimit) {
                return Error{ErrorCode::ChainGap, QStringLiteral("the parent holds fewer rows "
                                                                 "each time it is asked")};
            }
            shipped += isTaken.value() ? batch.value().rows.size() : 0;
            if (progress) {
                progress(QStringLiteral("shipped %1 rows").arg(shipped));
            }
        }
    }

    Result<QStringList> chains()
    {
        const auto all =
            journal::ChainStore(*m_database, m_journal->hall()).ofNode(m_journal->node());
        if (!all) {
            return all.error();
        }
        QStringList lines;
        for (const journal::Chain& chain : all.value()) {
            lines << QStringLiteral("%1/%2: %3 of %4 rows held")
                         .arg(chain.node)
                         .arg(chain.incarnation)
                         .arg(chain.held)
                         .arg(chain.headSeq);
        }
        return lines;
    }

private:
    Result<void> acknowledged(const journal::Ack& ack, const journal::Batch& sent)
    {
        auto transaction = storage::Transaction::begin(*m_database);
        if (!transaction) {
            return transaction.error();
        }
        OW_TRY(m_journal->acknowledged(*m_database, ack, sent));
        return transaction.value().commit();
    }

    /// What the parent holds already is not sent: it may have more than the dead node had heard.
    Result<void> noteHeld()
    {
        sync::HttpCall call;
        call.path = QStringLiteral("/v1/journal");
        call.limit = kShipLimit;
        const auto answer = m_http.perform(call);
        if (!answer) {
            return answer.error();
        }
        if (answer.value().status != 200) {
            return sync::errorOf(answer.value());
        }
        const auto chains = sync::chainsFrom(answer.value().body);
        if (!chains) {
            return chains.error();
        }
        for (const journal::HeldChain& chain : chains.value()) {
            const Result<void> noted = acknowledged({.node = m_journal->node(),
                                                     .incarnation = chain.incarnation,
                                                     .held = chain.held,
                                                     .safe = chain.safe,
                                                     .headDigest = chain.headDigest},
                                                    {});
            // A life that this disk knows nothing of: the replacement's own.
            if (!noted && noted.error().code != ErrorCode::NotFound) {
                return noted;
            }
        }
        return {};
    }

    /// Whether it was taken; not, if the parent said it holds less.
    Result<bool> send(const journal::Batch& batch)
    {
        sync::HttpCall call;
        call.method = "POST";
        call.path = QStringLiteral("/v1/journal");
        call.contentType = "application/vnd.onewindow.journal";
        call.body = journal::encodeBatch(batch);
        call.limit = kShipLimit;
        const auto answer = m_http.perform(call);
        if (!answer) {
            return answer.error();
        }
        const auto ack = sync::ackFrom(QJsonDocument::fromJson(answer.value().body).object(),
                                       batch.node, batch.incarnation);
        if (answer.value().status == 200 && ack) {
            OW_TRY(acknowledged(*ack, batch));
            return true;
        }
        const Error error = sync::errorOf(answer.value());
        if (error.code == ErrorCode::ChainGap && ack) {
            OW_TRY(acknowledged(*ack, {}));
            return false;
        }
        return error;
    }

    std::unique_ptr<crypto::NodeKeys> m_keys;
    sync::HttpClient m_http;
    SystemClock m_clock;
    std::unique_ptr<storage::Database> m_database;
    queue::StoreProjections m_projections;
    std::unique_ptr<journal::Journal> m_journal;
};

} // namespace

Result<ImportReport> importStore(const ImportOptions& options, const CtlProgress& progress)
{
    if (!QFileInfo(options.from).isFile()) {
        return Error{ErrorCode::NotFound, options.from + QStringLiteral(": no such store")};
    }
    auto keys = crypto::FileNodeKeys::load(options.keysFolder);
    if (!keys) {
        return keys.error();
    }
    // The copy takes the acknowledgements; the disk of the dead is not written to.
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("dead.db"));
    for (const char* side : {"", "-wal"}) {
        const QLatin1StringView suffix(side);
        if (QFile::exists(options.from + suffix) &&
            !QFile::copy(options.from + suffix, copy + suffix)) {
            return Error{ErrorCode::StoreFailed, options.from + suffix +
                                                     QStringLiteral(": cannot be copied to ") +
                                                     folder.path()};
        }
        QFile::setPermissions(copy + suffix, QFile::ReadOwner | QFile::WriteOwner);
    }
    if (const Verification verification = verifyFile(copy); !verification.isOk()) {
        return Error{ErrorCode::StoreFailed,
                     options.from + QStringLiteral(": ") + verification.bad};
    }
    DeadStore dead(options, std::move(keys).value());
    OW_TRY(dead.open(copy, options.node));
    const auto shipped = dead.ship(progress);
    if (!shipped) {
        return shipped.error();
    }
    const auto chains = dead.chains();
    if (!chains) {
        return chains.error();
    }
    return ImportReport{.shipped = shipped.value(), .chains = chains.value()};
}

} // namespace onewindow
