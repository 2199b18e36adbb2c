// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/identity/Machine.h"
#include "services/journal/Feed.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <functional>
#include <mutex>
#include <optional>
#include <shared_mutex>

namespace onewindow::identity {

/// The machines a platform knows, in memory, as the feed's things of kind "machine" tell: of its
/// own hall, or of all halls at a centre. Every request's certificate is held against it.
/// Thread-safe.
class Machines
{
public:
    /// Whose standing or certificate has changed.
    using Listener = std::function<void(const QStringList& ids)>;

    /// Takes `things` (other kinds are skipped) as all that there is in `hall`.
    void replace(const QString& hall, const QList<journal::FeedChange>& things);

    /// Takes in changes of the stream of `hall` in order; other kinds are skipped.
    void apply(const QString& hall, const QList<journal::FeedChange>& changes);

    /// Called after each replace() and apply() that changed something, in their thread. Listeners
    /// stay as long as this object.
    void onChanged(Listener listener);

    /// The machine `id` if it has this role and is enrolled.
    [[nodiscard]] std::optional<Machine> find(const QString& id, const QString& role) const;

    /// The machine `id`, whatever its role and state.
    [[nodiscard]] std::optional<Machine> findAny(const QString& id) const;

    /// The enrolled ones of `hall` with this role, by id.
    [[nodiscard]] QList<Machine> withRole(const QString& hall, const QString& role) const;

    /// At most `limit` of all machines, or of those of `hall`, whose ids come after `after`, by id.
    [[nodiscard]] QList<Machine> page(const QString& hall, const QString& after,
                                      qsizetype limit) const;

    /// Whether a certificate that names `id` and `role` and has `serial` still counts: the machine
    /// is enrolled, and it is its current certificate, or the one before until the current one has
    /// been used here. Errors: Revoked.
    Result<Machine> admit(const QString& id, const QString& role, const QString& serial);

    /// As admit(), but only looks: the certificate of a request that is under way.
    [[nodiscard]] Result<Machine> check(const QString& id, const QString& role,
                                        const QString& serial) const;

private:
    bool put(const journal::FeedChange& change, const QString& hall);
    void tell(const QStringList& ids) const;

    mutable std::shared_mutex m_mutex;
    QHash<QString, Machine> m_machines;
    QSet<QString> m_renewed; ///< Serials that have been used: the one before counts no more.
    mutable std::mutex m_listenerMutex;
    QList<Listener> m_listeners;
};

} // namespace onewindow::identity
