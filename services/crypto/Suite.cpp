// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Suite.h"

#include "services/core/Enforce.h"
#include "services/crypto/OpenSslHandle.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <utility>

namespace onewindow::crypto {

namespace {

using MacContext = OpenSslHandle<EVP_MAC_CTX, EVP_MAC_CTX_free>;

const char* digestName(Suite suite)
{
    return suite == Suite::National ? "SM3" : "SHA256";
}

// Fetched once and kept until the process ends: a fetch costs more than a short digest.
const EVP_MD* digestAlgorithm(Suite suite)
{
    static const EVP_MD* const sm3 = EVP_MD_fetch(nullptr, "SM3", nullptr);
    static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    const EVP_MD* algorithm = suite == Suite::National ? sm3 : sha256;
    OW_ENFORCE(algorithm != nullptr);
    return algorithm;
}

EVP_MAC* hmacAlgorithm()
{
    static EVP_MAC* const hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    OW_ENFORCE(hmac != nullptr);
    return hmac;
}

} // namespace

QString suiteName(Suite suite)
{
    return suite == Suite::National ? QStringLiteral("national") : QStringLiteral("international");
}

std::optional<Suite> suiteFromName(QStringView name)
{
    for (const Suite suite : {Suite::National, Suite::International}) {
        if (name == suiteName(suite)) {
            return suite;
        }
    }
    return std::nullopt;
}

std::optional<Suite> suiteFromByte(char byte)
{
    for (const Suite suite : {Suite::National, Suite::International}) {
        if (byte == static_cast<char>(suite)) {
            return suite;
        }
    }
    return std::nullopt;
}

QByteArray digest(Suite suite, QByteArrayView data)
{
    return digest(suite, {data});
}

QByteArray digest(Suite suite, std::initializer_list<QByteArrayView> parts)
{
    thread_local Hasher national(Suite::National);
    thread_local Hasher international(Suite::International);
    Hasher& hasher = suite == Suite::National ? national : international;
    for (const QByteArrayView part : parts) {
        hasher.add(part);
    }
    return hasher.finish();
}

QByteArray mac(Suite suite, QByteArrayView key, QByteArrayView data)
{
    const MacContext context(EVP_MAC_CTX_new(hmacAlgorithm()));
    OW_ENFORCE(context != nullptr);
    // OpenSSL only reads the name, but the parameter type is shared with setters and getters.
    auto* const name = const_cast<char*>(digestName(suite));
    const std::array<OSSL_PARAM, 2> parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0),
        OSSL_PARAM_construct_end()};
    QByteArray result(kDigestBytes, Qt::Uninitialized);
    std::size_t written = 0;
    OW_ENFORCE(EVP_MAC_init(context.get(), unsignedBytes(key), static_cast<std::size_t>(key.size()),
                            parameters.data()) == 1);
    OW_ENFORCE(EVP_MAC_update(context.get(), unsignedBytes(data),
                              static_cast<std::size_t>(data.size())) == 1);
    OW_ENFORCE(EVP_MAC_final(context.get(), writableBytes(result), &written, kDigestBytes) == 1);
    OW_ENFORCE(written == kDigestBytes);
    return result;
}

bool equalSecrets(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(unsignedBytes(a), unsignedBytes(b),
                                                 static_cast<std::size_t>(a.size())) == 0;
}

void Hasher::Free::operator()(evp_md_ctx_st* context) const
{
    EVP_MD_CTX_free(context);
}

Hasher::Hasher(Suite suite)
    : m_suite(suite)
    , m_context(EVP_MD_CTX_new())
{
    OW_ENFORCE(m_context != nullptr);
    start();
}

Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&& other) noexcept = default;
Hasher& Hasher::operator=(Hasher&& other) noexcept = default;

void Hasher::add(QByteArrayView data)
{
    OW_ENFORCE(EVP_DigestUpdate(m_context.get(), unsignedBytes(data),
                                static_cast<std::size_t>(data.size())) == 1);
}

QByteArray Hasher::finish()
{
    QByteArray result(kDigestBytes, Qt::Uninitialized);
    unsigned int written = 0;
    OW_ENFORCE(EVP_DigestFinal_ex(m_context.get(), writableBytes(result), &written) == 1);
    OW_ENFORCE(written == kDigestBytes);
    start();
    return result;
}

void Hasher::start()
{
    OW_ENFORCE(EVP_DigestInit_ex2(m_context.get(), digestAlgorithm(m_suite), nullptr) == 1);
}

} // namespace onewindow::crypto
