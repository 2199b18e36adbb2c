// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What citizens ask at a terminal about their cases and about what they said. The centre owns the
// cases and answers; a hall hands the question on, and keeps nothing of question or answer. Whose
// cases are asked for is enveloped to the centre by the terminal, so that nobody on the way knows.
// What was said in a hall, the hall answers for.

#include "services/cases/CaseEnquiry.h"
#include "services/core/Ids.h"
#include "services/feedback/FeedbackEnquiry.h"
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

HttpResponse notForHere()
{
    const QString field = QStringLiteral("person");
    return problem({ErrorCode::BadRequest, field + QStringLiteral(": not for here")}, field);
}

/// The ID number that a terminal enveloped for the purpose that `prefix` names; empty if it is
/// none, or for another node.
QString personFrom(const crypto::NodeKeys& keys, const QString& base64, QByteArrayView prefix,
                   qint64 nowMs)
{
    const auto sealed =
        QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const auto opened = sealed ? keys.openEnvelope(sealed.decoded)
                               : Result<Secret>(Error{ErrorCode::SealBroken, {}});
    if (!opened) {
        return {};
    }
    const QByteArrayView plain = opened.value().view();
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
    const QString asker = caller.isRole(u"hall") ? caller.machine : hallOf(caller);
    m_parts.readers.post(
        [this, person, asker, reply](storage::Database& database) {
            const qint64 nowMs = m_parts.clock.now().wallMs;
            QString number = personFrom(m_parts.keys, person, cases::kPersonPrefix, nowMs);
            if (number.isEmpty()) {
                reply(notForHere());
                return;
            }
            auto found = m_parts.caseIndex->ofPerson(database, number, asker);
            number.fill(QChar(u'\0'));
            if (!found) {
                reply(problem(found.error()));
                return;
            }
            QJsonArray cases;
            const auto catalogue = m_parts.catalogue ? m_parts.catalogue() : nullptr;
            for (cases::CaseSummary& one : found.value()) {
                const catalog::Matter* matter = catalogue ? catalogue->matter(one.matter) : nullptr;
                one.hasResult = one.hasResult && matter != nullptr && matter->terminal.result;
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

/// What the holder of a card filed to find it again by the card, in the whole city.
void Api::giveMyFeedback(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
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
            QString number = personFrom(m_parts.keys, person, feedback::kSaidByPrefix,
                                        m_parts.clock.now().wallMs);
            if (number.isEmpty()) {
                reply(notForHere());
                return;
            }
            const auto places = m_parts.caseIndex->saidBy(database, number);
            number.fill(QChar(u'\0'));
            if (!places) {
                reply(problem(places.error()));
                return;
            }
            reply(saidThere(database, places.value()));
        },
        [reply](const Error& error) { reply(problem(error)); });
}

/// How it stands with what was said in these places.
HttpResponse Api::saidThere(storage::Database& database,
                            const QList<cases::CasePlace>& places) const
{
    QJsonArray list;
    for (const cases::CasePlace& place : places.mid(0, feedback::FeedbackEnquiry::kListLimit)) {
        const feedback::FeedbackOwner owner(m_parts.journal.forHall(place.hall));
        const auto followed = owner.followId(database, place.id);
        if (followed) {
            list.append(feedback::toJson(followed.value()));
        } else if (followed.error().code != ErrorCode::NotFound) {
            return problem(followed.error());
        }
    }
    return jsonResponse({{QStringLiteral("feedback"), list}});
}

/// By the number and the code of a slip, or its token: the answer too, for nobody else has these.
void Api::giveFeedbackStatus(const HttpRequest& request, const Caller& caller,
                             const HttpReply& reply)
{
    if (!caller.isRole(u"kiosk") || !isOurs(caller)) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("terminals ask about numbers")}));
        return;
    }
    JsonFields fields(request.body);
    const QString given = fields.requiredText(QStringLiteral("number"), kNumberLimit);
    const QString code = fields.text(QStringLiteral("code"), kTailLimit);
    const QString token = fields.text(QStringLiteral("token"), kTokenLimit);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    if (code.isEmpty() && token.isEmpty()) {
        const QString field = QStringLiteral("code");
        reply(problem({ErrorCode::BadRequest, field + QStringLiteral(": is missing")}, field));
        return;
    }
    const QString number = feedback::numberFromTyped(given);
    const QString terminal = caller.machine;
    if (!m_enquiries.beginAt(terminal)) {
        reply(tooMany());
        return;
    }
    if (!m_enquiries.beginOf(number)) {
        m_enquiries.forgiveAt(terminal);
        reply(tooMany());
        return;
    }
    const auto forgive = [this, terminal, number] {
        m_enquiries.forgiveAt(terminal);
        m_enquiries.forgiveOf(number);
    };
    m_parts.readers.post(
        [this, number, code, token, forgive, reply](storage::Database& database) {
            const feedback::FeedbackOwner owner(m_parts.journal);
            const auto found = token.isEmpty() ? owner.follow(database, number, code)
                                               : owner.followToken(database, number, token);
            if (found || found.error().code != ErrorCode::NotFound) {
                forgive();
            }
            reply(found ? jsonResponse(feedback::toJson(found.value())) : problem(found.error()));
        },
        [forgive, reply](const Error& error) {
            forgive();
            reply(problem(error));
        });
}

} // namespace onewindow::platform
