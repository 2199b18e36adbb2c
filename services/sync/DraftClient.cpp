// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/DraftClient.h"

#include "services/core/Ids.h"

namespace onewindow::sync {

using namespace Qt::StringLiterals;

namespace {

PlatformClient::Callback told(cases::DraftSource::DoneCallback callback)
{
    return [callback = std::move(callback)](const Result<QJsonObject>& answer) {
        callback(answer ? Result<void>() : Result<void>(answer.error()));
    };
}

} // namespace

QString DraftClient::pathOf(const QString& handle, const QByteArray& caseId) const
{
    const QString person =
        (m_holder == Holder::City ? u"/v1/city-drafts/"_s : u"/v1/drafts/"_s) + handle;
    return caseId.isEmpty() ? person : person + u'/' + idToText(caseId);
}

void DraftClient::connectTo(const PlatformEndpoint& hall)
{
    m_client = std::make_unique<PlatformClient>(hall);
}

void DraftClient::refuse(std::function<void(const Error&)> callback)
{
    QMetaObject::invokeMethod(
        this,
        [callback = std::move(callback)] {
            callback(Error{ErrorCode::NetworkFailed, u"no hall"_s});
        },
        Qt::QueuedConnection);
}

void DraftClient::list(const QString& handle, ListCallback callback)
{
    if (!m_client) {
        refuse(std::move(callback));
        return;
    }
    m_client->get(
        pathOf(handle), [callback = std::move(callback)](const Result<QJsonObject>& answer) {
            callback(answer ? Result<cases::HeldDrafts>(cases::heldDraftsFromJson(answer.value()))
                            : Result<cases::HeldDrafts>(answer.error()));
        });
}

void DraftClient::put(const QString& handle, const QString& day, const cases::HeldDraft& draft,
                      DoneCallback callback)
{
    if (!m_client) {
        refuse(std::move(callback));
        return;
    }
    m_client->post(pathOf(handle, draft.caseId),
                   {{u"day"_s, day},
                    {u"version"_s, draft.version},
                    {u"base"_s, draft.base},
                    {u"savedAt"_s, draft.savedAtMs},
                    {u"sealed"_s, QString::fromLatin1(draft.sealed.toBase64())}},
                   told(std::move(callback)));
}

void DraftClient::end(const QString& handle, const QByteArray& caseId, DoneCallback callback)
{
    if (!m_client) {
        refuse(std::move(callback));
        return;
    }
    m_client->del(pathOf(handle, caseId), told(std::move(callback)));
}

} // namespace onewindow::sync
