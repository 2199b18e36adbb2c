// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/MarkTrouble.h"

#include "services/journal/Restart.h"

namespace onewindow::queue {

Result<std::optional<ErrorCode>> markTrouble(storage::Database& database,
                                             const journal::Journal& journal, const QString& mark)
{
    const Result<bool> isHeld = journal::isHeld(database);
    if (!isHeld) {
        return isHeld.error();
    }
    if (isHeld.value()) {
        return std::optional(ErrorCode::StoreRestored);
    }
    const auto burnt = journal::burntMarks(database, journal.clock().now());
    if (!burnt) {
        return burnt.error();
    }
    return burnt.value().contains(mark) ? std::optional(ErrorCode::MarkBurnt) : std::nullopt;
}

Result<void> useMark(storage::Database& database, const journal::Journal& journal,
                     const QString& mark)
{
    const auto stopped = markTrouble(database, journal, mark);
    if (!stopped) {
        return stopped.error();
    }
    if (stopped.value()) {
        return Error{*stopped.value(), QStringLiteral("no numbers under mark ") + mark};
    }
    return journal::noteMark(database, mark);
}

} // namespace onewindow::queue
