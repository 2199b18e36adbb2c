// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/SlotBooks.h"

#include "services/appointments/Partition.h"

namespace onewindow::appointments {

SlotBooks::SlotBooks(const journal::Journal& journal, SlotFeed& feed, Settings settings)
    : m_journal(journal)
    , m_feed(feed)
    , m_settings(std::move(settings))
{}

QStringList SlotBooks::halls() const
{
    QStringList halls = m_settings.halls();
    if (!m_settings.ownHall.isEmpty() && !halls.contains(m_settings.ownHall)) {
        halls.prepend(m_settings.ownHall);
    }
    return halls;
}

SlotBook* SlotBooks::of(const QString& hall)
{
    const QString& name = hall.isEmpty() ? m_settings.ownHall : hall;
    const std::lock_guard lock(m_mutex);
    const auto known = m_books.find(name);
    if (known != m_books.end()) {
        return &known->second->book;
    }
    if (name.isEmpty() || (name != m_settings.ownHall && !m_settings.isHall(name))) {
        return nullptr;
    }
    SlotBook::Settings settings;
    settings.escrow.hall = name;
    settings.escrow.isRoot = m_settings.isRoot;
    settings.escrow.rules = m_settings.rules;
    if (name == m_settings.ownHall) {
        settings.escrow.handleOf = m_settings.handleOf;
    }
    settings.recipients = [this, name] { return m_settings.recipients(name); };
    auto entry = std::make_unique<Entry>(m_journal.forHall(name), m_feed, std::move(settings));
    return &m_books.emplace(name, std::move(entry)).first->second->book;
}

} // namespace onewindow::appointments
