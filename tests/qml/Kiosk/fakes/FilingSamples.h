// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/IdCard.h"
#include "services/cases/CaseService.h"
#include "services/catalog/Catalogue.h"
#include "tests/qml/Capture/FakeDocumentCamera.h"

#include <QDate>

namespace onewindow::ui::samples {

/// `matter` can be finished at the terminal, with every kind of field, a commitment, and a material
/// to bring without it, and a result for A4. The agreement "civil" is put into `catalogue`.
void offerFiling(catalog::Catalogue& catalogue, const QString& matter);

/// Of a matter that offerFiling() offers: one material that must be photographed, one that may be,
/// and a signature.
void wantProofs(catalog::Catalogue& catalogue, const QString& matter);

/// What was signed of its result.
cases::SignedDocument document();

/// It costs 20 yuan.
void chargeFee(catalog::Catalogue& catalogue, const QString& matter);

/// What the terminal knows of the card's holder when the form begins.
cases::OpenedCase opened(const drivers::IdCard& card, QDate today);

/// The form of offerFiling() filled in whole, rightly.
QJsonObject filledIn();

/// Decided at once.
cases::FiledCase approved();

/// The same, filed earlier that day and not paid.
cases::CaseSummary due();

/// A person looks at it, and a paper is to be brought.
cases::FiledCase received();

} // namespace onewindow::ui::samples
