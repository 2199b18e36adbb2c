// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DraftStore.h"

#include "services/core/Ids.h"
#include "services/journal/CheckValue.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <array>
#include <limits>
#include <string>

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
    // A day's drafts of an older version are not worth a way to read them.
    storage::Migration{2, R"(
        DROP TABLE case_drafts;
        CREATE TABLE case_drafts (
            hall TEXT NOT NULL,
            case_id {blob} NOT NULL,
            handle TEXT NOT NULL,
            day TEXT NOT NULL,
            version BIGINT NOT NULL,
            sent BIGINT NOT NULL,
            node TEXT NOT NULL,
            saved_at BIGINT NOT NULL,
            sealed {blob} NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, case_id)
        ) {norowid};
        CREATE INDEX case_drafts_person ON case_drafts (hall, handle);
    )"},
    storage::Migration{
        3, "CREATE INDEX case_drafts_node ON case_drafts (hall, node, saved_at, case_id)"},
};

constexpr qsizetype kIdBytes = 16;
constexpr qsizetype kNameLimit = 64;
constexpr int kSectionLimit = 12;
constexpr qint64 kNoLimit = std::numeric_limits<qint64>::max(); ///< For both engines.

DraftRow readDraft(const storage::Statement& row)
{
    return {
        .caseId = row.blob(0),
        .handle = row.text(1),
        .day = row.text(2),
        .version = row.integer(3),
        .sent = row.integer(4),
        .node = row.text(5),
        .savedAtMs = row.integer(6),
        .sealed = row.blob(7),
    };
}

std::string selectWhere(const char* condition)
{
    return std::string("SELECT case_id, handle, day, version, sent, node, saved_at, sealed FROM "
                       "case_drafts WHERE ") +
           condition;
}

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

Result<void> DraftStore::put(const DraftRow& row)
{
    OW_TRY(drop(row.caseId));
    return storage::run(
        m_database,
        "INSERT INTO case_drafts (hall, case_id, handle, day, version, sent, node, saved_at, "
        "sealed, local) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        m_hall, row.caseId, row.handle, row.day, row.version, row.sent, row.node, row.savedAtMs,
        row.sealed,
        journal::checkOfColumns(m_hall, row.caseId, row.handle, row.day, row.version, row.sent,
                                row.node, row.savedAtMs, row.sealed));
}

Result<std::optional<DraftRow>> DraftStore::find(const QByteArray& caseId)
{
    static const std::string sql = selectWhere("hall = ? AND case_id = ?");
    return storage::firstOf(storage::query(m_database, sql, m_hall, caseId), &readDraft);
}

Result<QList<DraftRow>> DraftStore::ofPerson(const QString& handle, const QString& day)
{
    static const std::string sql = selectWhere(
        "hall = ? AND handle = ? AND day = ? ORDER BY saved_at DESC, version DESC, case_id");
    return storage::rowsOf(storage::query(m_database, sql, m_hall, handle, day), &readDraft);
}

Result<std::optional<DraftRow>> DraftStore::unsent()
{
    static const std::string sql =
        selectWhere("hall = ? AND sent < version ORDER BY saved_at, case_id LIMIT 1");
    return storage::firstOf(storage::query(m_database, sql, m_hall), &readDraft);
}

Result<void> DraftStore::drop(const QByteArray& caseId)
{
    return storage::run(m_database, "DELETE FROM case_drafts WHERE hall = ? AND case_id = ?",
                        m_hall, caseId);
}

Result<void> DraftStore::dropPerson(const QString& handle, qint64 atMs)
{
    return storage::run(m_database,
                        "DELETE FROM case_drafts WHERE hall = ? AND handle = ? AND saved_at <= ?",
                        m_hall, handle, atMs);
}

Result<void> DraftStore::dropPast(const QString& today)
{
    return storage::run(m_database, "DELETE FROM case_drafts WHERE hall = ? AND day < ?", m_hall,
                        today);
}

Result<void> DraftStore::dropAll()
{
    return storage::run(m_database, "DELETE FROM case_drafts WHERE hall = ?", m_hall);
}

Result<void> DraftStore::dropEverywhere(storage::Database& database)
{
    const auto version = storage::schemaVersion(database, kComponent.toString());
    if (!version || version.value() == 0) {
        return version ? Result<void>() : version.error();
    }
    return storage::run(database, "DELETE FROM case_drafts");
}

Result<void> DraftStore::keepNewest(qint64 count)
{
    return storage::run(m_database,
                        "DELETE FROM case_drafts WHERE hall = ? AND case_id IN (SELECT case_id "
                        "FROM case_drafts WHERE hall = ? AND length(sealed) > 0 ORDER BY saved_at "
                        "DESC, case_id LIMIT ? OFFSET ?)",
                        m_hall, m_hall, kNoLimit, count);
}

Result<void> DraftStore::keepNewestOf(const QString& node, qint64 count)
{
    return storage::run(m_database,
                        "DELETE FROM case_drafts WHERE hall = ? AND case_id IN (SELECT case_id "
                        "FROM case_drafts WHERE hall = ? AND node = ? AND length(sealed) > 0 "
                        "ORDER BY saved_at DESC, case_id LIMIT ? OFFSET ?)",
                        m_hall, m_hall, node, kNoLimit, count);
}

Result<void> DraftStore::keepNewestOfPerson(const QString& handle, qint64 count)
{
    return storage::run(m_database,
                        "DELETE FROM case_drafts WHERE hall = ? AND case_id IN (SELECT case_id "
                        "FROM case_drafts WHERE hall = ? AND handle = ? AND length(sealed) > 0 "
                        "ORDER BY saved_at DESC, case_id LIMIT ? OFFSET ?)",
                        m_hall, m_hall, handle, kNoLimit, count);
}

} // namespace onewindow::cases
