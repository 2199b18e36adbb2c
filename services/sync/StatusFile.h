// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/sync/SyncClient.h"

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <optional>

namespace onewindow::sync {

/// How a node stands with its parent, for whoever looks from outside while its program runs.
struct ContactStatus
{
    qint64 lastContactMs = 0; ///< Local Unix ms; 0 for never in this run.
    bool isOnline = false;
    qint64 staleSinceMs = 0; ///< Since when it is not.
    qint64 backlog = 0;
    QString refusal; ///< ErrorCode of a refusal that stands; empty once that was accepted.
};

/// The file beside the store `storePath`.
QString statusFileOf(const QString& storePath);

/// What stands there; nothing if there is no such file or it is damaged.
std::optional<ContactStatus> readStatusFile(const QString& path);

/// Writes a SyncClient's state to a small file beside the store when it changes, at most every ten
/// seconds, and every minute; on a thread of its own, since the disk may take its time. A file that
/// cannot be written is noted in the log once. The last state is written before it goes.
class StatusFile : public QObject
{
    Q_OBJECT

public:
    /// `client` and `clock` outlive this object.
    StatusFile(const SyncClient& client, QString path, const Clock& clock,
               QObject* parent = nullptr);

private:
    void note();
    void write();
    void writeBytes(const QByteArray& bytes);

    const SyncClient& m_client;
    QString m_path;
    const Clock& m_clock;
    ContactStatus m_status;
    QTimer m_soon;
    QTimer m_often;
    std::atomic_bool m_hasFailed = false;
    /// One thread: what was said later is written later. The last member: it is waited for before
    /// the others go.
    QThreadPool m_writing;
};

} // namespace onewindow::sync
