// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of StoreCheck that looks at what lies beside the rows: the envelopes of their keys, and
// the batches with their nodes' signatures.

#include "services/crypto/Keys.h"
#include "services/journal/Batch.h"
#include "services/journal/ChainStore.h"
#include "services/journal/EnvelopeStore.h"
#include "services/journal/StoreCheck.h"

namespace onewindow::journal {

namespace {

using storage::Statement;

/// Signatures are checked of the newest batches of a chain, up to this many: the newest one covers
/// every row before it.
constexpr qint64 kSignatureLimit = 10'000;

} // namespace

Result<void> StoreCheck::checkEnvelopes()
{
    qint64 present = 0;
    OW_TRY(forEachRow(
        m_database,
        QStringLiteral("SELECT key_id, suite, key_digest, state, content FROM envelopes "
                       "ORDER BY hall, key_id"),
        [&](const Statement& row) -> Result<bool> {
            const QString name = QStringLiteral("envelopes: key_id=%1")
                                     .arg(QString::fromLatin1(row.blob(0).toHex()));
            const bool isPresent = row.integer(3) == static_cast<int>(KeyState::Present);
            const auto suite = crypto::suiteFromByte(static_cast<char>(row.integer(1)));
            if (!suite || row.integer(3) < 0 ||
                row.integer(3) > static_cast<int>(KeyState::Absent)) {
                bad(QStringLiteral("%1: suite or state is out of range").arg(name));
            } else if (isPresent && keyDigestOf(*suite, row.blob(0), row.blob(4)) != row.blob(2)) {
                bad(QStringLiteral("%1: the envelopes do not give key_digest").arg(name));
            } else if (!isPresent && !row.blob(4).isEmpty()) {
                bad(QStringLiteral("%1: envelopes of a key that is gone").arg(name));
            }
            present += isPresent ? 1 : 0;
            return m_report.isOk();
        }));
    OW_TRY(forEachRow(
        m_database,
        QStringLiteral("SELECT j.node, j.incarnation, j.seq, j.hall FROM journal j "
                       "LEFT JOIN envelopes e ON e.hall = j.hall AND e.key_id = j.key_id "
                       "WHERE LENGTH(j.key_id) > 0 AND (e.key_id IS NULL "
                       "OR e.key_digest <> j.key_digest) ORDER BY j.hall, j.pos LIMIT 1"),
        [&](const Statement& row) -> Result<bool> {
            const ChainName chain{row.text(3), row.text(0), row.integer(1)};
            bad(QStringLiteral("envelopes: the key of row %1/%2 is missing or another one")
                    .arg(chain.text())
                    .arg(row.integer(2)));
            return false;
        }));
    if (m_report.isOk()) {
        checked(QStringLiteral("envelopes: %1 keys can be opened by their recipients, and fit "
                               "the rows")
                    .arg(present));
    }
    return {};
}

Result<void> StoreCheck::checkBatches()
{
    QHash<ChainName, quint64> covered = m_checkpoints;
    qint64 signatures = 0;
    OW_TRY(forEachRow(
        m_database,
        QStringLiteral(
            "SELECT b.node, b.incarnation, b.first_seq, b.last_seq, b.sent_wall, b.sent_boot, "
            "b.boot_id, b.synced, b.signing_key, b.signature, j.digest, c.is_own, "
            "ROW_NUMBER() OVER (PARTITION BY b.hall, b.node, b.incarnation "
            "ORDER BY b.last_seq DESC), b.hall "
            "FROM batches b LEFT JOIN journal j ON j.hall = b.hall AND j.node = b.node AND "
            "j.incarnation = b.incarnation AND j.seq = b.last_seq LEFT JOIN chains c ON "
            "c.hall = b.hall AND c.node = b.node AND c.incarnation = b.incarnation "
            "ORDER BY b.hall, b.node, b.incarnation, b.last_seq"),
        [&](const Statement& row) -> Result<bool> {
            Batch batch;
            batch.node = row.text(0);
            batch.incarnation = static_cast<quint32>(row.integer(1));
            batch.sentAt = {.wallMs = row.integer(4),
                            .bootMs = row.integer(5),
                            .bootId = row.blob(6),
                            .isSynced = row.integer(7) != 0};
            Row last;
            last.seq = static_cast<quint64>(row.integer(3));
            last.digest = row.blob(10);
            batch.rows = {last};
            const ChainName chain{row.text(13), batch.node, row.integer(1)};
            const QString name =
                QStringLiteral("batches: %1 up to %2").arg(chain.text()).arg(last.seq);
            quint64& end = covered[chain];
            const bool isForeign = row.integer(11) == static_cast<int>(ChainRole::Foreign);
            if (row.isNull(10) || row.isNull(11)) {
                bad(QStringLiteral("%1: no such row").arg(name));
            } else if (isForeign && static_cast<quint64>(row.integer(2)) != end + 1) {
                bad(QStringLiteral("%1: it begins with row %2, not %3")
                        .arg(name)
                        .arg(row.integer(2))
                        .arg(end + 1));
            } else if (row.integer(12) <= kSignatureLimit) {
                ++signatures;
                if (!crypto::verify(row.blob(8), signedBytes(batch), row.blob(9))) {
                    bad(QStringLiteral("%1: the signature is not its node's").arg(name));
                }
            }
            end = last.seq;
            return m_report.isOk();
        }));
    OW_TRY(forEachRow(
        m_database,
        QStringLiteral("SELECT hall, node, incarnation, head_seq FROM chains "
                       "WHERE is_own = 0 ORDER BY hall, node, incarnation"),
        [&](const Statement& row) -> Result<bool> {
            const ChainName chain{row.text(0), row.text(1), row.integer(2)};
            if (covered.value(chain) != static_cast<quint64>(row.integer(3))) {
                bad(QStringLiteral("batches: %1: the last one is missing").arg(chain.text()));
            }
            return m_report.isOk();
        }));
    if (m_report.isOk()) {
        checked(QStringLiteral("batches: %1 signatures").arg(signatures));
    }
    return {};
}

} // namespace onewindow::journal
