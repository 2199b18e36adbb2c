// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Decision.h"
#include "services/catalog/Form.h"
#include "services/catalog/LocalText.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::catalog {

/// Who a citizen must have shown to be, to finish a matter alone: nobody, somebody who typed name
/// and number, or the holder of a card that was read.
enum class Assurance { None, Typed, Card };

/// What a citizen agrees to first.
struct Consent
{
    LocalText text;
    QString version; ///< Kept with what was agreed to.
};

/// 告知承诺: the citizen is told what must be true and what a false word costs, and promises it
/// instead of bringing some of the materials.
struct Commitment
{
    LocalText text;
    QStringList replaces; ///< Ids of materials.
};

/// What is to be paid at the terminal.
struct Fee
{
    LocalText name;
    int cents = 0;
};

/// What a result is printed on: the ticket printer's slip, or a signed document on A4 where the
/// terminal has a printer for it.
enum class ResultPaper { Slip, A4 };

/// What is printed when the matter is done. A line may hold placeholders in braces, each a Subject.
struct ResultTemplate
{
    LocalText title;
    QList<LocalText> lines;
    int validDays = 0; ///< 0: without end.
    ResultPaper paper = ResultPaper::Slip;
};

/// How a matter is finished at the terminal alone.
struct TerminalService
{
    bool isOffered = false; ///< is_service_terminals; then there is a form.
    Assurance assurance = Assurance::None;
    std::optional<Consent> consent;
    std::optional<Form> form;
    std::optional<Commitment> commitment;
    std::optional<Decision> decision; ///< Without one a person decides.
    std::optional<Fee> fee;
    std::optional<ResultTemplate> result;
    bool wantsSignature = false; ///< The citizen signs what was filled in, by hand.
};

void describe(Fields& fields, Consent& consent);
void describe(Fields& fields, Commitment& commitment);
void describe(Fields& fields, Fee& fee);
void describe(Fields& fields, ResultTemplate& result);
void describe(Fields& fields, TerminalService& service);

} // namespace onewindow::catalog
