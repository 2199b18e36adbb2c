// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Marker.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace onewindow::journal {

namespace {

constexpr QByteArrayView kFirstLine = "OneWindow generation 1\n";
constexpr qsizetype kFileLimitBytes = 256;

Error failed(const QString& path, const QString& why)
{
    return {ErrorCode::StoreFailed, QStringLiteral("generation marker %1: %2").arg(path, why)};
}

Error systemFailed(const QString& path)
{
    return failed(path, QString::fromLocal8Bit(std::strerror(errno)));
}

/// What stands in the file at `path`; empty if there is none.
Result<QString> tokenIn(const QString& path)
{
    QFile file(path);
    if (!file.exists()) {
        return QString();
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return failed(path, file.errorString());
    }
    const QByteArray content = file.read(kFileLimitBytes);
    if (!content.startsWith(kFirstLine) || !content.endsWith('\n')) {
        // A cut while it was written aside: as if it had not been begun.
        return path.endsWith(QStringLiteral(".new")) ? Result<QString>(QString())
                                                     : failed(path, QStringLiteral("no marker"));
    }
    return QString::fromLatin1(content.sliced(kFirstLine.size()).chopped(1));
}

Result<void> syncFolder(const QString& path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        return systemFailed(path);
    }
    const bool isSynced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return isSynced ? Result<void>() : Result<void>(systemFailed(path));
}

/// Gives the new file to whom the marker at `path` belongs, or its folder: a technician may renew
/// what the service reads. Others than root leave it their own.
Result<void> giveToOwner(int file, const QString& path)
{
    struct stat owned
    {};

    const QString whose = QFile::exists(path) ? path : QFileInfo(path).absolutePath();
    if (::stat(QFile::encodeName(whose).constData(), &owned) != 0) {
        return systemFailed(path);
    }
    return ::geteuid() != 0 || ::fchown(file, owned.st_uid, owned.st_gid) == 0
               ? Result<void>()
               : Result<void>(systemFailed(path));
}

} // namespace

QString markerFile(const QString& configured, const QString& keysFolder, const QString& storePath)
{
    if (!configured.isEmpty()) {
        return configured;
    }
    const QString credentials = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    const bool isReadOnly =
        keysFolder.isEmpty() || (!credentials.isEmpty() && QDir(credentials) == QDir(keysFolder));
    return isReadOnly ? storePath + QStringLiteral(".generation")
                      : QDir(keysFolder).filePath(QStringLiteral("generation"));
}

Result<Marker::Tokens> Marker::read() const
{
    auto current = tokenIn(m_path);
    if (!current) {
        return current.error();
    }
    auto next = tokenIn(asidePath());
    if (!next) {
        return next.error();
    }
    return Tokens{std::move(current).value(), std::move(next).value()};
}

Result<void> Marker::writeAside(const QString& token) const
{
    const QString path = asidePath();
    if (!QDir().mkpath(QFileInfo(path).absolutePath())) {
        return failed(path, QStringLiteral("its folder cannot be made"));
    }
    const int file = ::open(QFile::encodeName(path).constData(),
                            O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) {
        return systemFailed(path);
    }
    const auto closer = qScopeGuard([file] { ::close(file); });
    OW_TRY(giveToOwner(file, m_path));
    const QByteArray content = kFirstLine.toByteArray() + token.toLatin1() + '\n';
    if (::write(file, content.constData(), static_cast<std::size_t>(content.size())) !=
            content.size() ||
        ::fsync(file) != 0) {
        return systemFailed(path);
    }
    return syncFolder(path);
}

Result<void> Marker::adopt() const
{
    if (std::rename(QFile::encodeName(asidePath()).constData(),
                    QFile::encodeName(m_path).constData()) != 0) {
        return systemFailed(m_path);
    }
    return syncFolder(m_path);
}

} // namespace onewindow::journal
