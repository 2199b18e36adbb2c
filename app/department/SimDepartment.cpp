// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/department/SimDepartment.h"

#include "services/crypto/Suite.h"

#include <QJsonDocument>
#include <QTimer>

#include <cstdlib>

namespace onewindow::department {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kTooLargeBytes = 8LL << 20;

platform::HttpResponse responseOf(const QJsonObject& json)
{
    platform::HttpResponse response;
    response.contentType = QByteArrayLiteral("application/json;charset=UTF-8");
    response.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return response;
}

QJsonObject refusal(const QString& code, const QString& message)
{
    return {{u"code"_s, code}, {u"message"_s, message}};
}

QJsonObject success(const QJsonObject& data)
{
    return {{u"code"_s, u"200"_s}, {u"message"_s, u"ok"_s}, {u"data"_s, data}};
}

} // namespace

SimDepartment::SimDepartment(SimSettings settings, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
{}

void SimDepartment::handle(platform::HttpRequest request, platform::HttpReply reply)
{
    QMetaObject::invokeMethod(
        this,
        [this, request = std::move(request), reply = std::move(reply)] { answer(request, reply); },
        Qt::QueuedConnection);
}

void SimDepartment::answer(const platform::HttpRequest& request, const platform::HttpReply& reply)
{
    const platform::HttpResponse response = responseTo(request);
    if (m_fault == Fault::Silent) {
        m_silenced.push_back(reply);
        if (m_silenced.size() > kSilentLimit) {
            m_silenced.pop_front();
        }
    } else if (m_fault == Fault::Slow) {
        QTimer::singleShot(m_settings.slowness, this, [reply, response] { reply(response); });
    } else {
        reply(response);
    }
}

platform::HttpResponse SimDepartment::responseTo(const platform::HttpRequest& request)
{
    if (request.method != "POST") {
        platform::HttpResponse response = responseOf(refusal(u"405"_s, u"POST"_s));
        response.status = 405;
        response.headers.append({QByteArrayLiteral("Allow"), QByteArrayLiteral("POST")});
        return response;
    }
    if (m_fault == Fault::Signature || !isSigned(request)) {
        return responseOf(refusal(u"401"_s, u"signature"_s));
    }
    if (m_fault == Fault::BadJson) {
        platform::HttpResponse response = responseOf({});
        response.body = QByteArrayLiteral("{\"code\":\"200\",\"data\":{\"mon");
        return response;
    }
    if (m_fault == Fault::TooLarge) {
        return responseOf(success({{u"filler"_s, QString(kTooLargeBytes, u'x')}}));
    }
    const QJsonObject asked = QJsonDocument::fromJson(request.body).object();
    const QString sid = QString::fromUtf8(request.header("gjzwfwpt_sid"));
    if (sid == m_settings.casesSid) {
        return responseOf(follow(asked));
    }
    const QString agreement = m_settings.sids.value(sid);
    return responseOf(agreement.isEmpty() ? refusal(u"403"_s, u"no such interface"_s)
                                          : share(agreement, asked));
}

/// By whom it says it is, now, with their secret.
bool SimDepartment::isSigned(const platform::HttpRequest& request) const
{
    const QByteArray sid = request.header("gjzwfwpt_sid");
    const QByteArray rid = request.header("gjzwfwpt_rid");
    const QByteArray rtime = request.header("gjzwfwpt_rtime");
    bool isNumber = false;
    const qint64 sentMs = rtime.toLongLong(&isNumber);
    const bool isFresh =
        isNumber && sentMs > 0 && std::llabs(m_clock.now().wallMs - sentMs) <= kTimeWindowMs;
    const QByteArray expected =
        crypto::mac(crypto::Suite::International, m_settings.secret.view(), sid + rid + rtime)
            .toBase64();
    return rid == m_settings.rid && isFresh &&
           crypto::equalSecrets(expected, request.header("gjzwfwpt_sign"));
}

QJsonObject SimDepartment::share(const QString& agreement, const QJsonObject& asked) const
{
    const QString number = asked.value("id_number"_L1).toString();
    const QJsonValue held = m_settings.records.value(number).toObject().value(agreement);
    const QJsonArray fields = asked.value("fields"_L1).toArray();
    if (asked.value("agreement"_L1).toString() != agreement || fields.isEmpty()) {
        return refusal(u"400"_s, u"agreement, fields"_s);
    }
    if (m_fault == Fault::Nobody || !held.isObject()) {
        return refusal(u"404"_s, u"nothing is held"_s);
    }
    QJsonObject data;
    for (const QJsonValue field : fields) {
        const QJsonValue value = held[field.toString()];
        if (!value.isUndefined()) {
            data.insert(field.toString(), value);
        }
    }
    return success(data);
}

QJsonObject SimDepartment::follow(const QJsonObject& asked)
{
    QJsonArray answered;
    const QJsonArray cases = asked.value("cases"_L1).toArray();
    for (const QJsonValue one : cases) {
        const QString id = one["case"_L1].toString();
        if (id.isEmpty() || (!m_cases.contains(id) && m_cases.size() >= kCaseLimit)) {
            continue;
        }
        if (!m_cases.contains(id)) {
            m_cases.insert(id, {m_clock.now().wallMs, std::nullopt});
        }
        const QJsonArray steps = stepsOf(m_cases[id]);
        if (!steps.isEmpty()) {
            answered.append(QJsonObject{{u"case"_s, id}, {u"steps"_s, steps}});
        }
    }
    return success({{u"cases"_s, answered}});
}

QJsonArray SimDepartment::stepsOf(Look& look) const
{
    const qint64 stepMs = m_settings.step.count();
    const qint64 passedMs = m_clock.now().wallMs - look.sinceMs;
    const auto step = [&](const char* state, int count) {
        return QJsonObject{{u"state"_s, QString::fromLatin1(state)},
                           {u"at"_s, look.sinceMs + count * stepMs}};
    };
    QJsonArray steps;
    if (passedMs >= stepMs) {
        steps.append(step("accepted", 1));
    }
    if (passedMs >= 2 * stepMs) {
        steps.append(step("review", 2));
    }
    if (passedMs >= 3 * stepMs && !look.decided && m_settings.outcome != Outcome::None) {
        look.decided = m_settings.outcome;
    }
    if (look.decided) {
        const bool isYes = *look.decided == Outcome::Approve;
        QJsonObject decision = step(isYes ? "approved" : "rejected", 3);
        if (!isYes) {
            decision.insert(u"reason"_s, m_settings.reason);
        }
        steps.append(decision);
    }
    return steps;
}

bool SimDepartment::order(const QString& line)
{
    const QString verb = line.section(u' ', 0, 0);
    const QString name = line.section(u' ', 1);
    if (verb == u"fault") {
        const auto fault = faultFromName(name);
        m_fault = fault.value_or(m_fault);
        return fault.has_value();
    }
    if (verb == u"decide") {
        const auto outcome = outcomeFromName(name);
        m_settings.outcome = outcome.value_or(m_settings.outcome);
        return outcome.has_value();
    }
    return false;
}

} // namespace onewindow::department
