// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/DraftStore.h"
#include "services/core/Secret.h"
#include "services/crypto/Suite.h"

#include <QByteArrayView>

#include <optional>

namespace onewindow::cases {

// The seal of a draft, the same wherever the person lays their card.

inline constexpr qsizetype kDraftLimitBytes = 64LL * 1024; ///< Of one draft, in clear.

/// Made of a key of the day, see PersonKey, and of what the card says of its holder: neither alone
/// makes it.
Secret draftSealKey(crypto::Suite suite, QByteArrayView dayKey, const Applicant& person);

/// Fills in `row.sealed`, bound to the row's handle, case and version: no older version passes for
/// a newer one, nor a draft for another. Errors: TooLarge, those of crypto::seal().
Result<void> sealDraft(crypto::Suite suite, const Secret& key, const CaseDraft& draft,
                       DraftRow& row);

/// The reverse; nothing for one that has ended, or that another key sealed.
std::optional<CaseDraft> openDraft(const Secret& key, const DraftRow& row);

} // namespace onewindow::cases
