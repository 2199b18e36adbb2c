// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// KioskSession and the matters of a number.

#include "qml/Kiosk/session/KioskSession.h"

namespace onewindow::ui {

void KioskSession::chooseMatter(const QString& matter)
{
    const bool isChoosing = m_state == State::Matter || m_state == State::Search;
    if (!isChoosing || m_parts.tickets.catalogue().matter(matter) == nullptr) {
        return;
    }
    if (m_context.facts().isAddingMatter) {
        if (m_context.matters().contains(matter)) {
            return;
        }
        m_context.further.append(matter);
    } else {
        m_context.matter = matter;
        m_context.further.clear();
        m_context.klass = queue::TicketClass::Ordinary;
    }
    m_context.cameBySearch = m_state == State::Search;
    handle(Event::MatterChosen);
}

void KioskSession::dropMatter(const QString& matter)
{
    if (m_state == State::DropMatter && m_context.matters().contains(matter)) {
        m_context.dropMatter(matter);
        handle(Event::MatterDropped);
    }
}

/// What the hall offers no longer comes off the number.
void KioskSession::onCatalogueChanged()
{
    for (const QString& id : m_context.matters()) {
        if (m_parts.tickets.catalogue().matter(id) == nullptr) {
            m_context.dropMatter(id);
        }
    }
    Q_EMIT changed();
}

} // namespace onewindow::ui
