// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/FileKeys.h"

#include "services/core/Ids.h"
#include "services/crypto/Curve25519.h"
#include "services/crypto/KeyFile.h"
#include "services/crypto/Seal.h"

#include <QDir>
#include <QFileInfo>
#include <QList>

#include <algorithm>

namespace onewindow::crypto {

namespace {

constexpr qsizetype kFileLimitBytes = 4096;

// The suite's byte and what SM2 adds, the longer of the two.
constexpr qsizetype kLongestEnvelopeBytes = 1 + 96 + kEnvelopeLimitBytes;

// The file is text, so that a technician sees what it is: this line, then the suite's name, then
// the three keys in hex.
constexpr QByteArrayView kFirstLine = "OneWindow node key 1";
constexpr QByteArrayView kSuiteField = "suite ";
constexpr QByteArrayView kSigningField = "signing ";
constexpr QByteArrayView kSealingField = "sealing ";
constexpr QByteArrayView kWrappingField = "wrapping ";

QString keyPath(const QString& folder)
{
    return QDir(folder).filePath(QStringLiteral("node.key"));
}

SharedKey privateKey(Suite suite, Curve25519 use, QByteArrayView raw)
{
    return suite == Suite::National ? sm2KeyFromPrivate(raw) : curve25519KeyFromPrivate(use, raw);
}

QByteArray describedPublicKey(Suite suite, const SharedKey& key)
{
    QByteArray raw = suite == Suite::National ? sm2PublicBytes(key) : curve25519PublicBytes(key);
    return raw.prepend(static_cast<char>(suite));
}

// Any 32 bytes will do in the international suite. In the national one the number must be below
// the order of the curve; the chance that one is not is 2^-32, that eight in a row are not, nil.
Result<Secret> makePrivateKey(Suite suite, Curve25519 use)
{
    for (int attempt = 0; attempt < 8; ++attempt) {
        Secret candidate(randomBytes(kPrivateKeyBytes));
        if (privateKey(suite, use, candidate.view()) != nullptr) {
            return candidate;
        }
    }
    return Error{ErrorCode::KeyUnavailable, QStringLiteral("the random source is broken")};
}

void appendHexField(QByteArray& text, QByteArrayView field, const Secret& key)
{
    const Secret hex(QByteArray::fromRawData(key.view().data(), key.view().size()).toHex());
    text.append(field).append(hex.view()).append('\n');
}

// What follows `field` in a line; empty if the line is another one.
QByteArrayView fieldValue(QByteArrayView line, QByteArrayView field)
{
    return line.startsWith(field) ? line.sliced(field.size()) : QByteArrayView();
}

// The 32 bytes that stand in hex behind `field`; empty for anything else.
Secret hexField(QByteArrayView line, QByteArrayView field)
{
    const QByteArrayView hex = fieldValue(line, field);
    // fromHex() skips what is not hex, so it must be told apart here.
    const bool isHex = std::all_of(hex.begin(), hex.end(), [](char digit) {
        return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
    });
    if (!isHex || hex.size() != 2 * kPrivateKeyBytes) {
        return {};
    }
    return Secret(QByteArray::fromHex(QByteArray::fromRawData(hex.data(), hex.size())));
}

QList<QByteArrayView> linesOf(QByteArrayView text)
{
    QList<QByteArrayView> lines;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        lines << (end < 0 ? text : text.first(end));
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
    }
    return lines;
}

Result<void> makeFolder(const QString& folder)
{
    if (QFileInfo(folder).isDir()) {
        return {};
    }
    const QFileInfo info(folder);
    if (!QDir().mkpath(info.absolutePath()) ||
        !QDir().mkdir(info.absoluteFilePath(),
                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)) {
        return Error{ErrorCode::KeyUnavailable,
                     folder + QStringLiteral(": the folder cannot be made")};
    }
    return {};
}

} // namespace

struct FileNodeKeys::Parts
{
    Suite suite = Suite::National;
    SharedKey signing;
    SharedKey sealing;
    Secret wrapping;
    QByteArray signingPublic;
    QByteArray sealingPublic;
};

