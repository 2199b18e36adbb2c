// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/DeskLineModel.h"

#include <utility>

namespace onewindow::ui {

namespace {

enum Role {
    LineIdRole = Qt::UserRole + 1,
    TitleRole,
    CaptionRole,
    TagRole,
    TrailingRole,
    IsBadRole,
    IsHeadingRole,
    IsCheckedRole,
};

} // namespace

DeskLine headingLine(const QString& title)
{
    DeskLine line;
    line.title = title;
    line.isHeading = true;
    return line;
}

void addFact(QList<DeskLine>& lines, const QString& caption, const QString& title, bool isBad)
{
    if (!title.isEmpty()) {
        DeskLine line;
        line.caption = caption;
        line.title = title;
        line.isBad = isBad;
        lines.append(line);
    }
}

int DeskLineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant DeskLineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const DeskLine& line = m_lines.at(index.row());
    switch (role) {
    case LineIdRole:
        return line.id;
    case TitleRole:
        return line.title;
    case CaptionRole:
        return line.caption;
    case TagRole:
        return line.tag;
    case TrailingRole:
        return line.trailing;
    case IsBadRole:
        return line.isBad;
    case IsHeadingRole:
        return line.isHeading;
    case IsCheckedRole:
        return line.isChecked;
    default:
        return {};
    }
}

QHash<int, QByteArray> DeskLineModel::roleNames() const
{
    return {{LineIdRole, "lineId"},       {TitleRole, "title"},
            {CaptionRole, "caption"},     {TagRole, "tag"},
            {TrailingRole, "trailing"},   {IsBadRole, "isBad"},
            {IsHeadingRole, "isHeading"}, {IsCheckedRole, "isChecked"}};
}

void DeskLineModel::setLines(QList<DeskLine> lines)
{
    if (m_lines == lines) {
        return;
    }
    if (m_lines.size() == lines.size()) {
        m_lines = std::move(lines);
        Q_EMIT dataChanged(index(0), index(count() - 1));
        return;
    }
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
    Q_EMIT countChanged();
}

} // namespace onewindow::ui
