// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/DayNumber.h"

#include "services/queue/MarkTrouble.h"

namespace onewindow::queue {

Result<DayNumber> nextDayNumber(storage::Database& database, const journal::Journal& journal,
                                const DayCount& count)
{
    constexpr int kLeastDigits = 4;
    OW_TRY(useMark(database, journal, count.mark));
    const qint64 counter = count.last + 1;
    const QString digits = QString::number(counter).rightJustified(kLeastDigits, u'0');
    return DayNumber{count.letter + count.mark + u'-' + QString(count.day).remove(u'-') + u'-' +
                         digits,
                     counter};
}

} // namespace onewindow::queue
