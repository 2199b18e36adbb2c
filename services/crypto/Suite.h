// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <initializer_list>
#include <memory>
#include <optional>

struct evp_md_ctx_st;

namespace onewindow::crypto {

/// Which family of algorithms protected something. The number is part of every stored and sent
/// format and never changes its meaning.
enum class Suite : quint8 {
    National = 1,      ///< SM2, SM3, SM4 (GM/T 0003, 0004, 0002).
    International = 2, ///< Ed25519 and X25519, SHA-256, AES-256-GCM.
};

/// Bytes of a digest and of a MAC, in both suites.
inline constexpr qsizetype kDigestBytes = 32;

/// "national" or "international", as in the configuration.
QString suiteName(Suite suite);

/// The reverse of suiteName(); nothing for any other text.
std::optional<Suite> suiteFromName(QStringView name);

/// The suite that a format's first byte names; nothing for a byte that names none.
std::optional<Suite> suiteFromByte(char byte);

/// SM3 or SHA-256 of `data`: 32 bytes.
QByteArray digest(Suite suite, QByteArrayView data);

/// The digest of `parts` one behind the other.
QByteArray digest(Suite suite, std::initializer_list<QByteArrayView> parts);

/// HMAC-SM3 or HMAC-SHA256 (RFC 2104) of `data` under a key of any length: 32 bytes. Compare with
/// equalSecrets().
QByteArray mac(Suite suite, QByteArrayView key, QByteArrayView data);

/// Whether both are the same bytes, in a time that depends on their lengths only.
bool equalSecrets(QByteArrayView a, QByteArrayView b);

/// The digest of bytes that come in parts. One object serves any number of digests after each
/// other without allocating anew; it belongs to one thread at a time.
class Hasher
{
public:
    explicit Hasher(Suite suite);
    ~Hasher();
    Hasher(Hasher&& other) noexcept;
    Hasher& operator=(Hasher&& other) noexcept;
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;

    void add(QByteArrayView data);

    /// The 32 bytes for everything added since the last finish(); the object then starts afresh.
    QByteArray finish();

private:
    struct Free
    {
        void operator()(evp_md_ctx_st* context) const;
    };

    void start();

    Suite m_suite;
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

} // namespace onewindow::crypto
