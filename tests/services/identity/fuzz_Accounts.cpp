// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What says who may sign in: the staff file, an account of the feed, a second factor's secret.

#include "services/identity/StaffFile.h"
#include "services/identity/Totp.h"

#include <QJsonDocument>

#include <cstddef>
#include <cstdint>

using namespace onewindow;
using namespace onewindow::identity;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));

    const auto staff = parseStaffFile(bytes, QStringLiteral("fuzz.json"), QStringLiteral("hall-1"));
    if (staff) {
        OW_ENFORCE(!staff.value().isEmpty());
        for (const NewAccount& account : staff.value()) {
            OW_ENFORCE(checkNewAccount(account) && !account.passwordHash.isEmpty());
            OW_ENFORCE(isAdministrator(account.roles) == false || account.ref.hall.isEmpty());
        }
    } else {
        OW_ENFORCE(staff.error().code == ErrorCode::BadConfig);
    }

    const AccountRef ref{QStringLiteral("hall-1"), QStringLiteral("wang")};
    const auto account = accountFromJson(ref, QJsonDocument::fromJson(bytes).object());
    if (account) {
        // Read again it is the same, and as good for the sessions that it has.
        const auto again = accountFromJson(ref, toJson(*account));
        OW_ENFORCE(again && again->stamp() == account->stamp());
        OW_ENFORCE(again->isLocked == account->isLocked && again->version == account->version);
    }

    const QString text = QString::fromUtf8(bytes);
    if (const auto secret = fromBase32(text)) {
        OW_ENFORCE(fromBase32(toBase32(*secret)) == secret);
        if (const auto step =
                matchTotp(*secret, text.first(std::min<qsizetype>(6, text.size())), 1000, 999)) {
            OW_ENFORCE(*step > 999 && *step <= 1001);
        }
    }
    return 0;
}
