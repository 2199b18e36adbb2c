// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/payment/BoxSecret.h"

#include <QFile>
#include <QFileInfo>

namespace onewindow::drivers {

Result<QByteArray> readBoxSecret(const QString& path)
{
    constexpr qsizetype kDigits = 64;
    constexpr qint64 kMostBytes = 256;
    const auto refused = [&path](const char* why) {
        return Error{ErrorCode::KeyUnavailable, path + QStringLiteral(": ") + QLatin1String(why)};
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return refused("cannot be read");
    }
    // A credential of the unit is root's, and its group that of whoever it is handed to.
    const bool isHandedOver = QFileInfo(file).ownerId() == 0;
    QFileDevice::Permissions others =
        QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (!isHandedOver) {
        others |= QFileDevice::ReadGroup;
    }
    if ((file.permissions() & others) != 0) {
        return refused("others may read it (mode 0600 is wanted)");
    }
    const QByteArray digits = file.read(kMostBytes).trimmed().toLower();
    const QByteArray secret = QByteArray::fromHex(digits);
    if (digits.size() != kDigits || secret.toHex() != digits) {
        return refused("not 64 hexadecimal digits");
    }
    return secret;
}

} // namespace onewindow::drivers
