// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/ConfigFile.h"

#include <QFile>

namespace onewindow {

Result<QByteArray> readConfigFile(const QString& path, qint64 limitBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::BadConfig, path + QStringLiteral(": ") + file.errorString()};
    }
    // By what is read, not by what the file says of itself: a device has no size.
    QByteArray content = file.read(limitBytes + 1);
    if (content.size() > limitBytes) {
        return Error{ErrorCode::BadConfig,
                     path + QStringLiteral(": larger than %1 MiB").arg(limitBytes >> 20)};
    }
    if (file.error() != QFileDevice::NoError) {
        return Error{ErrorCode::BadConfig, path + QStringLiteral(": ") + file.errorString()};
    }
    return content;
}

} // namespace onewindow
