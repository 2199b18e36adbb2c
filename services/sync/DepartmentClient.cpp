// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/DepartmentClient.h"

#include "services/cases/DepartmentWire.h"

#include <cstring>

namespace onewindow::sync {

using namespace Qt::StringLiterals;

DepartmentClient::DepartmentClient(DepartmentGateway gateway, const Clock& clock)
    : m_gateway(std::move(gateway))
    , m_clock(clock)
    , m_http(m_gateway.endpoint)
{}

Result<QByteArray> DepartmentClient::ask(const QString& sid, QByteArray body)
{
    HttpCall call;
    call.method = "POST";
    call.path = m_gateway.path;
    call.contentType = "application/json;charset=UTF-8";
    call.headers =
        cases::gatewayHeaders(sid, m_gateway.rid, m_clock.now().wallMs, m_gateway.secret->view());
    call.limit = m_gateway.limit;
    call.answerLimit = cases::kDepartmentAnswerLimit;
    call.body = std::move(body);
    auto answer = m_http.perform(call);
    // A question names somebody.
    explicit_bzero(call.body.data(), static_cast<std::size_t>(call.body.size()));
    if (!answer) {
        return answer.error();
    }
    if (answer.value().status != 200) {
        return Error{ErrorCode::ServerRefused,
                     u"the department's gateway: HTTP status %1"_s.arg(answer.value().status)};
    }
    return std::move(answer.value().body);
}

Result<QJsonObject> DepartmentClient::read(const cases::DepartmentQuestion& question)
{
    const QString sid = m_gateway.sids.value(question.agreement);
    if (sid.isEmpty()) {
        return Error{ErrorCode::NotFound, u"no department answers for this agreement"_s};
    }
    const auto answer = ask(sid, cases::questionBody(question));
    return answer ? cases::valuesFrom(answer.value(), question.fields) : answer.error();
}

Result<QList<cases::DepartmentProgress>>
DepartmentClient::follow(const QList<cases::WaitingCase>& waiting)
{
    if (m_gateway.casesSid.isEmpty()) {
        return Error{ErrorCode::NotFound, u"no department decides cases"_s};
    }
    const auto answer = ask(m_gateway.casesSid, cases::followBody(waiting));
    return answer ? cases::progressFrom(answer.value()) : answer.error();
}

} // namespace onewindow::sync
