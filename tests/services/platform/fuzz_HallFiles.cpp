// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The JSON files beside platform.toml: the hall, its notices, and the nodes that it knows.

#include "app/platform/HallFile.h"
#include "app/platform/NoticeFile.h"
#include "services/platform/NodeList.h"

#include <cstddef>
#include <cstdint>

using namespace onewindow;
using namespace onewindow::platform;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QString name = QStringLiteral("fuzz.json");

    const auto hall = HallFile::parse(json, name);
    if (hall) {
        const HallFile& read = hall.value();
        OW_ENFORCE(!read.name[QStringLiteral("zh")].toString().isEmpty());
        OW_ENFORCE(read.elderPriorityAge >= 1 && read.elderPriorityAge <= 150);
        QStringList ids = read.windowIds();
        OW_ENFORCE(ids.size() == read.windows.size() && ids.size() <= 500);
        OW_ENFORCE(!ids.contains(QString()) && ids.removeDuplicates() == 0);
        OW_ENFORCE(read.notices.size() <= 50);
        OW_ENFORCE(read.floors.size() <= 10);
        if (read.opening) {
            const auto hours = read.opening->from(QDate(2026, 12, 20));
            OW_ENFORCE(catalog::OpeningHours::fromJson(hours.toJson()) == hours);
        }
    } else {
        OW_ENFORCE(hall.error().code == ErrorCode::BadConfig);
        OW_ENFORCE(hall.error().detail.startsWith(name));
    }

    const auto notices = NoticeFile::parse(json, name);
    if (notices) {
        OW_ENFORCE(notices.value().notices.size() + notices.value().problems.size() <= 100);
        OW_ENFORCE(notices.value().of(QDate(2026, 11, 30)).size() <=
                   notices.value().notices.size());
    } else {
        OW_ENFORCE(notices.error().code == ErrorCode::BadConfig);
        OW_ENFORCE(notices.error().detail.startsWith(name));
    }

    const auto nodes = NodeList::parse(json, name, QStringLiteral("hall-1"));
    if (nodes) {
        for (const identity::Machine& machine : nodes.value().machines()) {
            OW_ENFORCE(identity::isMachineId(machine.id) && identity::isMachineId(machine.hall));
            OW_ENFORCE(machine.role != u"kiosk" || !machine.signingKey.isEmpty());
        }
    } else {
        OW_ENFORCE(nodes.error().code == ErrorCode::BadConfig);
    }
    return 0;
}
