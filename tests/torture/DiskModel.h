// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "tests/torture/IoLog.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <map>
#include <random>

namespace onewindow::torture {

/// One operation of a log.
struct IoOperation
{
    IoKind kind = IoKind::Note;
    quint32 object = 0;
    qint64 offset = 0;
    QByteArray name;
    QByteArray data;
};

/// Reads what RecordIo.cpp wrote. Errors: StoreFailed (no file, or it ends inside a record).
Result<QList<IoOperation>> readIoLog(const QString& path);

/// What the disk of one node may hold when its power goes. The node's files are those in one
/// folder; operations on others are ignored.
///
/// The rules, which are POSIX's and no file system's kinder ones:
/// - What a file held when its last fsync came back is there.
/// - Of what was written to it since, each sector of 512 bytes is there or not, in any mixture; of
///   several writes to one sector, any may be there without the others. Changes of length keep
///   their order among themselves: a first part of them has happened. Missing bytes before the end
///   of a file are zeros.
/// - Creating, renaming and deleting happened in their order up to some point, which is not before
///   the last fsync of the folder. A file's own fsync says nothing of its name.
/// - A -shm file is shared memory: after a power cut it holds anything.
class DiskModel
{
public:
    using Random = std::mt19937_64;

    /// `folder`: the name of the node's folder below the recorded one. `lies`: a disk that answers
    /// every fsync and does none, to see that whoever inspects it notices.
    explicit DiskModel(const QByteArray& folder, bool lies = false);

    void apply(const IoOperation& operation);

    /// Writes into `folder`, which exists and is empty, what may be there when power goes now.
    void writeAfterPowerLoss(const QString& folder, Random& random) const;
    /// Writes what the running system sees: this node kept its power.
    void writeAsItIs(const QString& folder) const;

private:
    struct Change
    {
        bool isLength = false;
        qint64 offset = 0; ///< Or the new length.
        QByteArray data;
    };

    struct File
    {
        QByteArray synced;
        QByteArray current;
        QList<Change> unsynced;
    };

    using Names = std::map<QByteArray, quint32>;

    [[nodiscard]] bool isMine(const QByteArray& name) const { return name.startsWith(m_prefix); }

    static void change(QByteArray& content, const Change& change);
    static QByteArray afterPowerLoss(const File& file, Random& random);
    static void rename(Names& names, const IoOperation& operation);
    void write(const QString& folder, const Names& names,
               const std::function<QByteArray(const QByteArray&, const File&)>& content) const;

    QByteArray m_folder;
    QByteArray m_prefix;
    bool m_lies;
    std::map<quint32, File> m_files;
    Names m_syncedNames;
    Names m_names;
    QList<IoOperation> m_unsyncedNames;
};

} // namespace onewindow::torture
