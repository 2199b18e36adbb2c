// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Board/CallListModel.h"

#include <algorithm>

namespace onewindow::ui {

namespace {

enum Role { NumberRole = Qt::UserRole, WindowRole, NoteRole };

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
    case NoteRole:
        return line.note;
    default:
        return {};
    }
}

QHash<int, QByteArray> CallListModel::roleNames() const
{
    return {{NumberRole, "number"}, {WindowRole, "windowName"}, {NoteRole, "note"}};
}

void CallListModel::setLines(const QList<CallLine>& lines)
{
    const qsizetype kept = std::min(m_lines.size(), lines.size());
    for (qsizetype i = 0; i < kept; ++i) {
        if (m_lines.at(i) != lines.at(i)) {
            m_lines[i] = lines.at(i);
            const QModelIndex changed = index(static_cast<int>(i));
            Q_EMIT dataChanged(changed, changed);
        }
    }
    if (lines.size() > kept) {
        beginInsertRows({}, static_cast<int>(kept), static_cast<int>(lines.size()) - 1);
        m_lines.append(lines.mid(kept));
        endInsertRows();
    } else if (m_lines.size() > kept) {
        beginRemoveRows({}, static_cast<int>(kept), static_cast<int>(m_lines.size()) - 1);
        m_lines.resize(kept);
        endRemoveRows();
    }
}

} // namespace onewindow::ui
