// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/AttachmentStore.h"

#include "services/journal/ChainStore.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

namespace onewindow::cases {

using storage::Statement;

Result<bool> AttachmentStore::insert(const AttachmentRow& row)
{
    OW_TRY(storage::run(m_database,
                        "INSERT INTO case_attachments (hall, case_id, material, page, bytes, "
                        "width, height, digest, node, incarnation, first_seq, parts) VALUES (?, "
                        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, case_id, material, "
                        "page) DO NOTHING",
                        m_hall, row.caseId, row.material, row.page, row.bytes, row.width,
                        row.height, row.digest, row.node, row.incarnation, row.firstSeq,
                        row.parts));
    return m_database.changes() == 1;
}

Result<QList<AttachmentRow>> AttachmentStore::of(const QByteArray& caseId)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT case_id, material, page, bytes, width, height, digest, node, "
                       "incarnation, first_seq, parts FROM case_attachments WHERE hall = ? AND "
                       "case_id = ? ORDER BY material, page",
                       m_hall, caseId),
        [](const Statement& row) {
            return AttachmentRow{.caseId = row.blob(0),
                                 .material = row.text(1),
                                 .page = row.integer(2),
                                 .bytes = row.integer(3),
                                 .width = row.integer(4),
                                 .height = row.integer(5),
                                 .digest = row.text(6),
                                 .node = row.text(7),
                                 .incarnation = row.integer(8),
                                 .firstSeq = row.integer(9),
                                 .parts = row.integer(10)};
        });
}

Result<QList<journal::Row>> AttachmentStore::parts(const AttachmentRow& row)
{
    journal::Chain chain;
    chain.node = row.node;
    chain.incarnation = static_cast<quint32>(row.incarnation);
    auto rows = journal::ChainStore(m_database, m_hall)
                    .rows(chain, static_cast<quint64>(row.firstSeq), journal::kNoPos,
                          static_cast<int>(row.parts));
    if (rows) {
        rows.value().removeIf([&](const journal::Row& part) { return part.subject != row.caseId; });
    }
    return rows;
}

Result<Attachment> readAttachment(storage::Database& database, const journal::Journal& journal,
                                  const AttachmentRow& page)
{
    const auto parts = AttachmentStore(database, journal.hall()).parts(page);
    if (!parts) {
        return parts.error();
    }
    const QByteArray keyId =
        parts.value().isEmpty() ? QByteArray() : parts.value().constFirst().keyId;
    const auto key = journal.openDataKey(database, keyId);
    return key ? assembled(key.value(), parts.value()) : Result<Attachment>(key.error());
}

Result<QList<Attachment>> readAttachments(storage::Database& database,
                                          const journal::Journal& journal, const QByteArray& caseId)
{
    const auto pages = AttachmentStore(database, journal.hall()).of(caseId);
    if (!pages) {
        return pages.error();
    }
    QList<Attachment> attachments;
    for (const AttachmentRow& page : pages.value()) {
        auto attachment = readAttachment(database, journal, page);
        if (!attachment) {
            return attachment.error();
        }
        attachments << std::move(attachment).value();
    }
    return attachments;
}

} // namespace onewindow::cases
