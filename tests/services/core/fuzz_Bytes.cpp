// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bytes of a peer, read field by field as the input itself says. Whatever was taken and written
// again must be the same bytes: the form is canonical.

#include "services/core/Bytes.h"

using namespace onewindow;

namespace {

constexpr qsizetype kLimit = 256;

// Takes one field of the kind that `kind` says and writes it again.
void copyField(quint8 kind, ByteReader& reader, ByteWriter& writer)
{
    switch (kind % 6) {
    case 0:
        writer.putU8(reader.takeU8());
        break;
    case 1:
        writer.putU32(reader.takeU32());
        break;
    case 2:
        writer.putU64(reader.takeU64());
        break;
    case 3:
        writer.putI64(reader.takeI64());
        break;
    case 4:
        writer.putBytes(reader.takeBytes(kLimit));
        break;
    default:
        writer.putText(reader.takeText(kLimit));
        break;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    // libFuzzer speaks unsigned.
    const QByteArrayView input(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    ByteReader reader(input);
    while (reader.isOk() && !reader.isAtEnd()) {
        const quint8 kind = reader.takeU8();
        const qsizetype start = reader.position();
        ByteWriter writer;
        copyField(kind, reader, writer);
        if (reader.isOk()) {
            OW_ENFORCE(writer.bytes() == input.sliced(start, reader.position() - start));
        } else {
            OW_ENFORCE(reader.takeU64() == 0 && reader.takeBytes(kLimit).isEmpty());
        }
    }
    return 0;
}
