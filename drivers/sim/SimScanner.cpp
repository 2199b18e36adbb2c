// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/SimScanner.h"

namespace onewindow::drivers {

SimScanner::SimScanner(const QString& linkPath, QObject* parent)
    : QObject(parent)
    , m_port(linkPath)
{}

bool SimScanner::scan(const QString& text)
{
    if (!m_port.send(text.toUtf8() + '\r')) {
        return false;
    }
    Q_EMIT scanned(text);
    return true;
}

bool SimScanner::sendRaw(QByteArrayView bytes)
{
    return m_port.send(bytes);
}

} // namespace onewindow::drivers
