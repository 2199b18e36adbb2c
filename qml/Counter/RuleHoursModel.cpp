// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/RuleHoursModel.h"

#include "qml/Counter/RuleTexts.h"

namespace onewindow::ui {

using catalog::DaySpan;
using catalog::OpeningWeek;

namespace {

enum Role {
    TitleRole = Qt::UserRole + 1,
    TextRole,
    ProblemRole,
    IsDayRole,
};

constexpr int kWeekDays = 7;
const QString kHours = QStringLiteral("hours");

bool isDay(const QString& key)
{
    return key.size() > 1 && key != kHours;
}

QDate dayOf(const QString& key)
{
    return QDate::fromString(key, Qt::ISODate);
}

} // namespace

RuleHoursModel::RuleHoursModel(RuleDraft& draft, QObject* parent)
    : QAbstractListModel(parent)
    , m_draft(draft)
{}

int RuleHoursModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

QVariant RuleHoursModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const QString key = keyAt(index.row());
    const auto typed = m_typed.constFind(key);
    switch (role) {
    case TitleRole:
        return titleOf(key);
    case TextRole:
        return typed == m_typed.cend() ? spansText(spansOf(key)) : *typed;
    case ProblemRole:
        return typed == m_typed.cend() || isRight(key, *typed)
                   ? QString()
                   : tr("请写成 08:30-12:00 13:30-17:00 这样，按先后、不重叠；不开放就留空");
    case IsDayRole:
        return isDay(key);
    default:
        return {};
    }
}

QHash<int, QByteArray> RuleHoursModel::roleNames() const
{
    return {
        {TitleRole, "title"}, {TextRole, "hours"}, {ProblemRole, "problem"}, {IsDayRole, "isDay"}};
}

QString RuleHoursModel::titleOf(const QString& key) const
{
    if (key == kHours) {
        return tr("调休上班日");
    }
    return isDay(key) ? dateText(dayOf(key)) : weekdayText(key.toInt());
}

QList<DaySpan> RuleHoursModel::spansOf(const QString& key) const
{
    const auto week = m_draft.week();
    if (!week) {
        return {};
    }
    if (key == kHours) {
        return week->hours;
    }
    return isDay(key) ? week->days.value(dayOf(key)) : week->of(key.toInt());
}

void RuleHoursModel::put(const QString& key, const QList<DaySpan>& spans)
{
    OpeningWeek week = m_draft.week().value_or(OpeningWeek());
    if (key == kHours) {
        week.hours = spans;
    } else if (isDay(key)) {
        week.days.insert(dayOf(key), spans);
    } else {
        week.weekdays.insert(key.toInt(), spans);
        if (week.hours.isEmpty()) {
            week.hours = spans; // A hall of which nothing was said yet: days made up are as these.
        }
    }
    m_draft.setWeek(week.expanded());
    Q_EMIT edited();
}

void RuleHoursModel::type(int row, const QString& text)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    const QString key = keyAt(row);
    const bool hadProblem = hasProblem();
    m_typed.insert(key, text);
    if (isRight(key, text)) {
        const QList<DaySpan> spans = *spansFromText(text);
        if (spans != spansOf(key)) {
            put(key, spans);
        }
    }
    Q_EMIT dataChanged(index(row), index(row));
    if (hadProblem != hasProblem()) {
        Q_EMIT problemChanged();
    }
}

void RuleHoursModel::settle()
{
    const qsizetype before = m_typed.size();
    m_typed.removeIf([](const auto& typed) { return isRight(typed.key(), typed.value()); });
    if (m_typed.size() != before) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
}

/// Days made up for a holiday are worked on, or they would be none.
bool RuleHoursModel::isRight(const QString& key, const QString& typed)
{
    const auto spans = spansFromText(typed);
    return spans && !(key == kHours && spans->isEmpty());
}

bool RuleHoursModel::hasProblem() const
{
    for (auto typed = m_typed.cbegin(); typed != m_typed.cend(); ++typed) {
        if (!isRight(typed.key(), typed.value())) {
            return true;
        }
    }
    return false;
}

QString RuleHoursModel::addDay(const QString& day, const QString& text)
{
    const QDate date = dayOf(day.trimmed());
    const auto spans = spansFromText(text);
    const auto week = m_draft.week();
    if (!date.isValid()) {
        return tr("日期请写成 2026-12-31 这样");
    }
    if (date < m_today) {
        return tr("这一天已经过了");
    }
    if (!spans) {
        return tr("时间请写成 08:30-12:00 13:30-17:00 这样；不开放就留空");
    }
    if (!week || week->days.size() >= OpeningWeek::kDaysLimit) {
        return week ? tr("另定的日子太多了") : tr("请先写好每周的时间");
    }
    put(date.toString(Qt::ISODate), *spans);
    rebuild();
    return {};
}

void RuleHoursModel::removeDay(int row)
{
    auto week = m_draft.week();
    if (row < 0 || row >= rowCount() || !isDay(keyAt(row)) || !week) {
        return;
    }
    week->days.remove(dayOf(keyAt(row)));
    m_typed.remove(keyAt(row));
    m_draft.setWeek(*week);
    rebuild();
    Q_EMIT edited();
    Q_EMIT problemChanged();
}

void RuleHoursModel::refresh(QDate today)
{
    m_today = today;
    m_typed.clear();
    rebuild();
    Q_EMIT problemChanged();
}

void RuleHoursModel::rebuild()
{
    QStringList keys;
    for (int weekday = 1; weekday <= kWeekDays; ++weekday) {
        keys << QString::number(weekday);
    }
    keys << kHours;
    if (const auto week = m_draft.week()) {
        const QList<QDate> days = week->days.keys();
        for (const QDate day : days) {
            keys << day.toString(Qt::ISODate);
        }
    }
    if (keys == m_keys) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_keys = std::move(keys);
    endResetModel();
}

} // namespace onewindow::ui
