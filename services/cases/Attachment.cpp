// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/Attachment.h"

#include "services/cases/FactKinds.h"
#include "services/crypto/Seal.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace onewindow::cases {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kMime = "image/jpeg"_L1;

// Markers of a JPEG file, each after a byte FF.
constexpr quint8 kMark = 0xFF;
constexpr quint8 kStart = 0xD8;
constexpr quint8 kEnd = 0xD9;
constexpr quint8 kScan = 0xDA;

Error badJpeg(const char* what)
{
    return {ErrorCode::BadFrame, u"JPEG: "_s + QLatin1String(what)};
}

quint8 byteAt(QByteArrayView bytes, qsizetype at)
{
    return static_cast<quint8>(bytes[at]);
}

int wordAt(QByteArrayView bytes, qsizetype at)
{
    return byteAt(bytes, at) << 8 | byteAt(bytes, at + 1);
}

/// SOF0 to SOF15, without the three numbers in between that mean something else.
bool isFrame(quint8 marker)
{
    constexpr quint8 kFirst = 0xC0;
    constexpr quint8 kLast = 0xCF;
    constexpr quint8 kHuffman = 0xC4;
    constexpr quint8 kReserved = 0xC8;
    constexpr quint8 kArithmetic = 0xCC;
    return marker >= kFirst && marker <= kLast && marker != kHuffman && marker != kReserved &&
           marker != kArithmetic;
}

/// What a part says of itself in its body.
struct Part
{
    QString material;
    int page = 0;
    int number = 0; ///< From 1.
    int count = 0;
    qint64 bytes = 0; ///< Of the whole page.
    QByteArray digest;

    /// Whether another one is of the same page of the same file.
    [[nodiscard]] bool isBeside(const Part& other) const
    {
        return material == other.material && page == other.page && count == other.count &&
               bytes == other.bytes && digest == other.digest;
    }
};

int partsOf(qint64 bytes)
{
    return static_cast<int>((bytes + Attachment::kPartBytes - 1) / Attachment::kPartBytes);
}

/// What the seal of a part is bound to, beside its own bytes.
QByteArray placeOf(const QByteArray& caseId, const Part& part)
{
    return caseId + QByteArrayLiteral("case.attached\n") + part.material.toUtf8() + '\n' +
           QByteArray::number(part.page) + '\n' + QByteArray::number(part.number) + '\n' +
           QByteArray::number(part.count);
}

std::optional<Part> partFrom(const journal::Row& row)
{
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    Part part{.material = body.value(u"material"_s).toString(),
              .page = body.value(u"page"_s).toInt(-1),
              .number = body.value(u"part"_s).toInt(),
              .count = body.value(u"parts"_s).toInt(),
              .bytes = body.value(u"bytes"_s).toInteger(),
              .digest = QByteArray::fromHex(body.value(u"digest"_s).toString().toLatin1())};
    const bool isGood = row.kind == QLatin1String(facts::kAttached) && !part.material.isEmpty() &&
                        part.page >= 0 && part.page < Attachment::kCasePageLimit &&
                        part.number >= 1 && part.number <= part.count && part.bytes > 0 &&
                        part.bytes <= Attachment::kByteLimit && part.count == partsOf(part.bytes);
    return isGood ? std::optional(part) : std::nullopt;
}

QString nameOf(const Attachment& attachment)
{
    return u"%1, page %2"_s.arg(attachment.material).arg(attachment.page + 1);
}

/// Whether the row is the part of the page that belongs here.
Result<Part> partAt(const QList<journal::Row>& rows, qsizetype index, const Part& first)
{
    const auto part = partFrom(rows.at(index));
    const QString which = u"part %1 of %2"_s.arg(index + 1).arg(first.count);
    if (!part) {
        return Error{ErrorCode::BadFrame, which + u" is no part of an attachment"_s};
    }
    if (!part->isBeside(first) || rows.at(index).subject != rows.constFirst().subject) {
        return Error{ErrorCode::BadFrame, which + u" is of another page"_s};
    }
    if (part->number != index + 1) {
        return Error{ErrorCode::BadFrame,
                     which + u" is missing; in its place is part %1"_s.arg(part->number)};
    }
    return *part;
}

} // namespace

Result<QSize> jpegSize(QByteArrayView bytes)
{
    if (bytes.size() > Attachment::kByteLimit) {
        return Error{ErrorCode::TooLarge, u"JPEG: its bytes"_s};
    }
    if (bytes.size() < 4 || byteAt(bytes, 0) != kMark || byteAt(bytes, 1) != kStart) {
        return badJpeg("does not begin as one");
    }
    constexpr qsizetype kFrameBytes = 7; // Length, precision, height, width.
    for (qsizetype at = 2; at + 4 <= bytes.size();) {
        const quint8 marker = byteAt(bytes, at + 1);
        if (byteAt(bytes, at) != kMark) {
            return badJpeg("no marker where one must be");
        }
        if (marker == kMark) {
            ++at; // Fill bytes.
            continue;
        }
        if (marker == kScan || marker == kEnd) {
            break;
        }
        if (isFrame(marker)) {
            if (at + 2 + kFrameBytes > bytes.size()) {
                break;
            }
            const QSize size(wordAt(bytes, at + 7), wordAt(bytes, at + 5));
            if (size.isEmpty()) {
                return badJpeg("without height or width");
            }
            const bool isSmall =
                size.width() <= Attachment::kSideLimit && size.height() <= Attachment::kSideLimit;
            return isSmall ? Result<QSize>(size) : Error{ErrorCode::TooLarge, u"JPEG: a side"_s};
        }
        at += 2 + std::max(2, wordAt(bytes, at + 2));
    }
    return badJpeg("says nothing of its size");
}

