// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

#include <QString>
#include <QStringList>

namespace onewindow {

/// What `onewindow-ctl verify` says of a store.
struct Verification
{
    QStringList lines;   ///< What was checked, and what is not covered.
    QString bad;         ///< Names the first thing found wrong, the row where there is one.
    bool isThere = true; ///< False: there is no store to read, and `bad` says why.

    [[nodiscard]] bool isOk() const { return bad.isEmpty(); }
};

/// Checks every byte of the store at `path` (of a kiosk or of a platform) that carries something:
/// file header, -wal file, schema, chains, tables. Changes nothing; the node may be running.
Verification verifyFile(const QString& path);

/// Checks schema, chains and tables of a store on a PostgreSQL server. Changes nothing; the
/// platform may be running.
Verification verifyServer(storage::DatabaseOptions options);

} // namespace onewindow
