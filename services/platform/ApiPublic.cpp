// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseStore.h"
#include "services/cases/FeedKinds.h"
#include "services/core/Ids.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/CasePage.h"
#include "services/platform/DocumentPage.h"
#include "services/platform/PageText.h"
#include "services/platform/Problem.h"
#include "services/platform/PublicSite.h"
#include "services/platform/TicketPage.h"
#include "services/queue/Ticket.h"

#include <QJsonDocument>

namespace onewindow::platform {

namespace {

/// Whoever looks at a paper leaves the way to the centre to others as well.
constexpr int kDocumentAsksAtOnce = 4;

/// What the centre has said of a case since, or else what its terminal recorded.
Result<QJsonObject> publicCase(storage::Database& database, const QString& hall,
                               const cases::CaseRow& filed)
{
    QJsonObject known{{QStringLiteral("provisional"), filed.provisional},
                      {QStringLiteral("number"), filed.number},
                      {QStringLiteral("state"), cases::stateName(filed.state)}};
    const auto said = journal::Feed(hall).find(database, QString::fromLatin1(cases::feed::kCase),
                                               idToText(filed.id));
    if (!said) {
        return said.error();
    }
    if (said.value()) {
        for (const QString& name : {QStringLiteral("number"), QStringLiteral("state")}) {
            known.insert(name, said.value()->value(name));
        }
    }
    return known;
}

Result<QJsonObject> caseByToken(storage::Database& database, const QString& hall,
                                const QString& token)
{
    const auto found = cases::CaseStore(database, hall).findByToken(token);
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such case")};
    }
    return publicCase(database, hall, *found.value());
}

/// Who is named as having signed: a machine of the registry, or this node, whose windows print too.
std::optional<identity::Machine> signerOf(const ApiParts& parts, const QString& node)
{
    auto known = parts.machines.findAny(node);
    if (!known && node == parts.journal.node()) {
        known.emplace();
        known->id = node;
        known->hall = parts.journal.hall();
        known->name = parts.hall.now()->name.value(QLatin1String("zh")).toString();
        known->signingKey = parts.keys.signingPublicKey();
        known->state = identity::MachineState::Enrolled;
    }
    return known;
}

/// What this node knows of a printed result.
Result<DocumentView> documentView(storage::Database& database, const ApiParts& parts,
                                  const cases::SignedStatement& document)
{
    DocumentView view;
    view.statement = document.statement;
    view.today = QDate::fromString(queue::hallDay(parts.clock.now().wallMs), Qt::ISODate);
    const auto machine = signerOf(parts, document.statement.node);
    view.verdict = cases::checkDocument(document, machine);
    if (!machine) {
        return view;
    }
    view.machine = machine->name.isEmpty() ? machine->id : machine->name;
    QString caseHall = machine->hall;
    auto filed = cases::caseOf(database, machine->hall, document.statement);
    if (!filed) {
        return filed.error();
    }
    if (!filed.value()) {
        const auto copy = cases::copyOf(database, machine->hall, document);
        if (!copy) {
            return copy.error();
        }
        if (copy.value()) {
            const QString& said = copy.value()->caseHall;
            caseHall = said.isEmpty() ? machine->hall : said;
            filed = cases::CaseStore(database, caseHall).find(copy.value()->caseId);
            if (!filed) {
                return filed.error();
            }
            if (filed.value() && filed.value()->provisional != document.statement.number) {
                return view; // It names another case than it was recorded of.
            }
            // It was approved when it was issued; what became of it since the centre knows.
            view.isElsewhere = !filed.value();
            view.known = QJsonObject{
                {QStringLiteral("provisional"), document.statement.number},
                {QStringLiteral("number"), copy.value()->number},
                {QStringLiteral("state"), cases::stateName(cases::CaseState::Approved)}};
        }
    }
    if (filed.value()) {
        auto known = publicCase(database, caseHall, *filed.value());
        if (!known) {
            return known.error();
        }
        view.known = std::move(known).value();
    }
    return view;
}

} // namespace

/// What anybody may ask: no certificate, no personal data.
void Api::giveSite(const HttpRequest& request, const Caller& /*caller*/, const HttpReply& reply)
{
    if (m_parts.site == nullptr) {
        reply(problem({ErrorCode::NotFound, QStringLiteral("no pages for the public here")}));
        return;
    }
    m_parts.site->handle(request, reply);
}

void Api::giveTicketPage(const HttpRequest& request, const Caller& /*caller*/,
                         const HttpReply& reply)
{
    m_ticketPages.give(request, reply);
}

void Api::giveTicketNews(const HttpRequest& request, const Caller& /*caller*/,
                         const HttpReply& reply)
{
    m_ticketPages.giveNews(request, reply);
}

void Api::takeTicketWish(const HttpRequest& request, const Caller& /*caller*/,
                         const HttpReply& reply)
{
    m_ticketPages.take(request, reply);
}

void Api::giveTicketScript(const HttpRequest& /*request*/, const Caller& /*caller*/,
                           const HttpReply& reply)
{
    reply(ticketScript());
}

