// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bytes from a store or a peer, as unseal(), unwrap(), openEnvelope() and verify() get
// them. Beyond not crashing: nothing that was not made with the key may open or verify.

#include "services/core/Bytes.h"
#include "services/crypto/FileKeys.h"
#include "services/crypto/Password.h"
#include "services/crypto/Seal.h"

#include <QTemporaryDir>

#include <memory>

using namespace onewindow;
using namespace onewindow::crypto;

namespace {

std::unique_ptr<NodeKeys> freshKeys(Suite suite)
{
    const QTemporaryDir folder;
    OW_ENFORCE(bool(FileNodeKeys::create(folder.path(), suite)));
    return FileNodeKeys::load(folder.path()).value();
}

const NodeKeys& keysOf(Suite suite)
{
    static const auto national = freshKeys(Suite::National);
    static const auto international = freshKeys(Suite::International);
    return suite == Suite::National ? *national : *international;
}

// Changes one byte of what this node made: that must be noticed.
QByteArray changed(QByteArray bytes, quint32 place, quint8 difference)
{
    const auto index = static_cast<qsizetype>(place % static_cast<quint32>(bytes.size()));
    bytes[index] = static_cast<char>(bytes[index] ^ difference);
    return bytes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    // libFuzzer speaks unsigned.
    const QByteArrayView input(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    ByteReader reader(input);
    const Suite suite = reader.takeU8() % 2 == 0 ? Suite::National : Suite::International;
    const quint8 choice = reader.takeU8();
    const quint32 place = reader.takeU32();
    const quint8 difference = reader.takeU8();
    if (!reader.isOk()) {
        return 0;
    }
    const QByteArrayView rest = input.sliced(reader.position());
    const NodeKeys& keys = keysOf(suite);
    static const QByteArray dataKey(kDataKeyBytes, 'k');
    switch (choice % 8) {
    case 0:
        OW_ENFORCE(!unseal(dataKey, rest, "associated"));
        break;
    case 1:
        OW_ENFORCE(!keys.openEnvelope(rest));
        break;
    case 2:
        OW_ENFORCE(!verify(keys.signingPublicKey(), "data", rest));
        break;
    case 3: {
        // An envelope to a key that a stranger names: any key will do, or none.
        static_cast<void>(makeEnvelope(rest, dataKey));
        static_cast<void>(verify(rest, "data", QByteArray(kSignatureBytes, 's')));
        break;
    }
    case 4: {
        const QByteArray sealed = seal(suite, dataKey, rest, "associated").value();
        OW_ENFORCE(unseal(dataKey, changed(sealed, place, difference), "associated")
                       ? difference == 0
                       : difference != 0);
        break;
    }
    case 5: {
        static const QByteArray national =
            makeEnvelope(keysOf(Suite::National).sealingPublicKey(), dataKey).value();
        static const QByteArray international =
            makeEnvelope(keysOf(Suite::International).sealingPublicKey(), dataKey).value();
        const QByteArray& envelope = suite == Suite::National ? national : international;
        OW_ENFORCE(bool(keys.openEnvelope(changed(envelope, place, difference))) ==
                   (difference == 0));
        break;
    }
    case 6: {
        const QByteArray signature = keys.sign(rest).value();
        OW_ENFORCE(bool(verify(keys.signingPublicKey(), rest,
                               changed(signature, place, difference))) == (difference == 0));
        break;
    }
    default:
        OW_ENFORCE(!keys.unwrap(rest, "associated"));
        break;
    }
    return 0;
}
