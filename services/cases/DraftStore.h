// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseService.h"
#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace onewindow::cases {

QJsonObject toJson(const CaseDraft& draft);
/// Nothing for what is no draft.
std::optional<CaseDraft> draftFromJson(const QJsonObject& json);

/// Filings that were interrupted at this terminal: one a person and day, by the day's handle,
/// sealed. No fact, and not shipped: the table `case_drafts`, with check values.
class DraftStore
{
public:
    /// The migrations' component.
    static constexpr QStringView kComponent = u"casedrafts";

    static constexpr int kDraftLimit = 200; ///< The oldest makes room.

    explicit DraftStore(storage::Database& database)
        : m_database(database)
    {}

    static Result<void> migrate(storage::Database& database);

    /// In place of the person's last one.
    Result<void> put(const QString& handle, const QString& day, qint64 savedAtMs,
                     const QByteArray& sealed);
    Result<std::optional<QByteArray>> find(const QString& handle, const QString& day);
    Result<void> drop(const QString& handle);
    /// Destroys drafts of days before `today`.
    Result<void> dropPast(const QString& today);
    Result<void> dropAll();

private:
    storage::Database& m_database;
};

} // namespace onewindow::cases
