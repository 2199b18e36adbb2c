// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace onewindow::queue {

/// The tickets of any day with this token, one at most, whatever became of them. No index leads
/// there: reads all of them, so give it a reader's connection.
Result<QList<QByteArray>> findTicketsOfToken(storage::Database& database, const QString& token);

} // namespace onewindow::queue
