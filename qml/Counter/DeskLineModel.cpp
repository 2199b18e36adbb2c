// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/DeskLineModel.h"

#include <algorithm>
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

bool isSame(const DeskLine& one, const DeskLine& other)
{
    return one.id == other.id && one.isHeading == other.isHeading &&
           (!one.id.isEmpty() || one.title == other.title);
}

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
    const bool isOtherCount = m_lines.size() != lines.size();
    if (isInOrder(lines)) {
        merge(lines);
    } else if (isOtherCount) {
        beginResetModel();
        m_lines = lines;
        endResetModel();
    }
    m_lines = std::move(lines);
    if (!m_lines.isEmpty()) {
        Q_EMIT dataChanged(index(0), index(count() - 1));
    }
    if (isOtherCount) {
        Q_EMIT countChanged();
    }
}

/// Whether those that stay stand in `lines` one behind the other as they do here.
bool DeskLineModel::isInOrder(const QList<DeskLine>& lines) const
{
    qsizetype at = 0;
    for (const DeskLine& line : m_lines) {
        const auto same = [&line](const DeskLine& one) { return isSame(one, line); };
        const auto found = std::find_if(lines.begin() + at, lines.end(), same);
        if (found != lines.end()) {
            at = found - lines.begin() + 1;
        } else if (std::any_of(lines.begin(), lines.begin() + at, same)) {
            return false;
        }
    }
    return true;
}

/// Takes out the lines that go and puts in those that come.
void DeskLineModel::merge(const QList<DeskLine>& lines)
{
    qsizetype row = 0;
    for (const DeskLine& line : lines) {
        const auto same = [&line](const DeskLine& one) { return isSame(one, line); };
        const auto found = std::find_if(m_lines.cbegin() + row, m_lines.cend(), same);
        if (found == m_lines.cend()) {
            beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
            m_lines.insert(row, line);
            endInsertRows();
        } else {
            removeLines(row, found - m_lines.cbegin() - row);
        }
        ++row;
    }
    removeLines(row, m_lines.size() - row);
}

void DeskLineModel::removeLines(qsizetype row, qsizetype count)
{
    if (count > 0) {
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row + count - 1));
        m_lines.remove(row, count);
        endRemoveRows();
    }
}

} // namespace onewindow::ui
