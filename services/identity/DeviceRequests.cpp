// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/DeviceRequests.h"

#include "services/core/Bytes.h"
#include "services/crypto/CertificateProof.h"
#include "services/identity/EnrolmentCode.h"

namespace onewindow::identity {

namespace {

QString base64(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray enrolmentBytes(const QByteArray& codeDigest, const EnrolmentRequest& request)
{
    ByteWriter writer;
    writer.putText(u"onewindow enrolment 1");
    writer.putBytes(codeDigest);
    writer.putBytes(request.csr);
    writer.putBytes(request.signingKey);
    writer.putBytes(request.sealingKey);
    return writer.take();
}

/// Whether one can seal for this key.
bool isSealingKey(const QByteArray& key)
{
    return key.size() <= kNodeKeyLimitBytes && crypto::makeEnvelope(key, QByteArrayView("k"));
}

} // namespace

QByteArray EnrolmentRequest::toBeSigned() const
{
    const auto parsed = EnrolmentCode::parse(code);
    return parsed ? enrolmentBytes(parsed.value().digest(), *this) : QByteArray();
}

QJsonObject EnrolmentRequest::toJson() const
{
    return {{QStringLiteral("code"), code},
            {QStringLiteral("csr"), base64(csr)},
            {QStringLiteral("signingKey"), base64(signingKey)},
            {QStringLiteral("sealingKey"), base64(sealingKey)},
            {QStringLiteral("proof"), base64(proof)}};
}

Result<EnrolmentRequest> EnrolmentRequest::make(const QString& code, const QByteArray& csr,
                                                const crypto::NodeKeys& keys)
{
    const auto parsed = EnrolmentCode::parse(code);
    if (!parsed) {
        return parsed.error();
    }
    EnrolmentRequest request{.code = code,
                             .csr = csr,
                             .signingKey = keys.signingPublicKey(),
                             .sealingKey = keys.sealingPublicKey(),
                             .proof = {}};
    auto proof = keys.sign(request.toBeSigned());
    if (!proof) {
        return proof.error();
    }
    request.proof = std::move(proof).value();
    return request;
}

Result<CheckedEnrolment> checkEnrolment(const EnrolmentRequest& request, QByteArrayView fingerprint)
{
    const auto code = EnrolmentCode::parse(request.code);
    if (!code) {
        return code.error();
    }
    if (!code.value().isOf(fingerprint)) {
        return Error{ErrorCode::Conflict, QStringLiteral("code: of another authority")};
    }
    const auto csr = crypto::readRequest(request.csr);
    if (!csr) {
        return csr.error();
    }
    const QByteArray codeDigest = code.value().digest();
    const auto proven = crypto::verify(request.signingKey.left(kNodeKeyLimitBytes + 1),
                                       enrolmentBytes(codeDigest, request), request.proof);
    if (!proven && proven.error().code == ErrorCode::KeyUnavailable) {
        return Error{ErrorCode::BadRequest, QStringLiteral("signingKey: not a public key")};
    }
    if (!proven) {
        return Error{ErrorCode::BadSignature, QStringLiteral("proof: not by the signing key")};
    }
    if (!isSealingKey(request.sealingKey) ||
        request.sealingKey.front() != request.signingKey.front()) {
        return Error{ErrorCode::BadRequest,
                     QStringLiteral("sealingKey: not a public key of the same suite")};
    }
    return CheckedEnrolment{.codeDigest = codeDigest,
                            .publicKey = csr.value().publicKey,
                            .signingKey = request.signingKey,
                            .sealingKey = request.sealingKey};
}

QByteArray RenewalRequest::toBeSigned() const
{
    ByteWriter writer;
    // Two keys, two kinds of text: what one has signed is never taken for the other's.
    writer.putText(certificate.isEmpty() ? u"onewindow renewal 1"
                                         : u"onewindow renewal by certificate 1");
    writer.putText(node);
    writer.putBytes(csr);
    writer.putI64(atMs);
    if (!certificate.isEmpty()) {
        writer.putBytes(certificate);
    }
    return writer.take();
}

QJsonObject RenewalRequest::toJson() const
{
    QJsonObject json{{QStringLiteral("node"), node},
                     {QStringLiteral("csr"), base64(csr)},
                     {QStringLiteral("at"), atMs},
                     {QStringLiteral("signature"), base64(signature)}};
    if (!certificate.isEmpty()) {
        json.insert(QStringLiteral("certificate"), base64(certificate));
    }
    return json;
}

Result<RenewalRequest> RenewalRequest::make(const QString& node, const QByteArray& csr, qint64 atMs,
                                            const crypto::NodeKeys& keys)
{
    RenewalRequest request{
        .node = node, .csr = csr, .atMs = atMs, .signature = {}, .certificate = {}};
    auto signature = keys.sign(request.toBeSigned());
    if (!signature) {
        return signature.error();
    }
    request.signature = std::move(signature).value();
    return request;
}

Result<RenewalRequest> RenewalRequest::make(const QString& node, const QByteArray& csr, qint64 atMs,
                                            const QByteArray& certificate, QByteArrayView key)
{
    RenewalRequest request{
        .node = node, .csr = csr, .atMs = atMs, .signature = {}, .certificate = certificate};
    auto signature = crypto::proveCertificate(key, request.toBeSigned());
    if (!signature) {
        return signature.error();
    }
    request.signature = std::move(signature).value();
    return request;
}

QJsonObject Enrolment::toJson() const
{
    QJsonObject json = identity::toJson(machine);
    json.insert(QStringLiteral("node"), machine.id);
    json.insert(QStringLiteral("certificate"), QString::fromLatin1(certificate));
    json.insert(QStringLiteral("hallSealingKey"), base64(hallSealingKey));
    json.insert(QStringLiteral("centre"), centre);
    json.insert(QStringLiteral("centreSealingKey"), base64(centreSealingKey));
    return json;
}

Result<Enrolment> Enrolment::fromJson(const QJsonObject& json)
{
    const auto machine = machineFromJson(json[QLatin1String("node")].toString(), json);
    Enrolment enrolment;
    enrolment.certificate = json[QLatin1String("certificate")].toString().toLatin1();
    enrolment.hallSealingKey =
        QByteArray::fromBase64(json[QLatin1String("hallSealingKey")].toString().toLatin1());
    enrolment.centre = json[QLatin1String("centre")].toString();
    enrolment.centreSealingKey =
        QByteArray::fromBase64(json[QLatin1String("centreSealingKey")].toString().toLatin1());
    if (!machine || !isMachineId(machine->id) || enrolment.certificate.isEmpty()) {
        return Error{ErrorCode::BadFrame, QStringLiteral("the answer is no enrolment")};
    }
    enrolment.machine = *machine;
    return enrolment;
}

} // namespace onewindow::identity
