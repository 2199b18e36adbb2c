// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/SharedWire.h"

#include "services/core/Bytes.h"
#include "services/core/Ids.h"
#include "services/crypto/Seal.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace onewindow::cases {

using namespace Qt::StringLiterals;

namespace {

/// All of an ask that is in clear; `purpose` keeps what is made for one thing from passing for
/// another.
ByteWriter headerOf(QStringView purpose, const SharedAsk& ask)
{
    ByteWriter header;
    header.putText(purpose);
    header.putText(ask.terminal);
    header.putText(ask.agreement);
    header.putText(ask.matter);
    header.putBytes(ask.caseId);
    header.putText(ask.consentVersion);
    header.putU32(static_cast<quint32>(ask.fields.size()));
    for (const QString& field : ask.fields) {
        header.putText(field);
    }
    return header;
}

QByteArray signedBytes(const SharedAsk& ask, QByteArrayView envelope, QByteArrayView sealed)
{
    ByteWriter bytes = headerOf(u"onewindow shared read, signature 1", ask);
    bytes.putBytes(envelope);
    bytes.putBytes(sealed);
    return bytes.take();
}

QByteArray personHeader(const SharedAsk& ask)
{
    return headerOf(u"onewindow shared read, person 1", ask).take();
}

QByteArray answerHeader(const SharedAsk& ask)
{
    return headerOf(u"onewindow shared read, answer 1", ask).take();
}

QString base64(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

} // namespace

Result<SealedAsk> sealAsk(const SharedAsk& ask, const QString& idNumber,
                          const crypto::NodeKeys& terminal, QByteArrayView centreSealingKey)
{
    SealedAsk made;
    made.key = crypto::makeDataKey();
    auto envelope = crypto::makeEnvelope(centreSealingKey, made.key.view());
    if (!envelope) {
        return envelope.error();
    }
    const Secret number(idNumber.toUtf8());
    auto sealed = crypto::seal(terminal.suite(), made.key.view(), number.view(), personHeader(ask));
    if (!sealed) {
        return sealed.error();
    }
    auto signature = terminal.sign(signedBytes(ask, envelope.value(), sealed.value()));
    if (!signature) {
        return signature.error();
    }
    made.person = {std::move(envelope).value(), std::move(sealed).value(),
                   std::move(signature).value()};
    return made;
}

Result<OpenedAsk> openAsk(const SharedAsk& ask, const SealedPerson& person,
                          QByteArrayView signingKey, const crypto::NodeKeys& centre)
{
    OW_TRY(crypto::verify(signingKey, signedBytes(ask, person.envelope, person.sealed),
                          person.signature));
    OpenedAsk opened;
    auto key = centre.openEnvelope(person.envelope);
    if (!key) {
        return key.error();
    }
    opened.key = std::move(key).value();
    auto number = crypto::unseal(opened.key.view(), person.sealed, personHeader(ask));
    if (!number) {
        return number.error();
    }
    opened.idNumber = Secret(std::move(number).value());
    return opened;
}

Result<QByteArray> sealAnswer(const SharedAsk& ask, const Secret& key, const QJsonObject& values,
                              crypto::Suite suite)
{
    const Secret plain(QJsonDocument(values).toJson(QJsonDocument::Compact));
    return crypto::seal(suite, key.view(), plain.view(), answerHeader(ask));
}

Result<QJsonObject> openAnswer(const SharedAsk& ask, const Secret& key, QByteArrayView sealed)
{
    auto opened = crypto::unseal(key.view(), sealed, answerHeader(ask));
    if (!opened) {
        return opened.error();
    }
    const Secret plain(std::move(opened).value());
    const QJsonDocument json = QJsonDocument::fromJson(plain.view().toByteArray());
    return json.isObject() ? Result<QJsonObject>(json.object())
                           : Error{ErrorCode::BadFrame, u"no JSON object was sealed"_s};
}

QJsonObject toJson(const SharedAsk& ask, const SealedPerson& person)
{
    return {{u"terminal"_s, ask.terminal},
            {u"agreement"_s, ask.agreement},
            {u"matter"_s, ask.matter},
            {u"case"_s, idToText(ask.caseId)},
            {u"consent"_s, ask.consentVersion},
            {u"fields"_s, QJsonArray::fromStringList(ask.fields)},
            {u"key"_s, base64(person.envelope)},
            {u"person"_s, base64(person.sealed)},
            {u"signature"_s, base64(person.signature)}};
}

} // namespace onewindow::cases
