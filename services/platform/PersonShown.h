// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/journal/Journal.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace onewindow::platform {

/// Which of the staff looked at a person's data, and where.
struct PersonLook
{
    QString staff; ///< Account.
    QString at;    ///< The window's machine; empty: none.
};

/// Records a look as queue::facts::kPersonShown, before anything is shown; in the caller's
/// transaction on the writer's thread. `what`: how it was found and what was shown, by ids and the
/// day's handle, nothing personal. `subject`: of one ticket alone; empty: an id of its own. Errors:
/// those of the journal.
Result<void> recordPersonShown(storage::Database& database, journal::Journal& journal,
                               const PersonLook& look, QJsonObject what,
                               const QByteArray& subject = {});

} // namespace onewindow::platform
