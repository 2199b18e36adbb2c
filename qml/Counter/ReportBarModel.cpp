// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/ReportBarModel.h"

#include <utility>

namespace onewindow::ui {

namespace {

enum Role {
    NameRole = Qt::UserRole,
    ValueRole,
    CaptionRole,
    SpokenRole,
    FromRole,
    ToRole,
    MarkRole
};

} // namespace

int ReportBarModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_bars.size());
}

QVariant ReportBarModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const ReportBar& bar = m_bars.at(index.row());
    switch (role) {
    case NameRole:
        return bar.name;
    case ValueRole:
        return bar.value;
    case CaptionRole:
        return bar.caption;
    case SpokenRole:
        return bar.spoken;
    case FromRole:
        return bar.from;
    case ToRole:
        return bar.to;
    case MarkRole:
        return bar.mark;
    default:
        return {};
    }
}

QHash<int, QByteArray> ReportBarModel::roleNames() const
{
    return {{NameRole, "name"},     {ValueRole, "value"}, {CaptionRole, "caption"},
            {SpokenRole, "spoken"}, {FromRole, "from"},   {ToRole, "to"},
            {MarkRole, "mark"}};
}

void ReportBarModel::setBars(QList<ReportBar> bars)
{
    beginResetModel();
    m_bars = std::move(bars);
    endResetModel();
}

} // namespace onewindow::ui
