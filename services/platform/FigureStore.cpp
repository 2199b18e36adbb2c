// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/FigureStore.h"

#include "services/storage/Query.h"

#include <algorithm>

namespace onewindow::platform {

namespace {

constexpr qint64 kOwnChain = 1;
constexpr qint64 kSmallLag = 100;
constexpr qint64 kLargeLag = 10'000;

std::size_t lagClass(qint64 rows)
{
    if (rows <= 0) {
        return 0;
    }
    if (rows <= kSmallLag) {
        return 1;
    }
    return rows <= kLargeLag ? 2 : 3;
}

} // namespace

Result<ChainFigures> FigureStore::chains(const QString& hall, bool isCentre)
{
    auto rows = storage::query(
        m_database, "SELECT head_seq, held, safe, is_own, frozen FROM chains WHERE hall = ?", hall);
    if (!rows) {
        return rows.error();
    }
    ChainFigures figures;
    auto hasRow = rows.value().step();
    for (; hasRow && hasRow.value(); hasRow = rows.value().step()) {
        const qint64 head = rows.value().integer(0);
        const qint64 unsafe = isCentre ? 0 : std::max<qint64>(0, head - rows.value().integer(2));
        const bool isOwn = rows.value().integer(3) == kOwnChain;
        figures.rows += head;
        figures.unsafe += unsafe;
        figures.frozen += rows.value().integer(4) != 0 ? 1 : 0;
        if (isOwn) {
            figures.unheld = isCentre ? 0 : std::max<qint64>(0, head - rows.value().integer(1));
        } else {
            ++figures.nodesByLag.at(lagClass(unsafe));
        }
    }
    return hasRow ? Result<ChainFigures>(figures) : hasRow.error();
}

} // namespace onewindow::platform
