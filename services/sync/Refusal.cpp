// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/Refusal.h"

#include <utility>

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
    case ErrorCode::ChainGap:
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

bool isFault(ErrorCode code)
{
    return code == ErrorCode::StoreFailed || code == ErrorCode::KeyUnavailable ||
           code == ErrorCode::ServerRefused;
}

bool RefusalMemory::isNew(ErrorCode code)
{
    m_isClear = false;
    const bool isKnown = m_hasLast && m_last == code;
    m_last = code;
    m_hasLast = true;
    return !isKnown;
}

bool RefusalMemory::clear()
{
    m_hasLast = false;
    return !std::exchange(m_isClear, true);
}

} // namespace onewindow::sync
