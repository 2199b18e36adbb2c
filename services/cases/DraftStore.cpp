// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DraftStore.h"

#include "services/core/Ids.h"
#include "services/journal/CheckValue.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <array>

namespace onewindow::cases {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE case_drafts (
            handle TEXT PRIMARY KEY NOT NULL,
            day TEXT NOT NULL,
            saved_at BIGINT NOT NULL,
            sealed {blob} NOT NULL,
            local {blob} NOT NULL
        ) {norowid};
    )"},
};

constexpr qsizetype kIdBytes = 16;
constexpr qsizetype kNameLimit = 64;
constexpr int kSectionLimit = 12;

} // namespace

QJsonObject toJson(const CaseDraft& draft)
{
    return {{u"id"_s, idToText(draft.caseId)},    {u"matter"_s, draft.matter},
            {u"answers"_s, draft.answers},        {u"section"_s, draft.section},
            {u"consent"_s, draft.consentVersion}, {u"consentedAt"_s, draft.consentedAtMs},
            {u"savedAt"_s, draft.savedAtMs}};
}

std::optional<CaseDraft> draftFromJson(const QJsonObject& json)
{
    CaseDraft draft;
    draft.caseId = idFromText(json.value(u"id"_s).toString());
    draft.matter = json.value(u"matter"_s).toString();
    draft.answers = json.value(u"answers"_s).toObject();
    draft.section = json.value(u"section"_s).toInt();
    draft.consentVersion = json.value(u"consent"_s).toString();
    draft.consentedAtMs = json.value(u"consentedAt"_s).toInteger();
    draft.savedAtMs = json.value(u"savedAt"_s).toInteger();
    const bool isDraft = draft.caseId.size() == kIdBytes && !draft.matter.isEmpty() &&
                         draft.matter.size() <= kNameLimit && draft.section >= 0 &&
                         draft.section <= kSectionLimit &&
                         draft.consentVersion.size() <= kNameLimit;
    return isDraft ? std::optional(draft) : std::nullopt;
}

Result<void> DraftStore::migrate(storage::Database& database)
{
    return storage::migrate(database, kComponent, kMigrations);
}

Result<void> DraftStore::put(const QString& handle, const QString& day, qint64 savedAtMs,
                             const QByteArray& sealed)
{
    OW_TRY(drop(handle));
    OW_TRY(storage::run(m_database,
                        "INSERT INTO case_drafts (handle, day, saved_at, sealed, local) VALUES "
                        "(?, ?, ?, ?, ?)",
                        handle, day, savedAtMs, sealed,
                        journal::checkOfColumns(handle, day, savedAtMs, sealed)));
    return storage::run(m_database,
                        "DELETE FROM case_drafts WHERE handle IN (SELECT handle FROM case_drafts "
                        "ORDER BY saved_at DESC, handle LIMIT -1 OFFSET ?)",
                        kDraftLimit);
}

Result<std::optional<QByteArray>> DraftStore::find(const QString& handle, const QString& day)
{
    return storage::firstOf(
        storage::query(m_database, "SELECT sealed FROM case_drafts WHERE handle = ? AND day = ?",
                       handle, day),
        [](const storage::Statement& row) { return row.blob(0); });
}

Result<void> DraftStore::drop(const QString& handle)
{
    return storage::run(m_database, "DELETE FROM case_drafts WHERE handle = ?", handle);
}

Result<void> DraftStore::dropPast(const QString& today)
{
    return storage::run(m_database, "DELETE FROM case_drafts WHERE day < ?", today);
}

Result<void> DraftStore::dropAll()
{
    return storage::run(m_database, "DELETE FROM case_drafts");
}

} // namespace onewindow::cases