void Api::giveCasePage(const HttpRequest& request, const Caller& /*caller*/, const HttpReply& reply)
{
    if (m_parts.queue == nullptr) {
        reply(problem({ErrorCode::NotFound, QStringLiteral("no cases are filed here")}));
        return;
    }
    const QString token = request.target.segments.at(1);
    const PageLanguage language = m_parts.hall.now()->languages.wantedBy(request);
    m_parts.readers.post(
        [this, token, language, reply](storage::Database& database) {
            const auto known = caseByToken(database, m_parts.journal.hall(), token);
            if (known || known.error().code == ErrorCode::NotFound) {
                reply(casePage(m_parts.hall.now()->name,
                               known ? std::optional(known.value()) : std::nullopt, language));
            } else {
                reply(problem(known.error()));
            }
        },
        [reply](const Error& error) { reply(problem(error)); });
}

/// At a hall of its own terminals, at the centre of all.
void Api::giveDocumentPage(const HttpRequest& request, const Caller& /*caller*/,
                           const HttpReply& reply)
{
    const PageLanguage language = m_parts.hall.now()->languages.wantedBy(request);
    const auto document = cases::parseStatement(request.target.segments.at(1));
    if (!document) {
        reply(documentPage(m_parts.hall.now()->name, std::nullopt, language));
        return;
    }
    m_parts.readers.post(
        [this, document = document.value(), language, reply](storage::Database& database) {
            const auto view = documentView(database, m_parts, document);
            if (!view) {
                reply(problem(view.error()));
            } else if (view.value().isElsewhere && m_parts.askOwner) {
                askAboutDocument(view.value(), textOf(document), language, reply);
            } else {
                reply(documentPage(m_parts.hall.now()->name, view.value(), language));
            }
        },
        [reply](const Error& error) { reply(problem(error)); });
}

/// The case of a result that was printed here was filed in another hall: the centre says how it
/// stands. Where it does not, the page says what was true when it was printed.
void Api::askAboutDocument(const DocumentView& view, const QString& statement,
                           const PageLanguage& language, const HttpReply& reply)
{
    const QByteArray path = "/v1/documents/" + statement.toLatin1();
    auto target = RequestTarget::parse(path);
    const bool isAdmitted = m_documentAsks.fetch_add(1) < kDocumentAsksAtOnce;
    if (!target || !isAdmitted) {
        --m_documentAsks;
        reply(documentPage(m_parts.hall.now()->name, view, language));
        return;
    }
    HttpRequest ask;
    ask.method = QByteArrayLiteral("GET");
    ask.target = std::move(target).value();
    m_parts.askOwner(ask, [this, view, language, reply](const HttpResponse& answer) {
        --m_documentAsks;
        DocumentView known = view;
        const QJsonObject said = QJsonDocument::fromJson(answer.body).object();
        if (answer.status == 200 && said.contains(QStringLiteral("state"))) {
            known.known = said;
        }
        reply(documentPage(m_parts.hall.now()->name, known, language));
    });
}

/// At the centre: for a hall whose page shows it.
void Api::giveDocument(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (!caller.isRole(u"hall") || m_parts.caseIndex == nullptr) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("halls ask about documents")}));
        return;
    }
    const Error none{ErrorCode::NotFound, QStringLiteral("no such document")};
    const auto document = cases::parseStatement(request.target.segments.at(2));
    if (!document) {
        reply(problem(none));
        return;
    }
    read(
        [this, none,
         document = document.value()](storage::Database& database) -> Result<QJsonObject> {
            const auto view = documentView(database, m_parts, document);
            if (!view) {
                return view.error();
            }
            const bool isKnown = view.value().known && !view.value().isElsewhere;
            return isKnown ? Result<QJsonObject>(*view.value().known) : none;
        },
        reply);
}

void Api::givePageStyle(const HttpRequest& /*request*/, const Caller& /*caller*/,
                        const HttpReply& reply)
{
    reply(pageStyle());
}

/// Answered by way of the store, so that it says more than that the process is there.
void Api::giveHealth(const HttpRequest& /*request*/, const Caller& /*caller*/,
                     const HttpReply& reply)
{
    read(
        [hall = m_parts.journal.hall()](storage::Database& database) -> Result<QJsonObject> {
            const auto ends = journal::Feed::endsOf(database, {hall});
            return ends ? Result<QJsonObject>(
                              QJsonObject{{QStringLiteral("status"), QStringLiteral("ok")}})
                        : ends.error();
        },
        reply);
}

/// Whether a load balancer may send work here: the writer takes it and comes to its turn.
void Api::giveReadiness(const HttpRequest& /*request*/, const Caller& /*caller*/,
                        const HttpReply& reply)
{
    m_parts.writer.post(
        [](storage::Database&) { return Result<void>(); },
        [reply](const Result<void>& done) {
            reply(done ? jsonResponse({{QStringLiteral("status"), QStringLiteral("ready")}})
                       : problem(done.error()));
        });
}

} // namespace onewindow::platform
