// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/Ticket.h"

#include <QJsonObject>
#include <QString>

namespace onewindow::queue {

/// A ticket as the thing feed::kPage has it, for a unit that shows the pages behind the codes: what
/// its page says and what is needed to count who stands before it. Without class, handle, person
/// and token: whoever has the unit can show pages to those who know a token, and nothing else.

/// The thing's id: a digest of the token, which cannot be gone back.
QString shownId(const QString& token);

/// {number, day, matter, further?, line, state, issuedAt, dueAt, window?, calledAt?, callCount?,
/// order?: why it was called}
QJsonObject shownJson(const Ticket& ticket);

/// What shownJson() has written.
Ticket shownTicketFrom(const QJsonObject& json);

} // namespace onewindow::queue
