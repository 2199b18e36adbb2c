// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/DayHandle.h"

namespace onewindow::identity {

QString dayHandle(crypto::Suite suite, QByteArrayView dayKey, const QString& idNumber)
{
    return QString::fromLatin1(crypto::mac(suite, dayKey, idNumber.toUtf8()).first(16).toHex());
}

} // namespace onewindow::identity
