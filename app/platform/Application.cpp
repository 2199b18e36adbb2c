// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/Application.h"

#include "app/platform/Measures.h"
#include "app/platform/SystemReadings.h"
#include "services/core/Languages.h"
#include "services/core/Log.h"
#include "services/crypto/FileKeys.h"
#include "services/journal/RecentRows.h"
#include "services/platform/PlatformStore.h"
#include "services/storage/Transaction.h"

#include <utility>

namespace onewindow::platform {

Application::Application(PlatformSettings settings, const Clock& clock)
    : m_settings(std::move(settings))
    , m_clock(clock)
    , m_devices(m_settings.devices())
    , m_hallFile(m_settings.hallFile, m_settings.hallFileEvery)
    , m_staff({.node = m_settings.node,
               .hall = m_settings.hall(),
               .isCentre = m_settings.isCentre(),
               .staffFile = m_settings.staffFile},
              m_clock)
    , m_feed(m_settings.hall())
    , m_tickets(m_settings.node)
    , m_windows(m_settings.node)
    , m_hallFeed(m_feed, m_settings.node)
    , m_publicTickets(m_settings.node)
    , m_alarms(m_settings.node)
    , m_slots(m_settings.node)
    , m_crowds({.node = m_settings.node,
                .isHall = m_settings.isHall(),
                .isCentre = m_settings.isCentre(),
                .nearby = m_settings.nearbyHalls,
                .every = m_settings.crowdEvery})
    , m_waits(m_settings.node)
    , m_rules(m_settings.node, m_hallFile)
    , m_departments(m_clock)
    , m_cases(
          {.node = m_settings.node,
           .hall = m_settings.isHall() ? m_settings.hall() : QString(),
           .isCentre = m_settings.isCentre(),
           .promiseOf = [this](const QString& matter) { return m_departments.promiseOf(matter); },
           .dropPastKeys =
               [this](storage::Database& database) { return m_cityDay->dropPastKeys(database); }},
          m_clock)
    , m_feedback(m_settings.node)
    , m_notices(m_settings.noticesFile, m_clock)
{}

Application::~Application()
{
    stop();
}

Result<void> Application::start()
{
    OW_TRY(readFiles());
    OW_TRY(openStore());
    return serve();
}

Result<void> Application::readFiles()
{
    auto keys = crypto::FileNodeKeys::load(m_settings.keysFolder);
    if (!keys) {
        return keys.error();
    }
    m_keys = std::move(keys).value();
    OW_TRY(m_devices.read());
    if (m_settings.isHall()) {
        OW_TRY(m_hallFile.read());
        sayHall();
    }
    OW_TRY(m_notices.read());
    if (m_settings.isCentre()) {
        OW_TRY(readCatalogueFile());
        OW_TRY(readSlotsFile());
        OW_TRY(m_departments.read(m_settings.departmentsFile));
    }
    return {};
}

storage::DatabaseOptions Application::storeOptions() const
{
    storage::DatabaseOptions options = m_settings.store;
    options.path = m_settings.storePath;
    return options;
}

std::vector<journal::Projection*> Application::projections()
{
    using Projections = std::vector<journal::Projection*>;
    Projections all = m_settings.isHall()
                          ? Projections{&m_tickets, &m_windows, m_waits.projection(),
                                        m_rules.projection(), &m_hallFeed}
                          : Projections{&m_publicTickets};
    all.push_back(&m_dayCounts);
    all.push_back(&m_alarms);
    for (const auto& some : {m_staff.projections(), m_slots.projections(), m_crowds.projections(),
                             m_cases.projections()}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    all.push_back(&m_feedback);
    if (m_devices.projection() != nullptr) {
        all.push_back(m_devices.projection());
    }
    return all;
}

Result<void> Application::openStore()
{
    auto opened = storage::Database::open(storeOptions());
    if (!opened) {
        return opened.error();
    }
    auto database = std::move(opened).value();
    journal::Journal::Settings settings;
    settings.node = m_settings.node;
    settings.hall = m_settings.hall();
    settings.keys = m_keys.get();
    settings.clock = &m_clock;
    settings.projections = projections();
    settings.isCentre = m_settings.isCentre();
    settings.takesRelays = !m_settings.isHall();
    settings.keepsEnvelopes = true;
    if (!m_settings.isCentre()) {
        settings.recent = std::make_shared<journal::RecentRows>();
    }
    m_hallFeed.setShowsPages(m_settings.hasUnit);
    m_hallFeed.setNames([this](const QString& node) {
        const auto machine = m_devices.machines().find(node, QStringLiteral("kiosk"));
        return machine ? machine->name : QString();
    });
    m_journal = std::make_unique<journal::Journal>(std::move(settings));
    m_devices.makeRegistry(*m_journal);
    OW_TRY(m_journal->open(*database));
    // Before anything is recorded, by which a new store would look like one that was copied back. A
    // centre has nobody to ask: a new store is taken for what it is.
    OW_TRY(journal::beginLife(*database, journal::Marker(m_settings.markerFile), m_clock,
                              !m_settings.isCentre(), queue::kHallMark.toString()));
    OW_TRY(openDomains(*database));
    OW_TRY(m_feed.open(*database));
    OW_TRY(PlatformStore::migrate(*database));
    if (m_settings.isCentre()) {
        OW_TRY(m_city.open(*database));
        using Keys = queue::HallDay::Keys;
        m_cityDay = std::make_unique<queue::HallDay>(
            *m_journal, m_city, m_settings.isHall() ? Keys::OfHall : Keys::OfCity);
        if (!m_settings.isHall()) {
            OW_TRY(queue::HallDay::migrateCity(*database));
        }
    }
    if (m_settings.isHall()) {
        m_queue =
            std::make_unique<queue::HallQueue>(*m_journal, m_feed, m_hallFeed, m_settings.rules);
        m_rules.open(
            {.journal = *m_journal,
             .feed = m_feed,
             .hallFeed = m_hallFeed,
             .queue = *m_queue,
             .published = [this](storage::Database& store) { return publishNews(store); }});
        m_wishes = std::make_unique<TicketWishes>(*m_queue, *m_journal);
        m_hallDay = std::make_unique<queue::HallDay>(*m_journal, m_feed);
        m_hallDay->setServiceLevel(
            [this](storage::Database& store) { return serviceLevelNow(store); });
        OW_TRY(queue::HallDay::migrate(*database));
        OW_TRY(dropRestartsIfHeld(*database));
    }
    if (!m_settings.isCentre()) {
        OW_TRY(journal::FeedCache().open(*database));
        OW_TRY(journal::FeedCache(m_settings.hall()).open(*database));
    }
    OW_TRY(m_staff.open(*database, *m_journal, *m_keys,
                        [this](const QString& hall) { return sealingKeyOf(hall); }));
    storage::Writer::Settings writing;
    writing.measured = [this](std::size_t jobs, std::chrono::microseconds took) {
        m_metrics.committed(jobs, took);
    };
    m_writer = std::make_unique<storage::Writer>(std::move(database), std::move(writing));
    return {};
}

/// At each start of a store that was copied back, until it goes on: a cut loses nothing.
Result<void> Application::dropRestartsIfHeld(storage::Database& database)
{
    const Result<bool> isHeld = journal::isHeld(database);
    if (!isHeld || !isHeld.value()) {
        return isHeld ? Result<void>() : isHeld.error();
    }
    auto transaction = storage::Transaction::begin(database);
    if (!transaction) {
        return transaction.error();
    }
    OW_TRY(queue::HallDay::dropRestarts(database));
    return transaction.value().commit();
}

/// A centre sets the capacity of all its halls; a hall has what it is handed.
Result<void> Application::openDomains(storage::Database& database)
{
    appointments::SlotBooks::Settings slots;
    slots.isRoot = m_settings.isCentre();
    slots.ownHall = m_settings.isHall() ? m_settings.hall() : QString();
    slots.halls = [this] { return hallsBelow(); };
    slots.isHall = [this](const QString& hall) {
        return m_settings.isCentre() &&
               m_devices.machines().find(hall, QStringLiteral("hall")).has_value();
    };
    slots.recipients = [this](const QString& hall) {
        std::vector<journal::Recipient> found = recipients();
        const QByteArray key = sealingKeyOf(hall);
        if (hall != m_settings.node && !key.isEmpty()) {
            found.push_back({hall, key});
        }
        return found;
    };
    slots.handleOf = [this](storage::Database& store, const QString& idNumber,
                            const QString& day) -> Result<QString> {
        return m_hallDay ? m_hallDay->handleUnder(store, idNumber, day) : QString();
    };
    m_slots.open(*m_journal, std::move(slots));
    return m_cases.open(database, *m_journal);
}

/// The halls of a centre that have enrolled.
QStringList Application::hallsBelow()
{
    constexpr qsizetype kPage = 1000;
    QStringList halls;
    if (!m_settings.isCentre()) {
        return halls;
    }
    QString after;
    for (;;) {
        const QList<identity::Machine> page = m_devices.machines().page({}, after, kPage);
        for (const identity::Machine& machine : page) {
            if (machine.role == u"hall" && machine.state == identity::MachineState::Enrolled) {
                halls << machine.id;
            }
        }
        if (page.size() < kPage) {
            return halls;
        }
        after = page.constLast().id;
    }
}

/// Who may open what staff at a hall below a centre seal: the hall, and the centre.
std::vector<journal::Recipient> Application::recipients() const
{
    std::vector<journal::Recipient> both{{m_settings.node, m_keys->sealingPublicKey()}};
    if (!m_settings.centreNode.isEmpty()) {
        both.push_back({m_settings.centreNode, m_settings.centreSealingKey});
    }
    return both;
}

Result<cases::CityDraftKey> Application::draftKeyOf(storage::Database& database,
                                                    const QString& idNumber)
{
    auto person = m_cityDay->personOfToday(database, idNumber, "drafts of the city");
    if (!person) {
        return person.error();
    }
    return cases::CityDraftKey{.day = person.value().day,
                               .handle = person.value().handle,
                               .secret = std::move(person.value().secret)};
}

/// The key that second factors are enveloped to, for the hall's node to check them.
QByteArray Application::sealingKeyOf(const QString& hall)
{
    if (hall == m_settings.node) {
        return m_keys->sealingPublicKey();
    }
    const auto machine = m_devices.machines().find(hall, QStringLiteral("hall"));
    return machine ? machine->sealingKey : QByteArray();
}

namespace {

Result<void> openPool(std::unique_ptr<ReaderPool>& pool, storage::DatabaseOptions store,
                      const ReaderPool::Settings& settings)
{
    auto opened = ReaderPool::open(std::move(store), settings);
    if (!opened) {
        return opened.error();
    }
    pool = std::move(opened).value();
    return {};
}

/// By what a hall knows a card's holder on a day; nothing where there is no hall.
auto handlesOf(queue::HallDay* hallDay)
{
    return [hallDay](storage::Database& database, const QString& idNumber,
                     const QString& day) -> Result<QString> {
        return hallDay != nullptr ? hallDay->handleUnder(database, idNumber, day) : QString();
    };
}

/// By what the terminals of a hall find and seal a person's drafts today; asked only where there is
/// one.
auto draftKeysOf(queue::HallDay* hallDay)
{
    return [hallDay](storage::Database& database,
                     const QString& idNumber) -> Result<cases::PersonKey> {
        const auto key = hallDay->keyOfToday(database);
        if (!key) {
            return key.error();
        }
        const auto handle = hallDay->handleUnder(
            database, idNumber, queue::hallDay(hallDay->journal().clock().now().wallMs));
        return handle ? Result<cases::PersonKey>(cases::PersonKey{
                            .handle = handle.value(), .key = key.value().view().toByteArray()})
                      : handle.error();
    };
}

std::unique_ptr<HttpServer> makeServer(HttpServerSettings http, Metrics& metrics, Api& api)
{
    http.bodyLimit = &Api::bodyLimit;
    http.refused = [&metrics](int status) { metrics.refused(status); };
    return std::make_unique<HttpServer>(
        std::move(http),
        [&api](const HttpRequest& request, const HttpReply& reply) { api.handle(request, reply); });
}

} // namespace

Result<void> Application::serve()
{
    OW_TRY(openPool(m_readers, storeOptions(), {}));
    // Erasures read a hall's whole journal, and are rare.
    OW_TRY(openPool(m_scanner, storeOptions(),
                    {.name = "ow-scanner", .threads = 1, .queueLimit = 16}));
    m_hub = std::make_unique<FeedHub>(*m_readers, storeOptions(),
                                      FeedHub::Settings{.memoryLimit = m_settings.feedMemoryLimit});
    OW_TRY(m_hub->start());
    m_writer->onCommitted([this] { m_hub->announce(); });
    if (m_settings.isHall() && m_settings.hasPages) {
        m_site = std::make_unique<PublicSite>(
            m_clock, PageLanguages(languagesIn(m_settings.translationsFolder)), systemReadings());
        m_site->follow(*m_hub, m_settings.hall());
    }
    OW_TRY(m_devices.start(*m_writer, storeOptions()));
    ApiParts parts{.writer = *m_writer,
                   .journal = *m_journal,
                   .queue = m_queue.get(),
                   .staff = m_staff.directory(),
                   .keys = *m_keys,
                   .machines = m_devices.machines(),
                   .hub = *m_hub,
                   .readers = *m_readers,
                   .scanner = *m_scanner,
                   .clock = m_clock,
                   .hall = m_hallWords,
                   .isCentre = m_settings.isCentre(),
                   .site = m_site.get(),
                   .served =
                       [this](const Served& served) {
                           m_metrics.served(served);
                           m_accessLog.record(served);
                       },
                   .caseOwner = m_cases.owner(),
                   .accounts = m_staff.accounts(),
                   .recipients = recipients(),
                   .slotBook = [this](const QString& hall) { return m_slots.book(hall); },
                   .caseIndex = m_cases.index(),
                   .wishes = m_wishes.get(),
                   .rules = m_rules.desk(),
                   .handleOf = handlesOf(m_hallDay.get()),
                   .draftKeyHere = draftKeysOf(m_hallDay.get())};
    m_devices.addTo(parts);
    m_departments.addTo(parts);
    if (m_cityDay) {
        parts.draftKeyOf = [this](storage::Database& database, const QString& idNumber) {
            return draftKeyOf(database, idNumber);
        };
    }
    m_api = std::make_unique<Api>(std::move(parts));
    m_server = makeServer(m_settings.http, m_metrics, *m_api);
    m_housekeeper = std::make_unique<Housekeeper>(*m_writer, m_hallDay.get(), m_feed, m_clock,
                                                  [this] { return m_devices.kiosks(); });
    // The ticket link names the port, and nobody is served before the hall is published.
    OW_TRY(m_server->listen());
    const auto begin = [this](storage::Database& database) -> Result<void> {
        // Several processes may start at once, and each looks what is new.
        OW_TRY(m_journal->lock(database));
        OW_TRY(m_staff.import(database));
        return publish(database, m_catalogue);
    };
    OW_TRY(m_writer->runAndWait<void>(begin));
    OW_TRY(m_housekeeper->start());
    startDomains();
    OW_TRY(startMetrics());
    OW_TRY(m_server->start());
    m_devices.keepCertificates(*m_keys, m_clock, *m_server);
    return {};
}

void Application::startDomains()
{
    m_slots.start(*m_writer);
    startCrowds();
    m_cases.start(*m_writer);
    m_notices.start([this] { publishNewsSoon(); });
    watchHall();
    if (m_settings.isCentre()) {
        watchCatalogue();
        m_departments.start(*m_writer, *m_cases.owner());
    } else {
        followCentre();
    }
}

void Application::startCrowds()
{
    m_crowds.start({.writer = *m_writer,
                    .readers = *m_readers,
                    .journal = *m_journal,
                    .hall = m_feed,
                    .about = [this] { return aboutHall(); },
                    .offered =
                        [this] {
                            const auto offered = m_hallFeed.catalogue();
                            QStringList ids;
                            for (const catalog::Matter& matter : offered->matters) {
                                ids << matter.id;
                            }
                            return ids;
                        },
                    .halls = [this] { return hallsBelow(); },
                    .waits = m_settings.isHall() ? &m_hallFeed.waits() : nullptr,
                    .order = [this](storage::Database& database) { return orderNow(database); }});
    if (m_settings.isHall()) {
        m_waits.start({.writer = *m_writer,
                       .readers = *m_readers,
                       .journal = *m_journal,
                       .hallFeed = m_hallFeed,
                       .rules = m_queue->rules()});
        m_closing.start(*m_writer, *m_queue, *m_journal);
    }
}

/// The rules by which the hall calls.
Result<queue::CallRules> Application::orderNow(storage::Database& database) const
{
    const auto rules = m_queue->rules().now(database);
    return rules ? Result<queue::CallRules>(rules.value()->numbers.order) : rules.error();
}

/// Within how many minutes somebody is to be called.
Result<int> Application::serviceLevelNow(storage::Database& database) const
{
    const auto rules = m_queue->rules().now(database);
    return rules ? Result<int>(rules.value()->numbers.serviceLevelMinutes) : rules.error();
}

Result<void> Application::startMetrics()
{
    addMeasures(m_metrics, {.server = *m_server,
                            .hub = *m_hub,
                            .writer = *m_writer,
                            .readers = *m_readers,
                            .clock = m_clock,
                            .upstream = m_upstream.get(),
                            .storePath = m_settings.storePath,
                            .partition = m_settings.hall(),
                            .isCentre = m_settings.isCentre()});
    return m_settings.metricsPort == 0
               ? Result<void>()
               : m_metrics.listen(m_settings.metricsAddress, m_settings.metricsPort);
}

QString Application::url() const
{
    return serverUrl(m_settings.http.address, m_server->port());
}

void Application::stop()
{
    m_metrics.stop();
    m_notices.stop();
    m_hallFile.stop();
    m_crowds.stop();
    m_closing.stop();
    m_waits.stop();
    m_watcher.reset();
    if (m_upstream) {
        m_upstream->stop();
    }
    // Those who wait for the feed are answered first: otherwise the server would wait for them.
    if (m_hub) {
        m_hub->stop();
    }
    if (m_site) {
        m_site->stop();
    }
    if (m_server) {
        m_server->stop();
    }
    if (m_housekeeper) {
        m_housekeeper->stop();
    }
    m_devices.stop();
    m_departments.stop();
    if (m_api) {
        m_api->stop();
    }
    if (m_readers) {
        m_readers->stop();
    }
    if (m_scanner) {
        m_scanner->stop();
    }
    if (m_writer) {
        // A copy made while it ran must not pass for the store as it is now.
        const auto renewed =
            m_housekeeper ? journal::renewLife(*m_writer, journal::Marker(m_settings.markerFile))
                          : Result<void>();
        if (!renewed) {
            qCWarning(lcPlatform).noquote() << renewed.error().detail;
        }
        m_housekeeper.reset();
        m_writer->stop();
    }
}

} // namespace onewindow::platform
