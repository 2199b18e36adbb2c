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

std::optional<Timestamp> takeTimestamp(ByteReader& reader)
{
    Timestamp at;
    at.wallMs = reader.takeI64();
    at.bootMs = reader.takeI64();
    at.bootId = reader.takeBytes(kIdBytes);
    const quint8 synced = reader.takeU8();
    at.isSynced = synced == 1;
    if (!reader.isOk() || at.bootId.size() != kIdBytes || synced > 1) {
        return std::nullopt;
    }
    return at;
}

QByteArray encodeRow(const Row& row)
{
    ByteWriter writer;
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
    return writer.take();
}

Result<Row> decodeRow(QByteArrayView bytes)
{
    ByteReader reader(bytes);
    if (reader.takeU8() != kRowFormat) {
        return badField("format");
    }
    Row row;
    row.node = reader.takeText(kNodeLimit);
    if (!reader.isOk()) {
        return badField("node");
    }
    row.incarnation = reader.takeU32();
    row.seq = reader.takeU64();
    row.id = reader.takeBytes(kIdBytes);
    const std::optional<Timestamp> at = takeTimestamp(reader);
    if (!at) {
        return badField("at");
    }
    row.at = *at;
    const auto suite = crypto::suiteFromByte(static_cast<char>(reader.takeU8()));
    if (!suite) {
        return badField("suite");
    }
    row.suite = *suite;
    row.kind = reader.takeText(kKindLimit);
    row.subject = reader.takeBytes(kIdBytes);
    row.body = reader.takeBytes(kBodyLimit);
    row.sealed = reader.takeBytes(kSealedLimit);
    row.keyId = reader.takeBytes(kIdBytes);
    row.keyDigest = reader.takeBytes(crypto::kDigestBytes);
    if (!reader.isAtEnd()) {
        return badField("length");
    }
    OW_TRY(checkRow(row));
    return row;
}

QByteArray rowDigest(const Row& row)
{
    return crypto::digest(row.suite, {row.prev, encodeRow(row)});
}

} // namespace onewindow::journal
