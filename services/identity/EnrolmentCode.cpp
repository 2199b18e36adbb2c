// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/EnrolmentCode.h"

#include "services/core/Ids.h"
#include "services/crypto/Suite.h"

#include <array>

namespace onewindow::identity {

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr qsizetype kBytes = EnrolmentCode::kSecretBytes + EnrolmentCode::kAuthorityBytes;
constexpr qsizetype kDataCharacters = (kBytes * 8 + 4) / 5;
constexpr qsizetype kGroup = 5;

using Symbols = QByteArray; // Each byte is a number below 32.

Error mistyped(const QString& what)
{
    return {ErrorCode::BadRequest, QStringLiteral("code: ") + what};
}

/// The number a character stands for; -1 for none.
int symbolOf(QChar character)
{
    const char16_t upper = character.toUpper().unicode();
    if (upper == u'O') {
        return 0;
    }
    if (upper == u'I' || upper == u'L') {
        return 1;
    }
    const auto at = upper < 0x80 ? kAlphabet.find(static_cast<char>(upper)) : kAlphabet.npos;
    return at == kAlphabet.npos ? -1 : static_cast<int>(at);
}

/// Times x in GF(2)[x] modulo x^5 + x^2 + 1, whose powers of x are all 31 numbers but 0.
unsigned timesX(unsigned value)
{
    value <<= 1U;
    return (value & 0x20U) != 0 ? value ^ 0x25U : value;
}

char checkOf(const Symbols& data)
{
    // Horner: each symbol weighs one power of x more than the one behind it.
    unsigned sum = 0;
    for (const char symbol : data) {
        sum = timesX(sum) ^ static_cast<unsigned>(symbol);
    }
    return static_cast<char>(timesX(sum));
}

Symbols toSymbols(const QByteArray& bytes)
{
    Symbols symbols;
    unsigned bits = 0;
    int count = 0;
    for (const char byte : bytes) {
        bits = (bits << 8U) | static_cast<unsigned char>(byte);
        count += 8;
        while (count >= 5) {
            count -= 5;
            symbols.append(static_cast<char>((bits >> static_cast<unsigned>(count)) & 0x1FU));
        }
        bits &= (1U << static_cast<unsigned>(count)) - 1;
    }
    symbols.append(static_cast<char>((bits << static_cast<unsigned>(5 - count)) & 0x1FU));
    return symbols;
}

/// Empty if bits are set behind the last byte.
QByteArray toBytes(const Symbols& symbols)
{
    QByteArray bytes;
    unsigned bits = 0;
    int count = 0;
    for (const char symbol : symbols) {
        bits = (bits << 5U) | static_cast<unsigned>(symbol);
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes.append(static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU));
            bits &= (1U << static_cast<unsigned>(count)) - 1;
        }
    }
    return bits == 0 ? bytes : QByteArray();
}

} // namespace

EnrolmentCode EnrolmentCode::make(QByteArrayView fingerprint)
{
    OW_ENFORCE(fingerprint.size() == 32);
    return {randomBytes(kSecretBytes), fingerprint.first(kAuthorityBytes).toByteArray()};
}

Result<EnrolmentCode> EnrolmentCode::parse(QStringView text)
{
    if (text.size() > kTextLimit) {
        return mistyped(QStringLiteral("too long"));
    }
    Symbols symbols;
    for (const QChar character : text) {
        if (character == u'-' || character.isSpace()) {
            continue;
        }
        const int symbol = symbolOf(character);
        if (symbol < 0) {
            return mistyped(QStringLiteral("a character that no code has"));
        }
        symbols.append(static_cast<char>(symbol));
    }
    if (symbols.size() != kDataCharacters + 1) {
        return mistyped(QStringLiteral("%1 characters instead of %2")
                            .arg(symbols.size())
                            .arg(kDataCharacters + 1));
    }
    const char check = symbols.back();
    symbols.chop(1);
    const QByteArray bytes = toBytes(symbols);
    if (check != checkOf(symbols) || bytes.size() != kBytes) {
        return mistyped(QStringLiteral("a character is wrong, or two changed places"));
    }
    return EnrolmentCode{bytes.first(kSecretBytes), bytes.sliced(kSecretBytes)};
}

QString EnrolmentCode::text() const
{
    OW_ENFORCE(secret.size() == kSecretBytes && authority.size() == kAuthorityBytes);
    Symbols symbols = toSymbols(secret + authority);
    symbols.append(checkOf(symbols));
    QString text;
    for (qsizetype i = 0; i < symbols.size(); ++i) {
        if (i > 0 && i % kGroup == 0) {
            text += u'-';
        }
        text += QLatin1Char(kAlphabet[static_cast<std::size_t>(symbols[i])]);
    }
    return text;
}

QByteArray EnrolmentCode::digest() const
{
    return crypto::digest(crypto::Suite::International,
                          "onewindow enrolment code 1" + secret + authority);
}

bool EnrolmentCode::isOf(QByteArrayView fingerprint) const
{
    return fingerprint.size() >= kAuthorityBytes &&
           crypto::equalSecrets(authority, fingerprint.first(kAuthorityBytes));
}

} // namespace onewindow::identity
