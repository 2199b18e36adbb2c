// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/storage/Database.h"
#include "services/sync/PlatformClient.h"

#include <QString>

namespace onewindow {

/// What a node's configuration says of its files and of its parent, whichever kind of node it is.
struct NodeFiles
{
    QString node;
    QString mark;                      ///< Of the numbers it gives out.
    QString store;                     ///< Of SQLite.
    storage::DatabaseOptions database; ///< The same store, or the one on a server.
    /// Empty where they are credentials, which the service manager hands to the service alone.
    QString keysFolder;
    QString marker;
    QString certificate;   ///< Its own, of TLS; empty for none.
    QString keyCredential; ///< The setting by which its key is a credential; empty if it is none.
    bool hasParent = false;
    sync::PlatformEndpoint parent; ///< If it has one.

    /// From kiosk.toml or platform.toml; other keys are left to the programs. With `keys` the
    /// node's keys are in that folder, and so is any other credential. Errors: BadConfig;
    /// KeyUnavailable (of a store on a server: who may connect cannot be read).
    static Result<NodeFiles> load(const QString& config, const QString& keys = {});

    /// What a command that signs needs first. Errors: KeyUnavailable (the keys are credentials, and
    /// nobody has said where they lie).
    [[nodiscard]] Result<void> checkKeys() const;

    [[nodiscard]] bool isOnServer() const { return database.engine != storage::Engine::Sqlite; }
};

} // namespace onewindow
