// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/SqliteBackup.h"

#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>

namespace onewindow::storage {

namespace {

/// 4 MiB at a time: between two steps a progress can be told.
constexpr int kPagesAtOnce = 1024;
constexpr int kBusyLimitMs = 10'000;
/// Where sqlite3 locks a database file while it is in use: see "os_unix.c".
constexpr off_t kSharedFirst = 0x40000000 + 2;
constexpr off_t kSharedSize = 510;

struct Close
{
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
};

using Handle = std::unique_ptr<sqlite3, Close>;

Error failed(const QString& path, const QString& why)
{
    return {ErrorCode::StoreFailed, QStringLiteral("%1: %2").arg(path, why)};
}

Error systemFailed(const QString& path)
{
    return failed(path, QString::fromLocal8Bit(std::strerror(errno)));
}

Error failureOf(sqlite3* handle, int code, const QString& path)
{
    const bool isBusy = (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED;
    return {isBusy ? ErrorCode::StoreBusy : ErrorCode::StoreFailed,
            QStringLiteral("%1: %2 (sqlite %3)")
                .arg(path, QString::fromUtf8(sqlite3_errmsg(handle)))
                .arg(code)};
}

Result<Handle> openFile(const QString& path, int flags)
{
    sqlite3* raw = nullptr;
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const int code = sqlite3_open_v2(absolute.toUtf8().constData(), &raw,
                                     flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    Handle handle(raw);
    OW_ENFORCE(handle != nullptr);
    if (code != SQLITE_OK) {
        return failureOf(handle.get(), code, path);
    }
    sqlite3_busy_timeout(handle.get(), kBusyLimitMs);
    return handle;
}

Result<void> createPrivately(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(),
                            O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) {
        return errno == EEXIST
                   ? Error{ErrorCode::Conflict, path + QStringLiteral(": is there already")}
                   : systemFailed(path);
    }
    ::close(file);
    return {};
}

Result<void> syncAt(const QString& path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (file < 0) {
        return systemFailed(path);
    }
    const bool isSynced = ::fsync(file) == 0;
    ::close(file);
    return isSynced ? Result<void>() : Result<void>(systemFailed(path));
}

/// Nothing to move counts as moved; what the name stood for before is gone.
Result<void> moveFile(const QString& from, const QString& to)
{
    if (!QFile::exists(from)) {
        QFile::remove(to);
        return {};
    }
    const int code =
        std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData());
    return code == 0 ? Result<void>() : Result<void>(systemFailed(to));
}

/// Gives `from` to whom `to` belongs, or the folder where there is none: the service opens it, and
/// a technician puts it there.
Result<void> giveTo(const QString& from, const QString& to)
{
    struct stat given
    {};

    struct stat owned
    {};

    const QByteArray path = QFile::encodeName(from);
    const QString whose = QFile::exists(to) ? to : QFileInfo(to).absolutePath();
    if (::stat(path.constData(), &given) != 0 ||
        ::stat(QFile::encodeName(whose).constData(), &owned) != 0) {
        return systemFailed(whose);
    }
    // No link is followed: the folder may be the service's. Not to give it to a group that we are
    // no member of does no harm.
    const bool isGiven = ::lchown(path.constData(), owned.st_uid, owned.st_gid) == 0;
    return isGiven || given.st_uid == owned.st_uid ? Result<void>()
                                                   : Result<void>(systemFailed(from));
}

Result<void> copyPages(sqlite3* source, sqlite3* target, const QString& from,
                       const CopyProgress& progress)
{
    // One unmoving snapshot: without it, a copy would begin anew whenever somebody writes.
    int code = sqlite3_exec(source, "BEGIN; SELECT COUNT(*) FROM sqlite_master", nullptr, nullptr,
                            nullptr);
    if (code != SQLITE_OK) {
        return failureOf(source, code, from);
    }
    sqlite3_backup* backup = sqlite3_backup_init(target, "main", source, "main");
    if (backup == nullptr) {
        return failureOf(target, sqlite3_errcode(target), from);
    }
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(kBusyLimitMs);
    for (;;) {
        code = sqlite3_backup_step(backup, kPagesAtOnce);
        if (progress) {
            const int all = sqlite3_backup_pagecount(backup);
            progress(all - sqlite3_backup_remaining(backup), all);
        }
        const bool isBusy = (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED;
        if (code != SQLITE_OK && !(isBusy && std::chrono::steady_clock::now() < until)) {
            break;
        }
    }
    const int finished = sqlite3_backup_finish(backup);
    sqlite3_exec(source, "ROLLBACK", nullptr, nullptr, nullptr);
    return code == SQLITE_DONE && finished == SQLITE_OK
               ? Result<void>()
               : Result<void>(failureOf(target, finished == SQLITE_OK ? code : finished, from));
}

Result<void> copyInto(const QString& from, const QString& to, const CopyProgress& progress)
{
    const Result<Handle> source = openFile(from, SQLITE_OPEN_READONLY);
    if (!source) {
        return source.error();
    }
    {
        const Result<Handle> target = openFile(to, SQLITE_OPEN_READWRITE);
        if (!target) {
            return target.error();
        }
        OW_TRY(copyPages(source.value().get(), target.value().get(), from, progress));
    }
    OW_TRY(syncAt(to, O_RDONLY));
    return syncAt(QFileInfo(to).absolutePath(), O_RDONLY | O_DIRECTORY);
}

} // namespace

Result<void> copySqlite(const QString& from, const QString& to, const CopyProgress& progress)
{
    OW_TRY(createPrivately(to));
    Result<void> copied = copyInto(from, to, progress);
    if (!copied) {
        QFile::remove(to);
    }
    return copied;
}

Result<bool> isSqliteInUse(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    if (file < 0) {
        return errno == ENOENT ? Result<bool>(false) : Result<bool>(systemFailed(path));
    }
    const auto closer = qScopeGuard([file] { ::close(file); });

    struct flock lock
    {};

    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = kSharedFirst;
    lock.l_len = kSharedSize;
    if (::fcntl(file, F_GETLK, &lock) != 0) {
        return systemFailed(path);
    }
    return lock.l_type != F_UNLCK;
}

Result<void> moveSqlite(const QString& from, const QString& to)
{
    OW_TRY(syncAt(from, O_RDONLY));
    OW_TRY(moveFile(from, to));
    return syncAt(QFileInfo(to).absolutePath(), O_RDONLY | O_DIRECTORY);
}

Result<void> replaceSqlite(const QString& from, const QString& to)
{
    OW_TRY(giveTo(from, to));
    OW_TRY(syncAt(from, O_RDONLY));
    const QString old = to + QStringLiteral(".replaced");
    // The file before its WAL: a cut in between leaves no store here, and no store of half a WAL.
    for (const char* side : {"", "-wal"}) {
        const QLatin1StringView suffix(side);
        OW_TRY(moveFile(to + suffix, old + suffix));
    }
    QFile::remove(to + QStringLiteral("-shm"));
    OW_TRY(moveFile(from, to));
    return syncAt(QFileInfo(to).absolutePath(), O_RDONLY | O_DIRECTORY);
}

} // namespace onewindow::storage
