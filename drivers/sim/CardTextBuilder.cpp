// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/CardTextBuilder.h"

#include "services/core/Enforce.h"

#include <QtEndian>

namespace onewindow::drivers {

CardTextBuilder::CardTextBuilder()
    : m_block(kBlockBytes, '\0')
{
    put(0, kBlockBytes, {});
}

CardTextBuilder& CardTextBuilder::put(qsizetype offset, qsizetype length, QStringView text)
{
    constexpr qsizetype kUnitBytes = 2;
    OW_ENFORCE(offset >= 0 && offset % kUnitBytes == 0 && length % kUnitBytes == 0);
    OW_ENFORCE(offset + length <= kBlockBytes && text.size() * kUnitBytes <= length);
    for (qsizetype i = 0; i < length / kUnitBytes; ++i) {
        const char16_t unit = i < text.size() ? text.at(i).unicode() : u' ';
        qToLittleEndian<quint16>(unit, m_block.data() + offset + i * kUnitBytes);
    }
    return *this;
}

} // namespace onewindow::drivers
