// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace onewindow {

/// `count` bytes from the kernel's random source.
QByteArray randomBytes(qsizetype count);

/// A UUIDv7 (RFC 9562) as 16 bytes: ordered by `wallMs` (Unix milliseconds), else random.
QByteArray makeUuidV7(qint64 wallMs);

/// An unguessable token for a link: 128 random bits as 22 characters of base64url.
QString makeToken();

/// A 16-byte id in the usual 8-4-4-4-12 form; empty for bytes of another length.
QString idToText(QByteArrayView id);

/// The reverse of idToText(); empty for anything that is not such a text.
QByteArray idFromText(QStringView text);

} // namespace onewindow
