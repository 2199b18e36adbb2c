// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/enquiry/FloorModel.h"

namespace onewindow::ui {

int FloorModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_floor.areas.size());
}

QVariant FloorModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const queue::HallArea& area = m_floor.areas.at(index.row());
    switch (role) {
    case TitleRole:
        return area.name.in(m_language);
    case LeftRole:
        return area.place.x() / m_floor.width;
    case TopRole:
        return area.place.y() / m_floor.height;
    case WidthRole:
        return area.place.width() / m_floor.width;
    case HeightRole:
        return area.place.height() / m_floor.height;
    case IsWantedRole:
        return m_wanted.contains(area.id);
    default:
        return {};
    }
}

QHash<int, QByteArray> FloorModel::roleNames() const
{
    return {{TitleRole, "title"},     {LeftRole, "areaLeft"},     {TopRole, "areaTop"},
            {WidthRole, "areaWidth"}, {HeightRole, "areaHeight"}, {IsWantedRole, "isWanted"}};
}

void FloorModel::show(const queue::HallFloor& floor, const QStringList& wanted,
                      const QString& language)
{
    beginResetModel();
    m_floor = floor;
    m_wanted = wanted;
    m_language = language;
    endResetModel();
    Q_EMIT changed();
}

void FloorModel::clear()
{
    show({}, {}, {});
}

double FloorModel::ratio() const
{
    return m_floor.height > 0 ? m_floor.width / m_floor.height : 1;
}

double FloorModel::hereX() const
{
    return hasHere() ? m_floor.here->x() / m_floor.width : 0;
}

double FloorModel::hereY() const
{
    return hasHere() ? m_floor.here->y() / m_floor.height : 0;
}

} // namespace onewindow::ui
