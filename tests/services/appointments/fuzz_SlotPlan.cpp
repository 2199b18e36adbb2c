// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The files by which a centre opens slots, and what a scanner reads of an appointment.

#include "services/appointments/CalendarEntry.h"
#include "services/appointments/SlotPlan.h"

#include <cstddef>
#include <cstdint>

using namespace onewindow;
using namespace onewindow::appointments;
using catalog::HolidayList;
using catalog::WorkCalendar;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QString name = QStringLiteral("fuzz.json");
    const QDate today(2026, 11, 30);

    const auto list = HolidayList::parse(json, name);
    if (list) {
        WorkCalendar calendar;
        calendar.setNational(list.value());
        OW_ENFORCE(calendar.workingDays(today, 5).size() <= 6);
        OW_ENFORCE(!list.value().days.isEmpty());
    } else {
        OW_ENFORCE(list.error().code == ErrorCode::BadConfig);
        OW_ENFORCE(list.error().detail.startsWith(name));
    }

    const auto plan = SlotPlan::parse(json, name, QStringLiteral("/nonexistent"));
    if (plan) {
        for (const Capacity& capacity : plan.value().slotsOn(QStringLiteral("hall-1"), today)) {
            OW_ENFORCE(isSlot(capacity.slot));
            OW_ENFORCE(slotFromKey(capacity.slot.hall, capacity.slot.key()) == capacity.slot);
            OW_ENFORCE(capacity.places >= 0 && capacity.places <= kCapacityLimit);
        }
        const PlanNotice notice = plan.value().noticeFor(QStringLiteral("hall-1"));
        OW_ENFORCE(planNoticeFrom(toJson(notice)) == notice);
    } else {
        OW_ENFORCE(plan.error().code == ErrorCode::BadConfig);
        OW_ENFORCE(plan.error().detail.startsWith(name));
    }

    const QString token = tokenFromScan(QString::fromUtf8(json));
    OW_ENFORCE(token.isEmpty() || tokenFromScan(codeText(token)) == token);
    return 0;
}
