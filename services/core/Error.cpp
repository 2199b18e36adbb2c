// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Error.h"

namespace onewindow {

QString errorName(ErrorCode code)
{
    // clang-format off
    switch (code) {
#define OW_NAME(name) case ErrorCode::name: return QStringLiteral(#name);
    OW_NAME(BadConfig) OW_NAME(BadCatalogue) OW_NAME(BadFrame) OW_NAME(BadRequest)
    OW_NAME(BadSignature) OW_NAME(BadCredentials) OW_NAME(SessionEnded) OW_NAME(SecondFactor)
    OW_NAME(PasswordExpired) OW_NAME(WeakPassword) OW_NAME(LockedOut) OW_NAME(NotPermitted)
    OW_NAME(Revoked) OW_NAME(WipeOrdered) OW_NAME(NotFound) OW_NAME(TooLarge) OW_NAME(TooMany)
    OW_NAME(Conflict) OW_NAME(AlreadyOpen) OW_NAME(QueueEmpty) OW_NAME(TooLate)
    OW_NAME(WindowClosed) OW_NAME(StoreFailed) OW_NAME(StoreBusy) OW_NAME(StoreTooNew)
    OW_NAME(StoreRestored) OW_NAME(MarkBurnt)
    OW_NAME(ChainBroken) OW_NAME(ChainForked) OW_NAME(ChainGap) OW_NAME(KeyUnavailable)
    OW_NAME(SealBroken) OW_NAME(NetworkFailed) OW_NAME(ServerRefused) OW_NAME(Timeout)
    OW_NAME(Cancelled) OW_NAME(DeviceMissing) OW_NAME(DeviceFault) OW_NAME(CardUnreadable)
    OW_NAME(CardGone) OW_NAME(HelpWanted) OW_NAME(SilentAlarm)
#undef OW_NAME
    }
    // clang-format on
    return QStringLiteral("Unknown");
}

std::optional<ErrorCode> errorFromName(QStringView name)
{
    // The names themselves say where the list ends, so that it is written down once.
    for (int value = 0;; ++value) {
        const auto code = static_cast<ErrorCode>(value);
        const QString known = errorName(code);
        if (known == QLatin1String("Unknown")) {
            return std::nullopt;
        }
        if (known == name) {
            return code;
        }
    }
}

} // namespace onewindow
