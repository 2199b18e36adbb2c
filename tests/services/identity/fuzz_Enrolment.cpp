// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a stranger types or sends: an enrolment code, and the machines a feed tells of.

#include "services/identity/DeviceRequests.h"
#include "services/identity/EnrolmentCode.h"

#include <QJsonDocument>

#include <cstddef>
#include <cstdint>

using namespace onewindow;
using namespace onewindow::identity;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // libFuzzer speaks unsigned.
    const QByteArray input(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto code = EnrolmentCode::parse(QString::fromUtf8(input));
    if (code) {
        const auto again = EnrolmentCode::parse(code.value().text());
        OW_ENFORCE(again && again.value().digest() == code.value().digest());
    } else {
        OW_ENFORCE(code.error().code == ErrorCode::BadRequest);
    }
    const QJsonObject json = QJsonDocument::fromJson(input).object();
    const QString id = QStringLiteral("kiosk-1");
    if (const auto machine = machineFromJson(id, json)) {
        OW_ENFORCE(machineFromJson(id, toJson(*machine)) == machine);
    }
    if (const auto enrolment = Enrolment::fromJson(json)) {
        OW_ENFORCE(isMachineId(enrolment.value().machine.id));
    }
    return 0;
}
