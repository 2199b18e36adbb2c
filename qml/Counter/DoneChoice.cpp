// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/DoneChoice.h"

#include <algorithm>

namespace onewindow::ui {

void DoneChoice::ask(const QStringList& ids, const QStringList& names, const QStringList& served)
{
    m_ids = ids;
    m_names = names;
    m_done = ids;
    m_done.removeIf([&](const QString& id) { return !served.contains(id); });
    Q_EMIT asked();
    Q_EMIT changed();
}

void DoneChoice::toggle(const QString& id)
{
    QStringList wanted = m_done;
    if (wanted.removeAll(id) == 0) {
        wanted << id;
    }
    m_done = m_ids;
    m_done.removeIf([&](const QString& known) { return !wanted.contains(known); });
    Q_EMIT changed();
}

QString DoneChoice::rest() const
{
    const auto left = std::find_if(m_ids.cbegin(), m_ids.cend(),
                                   [this](const QString& id) { return !m_done.contains(id); });
    return left == m_ids.cend() ? QString() : *left;
}

QString DoneChoice::restName() const
{
    return m_names.value(m_ids.indexOf(rest()));
}

} // namespace onewindow::ui
