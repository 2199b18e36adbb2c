// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/Totp.h"

#include "services/core/Enforce.h"
#include "services/crypto/HmacSha1.h"
#include "services/crypto/Suite.h"

#include <QUrl>
#include <QtEndian>

#include <array>

namespace onewindow::identity {

namespace {

constexpr qint64 kStepMs = 30'000;
constexpr QLatin1String kAlphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
constexpr int kBitsPerCharacter = 5;
constexpr qsizetype kTextLimit = 256;

} // namespace

qint64 totpStep(qint64 wallMs)
{
    return wallMs / kStepMs;
}

QString totpCode(QByteArrayView secret, qint64 step, int digits)
{
    constexpr std::array<quint32, 3> kModulus{1'000'000, 10'000'000, 100'000'000};
    OW_ENFORCE(digits >= 6 && digits <= 8);
    QByteArray counter(sizeof(qint64), Qt::Uninitialized);
    qToBigEndian(step, counter.data());
    const QByteArray mac = crypto::hmacSha1(secret, counter);
    const int offset = mac.back() & 0x0f;
    const quint32 number = qFromBigEndian<quint32>(mac.constData() + offset) & 0x7fffffffU;
    const quint32 code = number % kModulus.at(static_cast<std::size_t>(digits - 6));
    return QStringLiteral("%1").arg(code, digits, 10, QLatin1Char('0'));
}

std::optional<qint64> matchTotp(QByteArrayView secret, QStringView code, qint64 now,
                                qint64 lastUsed)
{
    std::optional<qint64> found;
    const QByteArray given = code.toUtf8();
    for (qint64 step = now - 1; step <= now + 1; ++step) {
        // All three are compared, so that the time tells nothing.
        const bool isIt = crypto::equalSecrets(totpCode(secret, step).toLatin1(), given);
        if (isIt && step > lastUsed && !found) {
            found = step;
        }
    }
    return found;
}

QString toBase32(QByteArrayView bytes)
{
    QString text;
    quint32 buffer = 0;
    int bits = 0;
    for (const char byte : bytes) {
        buffer = (buffer << 8) | static_cast<quint8>(byte);
        bits += 8;
        while (bits >= kBitsPerCharacter) {
            bits -= kBitsPerCharacter;
            text += kAlphabet.at((buffer >> bits) & 0x1fU);
        }
        buffer &= (1U << bits) - 1;
    }
    if (bits > 0) {
        text += kAlphabet.at((buffer << (kBitsPerCharacter - bits)) & 0x1fU);
    }
    return text;
}

std::optional<QByteArray> fromBase32(QStringView text)
{
    while (text.endsWith(u'=')) {
        text.chop(1);
    }
    if (text.size() > kTextLimit) {
        return std::nullopt;
    }
    QByteArray bytes;
    quint32 buffer = 0;
    int bits = 0;
    for (const QChar character : text) {
        const qsizetype value = kAlphabet.indexOf(character.toUpper());
        if (value < 0) {
            return std::nullopt;
        }
        buffer = (buffer << kBitsPerCharacter) | static_cast<quint32>(value);
        bits += kBitsPerCharacter;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>((buffer >> bits) & 0xffU);
            buffer &= (1U << bits) - 1;
        }
    }
    // What is left over is padding: less than a character, and zero.
    return bits < kBitsPerCharacter && buffer == 0 ? std::optional(bytes) : std::nullopt;
}

QString totpUri(const QString& account, QByteArrayView secret)
{
    return QStringLiteral("otpauth://totp/OneWindow:%1?secret=%2&issuer=OneWindow")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(account)), toBase32(secret));
}

} // namespace onewindow::identity
