// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What citizens ask about their cases at a terminal. The centre owns the cases and answers; a hall
// hands the question on, and keeps nothing of question or answer. Whose cases are asked for is
// enveloped to the centre by the terminal, so that nobody on the way knows.

#include "services/cases/CaseEnquiry.h"
#include "services/core/Ids.h"
#include "services/identity/IdNumber.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"
#include "services/queue/Ticket.h"

#include <QDate>
#include <QJsonArray>

namespace onewindow::platform {

namespace {

constexpr qsizetype kEnvelopeLimit = 512; ///< In base64: SM2 adds 97 bytes.
constexpr qsizetype kNumberLimit = 64;
constexpr qsizetype kTailLimit = 8;
constexpr qsizetype kTokenLimit = 64;

HttpResponse tooMany()
{
    return problem({ErrorCode::TooMany, QStringLiteral("tries")});
}

/// The ID number that a terminal enveloped; empty if it is none, or for another node.
QString personFrom(const crypto::NodeKeys& keys, const QString& base64, qint64 nowMs)
{
    const auto sealed =
        QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const auto opened = sealed ? keys.openEnvelope(sealed.decoded)
                               : Result<Secret>(Error{ErrorCode::SealBroken, {}});
    if (!opened) {
        return {};
    }
    const QByteArrayView plain = opened.value().view();
    const QByteArrayView prefix = cases::kPersonPrefix;
    if (!plain.startsWith(prefix)) {
        return {};
    }
    const QString number = QString::fromUtf8(plain.sliced(prefix.size()));
    const QDate today = QDate::fromString(queue::hallDay(nowMs), Qt::ISODate);
    return identity::isIdNumber(number, today) ? number : QString();
}

} // namespace

/// A terminal of this hall, or at the centre a hall that hands on what its terminals ask.
bool Api::mayEnquire(const Caller& caller, const HttpReply& reply) const
{
    const bool isTerminal = caller.isRole(u"kiosk") && isOurs(caller);
    const bool isHall = caller.isRole(u"hall") && m_parts.caseIndex != nullptr;
    if (!isTerminal && !isHall) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("terminals ask about cases")}));
    }
    return isTerminal || isHall;
}

void Api::giveMyCases(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (!mayEnquire(caller, reply)) {
        return;
    }
    JsonFields fields(request.body);
    const QString person = fields.requiredText(QStringLiteral("person"), kEnvelopeLimit);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    if (caller.isRole(u"kiosk") && !m_enquiries.mayAsk(caller.machine)) {
        reply(tooMany());
        return;
    }
    if (m_parts.caseIndex == nullptr) {
        askOwner(request, {}, reply);
        return;
    }
    m_parts.readers.post(
        [this, person, reply](storage::Database& database) {
            const qint64 nowMs = m_parts.clock.now().wallMs;
            QString number = personFrom(m_parts.keys, person, nowMs);
            if (number.isEmpty()) {
                const QString field = QStringLiteral("person");
                reply(problem({ErrorCode::BadRequest, field + QStringLiteral(": not for here")},
                              field));
                return;
            }
            const auto found = m_parts.caseIndex->ofPerson(database, number);
            number.fill(QChar(u'\0'));
            if (!found) {
                reply(problem(found.error()));
                return;
            }
            QJsonArray cases;
            for (const cases::CaseSummary& one : found.value()) {
                cases.append(cases::toJson(one));
            }
            reply(
                jsonResponse({{QStringLiteral("cases"), cases}, {QStringLiteral("asOf"), nowMs}}));
        },
        [reply](const Error& error) { reply(problem(error)); });
}

/// What an enquiry about one case names.
struct Api::StatusQuestion
{
    QString number; ///< As plainNumber() has it; empty with a token.
    QString tail;
    QString token;
    QString terminal; ///< Whose wrong tries are counted here; empty: they are counted elsewhere.
    QString from;     ///< The hall where a provisional number is good.
};

/// By a number and the last characters of the ID number, or by a receipt's code: where the case
/// stands, and nothing of whose it is. A number that is none and digits that are wrong get the same
/// answer.
void Api::giveCaseStatus(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (!mayEnquire(caller, reply)) {
        return;
    }
    JsonFields fields(request.body);
    StatusQuestion asked;
    asked.token = fields.text(QStringLiteral("token"), kTokenLimit);
    asked.number = cases::plainNumber(fields.text(QStringLiteral("number"), kNumberLimit));
    asked.tail = fields.text(QStringLiteral("tail"), kTailLimit).toUpper();
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    if (asked.token.isEmpty() && (asked.number.isEmpty() || asked.tail.isEmpty())) {
        const QString field =
            asked.number.isEmpty() ? QStringLiteral("number") : QStringLiteral("tail");
        reply(problem({ErrorCode::BadRequest, field + QStringLiteral(": is missing")}, field));
        return;
    }
    asked.terminal = caller.isRole(u"kiosk") ? caller.machine : QString();
    asked.from = caller.isRole(u"hall") ? caller.machine : hallOf(caller);
    if (!m_enquiries.beginAt(asked.terminal)) {
        reply(tooMany());
        return;
    }
    const bool isElsewhere = m_parts.caseIndex == nullptr && asked.token.isEmpty();
    if (isElsewhere && m_parts.askOwner) {
        m_parts.askOwner(request, [this, asked, reply](HttpResponse answer) {
            if (answer.status != 404) {
                m_enquiries.forgiveAt(asked.terminal);
            }
            reply(std::move(answer));
        });
    } else if (isElsewhere) {
        m_enquiries.forgiveAt(asked.terminal);
        reply(problem({ErrorCode::NotFound, QStringLiteral("the centre knows the cases")}));
    } else {
        answerStatus(asked, reply);
    }
}

void Api::answerStatus(const StatusQuestion& asked, const HttpReply& reply)
{
    const bool isByNumber = asked.token.isEmpty();
    if (isByNumber && !m_enquiries.beginOf(asked.number)) {
        m_enquiries.forgiveAt(asked.terminal);
        reply(tooMany());
        return;
    }
    m_parts.readers.post(
        [this, asked, isByNumber, reply](storage::Database& database) {
            const auto found =
                isByNumber
                    ? m_parts.caseIndex->byNumber(database, asked.from, asked.number, asked.tail)
                    : cases::CaseIndex::byToken(database, asked.from, asked.token);
            if (found || found.error().code != ErrorCode::NotFound) {
                m_enquiries.forgiveAt(asked.terminal);
                m_enquiries.forgiveOf(asked.number);
            }
            reply(found ? jsonResponse(cases::statusJson(found.value())) : problem(found.error()));
        },
        [this, asked, reply](const Error& error) {
            m_enquiries.forgiveAt(asked.terminal);
            m_enquiries.forgiveOf(asked.number);
            reply(problem(error));
        });
}

} // namespace onewindow::platform
