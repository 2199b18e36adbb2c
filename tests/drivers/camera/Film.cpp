// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/drivers/camera/Film.h"

#include <QBuffer>
#include <QByteArray>
#include <QFile>
#include <QtEndian>

#include <initializer_list>

namespace onewindow::drivers::testing {

namespace {

QByteArray words(std::initializer_list<quint32> values)
{
    QByteArray bytes;
    for (const quint32 value : values) {
        const quint32 little = qToLittleEndian(value);
        bytes.append(reinterpret_cast<const char*>(&little), sizeof little);
    }
    return bytes;
}

QByteArray chunk(const char* name, QByteArray content)
{
    const auto size = static_cast<quint32>(content.size());
    if (content.size() % 2 != 0) {
        content.append('\0');
    }
    return QByteArray(name, 4) + words({size}) + content;
}

QByteArray list(const char* name, const QByteArray& content)
{
    return chunk("LIST", QByteArray(name, 4) + content);
}

} // namespace

bool writeFilm(const QString& path, const QList<QImage>& frames, int rate)
{
    const auto width = static_cast<quint32>(frames.constFirst().width());
    const auto height = static_cast<quint32>(frames.constFirst().height());
    const auto count = static_cast<quint32>(frames.size());
    const auto everySecond = static_cast<quint32>(rate);
    constexpr quint32 kHasIndex = 0x10;
    constexpr quint32 kKeyFrame = 0x10;
    QByteArray film;
    QByteArray index;
    for (const QImage& frame : frames) {
        QByteArray jpeg;
        QBuffer buffer(&jpeg);
        buffer.open(QIODevice::WriteOnly);
        frame.save(&buffer, "jpeg", 92);
        const auto at = static_cast<quint32>(4 + film.size());
        const auto size = static_cast<quint32>(jpeg.size());
        index += "00dc" + words({kKeyFrame, at, size});
        film += chunk("00dc", jpeg);
    }
    const quint32 largest = width * height;
    const QByteArray header =
        chunk("avih", words({1'000'000 / everySecond, largest * everySecond, 0, kHasIndex, count, 0,
                             1, largest, width, height, 0, 0, 0, 0}));
    const QByteArray stream =
        chunk("strh", "vidsMJPG" + words({0, 0, 0, 1, everySecond, 0, count, largest, 10'000, 0, 0,
                                          width | height << 16U}));
    const QByteArray format = chunk("strf", words({40, width, height, 1U | 24U << 16U}) + "MJPG" +
                                                words({largest * 3, 0, 0, 0, 0}));
    const QByteArray file =
        chunk("RIFF", "AVI " + list("hdrl", header + list("strl", stream + format)) +
                          list("movi", film) + chunk("idx1", index));
    QFile out(path);
    return out.open(QIODevice::WriteOnly) && out.write(file) == file.size();
}

} // namespace onewindow::drivers::testing
