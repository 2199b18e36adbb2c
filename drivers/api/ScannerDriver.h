// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DeviceStatus.h"

#include <QObject>

namespace onewindow::drivers {

/// A QR scanner. Verbs from any thread; signals from the driver's own thread.
class ScannerDriver : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual DeviceStatus status() const = 0;

    /// Whether a page wants a code now; what is scanned meanwhile is dropped.
    virtual void setCodeWanted(bool isWanted) = 0;

Q_SIGNALS:
    void statusChanged(onewindow::drivers::DeviceStatus status);
    /// The text of one code, at most 4096 characters of UTF-8 without control characters. Outside
    /// data: the receiver judges what it means.
    void codeScanned(const QString& text);
};

} // namespace onewindow::drivers
