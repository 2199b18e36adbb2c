// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/ChoiceModel.h"

#include <algorithm>

namespace onewindow::ui {

namespace {

/// The same things in the same places, whatever is said of them. Lines without a key are nothing in
/// particular.
bool haveSameKeys(const QList<Choice>& left, const QList<Choice>& right)
{
    return std::equal(left.cbegin(), left.cend(), right.cbegin(), right.cend(),
                      [](const Choice& one, const Choice& other) {
                          return !one.key.isEmpty() && one.key == other.key;
                      });
}

} // namespace

int ChoiceModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid()) {
        return 0;
    }
    return std::min(m_pageSize, total() - m_pageIndex * m_pageSize);
}

QVariant ChoiceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Choice& choice = m_choices.at(m_pageIndex * m_pageSize + index.row());
    switch (role) {
    case KeyRole:
        return choice.key;
    case TitleRole:
        return choice.title;
    case CaptionRole:
        return choice.caption;
    case IconNameRole:
        return choice.iconName;
    case TrailingRole:
        return choice.trailing;
    case IsCheckedRole:
        return choice.isChecked;
    case IsHeadingRole:
        return choice.isHeading;
    default:
        return {};
    }
}

QHash<int, QByteArray> ChoiceModel::roleNames() const
{
    return {{KeyRole, "key"},
            {TitleRole, "title"},
            {CaptionRole, "caption"},
            {IconNameRole, "iconName"},
            {TrailingRole, "trailing"},
            {IsCheckedRole, "isChecked"},
            {IsHeadingRole, "isHeading"}};
}

void ChoiceModel::setChoices(const QList<Choice>& choices)
{
    if (choices == m_choices) {
        return;
    }
    if (haveSameKeys(choices, m_choices)) {
        // What is made anew loses the finger and the focus that are on it.
        m_choices = choices;
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    const bool isOtherTotal = choices.size() != m_choices.size();
    m_choices = choices;
    m_pageIndex = std::clamp(m_pageIndex, 0, pageCount() - 1);
    endResetModel();
    if (isOtherTotal) {
        Q_EMIT totalChanged();
    }
    Q_EMIT pageChanged();
}

void ChoiceModel::setPageSize(int size)
{
    const int wanted = std::max(1, size);
    if (wanted == m_pageSize) {
        return;
    }
    const int before = rowCount();
    const int after = std::min(wanted, total());
    // A page tries several sizes until it knows its own: what it shows already stays.
    if (m_pageIndex > 0) {
        beginResetModel();
        m_pageSize = wanted;
        m_pageIndex = std::clamp(m_pageIndex, 0, pageCount() - 1);
        endResetModel();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_pageSize = wanted;
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_pageSize = wanted;
        endRemoveRows();
    } else {
        m_pageSize = wanted;
    }
    Q_EMIT pageChanged();
}

int ChoiceModel::pageCount() const
{
    return std::max(1, (total() + m_pageSize - 1) / m_pageSize);
}

void ChoiceModel::showPage(int index)
{
    const int wanted = std::clamp(index, 0, pageCount() - 1);
    if (wanted == m_pageIndex) {
        return;
    }
    beginResetModel();
    m_pageIndex = wanted;
    endResetModel();
    Q_EMIT pageChanged();
}

void ChoiceModel::showNext()
{
    showPage(m_pageIndex + 1);
}

void ChoiceModel::showPrevious()
{
    showPage(m_pageIndex - 1);
}

void ChoiceModel::showFirst()
{
    showPage(0);
}

} // namespace onewindow::ui
