// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Filings that were interrupted: the terminals of a hall hold them here in common, so that a person
// goes on at any of them. What is held is sealed under a key of the day and the person's card, and
// found by the day's handle: nobody here can read it, and nothing of it outlives the day.

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

} // namespace

/// A terminal of this hall.
bool Api::mayUseDrafts(const Caller& caller, const HttpReply& reply) const
{
    const bool isTerminal = caller.isRole(u"kiosk") && isOurs(caller);
    if (!isTerminal) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("terminals hold drafts")}));
    }
    return isTerminal;
}

/// Not too often; the request names a person's handle.
bool Api::admitDraft(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (!isHandle(request.target.segments.at(2))) {
        reply(noSuchDraft());
        return false;
    }
    if (!m_drafts.admit(caller.machine, RateLimiter::TimePoint::clock::now())) {
        reply(problem({ErrorCode::TooMany, QStringLiteral("drafts of one terminal")}));
        return false;
    }
    return true;
}

void Api::giveDrafts(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (!mayUseDrafts(caller, reply) || !admitDraft(request, caller, reply)) {
        return;
    }
    read(
        [hall = m_parts.journal.hall(), handle = request.target.segments.at(2),
         today = queue::hallDay(m_parts.clock.now().wallMs)](
            storage::Database& database) -> Result<QJsonObject> {
            const auto held = cases::DraftShelf(hall).ofPerson(database, handle, today);
            return held ? Result<QJsonObject>(cases::toJson(held.value())) : held.error();
        },
        reply);
}

void Api::takeDraft(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (!mayUseDrafts(caller, reply)) {
        return;
    }
    JsonFields fields(request.body);
    cases::DraftRow row;
    row.handle = request.target.segments.at(2);
    row.caseId = idFromText(request.target.segments.at(3));
    row.node = caller.machine;
    row.day = fields.requiredText(QStringLiteral("day"), kDayLength);
    row.version = fields.requiredInteger(QStringLiteral("version"), 1, kVersionLimit);
    row.sent = fields.requiredInteger(QStringLiteral("base"), 0, kVersionLimit);
    row.savedAtMs = fields.requiredInteger(QStringLiteral("savedAt"), 0, kTimeLimitMs);
    const QString sealed = fields.requiredText(QStringLiteral("sealed"), kBase64Limit);
    const auto decoded =
        QByteArray::fromBase64Encoding(sealed.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    if (!decoded || decoded.decoded.isEmpty()) {
        const QString field = QStringLiteral("sealed");
        reply(problem({ErrorCode::BadRequest, field + QStringLiteral(": not in base64")}, field));
        return;
    }
    row.sealed = decoded.decoded;
    if (!admitDraft(request, caller, reply)) {
        return;
    }
    if (row.caseId.size() != kIdBytes) {
        reply(noSuchDraft());
        return;
    }
    changeDrafts([row, today = queue::hallDay(m_parts.clock.now().wallMs)](
                     const cases::DraftShelf& shelf,
                     storage::Database& database) { return shelf.put(database, row, today); },
                 reply);
}

void Api::endDraft(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (!mayUseDrafts(caller, reply) || !admitDraft(request, caller, reply)) {
        return;
    }
    const QString handle = request.target.segments.at(2);
    const QByteArray caseId = idFromText(request.target.segments.at(3));
    changeDrafts(
        [handle, caseId, hall = m_parts.journal.hall()](
            const cases::DraftShelf& shelf, storage::Database& database) -> Result<void> {
            const auto known = cases::DraftStore(database, hall).find(caseId);
            if (!known) {
                return known.error();
            }
            // One that nobody knows here is as good as given up.
            return known.value() && known.value()->handle == handle ? shelf.end(database, caseId)
                                                                    : Result<void>();
        },
        reply);
}

void Api::changeDrafts(
    std::function<Result<void>(const cases::DraftShelf&, storage::Database&)> change,
    const HttpReply& reply)
{
    m_parts.writer.post(
        [this, change = std::move(change)](storage::Database& database) -> Result<void> {
            OW_TRY(m_parts.journal.lock(database));
            return change(cases::DraftShelf(m_parts.journal.hall()), database);
        },
        [reply](const Result<void>& done) {
            reply(done ? jsonResponse({{QStringLiteral("status"), QStringLiteral("ok")}})
                       : problem(done.error()));
        });
}

} // namespace onewindow::platform
