// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ChoiceModel.h"
#include "services/cases/CaseService.h"
#include "services/catalog/Matter.h"
#include "services/catalog/WorkCalendar.h"

#include <QDate>
#include <QList>
#include <QString>

namespace onewindow::ui {

// What the pages and slips of enquiries say of cases, in the translators' current language; texts
// of the catalogue in `language`. A line that is read has a title, a caption that stands above it,
// and an icon.

/// "审查中"
QString stateText(cases::CaseState state);

/// What follows from the state for the citizen, as one sentence.
QString nextText(cases::CaseState state);

/// The last day of a limit that begins on `from`; invalid without a limit. Working days are those
/// of `calendar`.
QDate lastDayOf(const catalog::Period& limit, QDate from, const catalog::WorkCalendar& calendar);

/// "5 个工作日"; empty without a limit.
QString limitText(const catalog::Period& limit);

/// By when a decision was promised of a case: by what its owner says, or else by the guide of
/// `matter` (null: not known here); invalid if none was, or nothing is waited for.
QDate expectedDay(const cases::CaseSummary& known, const catalog::Matter* matter,
                  const catalog::WorkCalendar& calendar);

/// "预计 12月7日 周一 前办结"; after that day that it is over. Empty without a day.
QString expectedText(QDate expected, QDate today, const QString& language);

/// The steps of a case, what follows, and by when.
QList<Choice> timelineLines(const cases::CaseSummary& known, QDate expected, QDate today,
                            const QString& language);

/// A long text in lines of at most `columns` half-width columns, cut where it pauses. Only the
/// first has the caption.
QList<Choice> linesOf(const QString& text, const QString& caption, const QString& iconName,
                      int columns);

} // namespace onewindow::ui
