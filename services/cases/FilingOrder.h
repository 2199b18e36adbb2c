// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseBook.h"
#include "services/cases/SharedSource.h"
#include "services/catalog/Sharing.h"

#include <functional>
#include <memory>

namespace onewindow::cases {

// What filing at a terminal and at a window have in common: what departments are asked for, and
// what becomes of a form that was looked at.

/// An agreement by its id; null for one that is not known.
using AgreementOf = std::function<const catalog::Agreement*(const QString& id)>;

/// What may be asked of departments for a case that is being opened: by agreements that are in
/// force `today`, within what they cover, of a card's holder who agreed to the text in force.
QList<SharedRequest> sharesToAsk(const catalog::Matter& matter, const OpenedCase& opened,
                                 const OwnedApplicant& applicant, const AgreementOf& agreementOf,
                                 QDate today);

/// Puts what a department answered into the case, as far as it was asked for, and says what was
/// used. `agreement`: of the request; null if it is gone by now.
ShareUse takeShared(OpenedCase& opened, const SharedRequest& request, const QJsonObject& values,
                    const catalog::Agreement* agreement);

/// Whether a person has to look at what the citizen brings in place of something, or brings because
/// it was to be photographed and was not. `proved`: ids of the materials that whoever files has
/// photographed, or a clerk has seen.
bool isLacking(const catalog::Matter& matter, const QStringList& withheld, bool hasCommitted,
               const QStringList& proved);

/// What of a request that was checked is to be filed, but for who it is and how it stands; takes
/// the proofs with it.
std::shared_ptr<FileOrder> orderOf(const catalog::Matter& matter, FileRequest& request,
                                   const FormFilling& filling, const Verdict& verdict);

} // namespace onewindow::cases
