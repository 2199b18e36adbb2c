// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/MatterLines.h"

#include <algorithm>

namespace onewindow::ui {

namespace {

enum Role { TextRole = Qt::UserRole, IsMatterRole };

} // namespace

int MatterLines::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant MatterLines::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const MatterLine& line = m_lines.at(index.row());
    switch (role) {
    case TextRole:
        return line.text;
    case IsMatterRole:
        return line.isMatter;
    default:
        return {};
    }
}

QHash<int, QByteArray> MatterLines::roleNames() const
{
    return {{TextRole, "text"}, {IsMatterRole, "isMatter"}};
}

int MatterLines::materialCount() const
{
    return static_cast<int>(std::count_if(m_lines.cbegin(), m_lines.cend(),
                                          [](const MatterLine& line) { return !line.isMatter; }));
}

void MatterLines::setLines(const QList<MatterLine>& lines)
{
    if (lines != m_lines) {
        beginResetModel();
        m_lines = lines;
        endResetModel();
        Q_EMIT changed();
    }
}

} // namespace onewindow::ui
