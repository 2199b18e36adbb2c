// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/DepartmentSource.h"
#include "services/core/Clock.h"
#include "services/core/Secret.h"
#include "services/sync/HttpClient.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <memory>

namespace onewindow::sync {

/// How a centre reaches the departments: by a gateway like the national platform's, which knows the
/// centre as `rid` and each of its interfaces by a sid.
struct DepartmentGateway
{
    PlatformEndpoint endpoint;          ///< "https://gateway.example"; the certificate may be none.
    QString path = QStringLiteral("/"); ///< Where all of its interfaces are.
    QString rid;                        ///< Who asks.
    std::shared_ptr<const Secret> secret; ///< Of the rid: what requests are signed with.
    QHash<QString, QString> sids;         ///< By agreement.
    QString casesSid; ///< Of cases that wait for a decision; empty: nobody decides there.
    std::chrono::milliseconds limit = std::chrono::seconds(4); ///< For one answer.
};

/// The departments over HTTPS: every request signed as cases::gatewayHeaders() has it.
class DepartmentClient final : public cases::DepartmentSource
{
public:
    /// `clock` outlives this object.
    DepartmentClient(DepartmentGateway gateway, const Clock& clock);

    Result<QJsonObject> read(const cases::DepartmentQuestion& question) override;
    Result<QList<cases::DepartmentProgress>>
    follow(const QList<cases::WaitingCase>& waiting) override;

    void cancel() override { m_http.cancel(); }

private:
    Result<QByteArray> ask(const QString& sid, QByteArray body);

    DepartmentGateway m_gateway;
    const Clock& m_clock;
    HttpClient m_http;
};

} // namespace onewindow::sync
