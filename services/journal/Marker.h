// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QString>

namespace onewindow::journal {

/// Where the marker is: `configured`, or "generation" in `keysFolder`, or, where that is empty
/// or one of credentials that nobody can write to, beside the store.
QString markerFile(const QString& configured, const QString& keysFolder, const QString& storePath);

/// The small file outside every backup that says which generation of the store is the right one.
/// The same token stands in the store, and both are renewed together: written aside here, then in
/// the store, then renamed here. So the store agrees with one of the two files after a cut at any
/// moment, and a store that was copied back agrees with none. One program at a time.
class Marker
{
public:
    explicit Marker(QString path)
        : m_path(std::move(path))
    {}

    /// What the files say; empty where there is none.
    struct Tokens
    {
        QString current;
        QString next; ///< Written aside and not renamed yet.

        [[nodiscard]] bool isEmpty() const { return current.isEmpty() && next.isEmpty(); }

        /// Whether a store with `token` is the one that was written last.
        [[nodiscard]] bool agreesWith(const QString& token) const
        {
            return !token.isEmpty() && (token == current || token == next);
        }
    };

    /// Errors: StoreFailed (unreadable, or not a marker), naming the file.
    [[nodiscard]] Result<Tokens> read() const;

    /// On disk when it returns, mode 0600; makes its folder if need be. Errors: StoreFailed.
    [[nodiscard]] Result<void> writeAside(const QString& token) const;

    /// Makes what was written aside the marker, on disk when it returns. Errors: StoreFailed.
    [[nodiscard]] Result<void> adopt() const;

    [[nodiscard]] const QString& path() const { return m_path; }

private:
    [[nodiscard]] QString asidePath() const { return m_path + QStringLiteral(".new"); }

    QString m_path;
};

} // namespace onewindow::journal
