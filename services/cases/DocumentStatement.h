// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/crypto/Keys.h"
#include "services/crypto/Suite.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QStringList>

namespace onewindow::cases {

/// What stands in the code of a printed result: what was issued, by whom and when. Nothing of a
/// person is in it but two seals, which only the check code printed on the paper opens; so whoever
/// holds the paper can hold its words and its holder against them, and nobody else can guess.
struct DocumentStatement
{
    crypto::Suite suite = crypto::Suite::National;
    QString node;       ///< The terminal whose key signed it.
    QString number;     ///< The provisional number of the case.
    QString matter;     ///< Id.
    QString title;      ///< Of the document; cut to kNameBytes.
    QString department; ///< Who issues it; cut likewise.
    QDate issued;
    QDate validUntil;      ///< Invalid: without end.
    QByteArray textSeal;   ///< textSeal(): kDigestBytes.
    QByteArray holderSeal; ///< holderSeal(): kHolderBytes; empty where it is nobody's.

    static constexpr qsizetype kIdBytes = 64;
    static constexpr qsizetype kNameBytes = 96;
    static constexpr qsizetype kHolderBytes = 16;

    friend bool operator==(const DocumentStatement&, const DocumentStatement&) = default;
};

/// A statement as it was read, with what was signed.
struct SignedStatement
{
    DocumentStatement statement;
    QByteArray payload;
    QByteArray signature;
};

/// The check code of a new paper: 60 random bits as twelve letters and figures that nobody takes
/// for others (Crockford's base 32).
QString makeCheckCode();

/// As it is printed: "K7PM-3QXD-9FWA".
QString groupedCheckCode(const QString& code);

/// As makeCheckCode() gave it, however somebody typed it; empty for what is none.
QString normalizedCheckCode(QStringView typed);

/// Seals the words of a document: its title and its lines, whatever the spaces between the words.
QByteArray textSeal(crypto::Suite suite, const QString& checkCode, const QString& title,
                    const QStringList& lines);

/// Seals whose it is.
QByteArray holderSeal(crypto::Suite suite, const QString& checkCode, const QString& name,
                      const QString& idNumber);

/// The bytes that are signed. Texts that are too long are cut, at a character.
QByteArray encodeStatement(const DocumentStatement& statement);

/// The reverse; takes nothing but what encodeStatement() writes. Errors: BadFrame.
Result<DocumentStatement> decodeStatement(QByteArrayView payload);

/// "OW1.<payload>.<signature>", both in base64url. Errors: those of `keys`.
Result<QString> signStatement(const DocumentStatement& statement, const crypto::NodeKeys& keys);

/// The text that was read.
QString textOf(const SignedStatement& document);

/// Reads such a text, alone or at the end of a link. Nothing is verified. Errors: BadFrame.
Result<SignedStatement> parseStatement(QStringView text);

/// Whether `publicKey` (crypto::NodeKeys::signingPublicKey()) signed it. Errors: BadSignature,
/// KeyUnavailable.
Result<void> verifyStatement(const SignedStatement& statement, QByteArrayView publicKey);

/// Names a key: the first 16 digits of its digest, in fours.
QString keyFingerprint(QByteArrayView publicKey);

/// The longest text that parseStatement() looks at.
inline constexpr qsizetype kStatementLimit = 1024;

/// The longest link that a printed code holds: version 18 at level M, of modules that a phone
/// reads at 40 mm. Those of the try-out take 15.
inline constexpr qsizetype kDocumentLinkLimit = 560;

} // namespace onewindow::cases
