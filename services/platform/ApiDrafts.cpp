// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Filings that were interrupted: the terminals of a hall hold them here in common, so that a person
// goes on at any of them; and those of the city at the centre, by way of their halls. What is held
// is sealed under a key of the day and the person's card, and found by the day's handle: nobody
// here can read it, and nothing of it outlives the day.

#include "services/cases/DraftShelf.h"
#include "services/core/Ids.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"
#include "services/queue/Ticket.h"

#include <algorithm>
#include <limits>

namespace onewindow::platform {

namespace {

constexpr qsizetype kHandleLength = 32; ///< See identity::dayHandle().
constexpr qsizetype kIdBytes = 16;
constexpr qsizetype kDayLength = 10;
constexpr qsizetype kBase64Limit = cases::HeldDraft::kSealedLimit / 3 * 4;
constexpr qint64 kVersionLimit = 1'000'000;
constexpr qint64 kTimeLimitMs = 253'402'300'799'999; ///< The year 9999.

bool isHandle(const QString& text)
{
    return text.size() == kHandleLength && std::all_of(text.begin(), text.end(), [](QChar sign) {
               return (sign >= u'0' && sign <= u'9') || (sign >= u'a' && sign <= u'f');
           });
}

HttpResponse noSuchDraft()
{
    return problem({ErrorCode::NotFound, QStringLiteral("no such draft")});
}

/// Fills `row` from `body`; what to answer where that says something else.
std::optional<HttpResponse> readDraft(const QByteArray& body, cases::DraftRow& row)
{
    JsonFields fields(body);
    row.day = fields.requiredText(QStringLiteral("day"), kDayLength);
    row.version = fields.requiredInteger(QStringLiteral("version"), 1, kVersionLimit);
    row.sent = fields.requiredInteger(QStringLiteral("base"), 0, kVersionLimit);
    row.savedAtMs = fields.requiredInteger(QStringLiteral("savedAt"), 0, kTimeLimitMs);
    const QString sealed = fields.requiredText(QStringLiteral("sealed"), kBase64Limit);
    const auto decoded =
        QByteArray::fromBase64Encoding(sealed.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (fields.error()) {
        return problem(*fields.error(), fields.field());
    }
    if (!decoded || decoded.decoded.isEmpty()) {
        const QString field = QStringLiteral("sealed");
        return problem({ErrorCode::BadRequest, field + QStringLiteral(": not in base64")}, field);
    }
    row.sealed = decoded.decoded;
    return std::nullopt;
}

} // namespace

/// Where the drafts are that a request is about; nothing where the reply has been given, or the
/// centre gives it. A terminal asks for those of its hall, or by way of it for those of the city.
std::optional<cases::DraftShelf> Api::shelfFor(const HttpRequest& request, const Caller& caller,
                                               const HttpReply& reply)
{
    const bool isOfCity = request.target.segments.at(1) == u"city-drafts";
    const bool isTerminal = caller.isRole(u"kiosk") && isOurs(caller);
    const bool isHall = isOfCity && caller.isRole(u"hall") && m_parts.isCentre;
    if (!isTerminal && !isHall) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("terminals hold drafts")}));
        return std::nullopt;
    }
    const bool isOne = request.target.segments.size() > 3;
    if (!isHandle(request.target.segments.at(2)) ||
        (isOne && idFromText(request.target.segments.at(3)).size() != kIdBytes)) {
        reply(noSuchDraft());
        return std::nullopt;
    }
    if (isOfCity && !m_parts.isCentre) {
        if (admitDraft(caller, reply)) {
            askOwner(request, {}, reply);
        }
        return std::nullopt;
    }
    return cases::DraftShelf(isOfCity ? QString() : m_parts.journal.hall());
}

/// A terminal does not ask too often; a hall has counted what its terminals send.
bool Api::admitDraft(const Caller& caller, const HttpReply& reply)
{
    const bool isAdmitted = !caller.isRole(u"kiosk") ||
                            m_drafts.admit(caller.machine, RateLimiter::TimePoint::clock::now());
    if (!isAdmitted) {
        reply(problem({ErrorCode::TooMany, QStringLiteral("drafts of one terminal")}));
    }
    return isAdmitted;
}

void Api::giveDrafts(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const auto shelf = shelfFor(request, caller, reply);
    if (!shelf || !admitDraft(caller, reply)) {
        return;
    }
    read(
        [shelf = *shelf, handle = request.target.segments.at(2),
         today = queue::hallDay(m_parts.clock.now().wallMs)](
            storage::Database& database) -> Result<QJsonObject> {
            const auto held = shelf.ofPerson(database, handle, today);
            return held ? Result<QJsonObject>(cases::toJson(held.value())) : held.error();
        },
        reply);
}

void Api::takeDraft(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    cases::DraftRow row;
    row.handle = request.target.segments.at(2);
    row.caseId = idFromText(request.target.segments.at(3));
    row.node = caller.machine;
    // A machine hears what is wrong with a body before it hears of whom nobody knows.
    const auto wrong = readDraft(request.body, row);
    if (wrong && (caller.isRole(u"kiosk") || caller.isRole(u"hall"))) {
        reply(*wrong);
        return;
    }
    const auto shelf = shelfFor(request, caller, reply);
    if (!shelf || !admitDraft(caller, reply)) {
        return;
    }
    changeDrafts([shelf = *shelf, row, today = queue::hallDay(m_parts.clock.now().wallMs)](
                     storage::Database& database) { return shelf.put(database, row, today); },
                 reply);
}

void Api::endDraft(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const auto shelf = shelfFor(request, caller, reply);
    if (!shelf || !admitDraft(caller, reply)) {
        return;
    }
    changeDrafts(
        [shelf = *shelf, handle = request.target.segments.at(2),
         caseId = idFromText(request.target.segments.at(3))](storage::Database& database) {
            return shelf.giveUp(database, handle, caseId);
        },
        reply);
}

/// `change` in a transaction of its own.
void Api::changeDrafts(std::function<Result<void>(storage::Database&)> change,
                       const HttpReply& reply)
{
    m_parts.writer.post(
        [this, change = std::move(change)](storage::Database& database) -> Result<void> {
            OW_TRY(m_parts.journal.lock(database));
            return change(database);
        },
        [reply](const Result<void>& done) {
            reply(done ? jsonResponse({{QStringLiteral("status"), QStringLiteral("ok")}})
                       : problem(done.error()));
        });
}

} // namespace onewindow::platform
