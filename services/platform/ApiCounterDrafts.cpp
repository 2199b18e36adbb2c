// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What somebody began at a terminal and did not file, at the window where their card lies. The hall
// holds drafts that nobody can read without the card; here the card is, so they are opened for one
// answer and kept nowhere. Those of other halls are at the centre: it is asked for them as a
// terminal would ask, and the counter asks for them apart, so that the hall's own wait for nobody.

#include "services/cases/DraftShelf.h"
#include "services/cases/WindowDrafts.h"
#include "services/core/Ids.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/PersonShown.h"
#include "services/platform/Problem.h"
#include "services/platform/WindowFields.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace onewindow::platform {

namespace {

using identity::Permission;

constexpr int kOkStatus = 200;

QJsonObject toJson(const QList<cases::CaseDraft>& drafts)
{
    QJsonArray list;
    for (const cases::CaseDraft& draft : drafts) {
        list.append(QJsonObject{{QStringLiteral("case"), idToText(draft.caseId)},
                                {QStringLiteral("matter"), draft.matter},
                                {QStringLiteral("savedAt"), draft.savedAtMs}});
    }
    return {{QStringLiteral("drafts"), list}};
}

} // namespace

void Api::showCounterDrafts(const HttpRequest& request, const Caller& caller,
                            const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::CaseAccept); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    DraftLook look{
        .applicant = {}, .staff = caller.staff->account, .at = caller.desk(), .caseId = {}};
    look.isOfCity = fields.flag(QStringLiteral("city")).value_or(false);
    auto applicant = applicantFrom(fields, todayHere());
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    if (!applicant) {
        reply(problem(applicant.error()));
        return;
    }
    if (!applicant.value() || applicant.value()->isTyped) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("identity: by the card alone")},
                      QStringLiteral("identity")));
        return;
    }
    const QString desk = look.at.isEmpty() ? look.staff : look.at;
    if (look.isOfCity && !m_shares.admit(desk, RateLimiter::TimePoint::clock::now())) {
        reply(problem({ErrorCode::TooMany, QStringLiteral("asks of one window")}));
        return;
    }
    look.applicant = std::make_shared<cases::OwnedApplicant>(std::move(applicant).value());
    lookForDrafts(look, [reply](const Result<QList<cases::CaseDraft>>& drafts) {
        reply(drafts ? jsonResponse(toJson(drafts.value())) : problem(drafts.error()));
    });
}

/// `callback`: once, from any thread. Errors: NotFound (none of that id is theirs, or no city's
/// drafts are held), those of the store and of the way to the centre.
void Api::lookForDrafts(const DraftLook& look, const DraftsCallback& callback)
{
    if (look.isOfCity) {
        askForCityDrafts(look, callback);
        return;
    }
    m_parts.writer.run<QList<cases::CaseDraft>>(
        [this, look](storage::Database& database) -> Result<QList<cases::CaseDraft>> {
            OW_TRY(m_parts.journal.lock(database));
            const cases::Applicant& person = *look.applicant->person;
            const auto key = m_parts.draftKeyHere(database, person.idNumber);
            if (!key) {
                return key.error();
            }
            auto drafts = cases::draftsAtWindow(database, m_parts.journal, key.value(), person);
            return drafts ? noteShown(database, look, std::move(drafts).value()) : drafts.error();
        },
        callback);
}

void Api::askForCityDrafts(const DraftLook& look, const DraftsCallback& callback)
{
    const auto onKey = [this, look, callback](const Result<QJsonObject>& values) {
        auto key = values ? cases::draftKeyFromJson(values.value())
                          : Result<cases::CityDraftKey>(values.error());
        if (key) {
            listCityDrafts(look, std::make_shared<cases::CityDraftKey>(std::move(key).value()),
                           callback);
        } else {
            callback(key.error());
        }
    };
    // Sealing takes a millisecond or two.
    if (!m_workers.post([this, look, onKey](int /*worker*/) {
            askForWindow(cases::draftKeyRequest(look.applicant->person->idNumber),
                         QStringLiteral("draft-keys"), &Api::answerDraftKey, onKey);
        })) {
        callback(Error{ErrorCode::StoreBusy, QStringLiteral("too many at once")});
    }
}

void Api::listCityDrafts(const DraftLook& look,
                         const std::shared_ptr<const cases::CityDraftKey>& key,
                         const DraftsCallback& callback)
{
    const auto show = [this, look, key, callback](const cases::HeldDrafts& held) {
        m_parts.writer.run<QList<cases::CaseDraft>>(
            [this, look, key,
             held](storage::Database& database) -> Result<QList<cases::CaseDraft>> {
                OW_TRY(m_parts.journal.lock(database));
                auto drafts = cases::cityDraftsAtWindow(database, m_parts.journal, *key, held,
                                                        *look.applicant->person);
                return drafts ? noteShown(database, look, std::move(drafts).value())
                              : drafts.error();
            },
            callback);
    };
    if (m_parts.isCentre) {
        m_parts.readers.post(
            [key, show, callback](storage::Database& database) {
                const auto held =
                    cases::DraftShelf(QString()).ofPerson(database, key->handle, key->day);
                if (held) {
                    show(held.value());
                } else {
                    callback(held.error());
                }
            },
            [callback](const Error& error) { callback(error); });
        return;
    }
    HttpRequest ask;
    ask.method = "GET";
    ask.target = {.segments = {QStringLiteral("v1"), QStringLiteral("city-drafts"), key->handle},
                  .query = {}};
    m_parts.askOwner(ask, [show, callback](const HttpResponse& answer) {
        if (answer.status == kOkStatus) {
            show(cases::heldDraftsFromJson(QJsonDocument::fromJson(answer.body).object()));
        } else {
            callback(Error{ErrorCode::ServerRefused, answer.error});
        }
    });
}

/// That somebody looked is a fact before anything is shown, with the cases and the day's handle
/// instead of a person. Of other halls nothing is shown where there is none, and nothing recorded.
Result<QList<cases::CaseDraft>> Api::noteShown(storage::Database& database, const DraftLook& look,
                                               QList<cases::CaseDraft> drafts) const
{
    if (!look.caseId.isEmpty()) {
        drafts.removeIf(
            [&look](const cases::CaseDraft& draft) { return draft.caseId != look.caseId; });
        if (drafts.isEmpty()) {
            return Error{ErrorCode::NotFound, QStringLiteral("draft: none of that id is theirs")};
        }
    }
    if (look.isOfCity && drafts.isEmpty()) {
        return drafts;
    }
    const auto handle = m_parts.handleOf(database, look.applicant->person->idNumber,
                                         todayHere().toString(Qt::ISODate));
    if (!handle) {
        return handle.error();
    }
    QJsonArray shown;
    for (const cases::CaseDraft& draft : std::as_const(drafts)) {
        shown.append(idToText(draft.caseId));
    }
    OW_TRY(recordPersonShown(database, m_parts.journal, {look.staff, look.at},
                             {{QStringLiteral("by"), QStringLiteral("card")},
                              {QStringLiteral("handle"), handle.value()},
                              {QStringLiteral("drafts"), shown}}));
    return drafts;
}

} // namespace onewindow::platform
