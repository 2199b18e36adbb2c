// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DocumentStatement.h"

#include "services/core/Bytes.h"
#include "services/core/Ids.h"
#include "services/identity/IdNumber.h"

#include <algorithm>
#include <utility>

namespace onewindow::cases {

using namespace Qt::StringLiterals;

namespace {

constexpr quint8 kVersion = 1;
constexpr qsizetype kCodeLength = 12;
constexpr QLatin1String kCodeSigns("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
constexpr qsizetype kSignBits = 5;
constexpr QLatin1String kPrefix("OW1.");
constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
/// So that no signature of anything else is one of a document.
const QByteArray kContext = QByteArrayLiteral("OneWindow document 1\n");
const QDate kFirstDay(2000, 1, 1);
constexpr qint64 kNoDay = 0xFFFF;

/// At most `limit` bytes of UTF-8, cut before a character.
QByteArray cut(const QString& text, qsizetype limit)
{
    QByteArray bytes = text.toUtf8();
    if (bytes.size() > limit) {
        qsizetype end = limit;
        while (end > 0 && (static_cast<unsigned char>(bytes.at(end)) & 0xC0U) == 0x80U) {
            --end;
        }
        bytes.truncate(end);
    }
    return bytes;
}

void putShort(ByteWriter& writer, QByteArrayView bytes)
{
    writer.putU8(static_cast<quint8>(bytes.size()));
    writer.putRaw(bytes);
}

QByteArrayView takeShort(ByteReader& reader)
{
    const quint8 size = reader.takeU8();
    return reader.takeRaw(size);
}

/// Two bytes: days since 2000.
void putDay(ByteWriter& writer, QDate day)
{
    const qint64 days =
        day.isValid() ? std::clamp<qint64>(kFirstDay.daysTo(day), 0, kNoDay - 1) : kNoDay;
    writer.putU8(static_cast<quint8>(days >> 8));
    writer.putU8(static_cast<quint8>(days & 0xFF));
}

QDate takeDay(ByteReader& reader)
{
    const qint64 high = reader.takeU8();
    const qint64 days = (high << 8) | reader.takeU8();
    return days == kNoDay ? QDate() : kFirstDay.addDays(days);
}

QByteArray sealed(crypto::Suite suite, const QString& checkCode, const char* what,
                  const QStringList& lines)
{
    QByteArray text(what);
    for (const QString& line : lines) {
        text += '\n' + line.normalized(QString::NormalizationForm_C).simplified().toUtf8();
    }
    return crypto::mac(suite, checkCode.toLatin1(), text);
}

Error bad(const char* why)
{
    return {ErrorCode::BadFrame, QStringLiteral("statement: ") + QLatin1String(why)};
}

} // namespace

QString makeCheckCode()
{
    const QByteArray random = randomBytes(kCodeLength);
    QString code;
    for (const char byte : random) {
        code += kCodeSigns.at(static_cast<unsigned char>(byte) & ((1U << kSignBits) - 1));
    }
    return code;
}

QString groupedCheckCode(const QString& code)
{
    constexpr qsizetype kGroup = 4;
    QStringList groups;
    for (qsizetype at = 0; at < code.size(); at += kGroup) {
        groups << code.mid(at, kGroup);
    }
    return groups.join(u'-');
}

QString normalizedCheckCode(QStringView typed)
{
    QString code;
    for (const QChar sign : typed) {
        if (sign.isSpace() || sign == u'-') {
            continue;
        }
        const QChar upper = sign.toUpper();
        const QChar meant = upper == u'O'                    ? QChar(u'0')
                            : upper == u'I' || upper == u'L' ? QChar(u'1')
                                                             : upper;
        if (!kCodeSigns.contains(meant)) {
            return {};
        }
        code += meant;
    }
    return code.size() == kCodeLength ? code : QString();
}

QByteArray textSeal(crypto::Suite suite, const QString& checkCode, const QString& title,
                    const QStringList& lines)
{
    return sealed(suite, checkCode, "document text 1", QStringList(title) + lines);
}

QByteArray holderSeal(crypto::Suite suite, const QString& checkCode, const QString& name,
                      const QString& idNumber)
{
    return sealed(suite, checkCode, "document holder 1",
                  {name, identity::normalizedIdNumber(idNumber)})
        .first(DocumentStatement::kHolderBytes);
}

QByteArray encodeStatement(const DocumentStatement& statement)
{
    ByteWriter writer;
    writer.putU8(kVersion);
    writer.putU8(static_cast<quint8>(statement.suite));
    for (const QString* id : {&statement.node, &statement.number, &statement.matter}) {
        putShort(writer, cut(*id, DocumentStatement::kIdBytes));
    }
    for (const QString* name : {&statement.title, &statement.department}) {
        putShort(writer, cut(*name, DocumentStatement::kNameBytes));
    }
    putDay(writer, statement.issued);
    putDay(writer, statement.validUntil);
    writer.putRaw(statement.textSeal);
    putShort(writer, statement.holderSeal);
    return writer.take();
}

Result<DocumentStatement> decodeStatement(QByteArrayView payload)
{
    ByteReader reader(payload);
    if (reader.takeU8() != kVersion) {
        return bad("of another version");
    }
    DocumentStatement statement;
    const auto suite = crypto::suiteFromByte(static_cast<char>(reader.takeU8()));
    if (!suite) {
        return bad("of no suite");
    }
    statement.suite = *suite;
    for (QString* text : {&statement.node, &statement.number, &statement.matter, &statement.title,
                          &statement.department}) {
        *text = QString::fromUtf8(takeShort(reader));
    }
    statement.issued = takeDay(reader);
    statement.validUntil = takeDay(reader);
    statement.textSeal = reader.takeRaw(crypto::kDigestBytes).toByteArray();
    statement.holderSeal = takeShort(reader).toByteArray();
    const qsizetype holder = statement.holderSeal.size();
    if (!reader.isAtEnd() || !statement.issued.isValid() ||
        (holder != 0 && holder != DocumentStatement::kHolderBytes)) {
        return bad("not whole");
    }
    // One text a statement: what is too long, or no UTF-8, is not ours.
    if (encodeStatement(statement) != payload) {
        return bad("not as it is written");
    }
    return statement;
}

Result<QString> signStatement(const DocumentStatement& statement, const crypto::NodeKeys& keys)
{
    const QByteArray payload = encodeStatement(statement);
    const auto signature = keys.sign(kContext + payload);
    if (!signature) {
        return signature.error();
    }
    return textOf({.statement = {}, .payload = payload, .signature = signature.value()});
}

QString textOf(const SignedStatement& document)
{
    return kPrefix + QString::fromLatin1(document.payload.toBase64(kBase64)) + u'.' +
           QString::fromLatin1(document.signature.toBase64(kBase64));
}

Result<SignedStatement> parseStatement(QStringView text)
{
    if (text.size() > 2 * kStatementLimit) {
        return bad("too long");
    }
    text = text.trimmed();
    const qsizetype query = text.indexOf(u'?');
    text = query < 0 ? text : text.first(query);
    const QStringView words = text.sliced(text.lastIndexOf(u'/') + 1);
    if (words.size() > kStatementLimit || !words.startsWith(kPrefix)) {
        return bad("not one of ours");
    }
    const QList<QStringView> parts = words.split(u'.');
    if (parts.size() != 3) {
        return bad("not of three parts");
    }
    SignedStatement read;
    for (const auto& [part, bytes] :
         {std::pair{parts[1], &read.payload}, std::pair{parts[2], &read.signature}}) {
        const QByteArray latin = part.toLatin1();
        const auto decoded = QByteArray::fromBase64Encoding(
            latin, kBase64 | QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded || decoded.decoded.toBase64(kBase64) != latin) {
            return bad("no base64url");
        }
        *bytes = decoded.decoded;
    }
    if (read.signature.size() != crypto::kSignatureBytes) {
        return bad("a signature of another length");
    }
    auto statement = decodeStatement(read.payload);
    if (!statement) {
        return statement.error();
    }
    read.statement = std::move(statement).value();
    return read;
}

Result<void> verifyStatement(const SignedStatement& statement, QByteArrayView publicKey)
{
    return crypto::verify(publicKey, kContext + statement.payload, statement.signature);
}

QString keyFingerprint(QByteArrayView publicKey)
{
    constexpr qsizetype kDigits = 16;
    const auto suite =
        publicKey.isEmpty() ? std::nullopt : crypto::suiteFromByte(publicKey.front());
    if (!suite) {
        return {};
    }
    QByteArray digits = crypto::digest(*suite, publicKey).toHex().first(kDigits);
    for (qsizetype at = kDigits - 4; at > 0; at -= 4) {
        digits.insert(at, ' ');
    }
    return QString::fromLatin1(digits);
}

} // namespace onewindow::cases
