// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/RuleNumberModel.h"

#include "qml/Counter/RuleTexts.h"

#include <algorithm>

namespace onewindow::ui {

namespace {

enum Role {
    TitleRole = Qt::UserRole + 1,
    ValueTextRole,
    RangeRole,
    MeaningRole,
    CanLessRole,
    CanMoreRole,
    IsChangedRole,
};

const queue::RuleNumber& numberAt(int row)
{
    return queue::ruleNumbers()[static_cast<std::size_t>(row)];
}

qint64 stepOf(QStringView name)
{
    constexpr qint64 kStep = 5;
    const bool isInFives = name.endsWith(QLatin1String("Minutes")) ||
                           name.endsWith(QLatin1String("Seconds")) ||
                           name.endsWith(QLatin1String("Percent"));
    return isInFives ? kStep : 1;
}

} // namespace

RuleNumberModel::RuleNumberModel(RuleDraft& draft, QObject* parent)
    : QAbstractListModel(parent)
    , m_draft(draft)
{}

int RuleNumberModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(queue::ruleNumbers().size());
}

QVariant RuleNumberModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const queue::RuleNumber& number = numberAt(index.row());
    const QString name = QLatin1String(number.name);
    const queue::HallRules rules = m_draft.rules();
    const qint64 value = number.value(rules);
    switch (role) {
    case TitleRole:
        return ruleTitle(name);
    case ValueTextRole:
        return ruleValueText(name, value);
    case RangeRole:
        return ruleRangeText(number);
    case MeaningRole:
        return ruleMeaning(name, rules);
    case CanLessRole:
        return value > number.least;
    case CanMoreRole:
        return value < number.most;
    case IsChangedRole:
        return value != number.value(m_draft.rulesNow());
    default:
        return {};
    }
}

QHash<int, QByteArray> RuleNumberModel::roleNames() const
{
    return {{TitleRole, "title"},        {ValueTextRole, "valueText"}, {RangeRole, "range"},
            {MeaningRole, "meaning"},    {CanLessRole, "canLess"},     {CanMoreRole, "canMore"},
            {IsChangedRole, "isChanged"}};
}

void RuleNumberModel::step(int row, int steps)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    const queue::RuleNumber& number = numberAt(row);
    const qint64 step = stepOf(QString(QLatin1String(number.name)));
    const qint64 value = number.value(m_draft.rules());
    // Onto the steps that people count in, from wherever it stands: 12, 15, 20.
    const qint64 whole = steps > 0 ? value / step * step : (value + step - 1) / step * step;
    const qint64 next = std::clamp(whole + steps * step, number.least, number.most);
    if (next != value) {
        m_draft.setNumber(number, next);
        refresh();
        Q_EMIT edited();
    }
}

void RuleNumberModel::refresh()
{
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

} // namespace onewindow::ui
