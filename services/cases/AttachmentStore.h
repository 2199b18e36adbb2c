// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/Attachment.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace onewindow::cases {

/// A row of the table `case_attachments`: that a page is there, and where its parts stand in the
/// journal. The picture is there alone, sealed.
struct AttachmentRow
{
    QByteArray caseId;
    QString material;
    qint64 page = 0; ///< From 0.
    qint64 bytes = 0;
    qint64 width = 0;
    qint64 height = 0;
    QString digest; ///< Hex, as the fact says it.
    QString node;   ///< The terminal that attached it.
    qint64 incarnation = 0;
    qint64 firstSeq = 0; ///< Of its first part; the others follow.
    qint64 parts = 0;
};

/// What is attached to the cases of one hall's partition.
class AttachmentStore
{
public:
    AttachmentStore(storage::Database& database, QString hall)
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    /// False if that page is there already.
    Result<bool> insert(const AttachmentRow& row);
    /// The pages of a case, by material and page.
    Result<QList<AttachmentRow>> of(const QByteArray& caseId);
    /// The facts of a page, in order; fewer than `row.parts` where some were pruned or are still to
    /// come.
    Result<QList<journal::Row>> parts(const AttachmentRow& row);

private:
    storage::Database& m_database;
    QString m_hall;
};

/// The picture of one page; see readAttachments().
Result<Attachment> readAttachment(storage::Database& database, const journal::Journal& journal,
                                  const AttachmentRow& page);

/// The pictures of a case. `journal` works on the partition that has it, and can open its key.
/// Errors: NotFound (the key was erased, or is not for this node), those of assembled().
Result<QList<Attachment>> readAttachments(storage::Database& database,
                                          const journal::Journal& journal,
                                          const QByteArray& caseId);

} // namespace onewindow::cases
