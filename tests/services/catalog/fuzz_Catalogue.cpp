// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/Catalogue.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

/// Whatever a feed says a matter is: read in full or refused with a reason, and what was read
/// survives being written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace onewindow::catalog;
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    if (const auto matter = matterFromJson(document.object())) {
        const auto again = matterFromJson(toJson(matter.value()));
        if (!again || toJson(again.value()) != toJson(matter.value())) {
            std::abort();
        }
    }
    (void)themeFromJson(document.object());
    return 0;
}
