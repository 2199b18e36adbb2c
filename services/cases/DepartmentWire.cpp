// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DepartmentWire.h"

#include "services/core/Ids.h"
#include "services/crypto/Suite.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace onewindow::cases {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kTimeLimitMs = 253'402'300'799'999; ///< The year 9999.

Error noAnswer(const QString& what)
{
    return {ErrorCode::ServerRefused, u"the department's answer: "_s + what};
}

/// The member "data" of an answer that says it went well.
Result<QJsonObject> dataOf(const QByteArray& answer)
{
    if (answer.size() > kDepartmentAnswerLimit) {
        return Error{ErrorCode::TooLarge, u"the department's answer"_s};
    }
    const QJsonObject json = QJsonDocument::fromJson(answer).object();
    const QString code = json.value("code"_L1).toString();
    if (code == u"404") {
        return Error{ErrorCode::NotFound, u"the department holds nothing"_s};
    }
    if (code != u"200") {
        // What it says besides might name somebody.
        const bool isCode = code.size() == 3 && code.toInt() > 0;
        return noAnswer(isCode ? u"code "_s + code : u"no such JSON"_s);
    }
    const QJsonValue data = json.value("data"_L1);
    return data.isObject() ? Result<QJsonObject>(data.toObject()) : noAnswer(u"no data"_s);
}

bool isScalar(const QJsonValue& value)
{
    return value.isNull() || value.isBool() || value.isDouble() ||
           (value.isString() && value.toString().size() <= kSharedTextLimit);
}

Result<DepartmentStep> stepFrom(const QJsonObject& json)
{
    DepartmentStep step;
    const QString state = json.value("state"_L1).toString();
    step.state = stateFromName(state);
    step.atMs = json.value("at"_L1).toInteger(-1);
    step.reason = json.value("reason"_L1).toString();
    if (step.state == CaseState::Received || step.atMs < 0 || step.atMs > kTimeLimitMs) {
        return noAnswer(u"no step"_s);
    }
    const bool isKnown = isReasonFor(step.state, step.reason);
    if (!isKnown && (needsReason(step.state) || !step.reason.isEmpty())) {
        step.reason = u"other"_s;
    }
    return step;
}

Result<DepartmentProgress> caseFrom(const QJsonObject& json)
{
    DepartmentProgress progress;
    progress.id = idFromText(json.value("case"_L1).toString());
    const QJsonArray steps = json.value("steps"_L1).toArray();
    if (progress.id.isEmpty() || steps.size() > kStepLimit) {
        return noAnswer(u"no case"_s);
    }
    for (const QJsonValue value : steps) {
        const auto step = stepFrom(value.toObject());
        if (!step) {
            return step.error();
        }
        progress.steps << step.value();
    }
    return progress;
}

} // namespace

QByteArray gatewaySign(const QByteArray& sid, const QByteArray& rid, const QByteArray& rtime,
                       QByteArrayView secret)
{
    return crypto::mac(crypto::Suite::International, secret, sid + rid + rtime).toBase64();
}

QList<std::pair<QByteArray, QByteArray>> gatewayHeaders(const QString& sid, const QString& rid,
                                                        qint64 nowMs, QByteArrayView secret)
{
    const QByteArray sidBytes = sid.toUtf8();
    const QByteArray ridBytes = rid.toUtf8();
    const QByteArray rtime = QByteArray::number(nowMs);
    return {{QByteArrayLiteral("gjzwfwpt_rid"), ridBytes},
            {QByteArrayLiteral("gjzwfwpt_sid"), sidBytes},
            {QByteArrayLiteral("gjzwfwpt_rtime"), rtime},
            {QByteArrayLiteral("gjzwfwpt_sign"), gatewaySign(sidBytes, ridBytes, rtime, secret)}};
}

QByteArray questionBody(const DepartmentQuestion& question)
{
    return QJsonDocument(QJsonObject{{u"agreement"_s, question.agreement},
                                     {u"purpose"_s, question.purpose},
                                     {u"matter"_s, question.matter},
                                     {u"case"_s, question.caseId},
                                     {u"fields"_s, QJsonArray::fromStringList(question.fields)},
                                     {u"id_number"_s, question.idNumber}})
        .toJson(QJsonDocument::Compact);
}

QByteArray followBody(const QList<WaitingCase>& waiting)
{
    QJsonArray cases;
    for (const WaitingCase& one : waiting) {
        cases.append(QJsonObject{{u"case"_s, idToText(one.id)},
                                 {u"number"_s, one.number},
                                 {u"matter"_s, one.matter},
                                 {u"filed_at"_s, one.filedAtMs}});
    }
    return QJsonDocument(QJsonObject{{u"cases"_s, cases}}).toJson(QJsonDocument::Compact);
}

Result<QJsonObject> valuesFrom(const QByteArray& answer, const QStringList& fields)
{
    const auto data = dataOf(answer);
    if (!data) {
        return data.error();
    }
    QJsonObject values;
    for (const QString& field : fields) {
        const QJsonValue value = data.value().value(field);
        if (value.isUndefined()) {
            continue;
        }
        if (!isScalar(value)) {
            return noAnswer(u"a value that is none"_s);
        }
        values.insert(field, value);
    }
    return values;
}

Result<QList<DepartmentProgress>> progressFrom(const QByteArray& answer)
{
    const auto data = dataOf(answer);
    if (!data) {
        return data.error();
    }
    const QJsonArray cases = data.value().value("cases"_L1).toArray();
    if (cases.size() > DepartmentSource::kFollowLimit) {
        return noAnswer(u"more cases than were asked for"_s);
    }
    QList<DepartmentProgress> all;
    for (const QJsonValue value : cases) {
        auto progress = caseFrom(value.toObject());
        if (!progress) {
            return progress.error();
        }
        all << std::move(progress).value();
    }
    return all;
}

} // namespace onewindow::cases
