// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Bundle.h"

#include "services/core/Bytes.h"

namespace onewindow::journal {

namespace {

constexpr quint8 kBundleFormat = 1;

Error badBundle(const char* what)
{
    return {ErrorCode::BadFrame, QStringLiteral("bundle: %1").arg(QLatin1StringView(what))};
}

} // namespace

QByteArray encodeBundle(const QList<Batch>& batches)
{
    ByteWriter writer;
    writer.putU8(kBundleFormat);
    writer.putU32(static_cast<quint32>(batches.size()));
    for (const Batch& batch : batches) {
        writer.putBytes(encodeBatch(batch));
    }
    return writer.take();
}

Result<QList<Batch>> decodeBundle(QByteArrayView bytes)
{
    if (bytes.size() > kBatchByteLimit) {
        return Error{ErrorCode::TooLarge, QStringLiteral("bundle: %1 bytes").arg(bytes.size())};
    }
    ByteReader reader(bytes);
    if (reader.takeU8() != kBundleFormat) {
        return badBundle("format");
    }
    const quint32 count = reader.takeU32();
    if (!reader.isOk() || count == 0 || count > kBundleBatchLimit) {
        return badBundle("count");
    }
    QList<Batch> batches;
    for (quint32 i = 0; i < count; ++i) {
        const QByteArrayView one = reader.takeView(kBatchByteLimit);
        if (!reader.isOk()) {
            return badBundle("length");
        }
        Result<Batch> batch = decodeBatch(one);
        if (!batch) {
            return batch.error();
        }
        batches.append(std::move(batch).value());
    }
    if (!reader.isAtEnd()) {
        return badBundle("bytes after the last batch");
    }
    return batches;
}

} // namespace onewindow::journal
