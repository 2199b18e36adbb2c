// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/core/Secret.h"

#include <QByteArray>
#include <QString>

namespace onewindow::crypto {

/// Who may read a file that is about to be written.
enum class FileAccess {
    Owner,    ///< Mode 0600.
    Everyone, ///< Mode 0644.
};

/// Writes a file that must not exist yet: complete or not at all, and on disk when this returns.
/// Errors: Conflict (there is one; it is left alone), KeyUnavailable (path and reason).
Result<void> writeNewFile(const QString& path, QByteArrayView content, FileAccess access);

/// As writeNewFile(), but takes the place of a file that is there, in one step. Errors:
/// KeyUnavailable (path and reason).
Result<void> replaceFile(const QString& path, QByteArrayView content, FileAccess access);

/// Gives the file `from` the name `to` in the same folder, in the place of what is there, in one
/// step; durable when this returns. Errors: KeyUnavailable (path and reason).
Result<void> moveFile(const QString& from, const QString& to);

/// Reads a whole file of at most `limit` bytes. Errors: KeyUnavailable (path and reason).
Result<Secret> readKeyFile(const QString& path, qsizetype limit);

/// Like readKeyFile(), but the file must be a plain one (no link) that belongs to this user or to
/// root, and group and others must have no access. `isRootGroupAllowed`: a file of root may be
/// readable, not writable, by its group. Errors: KeyUnavailable (path and reason).
Result<Secret> readPrivateFile(const QString& path, qsizetype limit, bool isRootGroupAllowed);

/// Whether readPrivateFile() would take the file `path`, for a library that opens it by itself. A
/// credential of root's may be readable by its group, and root may use anybody's file. Errors:
/// KeyUnavailable (path and reason).
Result<void> checkPrivateFile(const QString& path);

/// Whether the file `path` is one of the unit's credentials (systemd.exec(5)).
bool isCredential(const QString& path);

} // namespace onewindow::crypto
