// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Paper/QrPattern.h"

#include <qrencode.h>

#include <memory>

namespace onewindow::ui {

namespace {

struct FreeCode
{
    void operator()(QRcode* code) const { QRcode_free(code); }
};

} // namespace

QrPattern QrPattern::of(const QByteArray& content)
{
    if (content.isEmpty()) {
        return {};
    }
    const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeData(
        static_cast<int>(content.size()),
        reinterpret_cast<const unsigned char*>(content.constData()), 0, QR_ECLEVEL_M));
    if (!code) {
        return {};
    }
    QrPattern pattern;
    pattern.width = code->width;
    const int modules = code->width * code->width;
    pattern.dark.resize(modules);
    for (int i = 0; i < modules; ++i) {
        pattern.dark.setBit(i, (code->data[i] & 1) != 0);
    }
    return pattern;
}

} // namespace onewindow::ui
