// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/PageLanguages.h"

#include <QJsonObject>
#include <QStringList>

namespace onewindow::platform {

/// What the page of a ticket that waits (queue::publicJson()) says of the order of calling: who
/// came first last though their number was taken later, and why; and that nobody who comes much
/// later does. Not escaped.
QStringList orderNotes(const QJsonObject& ticket, const PageLanguage& language);

} // namespace onewindow::platform
