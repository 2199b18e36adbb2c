// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Capture/FakeDocumentCamera.h"

#include <QBuffer>
#include <QPainter>

namespace onewindow::ui {

void FakeDocumentCamera::setStatus(drivers::DeviceStatus status)
{
    m_status = status;
    Q_EMIT statusChanged(status);
}

void FakeDocumentCamera::see(const QImage& frame)
{
    m_frame = frame;
    Q_EMIT frameReady();
}

namespace samples {

QImage page()
{
    QImage image(960, 720, QImage::Format_RGB32);
    image.fill(QColor(60, 64, 72));
    QPainter painter(&image);
    painter.fillRect(90, 40, 780, 640, QColor(236, 235, 230));
    for (int line = 0; line < 22; ++line) {
        painter.fillRect(140, 90 + line * 25, 560 + line % 5 * 30, 7, QColor(52, 52, 58));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(190, 40, 40), 6));
    painter.drawEllipse(650, 520, 120, 120);
    return image;
}

drivers::DocumentPicture picture(drivers::PictureFlaw flaw)
{
    drivers::DocumentPicture made;
    made.jpeg = "a picture";
    made.look = flaw == drivers::PictureFlaw::None
                    ? page()
                    : page()
                          .scaled(48, 36, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                          .scaled(960, 720, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    made.size = {1920, 1440};
    made.flaw = flaw;
    return made;
}

drivers::DocumentPicture jpegPicture(int number)
{
    drivers::DocumentPicture made;
    made.look = page();
    QPainter(&made.look).fillRect(0, 0, 20 * (number + 1), 20, Qt::white);
    made.size = made.look.size();
    QBuffer file(&made.jpeg);
    file.open(QIODevice::WriteOnly);
    made.look.save(&file, "JPEG", 60);
    return made;
}

} // namespace samples

} // namespace onewindow::ui
