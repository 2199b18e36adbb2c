// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Controls/QrCode.h"

#include <QPainter>
#include <qrencode.h>

#include <memory>

namespace onewindow::ui {

namespace {

constexpr int kQuietModules = 4;

struct FreeCode
{
    void operator()(QRcode* code) const { QRcode_free(code); }
};

} // namespace

QrCode::QrCode(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setFillColor(Qt::white);
}

void QrCode::setContent(const QString& content)
{
    if (m_content != content) {
        m_content = content;
        update();
        Q_EMIT contentChanged();
    }
}

void QrCode::paint(QPainter* painter)
{
    const QByteArray bytes = m_content.toUtf8();
    if (bytes.isEmpty() || bytes.size() > kContentLimit) {
        return;
    }
    const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeData(
        static_cast<int>(bytes.size()), reinterpret_cast<const unsigned char*>(bytes.constData()),
        0, QR_ECLEVEL_M));
    if (!code) {
        return;
    }
    const int modules = code->width + 2 * kQuietModules;
    const int side = static_cast<int>(std::min(width(), height())) / modules;
    if (side == 0) {
        return;
    }
    const int left = (static_cast<int>(width()) - side * code->width) / 2;
    const int top = (static_cast<int>(height()) - side * code->width) / 2;
    for (int row = 0; row < code->width; ++row) {
        for (int column = 0; column < code->width; ++column) {
            if ((code->data[row * code->width + column] & 1) != 0) {
                painter->fillRect(left + column * side, top + row * side, side, side, Qt::black);
            }
        }
    }
}

} // namespace onewindow::ui
