// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/queue/TestKiosk.h"

#include <QTest>

#include <utility>

namespace onewindow::queue {

TestKiosk::TestKiosk(const QString& node, const QString& mark, const QString& path,
                     const TestKeys& keys, const crypto::NodeKeys& hallKeys,
                     const ManualClock& clock)
    : m_journal({.node = node, .keys = &*keys, .clock = &clock, .projections = {&m_tickets}})
    , m_writer(openStore(path))
    , m_desk({mark,
              QStringLiteral("https://127.0.0.1"),
              {{QStringLiteral("hall-1"), hallKeys.sealingPublicKey()}}},
             m_writer, m_journal)
    , m_keys(keys)
    , m_path(path)
{
    const auto opened = m_writer.runAndWait<int>([this](storage::Database& store) -> Result<int> {
        OW_TRY(m_journal.open(store));
        OW_TRY(m_cache.open(store));
        return 0;
    });
    OW_ENFORCE(bool(opened));
    OW_ENFORCE(bool(m_desk.start()));
}

TestKiosk::~TestKiosk()
{
    m_writer.stop();
}

Result<IssuedTicket> TestKiosk::issue(const QString& matter, std::optional<Person> person,
                                      bool willPrint)
{
    IssueRequest request;
    request.matter = matter;
    request.person = std::move(person);
    request.willPrint = willPrint;
    return issue(std::move(request));
}

Result<IssuedTicket> TestKiosk::issue(IssueRequest request)
{
    std::optional<Result<IssuedTicket>> answer;
    m_desk.issue(std::move(request),
                 [&](Result<IssuedTicket> result) { answer.emplace(std::move(result)); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, kPatienceMs)) {
        return Error{ErrorCode::Timeout, QStringLiteral("no answer")};
    }
    return *answer;
}

void TestKiosk::hold(const QByteArray& ticket)
{
    bool isDone = false;
    m_desk.hold(ticket, QStringLiteral("printer"), false, [&](const Result<void>& done) {
        OW_ENFORCE(bool(done));
        isDone = true;
    });
    OW_ENFORCE(QTest::qWaitFor([&] { return isDone; }, kPatienceMs));
}

void TestKiosk::setAside(const QByteArray& ticket)
{
    bool isDone = false;
    m_desk.setAside(ticket, [&](const Result<void>& done) {
        OW_ENFORCE(bool(done));
        isDone = true;
    });
    OW_ENFORCE(QTest::qWaitFor([&] { return isDone; }, kPatienceMs));
}

int TestKiosk::shipTo(TestHall& hall)
{
    storage::DatabaseOptions options;
    options.path = m_path;
    auto store = storage::Database::open(options);
    OW_ENFORCE(bool(store));
    const auto taken = hall.takeFrom(m_journal, *store.value(), *m_keys);
    OW_ENFORCE(bool(taken));
    pull(hall);
    return taken.value();
}

void TestKiosk::pull(TestHall& hall)
{
    const QString own = QStringLiteral("node:") + m_journal.node();
    while (true) {
        const auto page = hall.feed().read(
            hall.database(), m_cursor, {QStringLiteral("all"), QStringLiteral("kiosk"), own}, 1000);
        OW_ENFORCE(bool(page));
        const auto applied = m_writer.runAndWait<int>([&](storage::Database& store) -> Result<int> {
            OW_TRY(m_cache.apply(store, page.value()));
            return 0;
        });
        OW_ENFORCE(bool(applied));
        m_desk.onChangesApplied(page.value());
        m_cursor = page.value().cursor;
        if (!page.value().hasMore) {
            break;
        }
    }
    // The desk's own job has run when a later one has.
    OW_ENFORCE(bool(m_writer.runAndWait<int>([](storage::Database&) -> Result<int> { return 0; })));
}

std::unique_ptr<storage::Database> TestKiosk::openStore(const QString& path)
{
    storage::DatabaseOptions options;
    options.path = path;
    auto database = storage::Database::open(options);
    OW_ENFORCE(bool(database));
    return std::move(database).value();
}

} // namespace onewindow::queue
