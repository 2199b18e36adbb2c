// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringView>

#include <optional>

namespace onewindow::catalog {

/// A part of a day, in minutes since it began: the first, and the one after the last.
struct DaySpan
{
    int from = 0;
    int until = 0;

    friend bool operator==(const DaySpan&, const DaySpan&) = default;
};

/// "0900-1200", up to "2400"; nothing for a text that is none, or ends before it begins.
std::optional<DaySpan> daySpanFrom(QStringView text);

/// The other way round.
QString toText(DaySpan span);

/// A list of such texts, in order and apart; nothing if one is wrong, or there are more than
/// kSpansLimit.
std::optional<QList<DaySpan>> daySpansFrom(const QJsonArray& texts);

/// Parts that a day is open in, at most.
inline constexpr qsizetype kSpansLimit = 8;

/// When a hall is open, day by day, as far as that is known. What is not known counts as open: a
/// terminal that takes a hall for closed sends people away. All times are those of the hall's wall
/// clock.
class OpeningHours
{
public:
    /// Days that are known, at most.
    static constexpr qsizetype kDaysLimit = 100;

    /// {"2026-11-30": ["0900-1200", "1330-1700"], "2026-12-05": []}. What is wrong is left out, and
    /// so is what comes after kDaysLimit days.
    static OpeningHours fromJson(const QJsonObject& json);
    [[nodiscard]] QJsonObject toJson() const;

    /// `spans` in order and apart; none: closed all day.
    void set(QDate day, const QList<DaySpan>& spans) { m_days.insert(day, spans); }

    [[nodiscard]] bool isEmpty() const { return m_days.isEmpty(); }

    /// Whether the hall is known to be closed at `at`.
    [[nodiscard]] bool isClosed(const QDateTime& at) const;

    /// When it opens the next time after `at`; invalid where no day tells it, or one before that
    /// day is not known.
    [[nodiscard]] QDateTime nextOpening(const QDateTime& at) const;

    /// The minute of `day` at which it closes for the last time; nothing where that is not known,
    /// or it does not open.
    [[nodiscard]] std::optional<int> endOf(QDate day) const;

    /// Lets `day` end at `minute` of it, if it does not end earlier anyway.
    void endEarlier(QDate day, int minute);

    friend bool operator==(const OpeningHours&, const OpeningHours&) = default;

private:
    QMap<QDate, QList<DaySpan>> m_days;
};

} // namespace onewindow::catalog
