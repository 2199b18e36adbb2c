// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/TestTerminal.h"

#include "services/journal/IssuerMark.h"

#include <QTest>

namespace onewindow::testing {

using namespace std::chrono_literals;

namespace {

constexpr int kPatienceMs = 60'000;

QString markInUse(storage::Database& database)
{
    const auto mark = journal::IssuerMarkStore(database).find();
    OW_ENFORCE(mark && mark.value());
    return mark.value()->inUse();
}

} // namespace

TestTerminal::TestTerminal(const TestHall& hall, Options options, const Clock& clock)
    : m_options(std::move(options))
    , m_keys(hall.keys(m_options.node))
    , m_slots(m_options.node)
    , m_slotFeed(m_options.node, appointments::SlotFeed::Audience::None)
    , m_cases(m_options.node)
    , m_feedback(m_options.node)
    , m_shared(m_options.sharedRecords)
{
    auto opened = storage::Database::open(store());
    OW_ENFORCE(opened);
    auto database = std::move(opened).value();
    m_journal = std::make_unique<journal::Journal>(journal::Journal::Settings{
        .node = m_options.node,
        .keys = m_keys.get(),
        .clock = &clock,
        .projections = {&m_projection, &m_slots, &m_slotFeed, &m_cases, &m_feedback}});
    OW_ENFORCE(m_journal->open(*database));
    OW_ENFORCE(journal::FeedCache().open(*database));
    QString mark = m_options.mark.isEmpty() ? m_options.node.section(u'-', 1) : m_options.mark;
    if (!m_options.markerPath.isEmpty()) {
        OW_ENFORCE(journal::beginLife(*database, journal::Marker(m_options.markerPath), clock, true,
                                      mark));
        mark = markInUse(*database);
    }
    m_writer = std::make_unique<storage::Writer>(std::move(database));
    queue::TicketDesk::Settings desk;
    desk.mark = mark;
    desk.fallbackLink = m_options.endpoint.baseUrl;
    desk.recipients = {{m_options.hall, hall.keys(m_options.hall)->sealingPublicKey()}};
    desk.recipients.insert(desk.recipients.end(), m_options.moreRecipients.begin(),
                           m_options.moreRecipients.end());
    appointments::SlotBook::Settings slots;
    slots.escrow.rules = appointments::kioskRules();
    slots.recipients = [recipients = desk.recipients] { return recipients; };
    m_desk = std::make_unique<queue::TicketDesk>(desk, *m_writer, *m_journal);
    OW_ENFORCE(m_desk->start());
    m_slotDesk = std::make_unique<appointments::SlotDesk>(std::move(slots), *m_writer, *m_journal,
                                                          m_slotFeed, *m_desk);
    m_slotDesk->start();
    if (!m_options.askedCentre.isEmpty()) {
        m_asking = std::make_unique<sync::SharedClient>(
            sync::SharedClient::Settings{.terminal = m_options.node,
                                         .hall = m_options.endpoint,
                                         .centreSealingKey = m_options.askedCentre},
            *m_keys);
    }
    cases::SharedSource* shared = &m_shared;
    if (m_asking) {
        shared = m_asking.get();
    }
    m_caseDesk = std::make_unique<cases::CaseDesk>(
        cases::CaseBook::Settings{
            .mark = desk.mark, .fallbackLink = desk.fallbackLink, .recipients = desk.recipients},
        *m_writer, *m_journal, *m_desk, shared,
        cases::CaseDesk::DraftWays{
            .hall = &m_drafts, .city = m_asking ? &m_cityDrafts : nullptr, .keys = m_asking.get()});
    OW_ENFORCE(m_caseDesk->start());
    m_feedbackDesk = std::make_unique<feedback::FeedbackDesk>(
        feedback::FeedbackBook::Settings{
            .mark = desk.mark, .recipients = desk.recipients, .terms = {}},
        *m_writer, *m_journal);
    m_paymentDesk = std::make_unique<cases::PaymentDesk>(*m_writer, *m_journal);
    m_drafts.connectTo(m_options.endpoint);
    m_cityDrafts.connectTo(m_options.endpoint);
    m_sync = std::make_unique<sync::SyncClient>(m_options.endpoint, store(), *m_writer, *m_journal,
                                                nullptr, m_options.timing);
    connectSync();
}

void TestTerminal::connectSync()
{
    QObject::connect(m_sync.get(), &sync::SyncClient::storeHeld, m_desk.get(),
                     &queue::TicketDesk::onStoreHeld);
    QObject::connect(m_sync.get(), &sync::SyncClient::storeSettled, m_desk.get(),
                     &queue::TicketDesk::onStoreSettled);
    QObject::connect(m_sync.get(), &sync::SyncClient::markGiven, m_desk.get(),
                     &queue::TicketDesk::setMark);
    QObject::connect(m_sync.get(), &sync::SyncClient::changesApplied, m_desk.get(),
                     &queue::TicketDesk::onChangesApplied);
    QObject::connect(m_sync.get(), &sync::SyncClient::changesApplied, m_slotDesk.get(),
                     &appointments::SlotDesk::onChangesApplied);
    QObject::connect(m_sync.get(), &sync::SyncClient::onlineChanged, m_slotDesk.get(),
                     &appointments::SlotDesk::setOnline);
    QObject::connect(m_sync.get(), &sync::SyncClient::changesApplied, m_paymentDesk.get(),
                     &cases::PaymentDesk::onChangesApplied);
    QObject::connect(m_sync.get(), &sync::SyncClient::onlineChanged, m_caseDesk.get(),
                     &cases::CaseDesk::setOnline);
    QObject::connect(m_sync.get(), &sync::SyncClient::markGiven, m_caseDesk.get(),
                     &cases::CaseDesk::setMark);
    QObject::connect(m_sync.get(), &sync::SyncClient::changesApplied, m_caseDesk.get(),
                     &cases::CaseDesk::onChangesApplied);
}

TestTerminal::~TestTerminal()
{
    m_sync->stop();
    if (m_asking) {
        m_asking->stop();
    }
    if (!m_options.markerPath.isEmpty()) {
        OW_ENFORCE(journal::renewLife(*m_writer, journal::Marker(m_options.markerPath)));
    }
    m_writer->stop();
}

sync::SyncTiming TestTerminal::quickTiming()
{
    sync::SyncTiming timing;
    timing.pollWait = 500ms;
    timing.answerSlack = 10s;
    timing.askEvery = 300ms;
    timing.backoffFirst = 20ms;
    timing.backoffCap = 100ms;
    timing.refusedPause = 300ms;
    timing.staleAfter = 30s;
    return timing;
}

storage::DatabaseOptions TestTerminal::store() const
{
    storage::DatabaseOptions options;
    options.path = m_options.storePath;
    return options;
}

queue::Ticket TestTerminal::issuePending(const QString& matter,
                                         const std::optional<queue::Person>& person)
{
    queue::IssueRequest request;
    request.matter = matter;
    request.person = person;
    request.willPrint = true;
    std::optional<Result<queue::IssuedTicket>> answer;
    m_desk->issue(std::move(request),
                  [&](Result<queue::IssuedTicket> issued) { answer.emplace(std::move(issued)); });
    OW_ENFORCE(QTest::qWaitFor([&] { return answer.has_value(); }, kPatienceMs));
    OW_ENFORCE(*answer);
    return answer->value().ticket;
}

Result<queue::IssuedTicket> TestTerminal::tryIssue(const QString& matter)
{
    queue::IssueRequest request;
    request.matter = matter;
    std::optional<Result<queue::IssuedTicket>> answer;
    m_desk->issue(std::move(request),
                  [&](Result<queue::IssuedTicket> issued) { answer.emplace(std::move(issued)); });
    OW_ENFORCE(QTest::qWaitFor([&] { return answer.has_value(); }, kPatienceMs));
    return *answer;
}

QString TestTerminal::issue(const QString& matter, const std::optional<queue::Person>& person)
{
    const queue::Ticket ticket = issuePending(matter, person);
    bool isHeld = false;
    m_desk->hold(ticket.id, QStringLiteral("printer"), false, [&](const Result<void>& held) {
        OW_ENFORCE(held);
        isHeld = true;
    });
    OW_ENFORCE(QTest::qWaitFor([&] { return isHeld; }, kPatienceMs));
    return ticket.number;
}

void TestTerminal::startAndWaitForFeed()
{
    m_sync->start();
    OW_ENFORCE(
        QTest::qWaitFor([this] { return !m_desk->catalogue().matters.isEmpty(); }, kPatienceMs));
}

qint64 TestTerminal::backlog()
{
    const auto rows = m_writer->runAndWait<qint64>(
        [this](storage::Database& database) { return m_journal->backlog(database); });
    OW_ENFORCE(rows);
    return rows.value();
}

} // namespace onewindow::testing
