// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ChoiceModel.h"
#include "services/cases/CaseService.h"
#include "services/catalog/Matter.h"

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

/// "5 个工作日"; empty without a limit.
QString limitText(const catalog::Period& limit);

/// "预计 12月7日 周一 前办结"; after that day that it is over. Empty without a day.
QString expectedText(QDate expected, QDate today, const QString& language);

/// Why staff said no, or what more is to be brought; empty for what is no reason.
QString reasonText(const QString& reason);

/// The steps of a case with what was said at each, what follows, and by when. Materials are named
/// by `matter`; null: not known here.
QList<Choice> timelineLines(const cases::CaseSummary& known, const catalog::Matter* matter,
                            QDate expected, QDate today, const QString& language);

/// A long text in lines of at most `columns` half-width columns, cut where it pauses. Only the
/// first has the caption.
QList<Choice> linesOf(const QString& text, const QString& caption, const QString& iconName,
                      int columns);

} // namespace onewindow::ui
