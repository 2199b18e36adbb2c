// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/EnquiryClient.h"

#include "services/core/Secret.h"
#include "services/crypto/Keys.h"
#include "services/identity/IdNumber.h"

#include <QJsonArray>

namespace onewindow::sync {

using namespace Qt::StringLiterals;

EnquiryClient::EnquiryClient(QByteArray ownerKey, QObject* parent)
    : CaseEnquiry(parent)
    , m_ownerKey(std::move(ownerKey))
{}

void EnquiryClient::connectTo(const PlatformEndpoint& hall)
{
    m_client = std::make_unique<PlatformClient>(hall);
}

void EnquiryClient::post(const QString& path, const QJsonObject& body,
                         PlatformClient::Callback callback)
{
    if (m_client) {
        m_client->post(path, body, std::move(callback));
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [callback = std::move(callback)] {
            callback(Error{ErrorCode::NetworkFailed, u"no hall"_s});
        },
        Qt::QueuedConnection);
}

QString EnquiryClient::envelopeOf(const QString& idNumber, QByteArrayView prefix) const
{
    const Secret plain(prefix.toByteArray() + identity::normalizedIdNumber(idNumber).toUtf8());
    const auto envelope = crypto::makeEnvelope(m_ownerKey, plain.view());
    return envelope ? QString::fromLatin1(envelope.value().toBase64()) : QString();
}

void EnquiryClient::mine(const QString& idNumber, ListCallback callback)
{
    post(u"/v1/my-cases"_s, {{u"person"_s, envelopeOf(idNumber, cases::kPersonPrefix)}},
         [callback = std::move(callback)](const Result<QJsonObject>& answer) {
             if (!answer) {
                 callback(answer.error());
                 return;
             }
             QList<cases::CaseSummary> found;
             const QJsonArray told = answer.value().value(u"cases"_s).toArray();
             for (const QJsonValue one : told) {
                 if (found.size() < cases::CaseService::kListLimit) {
                     found.append(cases::summaryFromJson(one.toObject()));
                 }
             }
             callback(found);
         });
}

void EnquiryClient::status(const QString& number, const QString& lastFour, StatusCallback callback)
{
    askStatus({{u"number"_s, number}, {u"tail"_s, lastFour}}, std::move(callback));
}

void EnquiryClient::statusOf(const QString& linkOrToken, StatusCallback callback)
{
    askStatus({{u"token"_s, linkOrToken.section(u'/', -1)}}, std::move(callback));
}

void EnquiryClient::askStatus(const QJsonObject& which, StatusCallback callback)
{
    post(u"/v1/case-status"_s, which,
         [callback = std::move(callback)](const Result<QJsonObject>& answer) {
             callback(answer ? Result<cases::CaseSummary>(cases::summaryFromJson(answer.value()))
                             : Result<cases::CaseSummary>(answer.error()));
         });
}

} // namespace onewindow::sync
