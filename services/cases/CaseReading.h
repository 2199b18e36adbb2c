// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/AttachmentStore.h"
#include "services/cases/CaseStore.h"
#include "services/cases/FormFilling.h"
#include "services/cases/KnownFacts.h"
#include "services/cases/RuleCheck.h"
#include "services/cases/WindowPart.h"
#include "services/catalog/Matter.h"
#include "services/journal/Journal.h"

#include <optional>

namespace onewindow::cases {

/// What somebody filed, opened for who accepts or decides it. Personal.
struct CaseContent
{
    CaseRow row;
    std::optional<Applicant> person;
    QJsonObject answers;       ///< FormFilling::answers()
    QJsonObject shared;        ///< KnownFacts::shared()
    bool hasCommitted = false; ///< To the matter's commitment.
    bool isSigned = false;
    bool isSignedByHand = false;
    bool isSignedOnPaper = false;     ///< At the window that filed it.
    std::optional<WindowPart> window; ///< Of what a window filed.
    QList<AttachmentRow>
        pages;             ///< What was photographed; some may be archived at the centre alone.
    bool isErased = false; ///< Who filed it was forgotten.

    void wipe();
};

/// What was filed under `id`, opened by this node. Only reads. `journal` works on the partition
/// that has it. Errors: NotFound (no such case; or its key is not for this node), SealBroken.
Result<CaseContent> readContent(storage::Database& database, const journal::Journal& journal,
                                const QByteArray& id);

/// The matter's form with what was filed in it, by the day it was filed. Nothing of a matter
/// without a form, and of what was erased.
std::optional<FormFilling> fillingOf(const catalog::Matter& matter, const CaseContent& content);

/// What the matter's rules say of it, by the day it was filed: the verdict so far, for who decides.
/// Empty where there are none, and of what was erased.
QList<RuleAnswer> rulesOf(const catalog::Matter& matter, const CaseContent& content);

/// One page of what was photographed. Errors: NotFound (no such page, or its key was erased), those
/// of assembled() where parts were pruned here.
Result<Attachment> readPage(storage::Database& database, const journal::Journal& journal,
                            const QByteArray& id, const QString& material, int page);

} // namespace onewindow::cases
