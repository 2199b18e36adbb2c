// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/journal/DataKey.h"
#include "services/journal/Journal.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QSize>
#include <QString>
#include <QStringList>

namespace onewindow::cases {

/// One page of a material, photographed: a JPEG file (ISO/IEC 10918-1). Personal.
struct Attachment
{
    /// Bytes of one page, and pages that are filed at once: with the frames of their parts about
    /// 1.4 MiB, which goes up in three batches.
    static constexpr qsizetype kByteLimit = 240LL * 1024;
    static constexpr int kPageLimit = 6;
    /// With those that were brought to a window later, in several batches.
    static constexpr int kCasePageLimit = 30;
    static constexpr int kSideLimit = 4096;              ///< Pixels of either side.
    static constexpr qsizetype kPartBytes = 60LL * 1024; ///< Of a page, in one fact.

    QString material; ///< catalog::Material::id
    int page = 0;     ///< From 0, in its material.
    QByteArray jpeg;
    QSize size; ///< In pixels.

    friend bool operator==(const Attachment&, const Attachment&) = default;
};

/// What a JPEG file says of its size, from its markers alone: nothing is decoded, so that a file
/// that would unfold to gigabytes is refused for what it says. Errors: BadFrame (it is none), and
/// TooLarge (beyond the limits of Attachment).
Result<QSize> jpegSize(QByteArrayView bytes);

/// Whether these can be filed together: within the limits, each a JPEG file of the size it says,
/// the pages of each material counted from 0. Errors: BadRequest and TooLarge, naming the page.
Result<void> check(const QList<Attachment>& attachments);

/// The materials among them, each once, in order.
QStringList materialsOf(const QList<Attachment>& attachments);

/// The facts `case.attached` of one page, in order, sealed with the case's key. Each seal is bound
/// to the case, the page and the place of the part in it. Errors: those of crypto::seal().
Result<QList<journal::NewFact>> attachedFacts(crypto::Suite suite, const journal::DataKey& key,
                                              const QByteArray& caseId,
                                              const Attachment& attachment);

/// A page out of the rows of its facts, which are all there, once, and in their order. Errors:
/// BadFrame, naming what is missing, twice, out of its place or of another page; SealBroken, naming
/// the part that was altered or moved; what jpegSize() says.
Result<Attachment> assembled(const journal::DataKey& key, const QList<journal::Row>& parts);

} // namespace onewindow::cases
