// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/Refusal.h"

namespace onewindow::sync {

bool isRefusal(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadCredentials:
    case ErrorCode::BadFrame:
    case ErrorCode::BadRequest:
    case ErrorCode::BadSignature:
    case ErrorCode::ChainBroken:
    case ErrorCode::ChainForked:
    case ErrorCode::Conflict:
    case ErrorCode::NotFound:
    case ErrorCode::NotPermitted:
    case ErrorCode::SessionEnded:
    case ErrorCode::Revoked:
    case ErrorCode::TooLarge:
    case ErrorCode::WipeOrdered:
        return true;
    default:
        return false;
    }
}

bool RefusalMemory::isNew(ErrorCode code)
{
    const bool isKnown = m_hasLast && m_last == code;
    m_last = code;
    m_hasLast = true;
    return !isKnown;
}

} // namespace onewindow::sync
