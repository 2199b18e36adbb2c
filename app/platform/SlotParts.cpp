// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/SlotParts.h"

#include "services/core/Log.h"
#include "services/queue/Ticket.h"

#include <QDate>

#include <utility>

namespace onewindow::platform {

namespace {

constexpr std::chrono::seconds kTickEvery{60};

} // namespace

SlotParts::SlotParts(const QString& node)
    : m_projection(node)
    , m_feed(node, appointments::SlotFeed::Audience::Below)
{
    m_timer.setInterval(kTickEvery);
}

std::vector<journal::Projection*> SlotParts::projections()
{
    return {&m_projection, &m_feed};
}

void SlotParts::open(const journal::Journal& journal, appointments::SlotBooks::Settings settings)
{
    m_isRoot = settings.isRoot;
    m_clock = &journal.clock();
    m_books = std::make_unique<appointments::SlotBooks>(journal, m_feed, std::move(settings));
}

void SlotParts::start(storage::Writer& writer)
{
    m_runner =
        std::make_unique<appointments::EscrowRunner>(writer, m_feed, [this](const QString& hall) {
            appointments::SlotBook* book = m_books->of(hall);
            return book == nullptr ? nullptr : &book->escrow();
        });
    m_writer = &writer;
    m_runner->start();
    if (m_isRoot) {
        m_runner->tick(m_books->halls());
    } else {
        m_runner->takeInAll(m_books->halls());
    }
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        applyPlan();
        m_runner->tick(m_books->halls());
    });
    m_timer.start();
    applyPlan();
}

void SlotParts::setPlan(std::shared_ptr<const appointments::SlotPlan> plan)
{
    m_plan = std::move(plan);
    if (m_current) {
        m_current->isStopped = true;
        m_current.reset();
    }
    applyPlan();
}

/// What is there already costs one look a hall.
void SlotParts::applyPlan()
{
    if (!m_isRoot || !m_plan || m_writer == nullptr || (m_current && !m_current->isOver)) {
        return;
    }
    const QDate today = QDate::fromString(queue::hallDay(m_clock->now().wallMs), Qt::ISODate);
    const QString warning = m_plan->calendar().warningAt(today);
    if (!warning.isEmpty() && warning != m_warned) {
        qCWarning(lcPlatform).noquote() << warning;
    }
    m_warned = warning;
    m_current = std::make_shared<Round>();
    m_current->plan = m_plan;
    m_current->halls = m_books->halls();
    applyNext(m_current);
}

/// One hall after the other, a day at a time: with thousands of halls, whoever else wants to write
/// waits for one of them, not for all.
void SlotParts::applyNext(const std::shared_ptr<Round>& round)
{
    if (round->halls.isEmpty() || round->isStopped) {
        round->isOver = true;
        return;
    }
    m_writer->run<bool>(
        [this, round](storage::Database& database) -> Result<bool> {
            appointments::SlotBook* book = m_books->of(round->halls.constLast());
            return book == nullptr
                       ? Result<bool>(false)
                       : appointments::applyPlan(database, *round->plan, *book, m_feed, *m_clock);
        },
        [this, round](const Result<bool>& hasMore) { onApplied(round, hasMore); });
}

/// On the writer's thread.
void SlotParts::onApplied(const std::shared_ptr<Round>& round, const Result<bool>& hasMore)
{
    if (!hasMore && !std::exchange(round->hasFailed, true)) {
        qCWarning(lcPlatform).noquote()
            << "The plan of slots was not applied in" << round->halls.constLast() << ":"
            << hasMore.error().detail;
    }
    if (!hasMore && hasMore.error().code == ErrorCode::StoreBusy) {
        round->halls.clear(); // The rest at the next tick.
    } else if (!hasMore || !hasMore.value()) {
        round->halls.removeLast();
    }
    applyNext(round);
}

void SlotParts::takeIn(const journal::FeedPage& page, const QString& hall)
{
    if (!page.changes.isEmpty()) {
        m_runner->takeIn(hall, page.changes);
    }
}

} // namespace onewindow::platform
