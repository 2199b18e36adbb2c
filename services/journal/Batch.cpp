// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Batch.h"

#include "services/core/Bytes.h"
#include "services/crypto/Keys.h"
#include "services/journal/RowCodec.h"

namespace onewindow::journal {

namespace {

constexpr quint8 kBatchFormat = 1;
constexpr qsizetype kKeyIdBytes = 16;
constexpr qsizetype kRowHeaderLimit = 1024;
constexpr qsizetype kEncodedRowLimit = kBodyLimit + kSealedLimit + kRowHeaderLimit;
constexpr quint32 kEnvelopeLimit = kBatchRowLimit * kRecipientLimit;

Error badField(const char* field)
{
    return {ErrorCode::BadFrame, QStringLiteral("batch: %1").arg(QLatin1StringView(field))};
}

Result<Envelope> takeEnvelope(ByteReader& reader)
{
    Envelope envelope;
    envelope.keyId = reader.takeBytes(kKeyIdBytes);
    envelope.recipient = reader.takeText(kNodeLimit);
    envelope.blob = reader.takeBytes(kEnvelopeBlobLimit);
    if (!reader.isOk() || envelope.keyId.size() != kKeyIdBytes || !isNodeId(envelope.recipient) ||
        envelope.blob.isEmpty()) {
        return badField("envelope");
    }
    return envelope;
}

/// Reads the rows into `batch` and links them.
Result<void> takeRows(ByteReader& reader, Batch& batch)
{
    const quint32 count = reader.takeU32();
    if (count > kBatchRowLimit) {
        return Error{ErrorCode::TooLarge, QStringLiteral("batch: %1 rows").arg(count)};
    }
    QByteArray prev = batch.firstPrev;
    const Row none;
    batch.rows.reserve(count);
    for (quint32 i = 0; i < count; ++i) {
        const QByteArrayView encoded = reader.takeView(kEncodedRowLimit);
        batch.rows.emplaceBack();
        Row& row = batch.rows.last();
        const Row& before = i == 0 ? none : batch.rows.at(i - 1);
        OW_TRY(decodeRow(encoded, before, row));
        const bool isNext = i == 0 || row.seq == before.seq + 1;
        if (row.node != batch.node || row.incarnation != batch.incarnation || !isNext) {
            return badField("row of another place");
        }
        row.correctedMs = batch.isRelayed ? reader.takeI64() : row.at.wallMs;
        row.prev = prev;
        // As rowDigest(), of the bytes at hand: there is one encoding of a row.
        row.digest = crypto::digest(row.suite, {prev, encoded});
        prev = row.digest;
    }
    return {};
}

/// At least the bytes of encodeBatch().
qsizetype encodedLimit(const Batch& batch)
{
    constexpr qsizetype kLengths = 16; // And what a row that is handed on has beside it.
    qsizetype bytes = kRowHeaderLimit;
    for (const Row& row : batch.rows) {
        bytes += kLengths + encodedLimit(row);
    }
    for (const Envelope& envelope : batch.envelopes) {
        bytes +=
            kLengths + envelope.keyId.size() + 3 * envelope.recipient.size() + envelope.blob.size();
    }
    return bytes;
}

} // namespace

QByteArray encodeBatch(const Batch& batch)
{
    ByteWriter writer;
    writer.reserve(encodedLimit(batch));
    writer.putU8(kBatchFormat);
    writer.putText(batch.node);
    writer.putU32(batch.incarnation);
    putTimestamp(writer, batch.sentAt);
    writer.putU8(batch.isRelayed ? 1 : 0);
    writer.putBytes(batch.firstPrev);
    writer.putU32(static_cast<quint32>(batch.rows.size()));
    for (const Row& row : batch.rows) {
        const qsizetype begin = writer.beginBytes();
        putRow(writer, row);
        writer.endBytes(begin);
        if (batch.isRelayed) {
            writer.putI64(row.correctedMs);
        }
    }
    writer.putU32(static_cast<quint32>(batch.envelopes.size()));
    for (const Envelope& envelope : batch.envelopes) {
        writer.putBytes(envelope.keyId);
        writer.putText(envelope.recipient);
        writer.putBytes(envelope.blob);
    }
    writer.putBytes(batch.signature);
    return writer.take();
}

Result<Batch> decodeBatch(QByteArrayView bytes)
{
    if (bytes.size() > kBatchByteLimit) {
        return Error{ErrorCode::TooLarge, QStringLiteral("batch: %1 bytes").arg(bytes.size())};
    }
    ByteReader reader(bytes);
    if (reader.takeU8() != kBatchFormat) {
        return badField("format");
    }
    Batch batch;
    batch.node = reader.takeText(kNodeLimit);
    batch.incarnation = reader.takeU32();
    if (!reader.isOk() || !isNodeId(batch.node) || batch.incarnation == 0) {
        return badField("chain");
    }
    const std::optional<Timestamp> sentAt = takeTimestamp(reader);
    if (!sentAt) {
        return badField("sentAt");
    }
    batch.sentAt = *sentAt;
    const quint8 relayed = reader.takeU8();
    batch.isRelayed = relayed == 1;
    batch.firstPrev = reader.takeBytes(crypto::kDigestBytes);
    if (relayed > 1 || batch.firstPrev.size() != crypto::kDigestBytes) {
        return badField("firstPrev");
    }
    OW_TRY(takeRows(reader, batch));
    const quint32 envelopes = reader.takeU32();
    if (envelopes > kEnvelopeLimit) {
        return Error{ErrorCode::TooLarge, QStringLiteral("batch: %1 envelopes").arg(envelopes)};
    }
    for (quint32 i = 0; i < envelopes; ++i) {
        Result<Envelope> envelope = takeEnvelope(reader);
        if (!envelope) {
            return envelope.error();
        }
        batch.envelopes.append(std::move(envelope).value());
    }
    batch.signature = reader.takeBytes(crypto::kSignatureBytes);
    if (!reader.isAtEnd() || batch.signature.size() != crypto::kSignatureBytes) {
        return badField("signature");
    }
    return batch;
}

QByteArray signedBytes(const Batch& batch)
{
    ByteWriter writer;
    writer.putText(u"onewindow-batch-1");
    writer.putText(batch.node);
    writer.putU32(batch.incarnation);
    writer.putU64(batch.rows.isEmpty() ? 0 : batch.rows.last().seq);
    writer.putBytes(batch.rows.isEmpty() ? batch.firstPrev : batch.rows.last().digest);
    putTimestamp(writer, batch.sentAt);
    return writer.take();
}

} // namespace onewindow::journal
