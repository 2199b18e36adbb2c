// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseState.h"
#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::cases {

/// A row of the table `cases`. The person is in `sealed` alone.
struct CaseRow
{
    QByteArray id;
    QString provisional;
    QString number; ///< At the centre, once it is given; empty at halls and terminals.
    QString matter;
    QString taskCode;
    QString node; ///< The terminal that filed it.
    QString day;  ///< yyyy-MM-dd, when it was filed.
    qint64 counter = 0;
    CaseState state = CaseState::Received;
    QString decidedBy; ///< "rule", "staff" or "department", at the centre; empty while nobody did.
    QString handle;    ///< Day handle of a card's holder; empty otherwise.
    QString token;
    qint64 feeCents = 0;
    qint64 filedAtMs = 0;
    QByteArray sealed;
    QByteArray keyId;
    int promiseDays = 0; ///< Working days, at the centre, once it is numbered; 0: none are stated.
};

/// A row of the table `case_steps`: what happened after it was filed. At the centre alone.
struct CaseStepRow
{
    CaseStep step;
    QString by; ///< As decidedBy.
};

/// A row of the table `case_documents`: a result that a terminal issued by the word of the case's
/// owner.
struct DocumentRow
{
    QString digest; ///< Of its signed text, in hex.
    QByteArray caseId;
    QString number; ///< The official one.
    QString node;   ///< Who signed.
    qint64 atMs = 0;
    QString caseHall = {}; ///< Where the case was filed; empty: nobody said, in the same hall.
};

/// The tables of CaseProjection in one hall's partition.
class CaseStore
{
public:
    CaseStore(storage::Database& database, QString hall)
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    /// The migrations' component.
    static constexpr QStringView kComponent = u"cases";

    static Result<void> migrate(storage::Database& database);

    Result<std::optional<CaseRow>> find(const QByteArray& id);
    Result<std::optional<CaseRow>> findByToken(const QString& token);
    /// By its provisional number: the terminal's own count on a day.
    Result<std::optional<CaseRow>> findCounted(const QString& node, const QString& day,
                                               qint64 counter);
    /// What a person filed at `node` on a day, the newest first; `limit` at most.
    Result<QList<CaseRow>> ofPerson(const QString& node, const QString& day, const QString& handle,
                                    int limit);
    /// The day handles of those who filed on `day` what the data key `keyId` seals.
    Result<QStringList> handlesOfKey(const QString& day, const QByteArray& keyId);
    /// Cases that `node` filed before `day` whose fee it has neither let go of nor been paid, and
    /// is not being paid; `limit` at most.
    Result<QList<QByteArray>> owedBefore(const QString& node, const QString& day, int limit);
    /// Cases without a number, the oldest first; `limit` at most.
    Result<QList<CaseRow>> unnumbered(int limit);
    /// Numbered cases that nobody has decided whose (filing, id) comes after, the oldest first;
    /// `limit` at most.
    Result<QList<CaseRow>> undecided(qint64 afterMs, const QByteArray& afterId, int limit);
    /// Those that people approved, that nobody has handed over and no terminal was given to print,
    /// whose (filing, id) comes before, the newest first; `limit` at most.
    Result<QList<CaseRow>> ready(qint64 beforeMs, const QByteArray& beforeId, int limit);
    /// In order.
    Result<QList<CaseStepRow>> stepsOf(const QByteArray& id);
    /// By the digest of its text.
    Result<std::optional<DocumentRow>> findDocument(const QString& digest);
    /// How often the result of a case was given out by its owner.
    Result<qint64> copiesOf(const QByteArray& id);
    /// How often `node` issued its result as a document by the word of its owner.
    Result<qint64> printsOf(const QByteArray& id, const QString& node);
    /// The last provisional number that `node` gave out on a day; 0 for none.
    Result<qint64> lastCounter(const QString& node, const QString& day);

    // What writes answers whether one row changed.

    /// False if the id is there already.
    Result<bool> insert(const CaseRow& row);
    /// Only of a case that has no number.
    Result<bool> setNumber(const QByteArray& id, const QString& number, qint64 promiseDays);
    /// Only of a case that nobody decided.
    Result<bool> decide(const QByteArray& id, CaseState state, const QString& by);
    Result<bool> setState(const QByteArray& id, CaseState state);
    /// False if it is there already.
    Result<bool> addDocument(const DocumentRow& row);
    /// The copy `copy` of a result, to be printed at `node`; false if it is there already. From
    /// then on it waits at no window: see ready().
    Result<bool> addCopy(const QByteArray& id, qint64 copy, const QString& node, qint64 atMs);
    /// Behind the others.
    Result<bool> addStep(const QByteArray& id, const CaseStepRow& step);

    /// The last sequence of a task code's official numbers on a day (yyyy-MM-dd), of all halls; 0
    /// for none. On PostgreSQL locked until the transaction ends.
    Result<qint64> lastSequence(const QString& taskCode, const QString& day);
    /// Raises it to `sequence` if it is lower.
    Result<void> noteSequence(const QString& taskCode, const QString& day, qint64 sequence);

private:
    Result<bool> changed(const Result<void>& outcome);

    storage::Database& m_database;
    QString m_hall;
};

} // namespace onewindow::cases
