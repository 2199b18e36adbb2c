// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/FormFilling.h"
#include "services/catalog/Terminal.h"

#include <QDate>
#include <QString>
#include <QStringList>

namespace onewindow::cases {

/// The facts of a case that a result may speak of.
struct CaseFacts
{
    QString number; ///< The official one, or the provisional one until it is known.
    QDate date;
    catalog::LocalText department;
};

/// A result as it is shown and printed. Personal.
struct ResultText
{
    QString title;
    QStringList lines;
    QDate validUntil; ///< Invalid: without end.
};

/// `result` with its placeholders filled in, in `language` as catalog::LocalText::in() has it,
/// which is the program's: a choice by its label, a day as yyyy-MM-dd, a region by its province and
/// code. What is not known is a dash.
ResultText renderResult(const catalog::ResultTemplate& result, const FormFilling& filling,
                        const CaseFacts& facts, const QString& language);

} // namespace onewindow::cases
