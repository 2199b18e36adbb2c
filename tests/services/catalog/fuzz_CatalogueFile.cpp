// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/CatalogueFile.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

/// Whatever a catalogue file holds: read as far as it is good, and that part, written and read
/// again, is the same and has nothing wrong with it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace onewindow::catalog;
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    const auto loaded = readCatalogue(document.object());
    if (!loaded || loaded.value().catalogue.matters.isEmpty()) {
        return 0;
    }
    const QJsonObject good = toJson(loaded.value().catalogue);
    const auto again = readCatalogue(good);
    if (!again || !again.value().problems.isEmpty() || toJson(again.value().catalogue) != good) {
        std::abort();
    }
    return 0;
}
