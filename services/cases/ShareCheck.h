// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/SharedWire.h"
#include "services/catalog/Catalogue.h"

#include <QDate>
#include <QString>

#include <optional>

namespace onewindow::cases {

/// Why an agreement does not let something be read: which part of the ask is at fault, and what
/// for.
struct ShareRefusal
{
    QString field; ///< "agreement", "matter", "consent", "fields".
    QString reason;
};

/// Whether the agreement that `ask` names, as `catalogue` has it, covers what is asked: it is there
/// and in force on `today`, the matter is offered and needs just these fields of it, and the
/// consent is to the text in force. Nothing if all of it is so.
std::optional<ShareRefusal> refusalOf(const SharedAsk& ask, const catalog::Catalogue& catalogue,
                                      QDate today);

} // namespace onewindow::cases
