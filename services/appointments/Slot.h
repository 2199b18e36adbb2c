// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Error.h"

#include <QString>

#include <optional>

namespace onewindow::appointments {

inline constexpr qsizetype kResourceLimit = 64;                 ///< Characters of a resource.
inline constexpr qsizetype kSlotKeyLimit = kResourceLimit + 21; ///< Characters of Slot::key().
inline constexpr qint64 kCapacityLimit = 10'000;                ///< Places of one slot.
/// No place of the slot is left where it was tried: another place, or the same one a little later,
/// may have some.
inline constexpr ErrorCode kSlotFull = ErrorCode::TooMany;
inline constexpr int kMinutesOfDay = 24 * 60;

/// A time on one day in one hall at which `resource` can be seen to. Times are Beijing time.
struct Slot
{
    QString hall;        ///< The partition of the store, as everywhere.
    QString resource;    ///< A matter or a group of matters: letters, digits, '.', '_' and '-'.
    QString day;         ///< yyyy-MM-dd.
    int startMinute = 0; ///< Of the day, 0 to 1439.
    int endMinute = 0;   ///< After startMinute, up to 1440.

    /// "resource@2026-12-01T0900-0930": names the slot within its hall, in facts and feeds.
    [[nodiscard]] QString key() const;
    /// Unix milliseconds.
    [[nodiscard]] qint64 startsAtMs() const;
    [[nodiscard]] qint64 endsAtMs() const;

    friend bool operator==(const Slot&, const Slot&) = default;
};

/// A slot by name.
struct SlotId
{
    QString hall;
    QString key; ///< Slot::key().

    friend bool operator==(const SlotId&, const SlotId&) = default;
};

/// Whether day, minutes and resource are within their limits.
bool isSlot(const Slot& slot);

/// The reverse of Slot::key(); nothing for a text that is none.
std::optional<Slot> slotFromKey(const QString& hall, QStringView key);

/// Whether `text` is a day as yyyy-MM-dd.
bool isDay(QStringView text);

} // namespace onewindow::appointments
