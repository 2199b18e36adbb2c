// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/FormFilling.h"
#include "services/catalog/Catalogue.h"
#include "services/catalog/Guide.h"

#include <QString>
#include <QStringList>

namespace onewindow::ui {

// What the pages of a filing say of its fields, in the current language of the translators; texts
// of the catalogue in `language`, as LocalText::in() has it.

/// Whether personal values are shown as everybody may see them, or as their holder alone may.
enum class Masking { Masked, Full };

/// What is wrong with an answer, and what to do about it.
QString complaintText(const cases::Complaint& complaint, const QString& language);

/// An answer as it is shown for a last look: a choice by its label, a day as a calendar has it, a
/// number with its unit; ID numbers and bank accounts masked, and what comes from the card. A group
/// says how many entries it has. "未填写" where there is none.
QString answerText(const cases::FieldView& view, const QString& language,
                   Masking masking = Masking::Masked);

/// "来自身份证", "来自民政局共享"; empty for what the citizen typed.
QString sourceText(const cases::FieldView& view, const catalog::Catalogue& catalogue,
                   const QString& language);

/// "3 个工作日"; empty for no limit.
QString periodText(const catalog::Period& period);

/// "2026年11月30日".
QString dayText(QDate day);

/// "山东省 370000"; the code alone where the province is not known.
QString regionText(const QString& code);

/// In groups as people write it: phone numbers, ID numbers and bank accounts.
QString groupedText(catalog::FieldType type, const QString& text);

/// The sentences of a text, each with its mark, so that a page can show as many as it has room for.
QStringList sentencesOf(const QString& text);

} // namespace onewindow::ui