FileNodeKeys::FileNodeKeys(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{}

FileNodeKeys::~FileNodeKeys() = default;

Result<void> FileNodeKeys::create(const QString& folder, Suite suite)
{
    const auto signing = makePrivateKey(suite, Curve25519::Signing);
    if (!signing) {
        return signing.error();
    }
    const auto sealing = makePrivateKey(suite, Curve25519::Sealing);
    if (!sealing) {
        return sealing.error();
    }
    QByteArray text;
    text.reserve(kFileLimitBytes); // no growing, which would leave copies of keys behind
    text.append(kFirstLine).append('\n');
    text.append(kSuiteField).append(suiteName(suite).toLatin1()).append('\n');
    appendHexField(text, kSigningField, signing.value());
    appendHexField(text, kSealingField, sealing.value());
    appendHexField(text, kWrappingField, makeDataKey());
    const Secret content(std::move(text));
    OW_TRY(makeFolder(folder));
    return writeNewFile(keyPath(folder), content.view(), FileAccess::Owner);
}

Result<std::unique_ptr<NodeKeys>> FileNodeKeys::load(const QString& folder)
{
    const QString path = keyPath(folder);
    auto content = readPrivateFile(path, kFileLimitBytes, isCredential(path));
    if (!content) {
        return content.error();
    }
    const Error malformed{ErrorCode::KeyUnavailable, path + QStringLiteral(": not a node key")};
    const auto lines = linesOf(content.value().view());
    if (lines.size() != 5 || lines[0] != kFirstLine) {
        return malformed;
    }
    const auto suite = suiteFromName(QString::fromLatin1(fieldValue(lines[1], kSuiteField)));
    if (!suite) {
        return malformed;
    }
    auto parts = std::make_unique<Parts>();
    parts->suite = *suite;
    parts->signing =
        privateKey(*suite, Curve25519::Signing, hexField(lines[2], kSigningField).view());
    parts->sealing =
        privateKey(*suite, Curve25519::Sealing, hexField(lines[3], kSealingField).view());
    parts->wrapping = hexField(lines[4], kWrappingField);
    if (parts->signing == nullptr || parts->sealing == nullptr || parts->wrapping.isEmpty()) {
        return malformed;
    }
    parts->signingPublic = describedPublicKey(*suite, parts->signing);
    parts->sealingPublic = describedPublicKey(*suite, parts->sealing);
    return std::unique_ptr<NodeKeys>(new FileNodeKeys(std::move(parts)));
}

Suite FileNodeKeys::suite() const
{
    return m_parts->suite;
}

QByteArray FileNodeKeys::signingPublicKey() const
{
    return m_parts->signingPublic;
}

QByteArray FileNodeKeys::sealingPublicKey() const
{
    return m_parts->sealingPublic;
}

Result<QByteArray> FileNodeKeys::sign(QByteArrayView data) const
{
    auto signature = m_parts->suite == Suite::National ? sm2Sign(m_parts->signing, data)
                                                       : ed25519Sign(m_parts->signing, data);
    if (!signature) {
        return Error{ErrorCode::KeyUnavailable, QStringLiteral("signing failed")};
    }
    return *std::move(signature);
}

Result<Secret> FileNodeKeys::openEnvelope(QByteArrayView envelope) const
{
    const bool isPossible = !envelope.isEmpty() && envelope.size() <= kLongestEnvelopeBytes &&
                            envelope.front() == static_cast<char>(m_parts->suite);
    std::optional<QByteArray> dataKey;
    if (isPossible) {
        const QByteArrayView encrypted = envelope.sliced(1);
        dataKey = m_parts->suite == Suite::National ? sm2Decrypt(m_parts->sealing, encrypted)
                                                    : x25519Decrypt(m_parts->sealing, encrypted);
    }
    if (!dataKey) {
        return Error{ErrorCode::SealBroken, QStringLiteral("changed bytes or another node's")};
    }
    return Secret(*std::move(dataKey));
}

Result<QByteArray> FileNodeKeys::wrap(QByteArrayView plain, QByteArrayView associated) const
{
    return seal(m_parts->suite, m_parts->wrapping.view(), plain, associated);
}

Result<Secret> FileNodeKeys::unwrap(QByteArrayView wrapped, QByteArrayView associated) const
{
    auto plain = unseal(m_parts->wrapping.view(), wrapped, associated);
    if (!plain) {
        return plain.error();
    }
    return Secret(std::move(plain).value());
}

} // namespace onewindow::crypto
