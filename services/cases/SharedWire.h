// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/core/Secret.h"
#include "services/crypto/Keys.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace onewindow::cases {

/// What a terminal asks of a department by way of hall and centre, without the person.
struct SharedAsk
{
    QString terminal;
    QString agreement;
    QString matter;
    QByteArray caseId;
    QString consentVersion;
    QStringList fields;
};

/// The person of an ask, as it travels: the hall, which hands it on, can neither read nor change
/// it, nor ask in a terminal's name.
struct SealedPerson
{
    QByteArray envelope;  ///< A key for this one ask, to the centre; see crypto::makeEnvelope().
    QByteArray sealed;    ///< The number, under that key.
    QByteArray signature; ///< Of the terminal, over all of the ask.
};

/// An ask as a terminal sends it, and the key that opens its answer.
struct SealedAsk
{
    SealedPerson person;
    Secret key;
};

/// Seals `idNumber` to the centre whose sealing key it is, and signs the whole. Errors:
/// KeyUnavailable.
Result<SealedAsk> sealAsk(const SharedAsk& ask, const QString& idNumber,
                          const crypto::NodeKeys& terminal, QByteArrayView centreSealingKey);

/// What the centre finds in it.
struct OpenedAsk
{
    Secret idNumber; ///< UTF-8.
    Secret key;      ///< For the answer.
};

/// The reverse, at the centre; `signingKey` is the terminal's. Errors: BadSignature, SealBroken,
/// KeyUnavailable.
Result<OpenedAsk> openAsk(const SharedAsk& ask, const SealedPerson& person,
                          QByteArrayView signingKey, const crypto::NodeKeys& centre);

/// {field: value} for the terminal that asked, and nobody between. Errors: KeyUnavailable.
Result<QByteArray> sealAnswer(const SharedAsk& ask, const Secret& key, const QJsonObject& values,
                              crypto::Suite suite);

/// The reverse. Errors: SealBroken, KeyUnavailable, BadFrame (not what a centre seals).
Result<QJsonObject> openAnswer(const SharedAsk& ask, const Secret& key, QByteArrayView sealed);

/// The body of POST /v1/shared-reads.
QJsonObject toJson(const SharedAsk& ask, const SealedPerson& person);

} // namespace onewindow::cases
