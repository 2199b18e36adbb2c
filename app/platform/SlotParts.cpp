// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/SlotParts.h"

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
    m_books = std::make_unique<appointments::SlotBooks>(journal, m_feed, std::move(settings));
}

void SlotParts::start(storage::Writer& writer)
{
    m_runner =
        std::make_unique<appointments::EscrowRunner>(writer, m_feed, [this](const QString& hall) {
            appointments::SlotBook* book = m_books->of(hall);
            return book == nullptr ? nullptr : &book->escrow();
        });
    m_runner->start();
    if (m_isRoot) {
        m_runner->tick(m_books->halls());
    } else {
        m_runner->takeInAll(m_books->halls());
    }
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                     [this] { m_runner->tick(m_books->halls()); });
    m_timer.start();
}

void SlotParts::takeIn(const journal::FeedPage& page, const QString& hall)
{
    if (!page.changes.isEmpty()) {
        m_runner->takeIn(hall, page.changes);
    }
}

} // namespace onewindow::platform
