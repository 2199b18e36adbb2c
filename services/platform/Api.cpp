// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/Api.h"

#include "services/journal/Bundle.h"
#include "services/platform/Caller.h"
#include "services/platform/Problem.h"

#include <array>
#include <chrono>

namespace onewindow::platform {

namespace {

constexpr int kWorkers = 2;
/// Bookings and cancellations of one address without certificate: five, then one in twenty seconds.
constexpr double kPublicPerSecond = 0.05;
constexpr double kPublicBurst = 5;
/// Marks for one terminal: four, then one in six hours. A hall has thirty-three.
constexpr double kMarksPerSecond = 1.0 / (6 * 60 * 60);
constexpr double kMarkBurst = 4;
/// Drafts of one terminal: somebody who fills in a form writes one each answer, at most in each
/// seven tenths of a second; a terminal that was off line brings what it has.
constexpr double kDraftsPerSecond = 2;
constexpr double kDraftBurst = 60;
constexpr std::size_t kWorkerQueueLimit = 64;
constexpr qsizetype kBodyLimitBytes = 64 * 1024;
constexpr qsizetype kHeadsLimitBytes = 512 * 1024;     ///< Of a store that names all its chains.
constexpr qsizetype kDraftBodyLimitBytes = 128 * 1024; ///< cases::HeldDraft, in base64.
/// What a window files with all its pages, in base64.
constexpr qsizetype kCounterCaseLimitBytes =
    cases::Attachment::kPageLimit * cases::Attachment::kByteLimit * 4 / 3 + 128 * 1024;
constexpr qsizetype kPictureBodyLimitBytes = 336 * 1024; ///< cases::Attachment, in base64.
constexpr qsizetype kFormLimitBytes = 256;               ///< Of a ticket's page.
constexpr qsizetype kStrangerBodyLimitBytes = 16 * 1024; ///< Of who has no certificate yet, too.

HttpResponse notFound()
{
    return problem({ErrorCode::NotFound, QStringLiteral("no such resource")});
}

HttpResponse wrongMethod(const QByteArray& allowed)
{
    HttpResponse response = problem({ErrorCode::BadRequest, QStringLiteral("method")}, {}, 405);
    response.headers.append({QByteArrayLiteral("Allow"), allowed});
    return response;
}

} // namespace

Api::Api(ApiParts parts)
    : m_parts(std::move(parts))
    , m_commands(m_parts.writer, m_parts.journal)
    , m_stream(m_parts.journal.hall())
    , m_attempts(m_parts.clock)
    , m_enquiries(m_parts.clock)
    , m_publicBookings(kPublicPerSecond, kPublicBurst)
    , m_marks(kMarksPerSecond, kMarkBurst)
    , m_drafts(kDraftsPerSecond, kDraftBurst)
    , m_ticketPages(m_parts, m_commands)
    , m_workers("ow-worker", kWorkers, kWorkerQueueLimit)
    , m_signIn({.writer = m_parts.writer,
                .workers = m_workers,
                .journal = m_parts.journal,
                .staff = m_parts.staff,
                .keys = m_parts.keys,
                .clock = m_parts.clock,
                .accounts = m_parts.accounts,
                .recipients = m_parts.recipients})
{
    if (m_parts.queue != nullptr) {
        m_caseBook = std::make_unique<cases::CaseBook>(
            cases::CaseBook::Settings{.mark = queue::kHallMark.toString(),
                                      .fallbackLink = {},
                                      .recipients = m_parts.recipients,
                                      .said = &m_stream},
            m_parts.journal);
    }
    m_parts.machines.onChanged([this, polls = std::weak_ptr(m_polls)](const QStringList& ids) {
        // What changes after this object has gone concerns nobody.
        if (const auto alive = polls.lock()) {
            shutOut(ids);
        }
    });
}

qsizetype Api::bodyLimit(const HttpRequest& request)
{
    if (isPath(request.target, QLatin1String("v1/enrolments")) ||
        isPath(request.target, QLatin1String("v1/renewals")) ||
        isPath(request.target, QLatin1String("v1/shared-reads")) ||
        isPath(request.target, QLatin1String("v1/my-results")) ||
        isPath(request.target, QLatin1String("v1/draft-keys"))) {
        return kStrangerBodyLimitBytes;
    }
    if (isPath(request.target, QLatin1String("t/*/*")) ||
        isPath(request.target, QLatin1String("h/*/t/*/*"))) {
        return kFormLimitBytes;
    }
    const bool isNode = request.peerRole == u"kiosk" || request.peerRole == u"hall";
    if (isNode && isPath(request.target, QLatin1String("v1/journal"))) {
        // What comes from a terminal is handed on.
        return request.peerRole == u"kiosk" ? journal::kRelayedByteLimit : journal::kBatchByteLimit;
    }
    if (isNode && (isPath(request.target, QLatin1String("v1/drafts/*/*")) ||
                   isPath(request.target, QLatin1String("v1/city-drafts/*/*")))) {
        return kDraftBodyLimitBytes;
    }
    if (request.peerRole == u"counter" &&
        isPath(request.target, QLatin1String("v1/counter-cases"))) {
        return kCounterCaseLimitBytes;
    }
    if (request.peerRole == u"counter" &&
        isPath(request.target, QLatin1String("v1/cases/*/pages/*"))) {
        return kPictureBodyLimitBytes;
    }
    const bool isHeads = isNode && isPath(request.target, QLatin1String("v1/journal/kept"));
    return isHeads ? kHeadsLimitBytes : kBodyLimitBytes;
}

/// What machines ask for: terminals, halls, and those that are to become one.
std::span<const Api::Route> Api::machineRoutes()
{
    using enum Route::Kind;
    static const std::array routes{
        Route{QLatin1String("v1/feed"), "GET", &Api::giveFeed, Frequent},
        Route{QLatin1String("v1/journal"), "POST", &Api::takeJournal, Frequent},
        Route{QLatin1String("v1/journal"), "GET", &Api::giveLives},
        Route{QLatin1String("v1/erasures"), "GET", &Api::giveErasures},
        Route{QLatin1String("v1/journal/held"), "GET", &Api::giveHeld, Frequent},
        Route{QLatin1String("v1/journal/kept"), "POST", &Api::giveKept},
        Route{QLatin1String("v1/time"), "GET", &Api::giveTime},
        Route{QLatin1String("v1/ca"), "GET", &Api::giveAuthority},
        Route{QLatin1String("v1/enrolments"), "POST", &Api::enrol},
        Route{QLatin1String("v1/renewals"), "POST", &Api::renew},
        Route{QLatin1String("v1/devices"), "POST", &Api::inviteDevice},
        Route{QLatin1String("v1/devices"), "GET", &Api::listDevices},
        Route{QLatin1String("v1/devices/*/revoke"), "POST", &Api::revokeDevice},
        Route{QLatin1String("v1/devices/*/mark"), "POST", &Api::giveMark},
        Route{QLatin1String("v1/my-cases"), "POST", &Api::giveMyCases},
        Route{QLatin1String("v1/case-status"), "POST", &Api::giveCaseStatus},
        Route{QLatin1String("v1/my-feedback"), "POST", &Api::giveMyFeedback},
        Route{QLatin1String("v1/feedback-status"), "POST", &Api::giveFeedbackStatus, Hall},
        Route{QLatin1String("v1/drafts/*"), "GET", &Api::giveDrafts, Hall},
        Route{QLatin1String("v1/drafts/*/*"), "POST", &Api::takeDraft, Hall},
        Route{QLatin1String("v1/drafts/*/*"), "DELETE", &Api::endDraft, Hall},
        Route{QLatin1String("v1/city-drafts/*"), "GET", &Api::giveDrafts},
        Route{QLatin1String("v1/city-drafts/*/*"), "POST", &Api::takeDraft},
        Route{QLatin1String("v1/city-drafts/*/*"), "DELETE", &Api::endDraft},
        Route{QLatin1String("v1/draft-keys"), "POST", &Api::giveDraftKey},
        Route{QLatin1String("v1/shared-reads"), "POST", &Api::readShared},
        Route{QLatin1String("v1/my-results"), "POST", &Api::giveResult},
        Route{QLatin1String("v1/documents/*"), "GET", &Api::giveDocument},
    };
    return routes;
}

/// What staff asks for, and machines that work for them.
std::span<const Api::Route> Api::staffRoutes()
{
    using enum Route::Kind;
    static const std::array routes{
        Route{QLatin1String("v1/erasures"), "POST", &Api::forgetPerson},
        Route{QLatin1String("v1/session"), "POST", &Api::signIn},
        Route{QLatin1String("v1/session"), "DELETE", &Api::signOut},
        Route{QLatin1String("v1/session"), "GET", &Api::tellSession},
        Route{QLatin1String("v1/accounts"), "GET", &Api::listAccounts},
        Route{QLatin1String("v1/accounts"), "POST", &Api::addAccount},
        Route{QLatin1String("v1/accounts/*/*"), "POST", &Api::commandAccount},
        Route{QLatin1String("v1/windows/*/assign"), "POST", &Api::assignWindow, Hall},
        Route{QLatin1String("v1/windows/*/lost"), "POST", &Api::loseWindow, Hall},
        Route{QLatin1String("v1/windows/*/*"), "POST", &Api::commandWindow, Hall},
        Route{QLatin1String("v1/hall/closing"), "GET", &Api::giveClosing, Hall},
        Route{QLatin1String("v1/hall/closing"), "POST", &Api::closeEarly, Hall},
        Route{QLatin1String("v1/hall/closing/withdraw"), "POST", &Api::withdrawClosing, Hall},
        Route{QLatin1String("v1/hall/affected"), "GET", &Api::listAffected, Hall},
        Route{QLatin1String("v1/hall/live"), "GET", &Api::giveHallLive, Hall},
        Route{QLatin1String("v1/hall/what-if"), "POST", &Api::playWhatIf, Hall},
        Route{QLatin1String("v1/hall/rules"), "GET", &Api::giveRules, Hall},
        Route{QLatin1String("v1/hall/rules"), "POST", &Api::setRules, Hall},
        Route{QLatin1String("v1/day/end"), "POST", &Api::endDay, Hall},
        Route{QLatin1String("v1/tickets"), "POST", &Api::issueTicket, Hall},
        Route{QLatin1String("v1/tickets/*/restore"), "POST", &Api::restoreTicket, Hall},
        Route{QLatin1String("v1/tickets/*/person"), "GET", &Api::showPerson, Hall},
        Route{QLatin1String("v1/tickets/*/why"), "GET", &Api::giveWhy, Hall},
        Route{QLatin1String("v1/paper-tickets"), "POST", &Api::enterPaper, Hall},
        Route{QLatin1String("v1/cards"), "POST", &Api::showCard, Hall},
        Route{QLatin1String("v1/card-cases"), "POST", &Api::showCardCases, Hall},
        Route{QLatin1String("v1/help/*/answer"), "POST", &Api::answerHelp, Hall},
        Route{QLatin1String("v1/asks"), "POST", &Api::askColleague, Hall},
        Route{QLatin1String("v1/asks/*/answer"), "POST", &Api::answerColleague, Hall},
        Route{QLatin1String("v1/silent-alarms"), "POST", &Api::raiseSilentAlarm, Hall},
        Route{QLatin1String("v1/alarms"), "GET", &Api::listAlarms},
        Route{QLatin1String("v1/alarms/*/close"), "POST", &Api::closeAlarm},
        Route{QLatin1String("v1/slots"), "GET", &Api::giveSlots},
        Route{QLatin1String("v1/slots"), "POST", &Api::setCapacity},
        Route{QLatin1String("v1/appointments"), "POST", &Api::bookAppointment},
        Route{QLatin1String("v1/appointments/*/cancel"), "POST", &Api::cancelAppointment},
        Route{QLatin1String("v1/appointments/*/status"), "POST", &Api::tellAppointment},
        Route{QLatin1String("v1/appointments/*/check-in"), "POST", &Api::checkInAppointment, Hall},
        Route{QLatin1String("v1/holders/*/lost"), "POST", &Api::declareHolderLost},
        Route{QLatin1String("v1/feedback"), "GET", &Api::listFeedback},
        Route{QLatin1String("v1/feedback/*"), "GET", &Api::readFeedback},
        Route{QLatin1String("v1/feedback/*/answer"), "POST", &Api::answerFeedback, Hall},
        Route{QLatin1String("v1/feedback/*/call"), "POST", &Api::noteFeedbackCall, Hall},
        Route{QLatin1String("v1/feedback/*/close"), "POST", &Api::closeFeedback, Hall},
        Route{QLatin1String("v1/ratings"), "GET", &Api::giveRatings, Hall},
        Route{QLatin1String("v1/reports"), "GET", &Api::giveReport},
        Route{QLatin1String("v1/counter-forms"), "POST", &Api::openCounterCase, Hall},
        Route{QLatin1String("v1/counter-cases"), "POST", &Api::fileCounterCase, Hall},
        Route{QLatin1String("v1/counter-drafts"), "POST", &Api::showCounterDrafts, Hall},
        Route{QLatin1String("v1/cases"), "GET", &Api::listCases},
        Route{QLatin1String("v1/cases/*"), "GET", &Api::showCase},
        Route{QLatin1String("v1/cases/*/pages/*/*"), "GET", &Api::showCasePage},
        Route{QLatin1String("v1/cases/*/pages/*"), "POST", &Api::supplyCase, Hall},
        Route{QLatin1String("v1/cases/*/decision"), "POST", &Api::decideCase},
        Route{QLatin1String("v1/cases/*/hand-over"), "POST", &Api::handOverCase},
        Route{QLatin1String("v1/cases/*/result-paper"), "POST", &Api::printResult, Hall},
        Route{QLatin1String("v1/cases/*/fee-claim"), "POST", &Api::claimFee, Hall},
        Route{QLatin1String("v1/cases/*/fee"), "POST", &Api::takeFee, Hall},
    };
    return routes;
}

/// What anybody asks for.
std::span<const Api::Route> Api::publicRoutes()
{
    using enum Route::Kind;
    static const std::array routes{
        Route{QLatin1String("v1/public/matters"), "GET", &Api::giveSite, Public},
        Route{QLatin1String("v1/public/crowd"), "GET", &Api::giveSite, Public},
        Route{QLatin1String(""), "GET", &Api::giveSite, Public},
        Route{QLatin1String("matters"), "GET", &Api::giveSite, Public},
        Route{QLatin1String("crowd"), "GET", &Api::giveSite, Public},
        Route{QLatin1String("assets/page.css"), "GET", &Api::givePageStyle, Public},
        Route{QLatin1String("assets/ticket.js"), "GET", &Api::giveTicketScript, Public},
        Route{QLatin1String("t/*"), "GET", &Api::giveTicketPage, Public},
        Route{QLatin1String("t/*/events"), "GET", &Api::giveTicketNews, Public},
        Route{QLatin1String("t/*/*"), "POST", &Api::takeTicketWish, Public},
        Route{QLatin1String("h/*/t/*"), "GET", &Api::giveTicketPage, Public},
        Route{QLatin1String("h/*/t/*/events"), "GET", &Api::giveTicketNews, Public},
        Route{QLatin1String("h/*/t/*/*"), "POST", &Api::takeTicketWish, Public},
        Route{QLatin1String("c/*"), "GET", &Api::giveCasePage, Public},
        Route{QLatin1String("d/*"), "GET", &Api::giveDocumentPage, Public},
        Route{QLatin1String("healthz"), "GET", &Api::giveHealth, Public},
        Route{QLatin1String("readyz"), "GET", &Api::giveReadiness, Public},
    };
    return routes;
}

/// openapi.yaml beside this file describes each of them, and a test keeps the two in step.
const std::vector<Api::Route>& Api::routes()
{
    static const std::vector<Route> all = [] {
        std::vector<Route> routes;
        for (const std::span<const Route> some : {machineRoutes(), staffRoutes(), publicRoutes()}) {
            routes.insert(routes.end(), some.begin(), some.end());
        }
        return routes;
    }();
    return all;
}

QStringList Api::routeList()
{
    QStringList list;
    for (const Route& route : routes()) {
        list << QLatin1String(route.method) + QStringLiteral(" /") + route.path;
    }
    return list;
}

void Api::handle(const HttpRequest& request, const HttpReply& reply)
{
    QByteArray allowed;
    for (const Route& route : routes()) {
        const bool isElsewhere = route.kind == Route::Kind::Hall && m_parts.queue == nullptr;
        if (isElsewhere || !isPath(request.target, route.path)) {
            continue;
        }
        if (request.method != route.method) {
            allowed += (allowed.isEmpty() ? "" : ", ") + QByteArray(route.method);
            continue;
        }
        const HttpReply answer = watched(request, &route, reply);
        const bool isPublic = route.kind == Route::Kind::Public;
        const auto caller =
            isPublic ? Result<Caller>(Caller()) : Caller::of(request, m_parts.machines);
        if (caller && caller.value().isRole(u"hall")) {
            m_ticketPages.noteHeard(caller.value().machine);
        } else if (caller && caller.value().isRole(u"kiosk")) {
            const bool isOfJournal = request.target.segments.value(1) == u"journal";
            m_terminalsHeard.note(caller.value().machine, isOfJournal, m_parts.clock.now().wallMs);
        }
        if (!caller) {
            answer(refusal(request, caller.error()));
        } else if (!isPublic && request.headers.contains("authorization")) {
            asStaff(request, caller.value(), route.handler, answer);
        } else {
            (this->*route.handler)(request, caller.value(), answer);
        }
        return;
    }
    watched(request, nullptr, reply)(allowed.isEmpty() ? notFound() : wrongMethod(allowed));
}

/// The hall the caller's machine belongs to; empty without one.
QString Api::hallOf(const Caller& caller) const
{
    const auto machine = m_parts.machines.findAny(caller.machine);
    return machine ? machine->hall : QString();
}

/// Whether the caller's machine is one of the hall that this node serves.
bool Api::isOurs(const Caller& caller) const
{
    const QString hall = hallOf(caller);
    return !hall.isEmpty() && hall == m_parts.journal.hall();
}

/// `reply`, and word of it to whoever watches.
HttpReply Api::watched(const HttpRequest& request, const Route* route, const HttpReply& reply) const
{
    if (!m_parts.served) {
        return reply;
    }
    Served served;
    served.requestId = request.id;
    served.machine = request.peerName;
    served.changesThings = request.method != "GET";
    served.route = route != nullptr ? route->path.data() : "*";
    served.method = route != nullptr ? route->method : "*";
    served.isFrequent = route != nullptr && (route->kind == Route::Kind::Frequent ||
                                             route->kind == Route::Kind::Public);
    const auto begin = std::chrono::steady_clock::now();
    return [tell = m_parts.served, served, begin, reply](HttpResponse response) mutable {
        served.status = response.status;
        served.error = response.error;
        served.took = std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::steady_clock::now() - begin);
        // Before the answer: who has it finds it in the figures.
        tell(served);
        reply(std::move(response));
    };
}

void Api::giveTime(const HttpRequest&, const Caller&, const HttpReply& reply)
{
    reply(jsonResponse({{QStringLiteral("now"), m_parts.clock.now().wallMs}}));
}

void Api::read(std::function<Result<QJsonObject>(storage::Database&)> job, const HttpReply& reply)
{
    m_parts.readers.post(
        [job = std::move(job), reply](storage::Database& database) {
            const auto json = job(database);
            reply(json ? jsonResponse(json.value()) : problem(json.error()));
        },
        [reply](const Error& error) { reply(problem(error)); });
}

} // namespace onewindow::platform
