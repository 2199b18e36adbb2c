// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/scanner/CodeText.h"

#include <QStringDecoder>

#include <algorithm>

namespace onewindow::drivers {

std::optional<QString> codeText(QByteArrayView utf8)
{
    if (utf8.isEmpty() || utf8.size() > kMaxCodeBytes) {
        return std::nullopt;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless |
                                                     QStringConverter::Flag::ConvertInitialBom);
    QString text = decoder(utf8);
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    if (decoder.hasError() || std::any_of(text.cbegin(), text.cend(), isControl)) {
        return std::nullopt;
    }
    return text;
}

} // namespace onewindow::drivers
