// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseService.h"
#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <limits>
#include <optional>

namespace onewindow::cases {

QJsonObject toJson(const CaseDraft& draft);
/// Nothing for what is no draft.
std::optional<CaseDraft> draftFromJson(const QJsonObject& json);

/// A row of the table `case_drafts`. Nothing of it can be read without the day's key and the card.
struct DraftRow
{
    /// See `sent`: not for the hall.
    static constexpr qint64 kNotShared = std::numeric_limits<qint64>::max();

    QByteArray caseId;
    QString handle; ///< The person's, of the day.
    QString day;    ///< yyyy-MM-dd
    qint64 version = 0;
    qint64 sent = 0;   ///< At a terminal: the version that its hall is known to hold; 0: none.
    QString node = {}; ///< At a hall: the terminal that wrote it.
    qint64 savedAtMs = 0;
    QByteArray sealed; ///< Empty: it was filed or given up, and what is left is to keep copies out.

    [[nodiscard]] bool isEnded() const { return sealed.isEmpty(); }
};

/// Filings that were interrupted: at a terminal its own, at a hall what its terminals hold in
/// common. No facts, and not shipped: the table `case_drafts`, with check values.
class DraftStore
{
public:
    /// The migrations' component.
    static constexpr QStringView kComponent = u"casedrafts";

    DraftStore(storage::Database& database, QString hall)
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    static Result<void> migrate(storage::Database& database);

    /// In place of the row of that case.
    Result<void> put(const DraftRow& row);
    Result<std::optional<DraftRow>> find(const QByteArray& caseId);
    /// The newest first, those that have ended too.
    Result<QList<DraftRow>> ofPerson(const QString& handle, const QString& day);
    /// The oldest of those whose version the hall is not known to hold.
    Result<std::optional<DraftRow>> unsent();
    Result<void> drop(const QByteArray& caseId);
    /// Those of a person that were saved until `atMs`.
    Result<void> dropPerson(const QString& handle, qint64 atMs);
    /// Destroys drafts of days before `today`.
    Result<void> dropPast(const QString& today);
    Result<void> dropAll();
    /// The same in every partition: in a copy, which is to hold none. Nothing happens in a store
    /// without drafts.
    static Result<void> dropEverywhere(storage::Database& database);

    // The oldest that have not ended make room, so that no more than `count` stay.

    Result<void> keepNewest(qint64 count);
    Result<void> keepNewestOf(const QString& node, qint64 count);
    Result<void> keepNewestOfPerson(const QString& handle, qint64 count);

private:
    storage::Database& m_database;
    QString m_hall;
};

} // namespace onewindow::cases
