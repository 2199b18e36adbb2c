// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ChoiceModel.h"
#include "services/queue/TicketService.h"

#include <QList>
#include <QString>

#include <optional>

namespace onewindow::ui {

class KioskSession;

// What several pages say of themes, matters and queues, in the language of the session.

/// Whether the matter is to be chosen now: for an appointment, only what can be booked; for one
/// more on a number, only what is not on it and is given out today; while the hall is closed, only
/// what can be booked, or finished here without its staff.
bool isOffered(const KioskSession& session, const catalog::Matter& matter);

/// The themes that have matters to choose, each with what it holds.
QList<Choice> themeChoices(const KioskSession& session);

/// The matters of `theme`, each with how many wait.
QList<Choice> matterChoices(const KioskSession& session, const QString& theme);

/// One matter, with who does it, how many wait and, if asked for, where.
Choice matterChoice(const KioskSession& session, const catalog::Matter& matter, bool saysWhere);

/// What to bring, a line each; checked is what must be there.
QList<Choice> materialChoices(const catalog::Matter& matter, const QString& language);

/// What to bring for a number: of one matter its lines; of several each after its name, where a
/// page of `pageSize` lines begins in the middle once more, and never at a page's end. What another
/// department shares nobody brings: a line says how much that is.
QList<Choice> bringLines(const QList<const catalog::Matter*>& matters, const QString& language,
                         int pageSize);

/// "社保参保登记", or "社保参保登记等 3 件事".
QString mattersText(const QList<const catalog::Matter*>& matters, const QString& language);

/// The longest title of all, for whoever must know how many fit.
QString longestTitle(const QList<Choice>& choices);

/// "3 人"; empty where the hall said nothing that may be shown.
QString aheadText(const std::optional<queue::QueueFigures>& figures);

/// "约 10–20 分钟", or in words why there is no such range; empty likewise.
QString waitText(const std::optional<queue::QueueFigures>& figures);

/// In half-width columns: a Chinese character takes two.
int displayWidth(const QString& text);

} // namespace onewindow::ui
