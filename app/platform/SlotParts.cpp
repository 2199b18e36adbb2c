// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/SlotParts.h"

#include "services/core/Log.h"
#include "services/queue/Ticket.h"

#include <QDate>

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
    applyPlan();
}

/// What is there already costs one look a hall.
void SlotParts::applyPlan()
{
    if (!m_isRoot || !m_plan || m_writer == nullptr) {
        return;
    }
    const QDate today = QDate::fromString(queue::hallDay(m_clock->now().wallMs), Qt::ISODate);
    const QString warning = m_plan->calendar().warningAt(today);
    if (!warning.isEmpty() && warning != m_warned) {
        qCWarning(lcPlatform).noquote() << warning;
    }
    m_warned = warning;
    for (const QString& hall : m_books->halls()) {
        m_writer->post(
            [this, hall, plan = m_plan](storage::Database& database) -> Result<void> {
                appointments::SlotBook* book = m_books->of(hall);
                return book == nullptr
                           ? Result<void>()
                           : appointments::applyPlan(database, *plan, *book, m_feed, *m_clock);
            },
            [hall](const Result<void>& applied) {
                if (!applied) {
                    qCWarning(lcPlatform).noquote() << "The plan of slots was not applied in"
                                                    << hall << ":" << applied.error().detail;
                }
            });
    }
}

void SlotParts::takeIn(const journal::FeedPage& page, const QString& hall)
{
    if (!page.changes.isEmpty()) {
        m_runner->takeIn(hall, page.changes);
    }
}

} // namespace onewindow::platform
