// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/TicketListModel.h"

namespace onewindow::ui {

namespace {

enum Role { IdRole = Qt::UserRole, NumberRole, MatterRole, TagRole, WaitRole, ServedRole };

} // namespace

int TicketListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant TicketListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const TicketLine& line = m_lines.at(index.row());
    switch (role) {
    case IdRole:
        return line.id;
    case NumberRole:
        return line.number;
    case MatterRole:
        return line.matter;
    case TagRole:
        return line.tag;
    case WaitRole:
        return line.wait;
    case ServedRole:
        return line.isServed;
    default:
        return {};
    }
}

QHash<int, QByteArray> TicketListModel::roleNames() const
{
    return {{IdRole, "ticketId"}, {NumberRole, "number"}, {MatterRole, "matter"},
            {TagRole, "tag"},     {WaitRole, "wait"},     {ServedRole, "served"}};
}

void TicketListModel::setLines(QList<TicketLine> lines)
{
    if (lines == m_lines) {
        return;
    }
    const bool isOtherCount = lines.size() != m_lines.size();
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
    if (isOtherCount) {
        Q_EMIT countChanged();
    }
}

} // namespace onewindow::ui
