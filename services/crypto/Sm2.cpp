// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Sm2.h"

#include "services/core/Enforce.h"
#include "services/crypto/OpenSslHandle.h"
#include "services/crypto/Sm2Format.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>

#include <array>

namespace onewindow::crypto {

namespace {

using BigNumber = OpenSslHandle<BIGNUM, BN_clear_free>;
using DigestContext = OpenSslHandle<EVP_MD_CTX, EVP_MD_CTX_free>;
using KeyContext = OpenSslHandle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using ParamBuilder = OpenSslHandle<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Params = OpenSslHandle<OSSL_PARAM, OSSL_PARAM_free>;
using Point = OpenSslHandle<EC_POINT, EC_POINT_free>;

constexpr qsizetype kPointBytes = 65;
constexpr char kUncompressed = 4;
constexpr qsizetype kSignatureBytes = 64;
constexpr qsizetype kCiphertextHeadBytes = 96;

// Kept until the process ends; only read after it was made.
const EC_GROUP* sm2Group()
{
    static const EC_GROUP* const group = EC_GROUP_new_by_curve_name(NID_sm2);
    OW_ENFORCE(group != nullptr);
    return group;
}

bool isPrivateKey(const BIGNUM* number)
{
    // GM/T 0003.1: 1 <= d <= n - 2; with d = n - 1 signing would divide by zero.
    const BigNumber limit(BN_dup(EC_GROUP_get0_order(sm2Group())));
    OW_ENFORCE(limit != nullptr && BN_sub_word(limit.get(), 1) == 1);
    return BN_is_zero(number) == 0 && BN_cmp(number, limit.get()) < 0;
}

QByteArray publicPoint(const BIGNUM* privateKey)
{
    const Point point(EC_POINT_new(sm2Group()));
    OW_ENFORCE(point != nullptr);
    OW_ENFORCE(EC_POINT_mul(sm2Group(), point.get(), privateKey, nullptr, nullptr, nullptr) == 1);
    QByteArray bytes(kPointBytes, Qt::Uninitialized);
    OW_ENFORCE(EC_POINT_point2oct(sm2Group(), point.get(), POINT_CONVERSION_UNCOMPRESSED,
                                  writableBytes(bytes), kPointBytes, nullptr) == kPointBytes);
    return bytes;
}

SharedKey makeKey(const BIGNUM* privateKey, QByteArrayView publicKey)
{
    const ParamBuilder builder(OSSL_PARAM_BLD_new());
    OW_ENFORCE(builder != nullptr);
    OW_ENFORCE(
        OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "SM2", 0) == 1);
    OW_ENFORCE(OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY,
                                                publicKey.data(),
                                                static_cast<std::size_t>(publicKey.size())) == 1);
    if (privateKey != nullptr) {
        OW_ENFORCE(OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, privateKey) ==
                   1);
    }
    const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr));
    OW_ENFORCE(params != nullptr && context != nullptr);
    OW_ENFORCE(EVP_PKEY_fromdata_init(context.get()) == 1);
    EVP_PKEY* key = nullptr;
    const int selection = privateKey != nullptr ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
    if (EVP_PKEY_fromdata(context.get(), &key, selection, params.get()) != 1) {
        takeOpenSslErrors();
        return nullptr;
    }
    return {key, EVP_PKEY_free};
}

using Init = int (*)(EVP_MD_CTX*, EVP_PKEY_CTX**, const char*, OSSL_LIB_CTX*, const char*,
                     EVP_PKEY*, const OSSL_PARAM*);

// Begins to sign or to verify, with the user ID that goes into ZA. OpenSSL 3.0.19 takes the ID only
// once the operation has begun, earlier ones at both times.
bool begin(EVP_MD_CTX* context, Init init, const SharedKey& key)
{
    // GM/T 0009, chapter 10: the ID where the parties agreed on none. OpenSSL only reads it.
    static std::array<char, 16> id{'1', '2', '3', '4', '5', '6', '7', '8',
                                   '1', '2', '3', '4', '5', '6', '7', '8'};
    const std::array params{
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_DIST_ID, id.data(), id.size()),
        OSSL_PARAM_construct_end()};
    EVP_PKEY_CTX* operation = nullptr; // Belongs to `context`.
    return init(context, &operation, "SM3", nullptr, nullptr, key.get(), nullptr) == 1 &&
           EVP_PKEY_CTX_set_params(operation, params.data()) == 1;
}

} // namespace

