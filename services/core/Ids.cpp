// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"

#include "services/core/Enforce.h"

#include <QUuid>

#include <sys/random.h>

#include <cerrno>

namespace onewindow {

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled < count) {
        const auto got =
            getrandom(bytes.data() + filled, static_cast<std::size_t>(count - filled), 0);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        OW_ENFORCE(got > 0);
        filled += got;
    }
    return bytes;
}

QByteArray makeUuidV7(qint64 wallMs)
{
    QByteArray id = randomBytes(16);
    for (int i = 0; i < 6; ++i) {
        id[i] = static_cast<char>((static_cast<quint64>(wallMs) >> (8 * (5 - i))) & 0xFFU);
    }
    id[6] = static_cast<char>((id[6] & 0x0F) | 0x70);
    id[8] = static_cast<char>((id[8] & 0x3F) | 0x80);
    return id;
}

QString makeToken()
{
    return QString::fromLatin1(
        randomBytes(16).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString idToText(QByteArrayView id)
{
    return id.size() == 16 ? QUuid::fromRfc4122(id).toString(QUuid::WithoutBraces) : QString();
}

QByteArray idFromText(QStringView text)
{
    // fromString() takes other forms too, and gives zeros for what is none of them.
    QByteArray id = QUuid::fromString(text).toRfc4122();
    return text.compare(idToText(id), Qt::CaseInsensitive) == 0 ? id : QByteArray();
}

} // namespace onewindow
