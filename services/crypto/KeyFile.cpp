// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/KeyFile.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace onewindow::crypto {

namespace {

// Owns a file descriptor.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {}

    ~Descriptor()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }

    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;

    [[nodiscard]] int number() const { return m_number; }

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

// Removes a file when it goes out of scope.
class TemporaryName
{
public:
    explicit TemporaryName(QByteArray path)
        : m_path(std::move(path))
    {}

    ~TemporaryName() { ::unlink(m_path.constData()); }

    TemporaryName(const TemporaryName&) = delete;
    TemporaryName& operator=(const TemporaryName&) = delete;
    TemporaryName(TemporaryName&&) = delete;
    TemporaryName& operator=(TemporaryName&&) = delete;

private:
    QByteArray m_path;
};

Error failure(const QString& path, const QString& reason)
{
    return Error{ErrorCode::KeyUnavailable, path + QStringLiteral(": ") + reason};
}

// Why the last system call failed.
Error systemFailure(const QString& path)
{
    return failure(path, qt_error_string(errno));
}

bool writeAll(int file, QByteArrayView content)
{
    while (!content.isEmpty()) {
        const auto written =
            ::write(file, content.data(), static_cast<std::size_t>(content.size()));
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        content = content.sliced(written);
    }
    return true;
}

/// A file beside `path` that holds `content`, on disk; its name.
Result<QByteArray> writeTemporary(const QString& path, QByteArrayView content, FileAccess access)
{
    QByteArray temporary = QFile::encodeName(path) + ".XXXXXX";
    const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (!file.isOpen()) {
        return systemFailure(path);
    }
    const mode_t mode = access == FileAccess::Owner ? 0600 : 0644;
    if (::fchmod(file.number(), mode) != 0 || !writeAll(file.number(), content) ||
        ::fsync(file.number()) != 0) {
        const Error error = systemFailure(path);
        ::unlink(temporary.constData());
        return error;
    }
    return temporary;
}

Result<void> syncFolderOf(const QString& path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const Descriptor descriptor(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor.isOpen() || ::fsync(descriptor.number()) != 0) {
        return systemFailure(path);
    }
    return {};
}

Result<Secret> readAll(int file, const QString& path, qsizetype limit)
{
    // One byte more than allowed, to notice that there is one.
    QByteArray content(limit + 1, Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled <= limit) {
        const auto got =
            ::read(file, content.data() + filled, static_cast<std::size_t>(limit + 1 - filled));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return systemFailure(path);
        }
        if (got == 0) {
            break;
        }
        filled += got;
    }
    if (filled > limit) {
        return failure(path, QStringLiteral("larger than %1 bytes").arg(limit));
    }
    content.truncate(filled);
    return Secret(std::move(content));
}

int openPrivate(const QString& path)
{
    // Not blocking, for a path that turns out to be a pipe.
    return ::open(QFile::encodeName(path).constData(),
                  O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
}

Result<void> checkPrivate(int file, const QString& path, bool isRootGroupAllowed,
                          bool isOfAnybody = false)
{
    struct stat status
    {};

    if (::fstat(file, &status) != 0) {
        return systemFailure(path);
    }
    if (!S_ISREG(status.st_mode)) {
        return failure(path, QStringLiteral("not a plain file"));
    }
    if (!isOfAnybody && status.st_uid != 0 && status.st_uid != ::geteuid()) {
        return failure(path, QStringLiteral("belongs to another user"));
    }
    const bool isHandedOver = isRootGroupAllowed && status.st_uid == 0;
    const mode_t forbidden = isHandedOver ? S_IWGRP | S_IXGRP | S_IRWXO : S_IRWXG | S_IRWXO;
    if ((status.st_mode & forbidden) != 0) {
        return failure(path, QStringLiteral("others than its owner have access (mode %1)")
                                 .arg(status.st_mode & 07777U, 4, 8, QLatin1Char('0')));
    }
    return {};
}

} // namespace

Result<void> writeNewFile(const QString& path, QByteArrayView content, FileAccess access)
{
    const auto temporary = writeTemporary(path, content, access);
    if (!temporary) {
        return temporary.error();
    }
    const TemporaryName remover(temporary.value());
    // Unlike a rename, a link does not replace what is there.
    if (::link(temporary.value().constData(), QFile::encodeName(path).constData()) != 0) {
        if (errno == EEXIST) {
            return Error{ErrorCode::Conflict, path + QStringLiteral(": is there already")};
        }
        return systemFailure(path);
    }
    return syncFolderOf(path);
}

Result<void> replaceFile(const QString& path, QByteArrayView content, FileAccess access)
{
    const auto temporary = writeTemporary(path, content, access);
    if (!temporary) {
        return temporary.error();
    }
    const TemporaryName remover(temporary.value());
    if (::rename(temporary.value().constData(), QFile::encodeName(path).constData()) != 0) {
        return systemFailure(path);
    }
    return syncFolderOf(path);
}

Result<void> moveFile(const QString& from, const QString& to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0) {
        return systemFailure(from);
    }
    return syncFolderOf(to);
}

Result<Secret> readKeyFile(const QString& path, qsizetype limit)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen()) {
        return systemFailure(path);
    }
    return readAll(file.number(), path, limit);
}

Result<Secret> readPrivateFile(const QString& path, qsizetype limit, bool isRootGroupAllowed)
{
    const Descriptor file(openPrivate(path));
    if (!file.isOpen()) {
        return systemFailure(path);
    }
    OW_TRY(checkPrivate(file.number(), path, isRootGroupAllowed));
    return readAll(file.number(), path, limit);
}

Result<void> checkPrivateFile(const QString& path)
{
    const Descriptor file(openPrivate(path));
    if (!file.isOpen()) {
        return systemFailure(path);
    }
    // A technician looks at a node as root: its key belongs to the service.
    return checkPrivate(file.number(), path, isCredential(path), ::geteuid() == 0);
}

bool isCredential(const QString& path)
{
    const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    return !folder.isEmpty() && QFileInfo(folder).canonicalFilePath() ==
                                    QFileInfo(QFileInfo(path).absolutePath()).canonicalFilePath();
}

} // namespace onewindow::crypto
