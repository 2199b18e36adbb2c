// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/Suite.h"

#include <QByteArray>
#include <QString>

namespace onewindow::identity {

/// The handle by which a hall recognises a person within one day: the keyed hash of the ID number
/// under that day's key, as 32 hex characters. Says nothing without the key, and the key is deleted
/// after its day.
QString dayHandle(crypto::Suite suite, QByteArrayView dayKey, const QString& idNumber);

} // namespace onewindow::identity
