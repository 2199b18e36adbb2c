// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/WindowDrafts.h"

#include "services/cases/CaseStore.h"
#include "services/cases/DraftSeal.h"
#include "services/cases/DraftStore.h"
#include "services/queue/Ticket.h"

#include <algorithm>
#include <utility>

namespace onewindow::cases {

using storage::Database;

namespace {

/// Somebody may have begun a matter twice, at terminals that did not hear of each other.
QList<CaseDraft> newestOfEach(QList<CaseDraft> drafts)
{
    std::stable_sort(drafts.begin(), drafts.end(),
                     [](const CaseDraft& one, const CaseDraft& other) {
                         return one.savedAtMs > other.savedAtMs;
                     });
    QList<CaseDraft> newest;
    for (CaseDraft& draft : drafts) {
        if (std::none_of(newest.begin(), newest.end(), [&draft](const CaseDraft& known) {
                return known.matter == draft.matter;
            })) {
            newest.append(std::move(draft));
        }
    }
    return newest;
}

/// Under another key, of another card, or of a case that its row does not name: nobody's.
void addOpened(QList<CaseDraft>& drafts, const Secret& key, const DraftRow& row)
{
    auto draft = openDraft(key, row);
    if (draft && draft->caseId == row.caseId) {
        drafts.append(std::move(*draft));
    }
}

} // namespace

Result<QList<CaseDraft>> draftsAtWindow(Database& database, const journal::Journal& journal,
                                        const PersonKey& key, const Applicant& person)
{
    const auto rows = DraftStore(database, journal.hall())
                          .ofPerson(key.handle, queue::hallDay(journal.clock().now().wallMs));
    if (!rows) {
        return rows.error();
    }
    const Secret seal = draftSealKey(journal.keys().suite(), key.key, person);
    QList<CaseDraft> drafts;
    for (const DraftRow& row : rows.value()) {
        addOpened(drafts, seal, row);
    }
    return newestOfEach(std::move(drafts));
}

Result<QList<CaseDraft>> cityDraftsAtWindow(Database& database, const journal::Journal& journal,
                                            const CityDraftKey& key, const HeldDrafts& held,
                                            const Applicant& person)
{
    const Secret seal = draftSealKey(journal.keys().suite(), key.secret.view(), person);
    QList<CaseDraft> drafts;
    for (const HeldDraft& one : held.drafts) {
        const auto known = DraftStore(database, journal.hall()).find(one.caseId);
        const auto filed = CaseStore(database, journal.hall()).find(one.caseId);
        if (!known || !filed) {
            return known ? filed.error() : known.error();
        }
        if (!known.value() && !filed.value()) {
            addOpened(drafts, seal,
                      {.caseId = one.caseId,
                       .handle = key.handle,
                       .day = key.day,
                       .version = one.version,
                       .savedAtMs = one.savedAtMs,
                       .sealed = one.sealed});
        }
    }
    return newestOfEach(std::move(drafts));
}

} // namespace onewindow::cases
