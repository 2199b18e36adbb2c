// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/scanner/CodeLines.h"

#include "drivers/scanner/CodeText.h"

#include <cstring>

namespace onewindow::drivers {

CodeLines::CodeLines()
{
    m_line.reserve(kMaxCodeBytes);
}

CodeLines::~CodeLines()
{
    clear();
}

QList<QString> CodeLines::feed(QByteArrayView bytes)
{
    QList<QString> codes;
    for (const char byte : bytes) {
        if (byte == '\r' || byte == '\n') {
            if (!m_isTooLong) {
                if (const auto text = codeText(m_line)) {
                    codes += *text;
                }
            }
            clear();
        } else if (m_line.size() < kMaxCodeBytes) {
            m_line.append(byte);
        } else {
            m_isTooLong = true;
        }
    }
    return codes;
}

void CodeLines::clear()
{
    explicit_bzero(m_line.data(), static_cast<std::size_t>(m_line.size()));
    m_line.resize(0);
    m_isTooLong = false;
}

} // namespace onewindow::drivers
