// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace onewindow::drivers {

/// The longest content of a code that is accepted, in bytes of UTF-8.
constexpr qsizetype kMaxCodeBytes = 4096;

/// The text of a code from its bytes; nothing where they are none, more than kMaxCodeBytes, not
/// UTF-8, or hold a control character.
std::optional<QString> codeText(QByteArrayView utf8);

} // namespace onewindow::drivers
