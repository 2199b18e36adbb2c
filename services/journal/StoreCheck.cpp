// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/StoreCheck.h"

#include "services/crypto/Keys.h"
#include "services/journal/ChainStore.h"
#include "services/journal/CheckValue.h"
#include "services/journal/CheckpointStore.h"
#include "services/journal/RowCodec.h"
#include "services/journal/Schema.h"
#include "services/storage/Query.h"

#include <algorithm>
#include <limits>

namespace onewindow::journal {

namespace {

using storage::Statement;

constexpr int kHallColumn = 18; // The last of kRowColumns.
constexpr int kPosColumn = 19;
constexpr int kLocalColumn = 20;

/// "HALL: ", or nothing for the city's partition.
QString ofHall(const QString& hall)
{
    return hall.isEmpty() ? QString() : hall + QStringLiteral(": ");
}

QString nameOfRow(const Statement& row)
{
    return QStringLiteral("journal: %1%2/%3/%4 (pos %5)")
        .arg(ofHall(row.text(kHallColumn)), row.text(0))
        .arg(row.integer(1))
        .arg(row.integer(2))
        .arg(row.integer(kPosColumn));
}

/// The name of the first column whose number no row has; null if there is none.
const char* wrongNumber(const Statement& row)
{
    constexpr qint64 kMaxIncarnation = std::numeric_limits<quint32>::max();
    if (row.integer(1) < 1 || row.integer(1) > kMaxIncarnation) {
        return "incarnation";
    }
    if (row.integer(2) < 1) {
        return "seq";
    }
    if (row.integer(7) < 0 || row.integer(7) > 1) {
        return "synced";
    }
    const qint64 suite = row.integer(8);
    if (suite < 0 || suite > std::numeric_limits<quint8>::max() ||
        !crypto::suiteFromByte(static_cast<char>(suite))) {
        return "suite";
    }
    return nullptr;
}

void putValue(ByteWriter& writer, const Statement& row, char kind, int column)
{
    if (kind == 'i') {
        putColumn(writer, row.integer(column));
    } else if (kind == 't') {
        putColumn(writer, row.text(column));
    } else {
        putColumn(writer, row.blob(column));
    }
}

} // namespace

QString StoreCheck::ChainName::text() const
{
    return QStringLiteral("%1%2/%3").arg(ofHall(hall), node).arg(incarnation);
}

void StoreCheck::bad(const QString& what)
{
    if (m_report.isOk()) {
        m_report.firstBad = what;
    }
}

QString StoreCheck::wrongWith(const Statement& statement)
{
    if (const char* column = wrongNumber(statement); column != nullptr) {
        return QStringLiteral("%1 is out of range").arg(QLatin1StringView(column));
    }
    const Row row = rowFrom(statement);
    if (const auto fits = checkRow(row); !fits) {
        return fits.error().detail;
    }
    const qint64 pos = statement.integer(kPosColumn);
    const QByteArray local = statement.blob(kLocalColumn);
    if (const QString wrong = wrongPlace(row, pos, local); !wrong.isEmpty()) {
        return wrong;
    }
    Walked& chain = m_walked[{row.hall, row.node, row.incarnation}];
    if (row.seq != chain.seq + 1) {
        return QStringLiteral("seq %1 is missing").arg(chain.seq + 1);
    }
    Row expected = row;
    expected.prev = chain.seq == 0 ? noDigest() : chain.digest;
    const QByteArray digest = rowDigest(expected);
    if (row.digest != digest) {
        const bool isDigestChanged = isCheckOfRow(local, row.hall, digest, row.correctedMs, pos);
        return isDigestChanged ? QStringLiteral("digest was changed")
                               : QStringLiteral("content does not give its digest");
    }
    if (row.prev != expected.prev) {
        return QStringLiteral("prev is not the digest before");
    }
    if (!isCheckOfRow(local, row.hall, row.digest, row.correctedMs, pos)) {
        return QStringLiteral("hall, corrected_ms or local was changed");
    }
    chain = Walked{.seq = row.seq, .digest = row.digest, .correctedMs = row.correctedMs};
    return {};
}

/// Counts the row, if it stands where the next one is due.
QString StoreCheck::wrongPlace(const Row& row, qint64 pos, const QByteArray& local)
{
    if (pos <= m_pruned.value(row.hall) &&
        m_contradicted.contains({row.hall, row.node, row.incarnation})) {
        ++m_kept[row.hall];
        return {};
    }
    qint64& rows = m_rows[row.hall];
    if (pos == rows + 1) {
        ++rows;
        return {};
    }
    if (!isCheckOfRow(local, row.hall, row.digest, row.correctedMs, pos)) {
        return QStringLiteral("hall, pos, corrected_ms or local was changed");
    }
    m_gap = Gap{.hall = row.hall, .pos = rows + 1};
    return QStringLiteral("pos %1 is missing").arg(rows + 1);
}

/// The row that should be at `gap` and stands in another hall's partition; empty if there is none.
Result<QString> StoreCheck::rowMovedFrom(const Gap& gap)
{
    auto statement = storage::query(m_database,
                                    "SELECT hall, node, incarnation, seq, digest, corrected_ms, "
                                    "local FROM journal WHERE pos = ? AND hall <> ?",
                                    gap.pos, gap.hall);
    if (!statement) {
        return statement.error();
    }
    const Statement& row = statement.value();
    for (;;) {
        const Result<bool> hasRow = statement.value().step();
        if (!hasRow) {
            return hasRow.error();
        }
        if (!hasRow.value()) {
            return QString();
        }
        if (isCheckOfRow(row.blob(6), gap.hall, row.blob(4), row.integer(5), gap.pos)) {
            return QStringLiteral("journal: %1%2/%3/%4 (pos %5): hall was changed, it was '%6'")
                .arg(ofHall(row.text(0)), row.text(1))
                .arg(row.integer(2))
                .arg(row.integer(3))
                .arg(gap.pos)
                .arg(gap.hall);
        }
    }
}

Result<void> StoreCheck::checkCheckpoints()
{
    const auto checkpoints = CheckpointStore::all(m_database);
    if (!checkpoints) {
        return checkpoints.error();
    }
    for (const Checkpoint& checkpoint : checkpoints.value()) {
        const ChainName chain{checkpoint.hall, checkpoint.node, checkpoint.incarnation};
        m_walked.insert(chain, Walked{.seq = checkpoint.seq,
                                      .digest = checkpoint.digest,
                                      .correctedMs = checkpoint.correctedMs});
        m_checkpoints.insert(chain, checkpoint.seq);
        m_pruned[chain.hall] = std::max(m_pruned[chain.hall], checkpoint.pos);
        if (!crypto::verify(checkpoint.signingKey, signedBytes(checkpoint), checkpoint.signature)) {
            bad(QStringLiteral("checkpoints: %1 at %2: the signature is not its node's")
                    .arg(chain.text())
                    .arg(checkpoint.seq));
        }
    }
    m_rows = m_pruned;
    OW_TRY(
        forEachRow(m_database,
                   QStringLiteral("SELECT hall, node, incarnation FROM chains WHERE is_own = 2 AND "
                                  "frozen = 1 ORDER BY hall, node, incarnation"),
                   [&](const Statement& row) -> Result<bool> {
                       m_contradicted.insert({row.text(0), row.text(1), row.integer(2)});
                       return true;
                   }));
    if (m_report.isOk() && !m_pruned.isEmpty()) {
        checked(QStringLiteral("checkpoints: older rows of %1 chains were pruned, signed")
                    .arg(checkpoints.value().size()));
    }
    return {};
}

/// A checkpoint says of its chain how many rows are gone; positions, of the whole partition.
void StoreCheck::checkPruned()
{
    QHash<QString, qint64> gone = m_kept;
    for (auto chain = m_checkpoints.cbegin(); chain != m_checkpoints.cend(); ++chain) {
        gone[chain.key().hall] += static_cast<qint64>(chain.value());
    }
    if (gone != m_pruned) {
        bad(QStringLiteral("checkpoints: they do not make up the rows that were pruned"));
    }
}

Result<void> StoreCheck::checkRows()
{
    const auto wrongType = firstWrongType(m_database, QStringLiteral("journal"));
    if (!wrongType) {
        return wrongType.error();
    }
    const QString sql = QStringLiteral("SELECT %1, pos, local FROM journal %2")
                            .arg(QLatin1StringView(kRowColumns), journalOrder(m_database));
    QString firstWrong;
    OW_TRY(forEachRow(m_database, sql, [&](const Statement& row) -> Result<bool> {
        if (const QString wrong = wrongWith(row); !wrong.isEmpty()) {
            firstWrong = QStringLiteral("%1: %2").arg(nameOfRow(row), wrong);
        }
        return firstWrong.isEmpty();
    }));
    if (m_gap) {
        const auto moved = rowMovedFrom(*m_gap);
        if (!moved) {
            return moved.error();
        }
        firstWrong = moved.value().isEmpty() ? firstWrong : moved.value();
    }
    if (!firstWrong.isEmpty()) {
        bad(firstWrong);
    }
    if (!wrongType.value().isEmpty()) {
        bad(wrongType.value());
    }
    checkPruned();
    if (m_report.isOk()) {
        qint64 rows = 0;
        for (auto hall = m_rows.cbegin(); hall != m_rows.cend(); ++hall) {
            rows += hall.value() - m_pruned.value(hall.key()) + m_kept.value(hall.key());
        }
        checked(QStringLiteral("journal: %1 rows in %2 chains, each digest from the first on")
                    .arg(rows)
                    .arg(m_walked.size()));
    }
    return {};
}

Result<void> StoreCheck::checkTable(const QString& table, const QList<Column>& columns)
{
    const auto wrongType = firstWrongType(m_database, table);
    if (!wrongType) {
        return wrongType.error();
    }
    if (!wrongType.value().isEmpty()) {
        bad(wrongType.value());
        return {};
    }
    QStringList names;
    for (const Column& column : columns) {
        names.append(quoted(column.name));
    }
    const QString sql = QStringLiteral("SELECT %1 FROM %2 ORDER BY 1")
                            .arg(names.join(QStringLiteral(", ")), quoted(table));
    const auto keys = keyOf(columns);
    const auto local = static_cast<int>(columns.size()) - 1;
    qint64 rows = 0;
    OW_TRY(forEachRow(m_database, sql, [&](const Statement& row) -> Result<bool> {
        ByteWriter writer;
        for (int i = 0; i < local; ++i) {
            putValue(writer, row, columns[i].kind, i);
        }
        if (row.blob(local) != checkOf(writer)) {
            bad(QStringLiteral("%1: %2: changed, a column does not give its check value")
                    .arg(table, nameOf(row, keys)));
        }
        ++rows;
        return m_report.isOk();
    }));
    if (m_report.isOk()) {
        checked(QStringLiteral("%1: %2 rows give their check values").arg(table).arg(rows));
    }
    return {};
}

Result<void> StoreCheck::checkTables()
{
    for (const QString& table : std::as_const(m_tables)) {
        if (table == u"journal") {
            continue;
        }
        const auto columns = columnsOf(m_database, table);
        if (!columns) {
            return columns.error();
        }
        if (hasCheckValue(columns.value())) {
            OW_TRY(checkTable(table, columns.value()));
        }
        if (!m_report.isOk()) {
            return {};
        }
    }
    return {};
}

Result<void> StoreCheck::checkChains()
{
    QHash<QString, qint64> rowsOf = m_rows; // Halls whose own chain was not met yet.
    bool hasOwn = false;
    QHash<ChainName, Walked> unseen = m_walked;
    OW_TRY(forEachRow(
        m_database,
        QStringLiteral("SELECT node, incarnation, head_seq, head_digest, corrected_ms, held, "
                       "safe, is_own, frozen, last_pos, hall FROM chains "
                       "ORDER BY hall, node, incarnation"),
        [&](const Statement& row) -> Result<bool> {
            const ChainName chain{row.text(10), row.text(0), row.integer(1)};
            const QString name = QStringLiteral("chains: ") + chain.text();
            const Walked walked = unseen.take(chain);
            const auto headSeq = static_cast<quint64>(row.integer(2));
            const bool isEmpty = walked.seq == 0;
            if (headSeq != walked.seq || row.blob(3) != (isEmpty ? noDigest() : walked.digest)) {
                bad(QStringLiteral("%1: the head is row %2, the rows end with %3")
                        .arg(name)
                        .arg(headSeq)
                        .arg(walked.seq));
            } else if (!isEmpty && row.integer(4) != walked.correctedMs) {
                bad(QStringLiteral("%1: corrected_ms is not that of the last row").arg(name));
            } else if (row.integer(5) < 0 || static_cast<quint64>(row.integer(5)) > headSeq ||
                       row.integer(6) < 0 || static_cast<quint64>(row.integer(6)) > headSeq) {
                bad(QStringLiteral("%1: held or safe is past the head").arg(name));
            } else if (row.integer(7) == static_cast<int>(ChainRole::Own)) {
                hasOwn = true;
                const qint64 rows = rowsOf.take(chain.hall);
                if (row.integer(9) != rows) {
                    bad(QStringLiteral("%1: %2 rows were written, %3 are there")
                            .arg(name)
                            .arg(row.integer(9))
                            .arg(rows));
                }
            }
            return m_report.isOk();
        }));
    if (m_report.isOk() && !unseen.isEmpty()) {
        bad(QStringLiteral("chains: %1: missing").arg(unseen.constBegin().key().text()));
    }
    if (m_report.isOk() && !rowsOf.isEmpty()) {
        bad(QStringLiteral("chains: %1the hall has no chain of the store's own")
                .arg(ofHall(rowsOf.constBegin().key())));
    }
    if (m_report.isOk() && !hasOwn) {
        bad(QStringLiteral("chains: the store has no chain of its own"));
    }
    return {};
}

Result<void> StoreCheck::checkFeed()
{
    if (!hasTable(QStringLiteral("feed"))) {
        return {};
    }
    qint64 counters = 0;
    OW_TRY(forEachRow(m_database,
                      QStringLiteral("SELECT c.pos, (SELECT COALESCE(MAX(f.pos), 0) FROM feed f "
                                     "WHERE f.hall = c.hall) FROM feed_counter c"),
                      [&](const Statement& row) -> Result<bool> {
                          ++counters;
                          if (row.integer(1) > row.integer(0)) {
                              bad(QStringLiteral("feed_counter: a change is past its position"));
                          }
                          return true;
                      }));
    OW_TRY(forEachRow(m_database,
                      QStringLiteral("SELECT f.kind, f.id FROM feed f LEFT JOIN feed_counter c "
                                     "ON c.hall = f.hall WHERE c.hall IS NULL LIMIT 1"),
                      [&](const Statement& row) -> Result<bool> {
                          bad(QStringLiteral("feed_counter: none for the stream of %1 %2")
                                  .arg(row.text(0), row.text(1)));
                          return false;
                      }));
    if (counters == 0) {
        bad(QStringLiteral("feed_counter: at least one row is due"));
    }
    return {};
}

} // namespace onewindow::journal
