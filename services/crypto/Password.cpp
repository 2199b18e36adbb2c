// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Password.h"

#include "services/core/Enforce.h"
#include "services/core/Ids.h"
#include "services/crypto/OpenSslHandle.h"

#include <QRegularExpression>

#include <openssl/evp.h>

namespace onewindow::crypto {

namespace {

constexpr qsizetype kSaltBytes = 16;
constexpr qsizetype kHashBytes = 32;

// 0.16 s of one core where it was chosen. A stored hash names its own count, so this may be raised.
constexpr int kIterations = 210'000;
constexpr int kLeastIterations = 10'000;
constexpr int kMostIterations = 4 * kIterations;

constexpr quint32 kScryptLogN = 15;
constexpr quint32 kScryptBlock = 8;
constexpr quint32 kScryptParallel = 1;
constexpr quint64 kScryptMostWork = 4ULL << kScryptLogN;
constexpr quint64 kScryptSpareBytes = 1 << 20; // what scrypt needs besides its big table

// What a stored hash says about how it was made.
struct Recipe
{
    Suite suite = Suite::National;
    int iterations = 0;
    quint32 logN = 0;
    quint32 parallel = 0;
    QByteArray salt;
};

struct StoredHash
{
    Recipe recipe;
    QByteArray hash;
};

bool isLengthAllowed(QByteArrayView password)
{
    return !password.isEmpty() && password.size() <= kPasswordLimitBytes;
}

QByteArray hash(const Recipe& recipe, QByteArrayView password)
{
    QByteArray result(kHashBytes, Qt::Uninitialized);
    if (recipe.suite == Suite::National) {
        OW_ENFORCE(PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()),
                                     unsignedBytes(recipe.salt),
                                     static_cast<int>(recipe.salt.size()), recipe.iterations,
                                     EVP_sm3(), kHashBytes, writableBytes(result)) == 1);
        return result;
    }
    const quint64 n = 1ULL << recipe.logN;
    const quint64 memory = 128 * n * kScryptBlock + kScryptSpareBytes;
    OW_ENFORCE(EVP_PBE_scrypt(password.data(), static_cast<std::size_t>(password.size()),
                              unsignedBytes(recipe.salt),
                              static_cast<std::size_t>(recipe.salt.size()), n, kScryptBlock,
                              recipe.parallel, memory, writableBytes(result), kHashBytes) == 1);
    return result;
}

QString base64(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals));
}

std::optional<StoredHash> parse(const QString& stored)
{
    // A salt of 16 and a hash of 32 bytes.
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(
        QStringLiteral("\\$(?:pbkdf2-sm3\\$i=(?<i>[1-9][0-9]{0,6})|scrypt\\$ln=(?<ln>1[0-7]),"
                       "r=8,p=(?<p>[1-9]))"
                       "\\$(?<salt>[A-Za-z0-9+/]{22})\\$(?<hash>[A-Za-z0-9+/]{43})")));
    const auto match = pattern.match(stored);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const auto bytes = [&match](const QString& name) {
        return QByteArray::fromBase64(match.captured(name).toLatin1());
    };
    StoredHash result;
    result.hash = bytes(QStringLiteral("hash"));
    result.recipe.salt = bytes(QStringLiteral("salt"));
    result.recipe.iterations = match.capturedView(QStringLiteral("i")).toInt();
    result.recipe.logN = match.capturedView(QStringLiteral("ln")).toUInt();
    result.recipe.parallel = match.capturedView(QStringLiteral("p")).toUInt();
    if (result.recipe.iterations != 0) {
        result.recipe.suite = Suite::National;
        return result.recipe.iterations >= kLeastIterations &&
                       result.recipe.iterations <= kMostIterations
                   ? std::optional(result)
                   : std::nullopt;
    }
    result.recipe.suite = Suite::International;
    // The pattern has limited each factor; this limits the product.
    return (quint64{result.recipe.parallel} << result.recipe.logN) <= kScryptMostWork
               ? std::optional(result)
               : std::nullopt;
}

} // namespace

QString hashPassword(Suite suite, QByteArrayView password)
{
    if (!isLengthAllowed(password)) {
        return {};
    }
    const Recipe recipe{.suite = suite,
                        .iterations = kIterations,
                        .logN = kScryptLogN,
                        .parallel = kScryptParallel,
                        .salt = randomBytes(kSaltBytes)};
    const QString parameters = suite == Suite::National
                                   ? QStringLiteral("$pbkdf2-sm3$i=%1").arg(kIterations)
                                   : QStringLiteral("$scrypt$ln=%1,r=%2,p=%3")
                                         .arg(kScryptLogN)
                                         .arg(kScryptBlock)
                                         .arg(kScryptParallel);
    return parameters + u'$' + base64(recipe.salt) + u'$' + base64(hash(recipe, password));
}

bool verifyPassword(const QString& stored, QByteArrayView password)
{
    const auto parsed = parse(stored);
    return parsed && isLengthAllowed(password) &&
           equalSecrets(hash(parsed->recipe, password), parsed->hash);
}

} // namespace onewindow::crypto