Result<void> check(const QList<Attachment>& attachments)
{
    if (attachments.size() > Attachment::kPageLimit) {
        return Error{ErrorCode::TooLarge, u"more pages than a case takes"_s};
    }
    QHash<QString, int> pages;
    for (const Attachment& attachment : attachments) {
        const auto size = jpegSize(attachment.jpeg);
        if (!size) {
            return Error{size.error().code == ErrorCode::TooLarge ? ErrorCode::TooLarge
                                                                  : ErrorCode::BadRequest,
                         nameOf(attachment) + u": "_s + size.error().detail};
        }
        if (size.value() != attachment.size) {
            return Error{ErrorCode::BadRequest, nameOf(attachment) + u": of another size"_s};
        }
        if (attachment.material.isEmpty() || attachment.page != pages[attachment.material]) {
            return Error{ErrorCode::BadRequest, nameOf(attachment) + u": out of its order"_s};
        }
        ++pages[attachment.material];
    }
    return {};
}

QStringList materialsOf(const QList<Attachment>& attachments)
{
    QStringList materials;
    for (const Attachment& attachment : attachments) {
        if (!materials.contains(attachment.material)) {
            materials << attachment.material;
        }
    }
    return materials;
}

Result<QList<journal::NewFact>> attachedFacts(crypto::Suite suite, const journal::DataKey& key,
                                              const QByteArray& caseId,
                                              const Attachment& attachment)
{
    const QByteArray digest = crypto::mac(suite, key.key.view(), attachment.jpeg);
    Part part{.material = attachment.material,
              .page = attachment.page,
              .number = 1,
              .count = partsOf(attachment.jpeg.size()),
              .bytes = attachment.jpeg.size(),
              .digest = digest};
    QList<journal::NewFact> facts;
    for (; part.number <= part.count; ++part.number) {
        const qsizetype from = (part.number - 1) * Attachment::kPartBytes;
        const QByteArrayView bytes =
            QByteArrayView(attachment.jpeg)
                .sliced(from, std::min(Attachment::kPartBytes, attachment.jpeg.size() - from));
        const auto sealed = crypto::seal(suite, key.key.view(), bytes, placeOf(caseId, part));
        if (!sealed) {
            return sealed.error();
        }
        journal::NewFact fact;
        fact.kind = QString::fromLatin1(facts::kAttached);
        fact.subject = caseId;
        fact.body = {{u"material"_s, part.material},
                     {u"page"_s, part.page},
                     {u"part"_s, part.number},
                     {u"parts"_s, part.count},
                     {u"mime"_s, QString(kMime)},
                     {u"bytes"_s, part.bytes},
                     {u"width"_s, attachment.size.width()},
                     {u"height"_s, attachment.size.height()},
                     {u"digest"_s, QString::fromLatin1(digest.toHex())}};
        fact.sealed = sealed.value();
        fact.keyId = key.id;
        fact.keyDigest = key.keyDigest;
        facts << fact;
    }
    return facts;
}

Result<Attachment> assembled(const journal::DataKey& key, const QList<journal::Row>& parts)
{
    const auto first = parts.isEmpty() ? std::nullopt : partFrom(parts.constFirst());
    if (!first) {
        return Error{ErrorCode::BadFrame, u"nothing there that is a part of an attachment"_s};
    }
    Attachment attachment{.material = first->material, .page = first->page, .jpeg = {}, .size = {}};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto part = partAt(parts, i, *first);
        if (!part) {
            return part.error();
        }
        const journal::Row& row = parts.at(i);
        const auto bytes =
            crypto::unseal(key.key.view(), row.sealed, placeOf(row.subject, part.value()));
        if (!bytes) {
            return Error{bytes.error().code,
                         u"part %1 of %2 was altered"_s.arg(i + 1).arg(first->count)};
        }
        attachment.jpeg += bytes.value();
    }
    if (parts.size() < first->count) {
        return Error{ErrorCode::BadFrame,
                     u"part %1 of %2 is missing"_s.arg(parts.size() + 1).arg(first->count)};
    }
    if (attachment.jpeg.size() != first->bytes ||
        !crypto::equalSecrets(
            crypto::mac(parts.constFirst().suite, key.key.view(), attachment.jpeg),
            first->digest)) {
        return Error{ErrorCode::SealBroken, u"the parts are not what was attached"_s};
    }
    const auto size = jpegSize(attachment.jpeg);
    if (!size) {
        return size.error();
    }
    attachment.size = size.value();
    return attachment;
}

} // namespace onewindow::cases
