// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseService.h"
#include "services/cases/DraftKeys.h"
#include "services/cases/DraftSource.h"
#include "services/cases/KnownFacts.h"
#include "services/journal/Journal.h"

namespace onewindow::cases {

// What somebody began at terminals today and has not filed, opened for the window where their card
// lies: whoever holds the drafts has the day's key, the card says the rest, and both meet at the
// hall for as long as one request takes. Nothing of it is kept there.

/// Of the terminals of this hall: the newest of each matter, the newest first. `key`: by which they
/// know `person` today. Errors: those of the store.
Result<QList<CaseDraft>> draftsAtWindow(storage::Database& database,
                                        const journal::Journal& journal, const PersonKey& key,
                                        const Applicant& person);

/// Of other halls, of what the centre holds for `person`: without those that this hall holds, or
/// has heard the end of. Errors: those of the store.
Result<QList<CaseDraft>> cityDraftsAtWindow(storage::Database& database,
                                            const journal::Journal& journal,
                                            const CityDraftKey& key, const HeldDrafts& held,
                                            const Applicant& person);

} // namespace onewindow::cases
