// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/RequestTarget.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <stop_token>

namespace onewindow::platform {

/// One request as the server hands it to its handler, read completely and within all limits.
struct HttpRequest
{
    QByteArray id;     ///< The server's name for this request: 16 hexadecimal digits.
    QByteArray method; ///< "GET"; a HEAD comes as GET and is answered without its body.
    RequestTarget target;
    QHash<QByteArray, QByteArray> headers; ///< Names in lower case; repeats joined by ", ".
    QByteArray body;

    QString peerName; ///< Common name of the verified client certificate; empty without one.
    QString peerRole; ///< Its organisational unit: "kiosk", "counter", "board".
    /// Serial of that certificate as crypto::CertificateInfo has it: hex, lower case.
    QString peerSerial;
    QString remote; ///< The client's address, without the port.

    /// Asked to stop when the client has gone before it was answered: nobody will read the answer.
    std::stop_token dropped;

    [[nodiscard]] QByteArray header(const QByteArray& lowerCaseName) const
    {
        return headers.value(lowerCaseName);
    }
};

} // namespace onewindow::platform
