// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Paper/PaperSheet.h"
#include "services/cases/CaseService.h"
#include "services/cases/ResultText.h"
#include "services/catalog/LocalText.h"

#include <QDate>
#include <QList>
#include <QString>

namespace onewindow::ui {

/// What a result's document is made of, beside the signature.
struct ResultFacts
{
    QString hall;
    QString place;         ///< Which terminal or window prints it: "03 号机", "2 号窗口".
    bool isWindow = false; ///< A window, and the hall signed it; else the terminal did.
    QString language;      ///< As catalog::LocalText::in() has it.
    QString department;
    QString number; ///< The official one, or the provisional one until it is known.
    bool isProvisional = false;
    QDate issued;
    cases::ResultText result;
    QList<catalog::LocalText> rules; ///< By which it was approved.
};

/// The document, its words exactly as the result has them. In the translators' current language.
PaperSheet resultSheet(const ResultFacts& facts, const cases::SignedDocument& document);

} // namespace onewindow::ui
