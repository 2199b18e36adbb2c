// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/KeptBatch.h"

#include "services/core/Bytes.h"
#include "services/journal/Bundle.h"

namespace onewindow::journal {

namespace {

constexpr quint8 kKeptFormat = 1;
constexpr qsizetype kKeyLimit = 256; ///< Bytes of a public key.

Error badKept(const char* what)
{
    return {ErrorCode::BadFrame, QStringLiteral("kept: %1").arg(QLatin1StringView(what))};
}

} // namespace

QByteArray encodeKept(const QList<KeptBatch>& batches)
{
    ByteWriter writer;
    writer.putU8(kKeptFormat);
    writer.putU32(static_cast<quint32>(batches.size()));
    for (const KeptBatch& kept : batches) {
        writer.putBytes(kept.signingKey);
        writer.putBytes(encodeBatch(kept.batch));
    }
    return writer.take();
}

Result<QList<KeptBatch>> decodeKept(QByteArrayView bytes)
{
    if (bytes.size() > kBatchByteLimit) {
        return Error{ErrorCode::TooLarge, QStringLiteral("kept: %1 bytes").arg(bytes.size())};
    }
    ByteReader reader(bytes);
    if (reader.takeU8() != kKeptFormat) {
        return badKept("format");
    }
    const quint32 count = reader.takeU32();
    if (!reader.isOk() || count > kBundleBatchLimit) {
        return badKept("count");
    }
    QList<KeptBatch> all;
    for (quint32 i = 0; i < count; ++i) {
        KeptBatch kept;
        kept.signingKey = reader.takeBytes(kKeyLimit);
        const QByteArray one = reader.takeBytes(kBatchByteLimit);
        if (!reader.isOk() || kept.signingKey.isEmpty()) {
            return badKept("length");
        }
        Result<Batch> batch = decodeBatch(one);
        if (!batch) {
            return batch.error();
        }
        kept.batch = std::move(batch).value();
        if (kept.batch.rows.isEmpty() || !kept.batch.isRelayed) {
            return badKept("a batch that was not kept");
        }
        all.append(std::move(kept));
    }
    if (!reader.isAtEnd()) {
        return badKept("bytes after the last batch");
    }
    return all;
}

} // namespace onewindow::journal
