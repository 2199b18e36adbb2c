// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Board/BoardOptions.h"
#include "services/queue/HallInfo.h"
#include "services/queue/HallPicture.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

namespace onewindow::ui {

/// The windows of a board's zone, out of the hall's feed.
class ZoneWindows
{
public:
    explicit ZoneWindows(BoardZone zone);

    /// Looks at the hall anew; when windows or its plan have changed. Whether it has others now.
    bool refresh(const queue::HallPicture& hall);

    [[nodiscard]] bool isWholeHall() const
    {
        return m_zone.areas.isEmpty() && m_zone.windows.isEmpty();
    }

    /// Whether the zone has the window of that id; of the whole hall it has also those that the
    /// feed has not told of yet.
    [[nodiscard]] bool has(const QString& window) const;

    /// In the hall's order.
    [[nodiscard]] const QList<queue::HallWindow>& windows() const { return m_windows; }

    [[nodiscard]] queue::HallWindow find(const QString& window) const;

    /// The zone's words for the area that the window is in, of those in `words`; empty where none
    /// is.
    [[nodiscard]] QString areaOf(const QString& window, const QStringList& words) const;

    /// Names of the zone's areas in `language`, in order; none of the whole hall.
    [[nodiscard]] QStringList areaNames(const QString& language) const;

    /// The matters that an open window of the zone serves.
    [[nodiscard]] QSet<QString> matters() const;

private:
    [[nodiscard]] QSet<QString> ids() const;
    [[nodiscard]] bool isIn(const queue::HallWindow& window, const QString& area) const;

    BoardZone m_zone;
    QList<queue::HallWindow> m_windows;
    QHash<QString, QSet<QString>> m_planned; ///< Windows by the id of an area of the plan.
};

/// What is said of a window: "12" of "12 号窗口", "B3" of "B3 窗口"; its id where the name has no
/// number and the id is one; else nothing.
QString windowLabel(const queue::HallWindow& window);

} // namespace onewindow::ui
