// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/HallLines.h"

#include <algorithm>
#include <utility>

namespace onewindow::ui {

namespace {

enum Role {
    LineIdRole = Qt::UserRole + 1,
    TitleRole,
    TagRole,
    FigureRole,
    CaptionRole,
    DetailRole,
    ShareRole,
    CareRole,
    IsMarkedRole,
};

} // namespace

int HallLineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant HallLineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const HallLine& line = m_lines.at(index.row());
    switch (role) {
    case LineIdRole:
        return line.id;
    case TitleRole:
        return line.title;
    case TagRole:
        return line.tag;
    case FigureRole:
        return line.figure;
    case CaptionRole:
        return line.caption;
    case DetailRole:
        return line.detail;
    case ShareRole:
        return line.share;
    case CareRole:
        return static_cast<int>(line.care);
    case IsMarkedRole:
        return line.isMarked;
    default:
        return {};
    }
}

QHash<int, QByteArray> HallLineModel::roleNames() const
{
    return {{LineIdRole, "lineId"}, {TitleRole, "title"},     {TagRole, "tag"},
            {FigureRole, "figure"}, {CaptionRole, "caption"}, {DetailRole, "detail"},
            {ShareRole, "share"},   {CareRole, "care"},       {IsMarkedRole, "isMarked"}};
}

void HallLineModel::setLines(QList<HallLine> lines)
{
    const bool areTheSame =
        std::equal(m_lines.cbegin(), m_lines.cend(), lines.cbegin(), lines.cend(),
                   [](const HallLine& a, const HallLine& b) { return a.id == b.id; });
    if (!areTheSame) {
        beginResetModel();
        m_lines = std::move(lines);
        endResetModel();
        Q_EMIT countChanged();
        return;
    }
    for (int row = 0; row < count(); ++row) {
        if (m_lines.at(row) != lines.at(row)) {
            m_lines[row] = lines.at(row);
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

} // namespace onewindow::ui
