// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Seal.h"

#include "services/core/Bytes.h"
#include "services/core/Ids.h"
#include "services/crypto/AesGcm.h"
#include "services/crypto/Sm4.h"

namespace onewindow::crypto {

namespace {

constexpr qsizetype kSuiteBytes = 1;
constexpr qsizetype kSm4KeyBytes = 16;
constexpr qsizetype kSm4IvBytes = 16;

Result<void> checkSizes(QByteArrayView key, QByteArrayView content, qsizetype limit,
                        QByteArrayView associated)
{
    if (key.size() != kDataKeyBytes) {
        return Error{ErrorCode::KeyUnavailable,
                     QStringLiteral("a data key has 32 bytes, not %1").arg(key.size())};
    }
    if (content.size() > limit || associated.size() > kSealLimitBytes) {
        return Error{ErrorCode::TooLarge, QStringLiteral("more than 64 MiB in one seal")};
    }
    return {};
}

Error sealBroken()
{
    return Error{ErrorCode::SealBroken, QStringLiteral("changed bytes or another key")};
}

// The labels are part of the format: independent subkeys for the two uses of one data key.
Secret nationalSubkey(QByteArrayView key, QByteArrayView label)
{
    return Secret(mac(Suite::National, key, label));
}

// What the MAC covers. The length of `associated` stands in it, so that bytes cannot move from
// there into the sealed part.
QByteArray nationalTag(QByteArrayView key, QByteArrayView sealed, QByteArrayView associated)
{
    ByteWriter covered;
    covered.putU64(static_cast<quint64>(associated.size()));
    covered.putRaw(associated);
    covered.putRaw(sealed);
    return mac(Suite::National, nationalSubkey(key, "OneWindow seal 1: authenticate").view(),
               covered.bytes());
}

QByteArray sm4(QByteArrayView key, QByteArrayView iv, QByteArrayView data)
{
    const Secret subkey = nationalSubkey(key, "OneWindow seal 1: encrypt");
    return sm4Ctr(subkey.view().first(kSm4KeyBytes), iv, data);
}

QByteArray sealNational(QByteArrayView key, QByteArrayView plain, QByteArrayView associated)
{
    const QByteArray iv = randomBytes(kSm4IvBytes);
    QByteArray sealed;
    sealed.reserve(plain.size() + sealOverhead(Suite::National));
    sealed.append(static_cast<char>(Suite::National));
    sealed.append(iv);
    sealed.append(sm4(key, iv, plain));
    sealed.append(nationalTag(key, sealed, associated));
    return sealed;
}

Result<QByteArray> unsealNational(QByteArrayView key, QByteArrayView sealed,
                                  QByteArrayView associated)
{
    const QByteArrayView covered = sealed.chopped(kDigestBytes);
    if (!equalSecrets(nationalTag(key, covered, associated), sealed.last(kDigestBytes))) {
        return sealBroken();
    }
    return sm4(key, covered.sliced(kSuiteBytes, kSm4IvBytes),
               covered.sliced(kSuiteBytes + kSm4IvBytes));
}

// The suite's byte is authenticated too: it goes before `associated`.
QByteArray gcmAssociated(QByteArrayView associated)
{
    QByteArray covered;
    covered.reserve(kSuiteBytes + associated.size());
    covered.append(static_cast<char>(Suite::International));
    covered.append(associated);
    return covered;
}

QByteArray sealInternational(QByteArrayView key, QByteArrayView plain, QByteArrayView associated)
{
    const QByteArray nonce = randomBytes(kGcmNonceBytes);
    QByteArray sealed;
    sealed.reserve(plain.size() + sealOverhead(Suite::International));
    sealed.append(static_cast<char>(Suite::International));
    sealed.append(nonce);
    sealed.append(aesGcmEncrypt(key, nonce, plain, gcmAssociated(associated)));
    return sealed;
}

Result<QByteArray> unsealInternational(QByteArrayView key, QByteArrayView sealed,
                                       QByteArrayView associated)
{
    auto plain =
        aesGcmDecrypt(key, sealed.sliced(kSuiteBytes, kGcmNonceBytes),
                      sealed.sliced(kSuiteBytes + kGcmNonceBytes), gcmAssociated(associated));
    if (!plain) {
        return sealBroken();
    }
    return *std::move(plain);
}

} // namespace

Secret makeDataKey()
{
    return Secret(randomBytes(kDataKeyBytes));
}

qsizetype sealOverhead(Suite suite)
{
    return suite == Suite::National ? kSuiteBytes + kSm4IvBytes + kDigestBytes
                                    : kSuiteBytes + kGcmNonceBytes + kGcmTagBytes;
}

Result<QByteArray> seal(Suite suite, QByteArrayView key, QByteArrayView plain,
                        QByteArrayView associated)
{
    OW_TRY(checkSizes(key, plain, kSealLimitBytes, associated));
    return suite == Suite::National ? sealNational(key, plain, associated)
                                    : sealInternational(key, plain, associated);
}

Result<QByteArray> unseal(QByteArrayView key, QByteArrayView sealed, QByteArrayView associated)
{
    const auto suite = sealed.isEmpty() ? std::nullopt : suiteFromByte(sealed.front());
    if (!suite || sealed.size() < sealOverhead(*suite)) {
        return sealBroken();
    }
    OW_TRY(checkSizes(key, sealed, kSealLimitBytes + sealOverhead(*suite), associated));
    return *suite == Suite::National ? unsealNational(key, sealed, associated)
                                     : unsealInternational(key, sealed, associated);
}

} // namespace onewindow::crypto