SharedKey sm2KeyFromPrivate(QByteArrayView privateKey)
{
    if (privateKey.size() != kPrivateKeyBytes) {
        return nullptr;
    }
    const BigNumber number(BN_secure_new());
    OW_ENFORCE(number != nullptr);
    OW_ENFORCE(BN_bin2bn(unsignedBytes(privateKey), kPrivateKeyBytes, number.get()) != nullptr);
    BN_set_flags(number.get(), BN_FLG_CONSTTIME);
    return isPrivateKey(number.get()) ? makeKey(number.get(), publicPoint(number.get())) : nullptr;
}

SharedKey sm2KeyFromPublic(QByteArrayView publicKey)
{
    if (publicKey.size() != kPointBytes || publicKey.front() != kUncompressed) {
        return nullptr;
    }
    return makeKey(nullptr, publicKey);
}

QByteArray sm2PublicBytes(const SharedKey& key)
{
    QByteArray bytes(kPointBytes, Qt::Uninitialized);
    std::size_t written = 0;
    OW_ENFORCE(EVP_PKEY_get_octet_string_param(key.get(), OSSL_PKEY_PARAM_PUB_KEY,
                                               writableBytes(bytes), kPointBytes, &written) == 1);
    OW_ENFORCE(written == kPointBytes && bytes.front() == kUncompressed);
    return bytes;
}

std::optional<QByteArray> sm2Sign(const SharedKey& key, QByteArrayView data)
{
    const DigestContext context(EVP_MD_CTX_new());
    OW_ENFORCE(context != nullptr);
    QByteArray der(kSignatureBytes + 8, Qt::Uninitialized);
    auto written = static_cast<std::size_t>(der.size());
    if (!begin(context.get(), EVP_DigestSignInit_ex, key) ||
        EVP_DigestSign(context.get(), writableBytes(der), &written, unsignedBytes(data),
                       static_cast<std::size_t>(data.size())) != 1) {
        return std::nullopt;
    }
    der.truncate(static_cast<qsizetype>(written));
    return sm2SignatureFromDer(der);
}

bool sm2Verify(const SharedKey& key, QByteArrayView data, QByteArrayView signature)
{
    if (signature.size() != kSignatureBytes) {
        return false;
    }
    const DigestContext context(EVP_MD_CTX_new());
    OW_ENFORCE(context != nullptr);
    const QByteArray der = sm2SignatureToDer(signature);
    const bool fits =
        begin(context.get(), EVP_DigestVerifyInit_ex, key) &&
        EVP_DigestVerify(context.get(), unsignedBytes(der), static_cast<std::size_t>(der.size()),
                         unsignedBytes(data), static_cast<std::size_t>(data.size())) == 1;
    takeOpenSslErrors();
    return fits;
}

std::optional<QByteArray> sm2Encrypt(const SharedKey& key, QByteArrayView plain)
{
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    OW_ENFORCE(context != nullptr);
    const auto size = static_cast<std::size_t>(plain.size());
    std::size_t written = 0;
    if (EVP_PKEY_encrypt_init(context.get()) != 1 ||
        EVP_PKEY_encrypt(context.get(), nullptr, &written, unsignedBytes(plain), size) != 1) {
        return std::nullopt;
    }
    QByteArray der(static_cast<qsizetype>(written), Qt::Uninitialized);
    if (EVP_PKEY_encrypt(context.get(), writableBytes(der), &written, unsignedBytes(plain), size) !=
        1) {
        return std::nullopt;
    }
    der.truncate(static_cast<qsizetype>(written));
    return sm2CiphertextFromDer(der);
}

std::optional<QByteArray> sm2Decrypt(const SharedKey& key, QByteArrayView encrypted)
{
    if (encrypted.size() <= kCiphertextHeadBytes) {
        return std::nullopt;
    }
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    OW_ENFORCE(context != nullptr);
    const QByteArray der = sm2CiphertextToDer(encrypted);
    QByteArray plain(encrypted.size() - kCiphertextHeadBytes, Qt::Uninitialized);
    auto written = static_cast<std::size_t>(plain.size());
    const bool fits =
        EVP_PKEY_decrypt_init(context.get()) == 1 &&
        EVP_PKEY_decrypt(context.get(), writableBytes(plain), &written, unsignedBytes(der),
                         static_cast<std::size_t>(der.size())) == 1 &&
        written == static_cast<std::size_t>(plain.size());
    takeOpenSslErrors();
    return fits ? std::optional(plain) : std::nullopt;
}

} // namespace onewindow::crypto
