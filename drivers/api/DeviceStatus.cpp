// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/api/DeviceStatus.h"

#include <QMetaEnum>

namespace onewindow::drivers {

bool canPrint(DeviceStatus status)
{
    return status == DeviceStatus::Ready || status == DeviceStatus::PaperLow;
}

QString statusName(DeviceStatus status)
{
    QString name = QString::fromLatin1(
        QMetaEnum::fromType<DeviceStatus>().valueToKey(static_cast<int>(status)));
    name[0] = name.at(0).toLower();
    return name;
}

DeviceStatus statusFromName(QStringView name)
{
    QByteArray key = name.toLatin1();
    if (!key.isEmpty()) {
        key[0] = static_cast<char>(QChar::toUpper(static_cast<uint>(key.at(0))));
    }
    bool isKnown = false;
    const int value = QMetaEnum::fromType<DeviceStatus>().keyToValue(key.constData(), &isKnown);
    return isKnown ? static_cast<DeviceStatus>(value) : DeviceStatus::Fault;
}

} // namespace onewindow::drivers
