// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Board/ZoneWindows.h"

#include "services/queue/FeedKinds.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

namespace feed = queue::feed;

ZoneWindows::ZoneWindows(BoardZone zone)
    : m_zone(std::move(zone))
{}

bool ZoneWindows::isIn(const queue::HallWindow& window, const QString& area) const
{
    return window.area.zh == area || window.area.en == area ||
           window.area.others.values().contains(area) || m_planned.value(area).contains(window.id);
}

bool ZoneWindows::refresh(const queue::HallPicture& hall)
{
    m_planned.clear();
    const auto& floors = hall.all(feed::kFloor);
    for (auto floor = floors.begin(); floor != floors.end(); ++floor) {
        for (const queue::HallArea& area : queue::floorFromJson(floor.key(), *floor, {}).areas) {
            m_planned[area.id] += QSet<QString>(area.windows.cbegin(), area.windows.cend());
        }
    }
    const QSet<QString> before = ids();
    m_windows.clear();
    const auto& windows = hall.all(feed::kWindow);
    for (auto thing = windows.begin(); thing != windows.end(); ++thing) {
        const queue::HallWindow window = queue::windowFromJson(thing.key(), *thing);
        const bool isMine = isWholeHall() || m_zone.windows.contains(window.id) ||
                            std::ranges::any_of(m_zone.areas, [&](const QString& area) {
                                return isIn(window, area);
                            });
        if (isMine) {
            m_windows << window;
        }
    }
    std::ranges::stable_sort(m_windows, {}, &queue::HallWindow::order);
    return ids() != before;
}

QSet<QString> ZoneWindows::ids() const
{
    QSet<QString> ids;
    for (const queue::HallWindow& window : m_windows) {
        ids.insert(window.id);
    }
    return ids;
}

bool ZoneWindows::has(const QString& window) const
{
    return isWholeHall() ||
           std::ranges::find(m_windows, window, &queue::HallWindow::id) != m_windows.end();
}

queue::HallWindow ZoneWindows::find(const QString& window) const
{
    const auto found = std::ranges::find(m_windows, window, &queue::HallWindow::id);
    if (found != m_windows.end()) {
        return *found;
    }
    queue::HallWindow unknown;
    unknown.id = window;
    return unknown;
}

QString ZoneWindows::areaOf(const QString& window, const QStringList& words) const
{
    const queue::HallWindow known = find(window);
    const auto found =
        std::ranges::find_if(words, [&](const QString& area) { return isIn(known, area); });
    return found == words.end() ? QString() : *found;
}

QStringList ZoneWindows::areaNames(const QString& language) const
{
    QStringList names;
    if (!isWholeHall()) {
        for (const queue::HallWindow& window : m_windows) {
            names << window.area.in(language);
        }
        names.removeDuplicates();
    }
    return names;
}

QSet<QString> ZoneWindows::matters() const
{
    QSet<QString> matters;
    for (const queue::HallWindow& window : m_windows) {
        if (window.isOpen) {
            matters += QSet<QString>(window.matters.cbegin(), window.matters.cend());
        }
    }
    return matters;
}

QString windowLabel(const queue::HallWindow& window)
{
    static const QRegularExpression sign(QStringLiteral("([A-Z]?[0-9]{1,4})\\s*号?\\s*(窗|柜|台)"));
    static const QRegularExpression number(QStringLiteral("[A-Z]?[0-9]{1,4}"));
    static const QRegularExpression isNumber(QStringLiteral("^[A-Z]?[0-9]{1,4}$"));
    if (const auto match = sign.match(window.name.zh); match.hasMatch()) {
        return match.captured(1);
    }
    // Of two numbers in a name nobody knows which is the window's.
    auto all = number.globalMatch(window.name.zh);
    if (all.hasNext()) {
        const QString only = all.next().captured();
        if (!all.hasNext()) {
            return only;
        }
    }
    return isNumber.match(window.id).hasMatch() ? window.id : QString();
}

} // namespace onewindow::ui
