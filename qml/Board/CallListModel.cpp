// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Board/CallListModel.h"

namespace onewindow::ui {

namespace {

enum Role { NumberRole = Qt::UserRole, WindowRole, TimeRole };

} // namespace

int CallListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant CallListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const CallLine& line = m_lines.at(index.row());
    switch (role) {
    case NumberRole:
        return line.number;
    case WindowRole:
        return line.window;
    case TimeRole:
        return line.time;
    default:
        return {};
    }
}

QHash<int, QByteArray> CallListModel::roleNames() const
{
    return {{NumberRole, "number"}, {WindowRole, "windowName"}, {TimeRole, "time"}};
}

void CallListModel::setLines(QList<CallLine> lines)
{
    if (lines != m_lines) {
        beginResetModel();
        m_lines = std::move(lines);
        endResetModel();
    }
}

} // namespace onewindow::ui
