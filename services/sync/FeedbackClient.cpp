// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/FeedbackClient.h"

#include <QJsonArray>

namespace onewindow::sync {

using namespace Qt::StringLiterals;
using feedback::FollowedFeedback;

FeedbackClient::FeedbackClient(EnquiryClient& way, QObject* parent)
    : FeedbackEnquiry(parent)
    , m_way(way)
{}

void FeedbackClient::status(const QString& number, const QString& code, Callback callback)
{
    ask({{u"number"_s, number}, {u"code"_s, code}}, std::move(callback));
}

void FeedbackClient::statusOf(const QString& number, const QString& token, Callback callback)
{
    ask({{u"number"_s, number}, {u"token"_s, token}}, std::move(callback));
}

void FeedbackClient::ask(const QJsonObject& which, Callback callback)
{
    m_way.post(u"/v1/feedback-status"_s, which,
               [callback = std::move(callback)](const Result<QJsonObject>& answer) {
                   callback(
                       answer ? Result<FollowedFeedback>(feedback::followedFromJson(answer.value()))
                              : Result<FollowedFeedback>(answer.error()));
               });
}

void FeedbackClient::mine(const QString& idNumber, ListCallback callback)
{
    m_way.post(u"/v1/my-feedback"_s,
               {{u"person"_s, m_way.envelopeOf(idNumber, feedback::kSaidByPrefix)}},
               [callback = std::move(callback)](const Result<QJsonObject>& answer) {
                   if (!answer) {
                       callback(answer.error());
                       return;
                   }
                   QList<FollowedFeedback> found;
                   const QJsonArray told = answer.value().value(u"feedback"_s).toArray();
                   for (const QJsonValue one : told) {
                       if (found.size() < kListLimit) {
                           found.append(feedback::followedFromJson(one.toObject()));
                       }
                   }
                   callback(found);
               });
}

} // namespace onewindow::sync
