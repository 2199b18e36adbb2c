// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/TicketDesk.h"

#include "services/core/Ids.h"
#include "services/core/Log.h"
#include "services/identity/DayHandle.h"
#include "services/identity/Mask.h"
#include "services/queue/CatalogueFeed.h"
#include "services/queue/DeskStore.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallInfo.h"
#include "services/queue/TicketProjection.h"

#include <QJsonDocument>
#include <QSet>

#include <utility>

namespace onewindow::queue {

using storage::Database;

/// DeskStore under the name the header declares.
struct TicketDesk::Store : DeskStore
{
    using DeskStore::DeskStore;
};

TicketDesk::TicketDesk(Settings settings, storage::Writer& writer, journal::Journal& journal,
                       QObject* parent)
    : TicketService(parent)
    , m_settings(std::move(settings))
    , m_writer(writer)
    , m_journal(journal)
    , m_store(std::make_shared<Store>(m_settings.mark, m_settings.recipients, journal))
    , m_linkBase(m_settings.fallbackLink)
{}

TicketDesk::~TicketDesk() = default;

template <typename T>
void TicketDesk::post(std::function<Result<T>(Database&)> job,
                      std::function<void(Result<T>)> callback)
{
    m_writer.run<T>(std::move(job), [this, callback = std::move(callback)](Result<T> result) {
        // std::function wants copies; a result may hold what moves only.
        auto shared = std::make_shared<Result<T>>(std::move(result));
        QMetaObject::invokeMethod(
            this,
            [callback, shared] {
                if (callback) {
                    callback(std::move(*shared));
                }
            },
            Qt::QueuedConnection);
    });
}

Result<void> TicketDesk::start()
{
    auto cached = m_writer.runAndWait<QList<journal::FeedChange>>(
        [store = m_store](Database& database) { return store->start(database); });
    if (!cached) {
        return cached.error();
    }
    for (const journal::FeedChange& change : cached.value()) {
        takeIn(change);
    }
    // Nobody knows how old these figures are. As soon as the hall answers they are of now, for it
    // tells what has changed since; until then they are too old to be shown.
    for (QueueFigures& figures : m_figures) {
        figures.asOfMs = 0;
    }
    rebuildCatalogue();
    const auto trouble = m_writer.runAndWait<std::optional<ErrorCode>>(
        [store = m_store](Database& database) { return store->trouble(database); });
    if (!trouble) {
        return trouble.error();
    }
    m_trouble = trouble.value();
    m_store->prepare();
    countChoices();
    return {};
}

/// Of the last month: what people came for in another season says little.
void TicketDesk::countChoices()
{
    constexpr qint64 kLatelyMs = 30LL * 24 * 60 * 60 * 1000;
    const qint64 nowMs = m_journal.clock().now().wallMs;
    m_countedOn = hallDay(nowMs);
    post<QHash<QString, int>>([since = hallDay(nowMs - kLatelyMs)](
                                  Database& database) { return countByMatter(database, since); },
                              [this](const Result<QHash<QString, int>>& counted) {
                                  if (counted) {
                                      m_choices = counted.value();
                                  } else {
                                      qCWarning(lcQueue) << "cannot count what is chosen:"
                                                         << errorName(counted.error().code);
                                  }
                              });
}

/// One more; on the first of another day those that are a month old drop out.
void TicketDesk::noteChoice(const Ticket& ticket)
{
    if (ticket.day == m_countedOn) {
        for (const QString& matter : ticket.matters()) {
            ++m_choices[matter];
        }
    } else {
        countChoices();
    }
}

void TicketDesk::refreshTrouble()
{
    post<std::optional<ErrorCode>>(
        [store = m_store](Database& database) { return store->trouble(database); },
        [this](const Result<std::optional<ErrorCode>>& trouble) {
            if (trouble && trouble.value() != m_trouble) {
                m_trouble = trouble.value();
                Q_EMIT troubleChanged();
            }
        });
}

void TicketDesk::onStoreSettled()
{
    post<void>([store = m_store](Database& database) { return store->settlePending(database); },
               {});
    const QMap<QString, QString> devices = m_devices;
    for (auto device = devices.cbegin(); device != devices.cend(); ++device) {
        appendDevice(device.key(), *device);
    }
    refreshTrouble();
}

void TicketDesk::setMark(const QString& mark)
{
    post<void>(
        [store = m_store, mark](Database&) {
            store->setMark(mark);
            return Result<void>();
        },
        [this](const Result<void>&) { refreshTrouble(); });
}

IssuedTicket TicketDesk::present(const Ticket& ticket, const QString& maskedName,
                                 bool isExisting) const
{
    IssuedTicket issued;
    issued.ticket = ticket;
    issued.link = m_linkBase + QStringLiteral("/t/") + ticket.token;
    issued.maskedName = maskedName;
    if (const auto said = figures(ticket.matter)) {
        issued.figures = said->of(ticket.klass);
    }
    issued.isExisting = isExisting;
    issued.isPageFresh = m_isCentreReached || !isCentresLink(issued.link);
    return issued;
}

TicketDesk::FoundTickets TicketDesk::withPassing(const DeskStore& store,
                                                 const QList<Ticket>& tickets)
{
    FoundTickets found;
    for (const Ticket& ticket : tickets) {
        found.emplaceBack(ticket, store.passing(ticket));
    }
    return found;
}

QList<IssuedTicket> TicketDesk::present(const FoundTickets& found) const
{
    QList<IssuedTicket> tickets;
    for (const auto& [ticket, passing] : found) {
        tickets << present(ticket, {}, true);
        tickets.last().passing = passing;
    }
    return tickets;
}

std::optional<Error> TicketDesk::refusalOf(const IssueRequest& request) const
{
    const bool hasCard = request.person && !request.person->isTyped;
    const QStringList matters = QStringList(request.matter) + request.further;
    for (const QString& id : matters) {
        const catalog::Matter* matter = m_catalogue.matter(id);
        if (matter == nullptr) {
            return Error{ErrorCode::NotFound, QStringLiteral("no such matter")};
        }
        if (matter->needsCard && !hasCard) {
            return Error{ErrorCode::NotPermitted, QStringLiteral("the matter needs a card")};
        }
    }
    const bool isFit = matters.size() <= kMattersLimit &&
                       QSet<QString>(matters.begin(), matters.end()).size() == matters.size();
    return isFit ? std::nullopt
                 : std::optional(
                       Error{ErrorCode::BadRequest, QStringLiteral("too many, or one twice")});
}

void TicketDesk::issue(IssueRequest request, IssueCallback callback)
{
    if (const std::optional<Error> refusal = refusalOf(request)) {
        QMetaObject::invokeMethod(
            this, [callback = std::move(callback), refusal = *refusal] { callback(refusal); },
            Qt::QueuedConnection);
        return;
    }
    const QString maskedName =
        request.person ? identity::surnameOnly(request.person->name) : QString();
    auto order = std::make_shared<DeskOrder>();
    order->matter = request.matter;
    order->series = m_catalogue.matter(request.matter)->series;
    order->further = request.further;
    order->klass = request.klass;
    const auto said = figures(request.matter);
    order->quoted =
        said ? said->quote(request.klass, m_journal.clock().now().wallMs) : std::nullopt;
    order->willPrint = request.willPrint;
    order->person = std::move(request.person);
    issueBy([order](Database& database, DeskStore& store) { return store.issue(database, *order); },
            maskedName, std::move(callback));
}

void TicketDesk::issueBy(IssueJob job, const QString& maskedName, IssueCallback callback)
{
    post<DeskIssue>([store = m_store,
                     job = std::move(job)](Database& database) { return job(database, *store); },
                    [this, maskedName, callback = std::move(callback)](Result<DeskIssue> result) {
                        m_store->prepare();
                        if (!result) {
                            refreshTrouble();
                            callback(result.error());
                            return;
                        }
                        if (!result.value().isExisting) {
                            noteChoice(result.value().ticket);
                        }
                        callback(
                            present(result.value().ticket, maskedName, result.value().isExisting));
                    });
}

std::shared_ptr<DeskStore> TicketDesk::store() const
{
    return m_store;
}

void TicketDesk::append(const char* kind, const QByteArray& ticketId, const QJsonObject& body,
                        DoneCallback callback)
{
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(kind);
    fact.subject = ticketId;
    fact.body = body;
    post<void>(
        [store = m_store, fact](Database& database) { return store->append(database, fact); },
        std::move(callback));
}

void TicketDesk::hold(const QByteArray& ticketId, const QString& by, bool isUnknown,
                      DoneCallback callback)
{
    QJsonObject body{{QStringLiteral("by"), by}};
    if (isUnknown) {
        body.insert(QStringLiteral("isUnknown"), true);
    }
    append(facts::kHeld, ticketId, body, std::move(callback));
}

void TicketDesk::setAside(const QByteArray& ticketId, DoneCallback callback)
{
    append(facts::kSetAside, ticketId, {}, std::move(callback));
}

void TicketDesk::cancel(const QByteArray& ticketId, DoneCallback callback)
{
    append(facts::kCancelled, ticketId, {{QStringLiteral("by"), QStringLiteral("citizen")}},
           std::move(callback));
}

void TicketDesk::giveUp(const QByteArray& ticketId, const QString& by, DoneCallback callback)
{
    append(facts::kCancelled, ticketId, {{QStringLiteral("by"), by}}, std::move(callback));
}

void TicketDesk::noteReprint(const QByteArray& ticketId, bool isPrinted, DoneCallback callback)
{
    append(facts::kReprinted, ticketId, {{QStringLiteral("isPrinted"), isPrinted}},
           std::move(callback));
}

void TicketDesk::noteDevice(const QString& device, const QString& status)
{
    if (m_devices.value(device) != status) {
        m_devices[device] = status;
        appendDevice(device, status);
    }
}

void TicketDesk::appendDevice(const QString& device, const QString& status)
{
    append(facts::kDeviceChanged, randomBytes(16),
           {{QStringLiteral("device"), device}, {QStringLiteral("status"), status}}, {});
}

void TicketDesk::callStaff(DoneCallback callback)
{
    append(facts::kHelpCalled, randomBytes(16), {}, std::move(callback));
}

void TicketDesk::askForHelp(DoneCallback callback)
{
    post<void>([store = m_store](Database& database) { return store->askForHelp(database); },
               std::move(callback));
}

void TicketDesk::wipe(DoneCallback callback)
{
    m_themes.clear();
    m_matters.clear();
    m_departments.clear();
    m_agreements.clear();
    m_figures.clear();
    m_notices.clear();
    m_openingHours = {};
    m_choices.clear();
    rebuildCatalogue();
    Q_EMIT catalogueChanged();
    Q_EMIT figuresChanged();
    Q_EMIT noticesChanged();
    post<void>([store = m_store](Database& database) { return store->wipe(database); },
               std::move(callback));
}

void TicketDesk::find(const QString& linkOrToken, IssueCallback callback)
{
    const QString token = linkOrToken.section(u'/', -1);
    post<FoundTickets>(
        [store = m_store, token](Database& database) -> Result<FoundTickets> {
            const auto found = store->find(database, token);
            return found ? Result<FoundTickets>(withPassing(*store, {found.value()}))
                         : found.error();
        },
        [this, callback = std::move(callback)](const Result<FoundTickets>& result) {
            if (!result) {
                callback(result.error());
                return;
            }
            callback(present(result.value()).constFirst());
        });
}

void TicketDesk::openTickets(const QString& idNumber, TicketsCallback callback)
{
    post<FoundTickets>(
        [store = m_store, idNumber](Database& database) -> Result<FoundTickets> {
            const auto open = store->openTickets(database, idNumber);
            return open ? Result<FoundTickets>(withPassing(*store, open.value())) : open.error();
        },
        [this, callback = std::move(callback)](const Result<FoundTickets>& result) {
            if (!result) {
                callback(result.error());
                return;
            }
            callback(present(result.value()));
        });
}

std::optional<QueueFigures> TicketDesk::figures(const QString& matter) const
{
    const auto found = m_figures.constFind(matter);
    return found == m_figures.constEnd() ? std::nullopt : std::optional(*found);
}

QList<catalog::LocalText> TicketDesk::notices() const
{
    const QString today = hallDay(m_journal.clock().now().wallMs);
    QList<catalog::LocalText> titles;
    for (const PublicNotice& notice : noticesOf(m_notices, QDate::fromString(today, Qt::ISODate))) {
        titles.append(notice.title);
    }
    return titles;
}

void TicketDesk::onChangesApplied(const journal::FeedPage& page)
{
    bool hasCatalogue = false;
    bool hasFigures = false;
    bool hasNotices = false;
    for (const journal::FeedChange& change : page.changes) {
        takeIn(change);
        hasFigures = hasFigures || change.kind == QLatin1String(feed::kQueue) ||
                     change.kind == QLatin1String(feed::kCrowd) ||
                     change.kind == QLatin1String(feed::kHours);
        hasNotices = hasNotices || change.kind == QLatin1String(feed::kNotice);
        hasCatalogue =
            hasCatalogue || change.kind == QLatin1String(feed::kHall) || isOfCatalogue(change.kind);
    }
    m_writer.post(
        [store = m_store, page](Database& database) { return store->takeIn(database, page); });
    if (hasCatalogue) {
        rebuildCatalogue();
        Q_EMIT catalogueChanged();
    }
    if (hasFigures) {
        Q_EMIT figuresChanged();
    }
    if (hasNotices) {
        Q_EMIT noticesChanged();
    }
}

} // namespace onewindow::queue
