// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Row.h"

#include "services/core/Bytes.h"
#include "services/journal/RowCodec.h"

#include <algorithm>

namespace onewindow::journal {

namespace {

constexpr quint8 kRowFormat = 1;
constexpr qsizetype kIdBytes = 16;

Error badField(const char* field)
{
    return {ErrorCode::BadFrame, QStringLiteral("row: %1").arg(QLatin1StringView(field))};
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7F; });
}

/// The name of the first field that no row may have so; null if all are well.
const char* wrongField(const Row& row)
{
    const auto hasSize = [](const QByteArray& bytes, qsizetype size) {
        return bytes.size() == size;
    };
    const bool isSealed = !row.sealed.isEmpty();
    if (!isNodeId(row.node)) {
        return "node";
    }
    if (row.incarnation == 0) {
        return "incarnation";
    }
    if (row.seq == 0 || row.seq > kSeqLimit) {
        return "seq";
    }
    if (!hasSize(row.id, kIdBytes)) {
        return "id";
    }
    if (!hasSize(row.at.bootId, kIdBytes)) {
        return "bootId";
    }
    if (row.kind.isEmpty() || row.kind.size() > kKindLimit || !isAscii(row.kind)) {
        return "kind";
    }
    if (!hasSize(row.subject, kIdBytes)) {
        return "subject";
    }
    if (row.body.size() > kBodyLimit) {
        return "body";
    }
    if (row.sealed.size() > kSealedLimit) {
        return "sealed";
    }
    if (!hasSize(row.keyId, isSealed ? kIdBytes : 0)) {
        return "keyId";
    }
    if (!hasSize(row.keyDigest, isSealed ? crypto::kDigestBytes : 0)) {
        return "keyDigest";
    }
    return nullptr;
}

} // namespace

namespace {

/// `like` where the bytes are the same, else a copy of them.
QByteArray likeOr(QByteArrayView bytes, const QByteArray& like)
{
    return bytes == like ? like : bytes.toByteArray();
}

/// The text that comes next; `like` itself where it is that.
QString takeTextLike(ByteReader& reader, qsizetype limit, const QString& like)
{
    ByteReader ahead = reader;
    const QByteArrayView bytes = ahead.takeView(limit);
    // `like` has passed checkRow() and is ASCII: so are bytes that say the same in Latin-1.
    if (ahead.isOk() && !like.isEmpty() && QLatin1StringView(bytes) == like && isAscii(like)) {
        reader = ahead;
        return like;
    }
    return reader.takeText(limit);
}

} // namespace

bool isNodeId(QStringView node)
{
    return !node.isEmpty() && node.size() <= kNodeLimit && isAscii(node);
}

Result<void> checkRow(const Row& row)
{
    if (const char* field = wrongField(row); field != nullptr) {
        return badField(field);
    }
    return {};
}

void putTimestamp(ByteWriter& writer, const Timestamp& at)
{
    writer.putI64(at.wallMs);
    writer.putI64(at.bootMs);
    writer.putBytes(at.bootId);
    writer.putU8(at.isSynced ? 1 : 0);
}

std::optional<Timestamp> takeTimestamp(ByteReader& reader, const QByteArray& bootId)
{
    Timestamp at;
    at.wallMs = reader.takeI64();
    at.bootMs = reader.takeI64();
    at.bootId = likeOr(reader.takeView(kIdBytes), bootId);
    const quint8 synced = reader.takeU8();
    at.isSynced = synced == 1;
    if (!reader.isOk() || at.bootId.size() != kIdBytes || synced > 1) {
        return std::nullopt;
    }
    return at;
}

qsizetype encodedLimit(const Row& row)
{
    constexpr qsizetype kFixed = 160;     // Numbers, lengths and ids.
    constexpr qsizetype kBytesOfChar = 3; // In UTF-8, of one in UTF-16.
    return kFixed + kBytesOfChar * (row.node.size() + row.kind.size()) + row.body.size() +
           row.sealed.size() + row.keyId.size() + row.keyDigest.size();
}

QByteArray encodeRow(const Row& row)
{
    ByteWriter writer;
    writer.reserve(encodedLimit(row));
    putRow(writer, row);
    return writer.take();
}

void putRow(ByteWriter& writer, const Row& row)
{
    writer.putU8(kRowFormat);
    writer.putText(row.node);
    writer.putU32(row.incarnation);
    writer.putU64(row.seq);
    writer.putBytes(row.id);
    putTimestamp(writer, row.at);
    writer.putU8(static_cast<quint8>(row.suite));
    writer.putText(row.kind);
    writer.putBytes(row.subject);
    writer.putBytes(row.body);
    writer.putBytes(row.sealed);
    writer.putBytes(row.keyId);
    writer.putBytes(row.keyDigest);
}

Result<Row> decodeRow(QByteArrayView bytes)
{
    Row row;
    OW_TRY(decodeRow(bytes, Row(), row));
    return row;
}

Result<void> decodeRow(QByteArrayView bytes, const Row& like, Row& row)
{
    ByteReader reader(bytes);
    if (reader.takeU8() != kRowFormat) {
        return badField("format");
    }
    row.node = takeTextLike(reader, kNodeLimit, like.node);
    if (!reader.isOk()) {
        return badField("node");
    }
    row.incarnation = reader.takeU32();
    row.seq = reader.takeU64();
    row.id = reader.takeBytes(kIdBytes);
    const std::optional<Timestamp> at = takeTimestamp(reader, like.at.bootId);
    if (!at) {
        return badField("at");
    }
    row.at = *at;
    const auto suite = crypto::suiteFromByte(static_cast<char>(reader.takeU8()));
    if (!suite) {
        return badField("suite");
    }
    row.suite = *suite;
    row.kind = takeTextLike(reader, kKindLimit, like.kind);
    row.subject = reader.takeBytes(kIdBytes);
    row.body = reader.takeBytes(kBodyLimit);
    row.sealed = reader.takeBytes(kSealedLimit);
    row.keyId = likeOr(reader.takeView(kIdBytes), like.keyId);
    row.keyDigest = likeOr(reader.takeView(crypto::kDigestBytes), like.keyDigest);
    if (!reader.isAtEnd()) {
        return badField("length");
    }
    return checkRow(row);
}

QByteArray rowDigest(const Row& row)
{
    return crypto::digest(row.suite, {row.prev, encodeRow(row)});
}

} // namespace onewindow::journal
