// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/QrText.h"

#include <qrencode.h>

#include <memory>

namespace onewindow {

namespace {

constexpr int kMargin = 2;
constexpr qsizetype kContentLimit = 1024;

struct FreeCode
{
    void operator()(QRcode* code) const { QRcode_free(code); }
};

} // namespace

QString qrText(const QString& content)
{
    const QByteArray bytes = content.toUtf8();
    if (bytes.isEmpty() || bytes.size() > kContentLimit) {
        return {};
    }
    const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeData(
        static_cast<int>(bytes.size()), reinterpret_cast<const unsigned char*>(bytes.constData()),
        0, QR_ECLEVEL_M));
    if (!code) {
        return {};
    }
    const auto isLight = [&code](int row, int column) {
        const bool isInside = row >= 0 && column >= 0 && row < code->width && column < code->width;
        return !isInside || (code->data[row * code->width + column] & 1) == 0;
    };
    QString text;
    for (int row = -kMargin; row < code->width + kMargin; row += 2) {
        for (int column = -kMargin; column < code->width + kMargin; ++column) {
            const bool isUpper = isLight(row, column);
            const bool isLower = isLight(row + 1, column);
            text += isUpper ? (isLower ? u'\u2588' : u'\u2580') : (isLower ? u'\u2584' : u' ');
        }
        text += u'\n';
    }
    return text;
}

} // namespace onewindow
