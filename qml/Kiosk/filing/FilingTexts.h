// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ChoiceModel.h"
#include "qml/Texts/FieldTexts.h"
#include "services/cases/CaseService.h"
#include "services/catalog/Catalogue.h"

#include <QList>
#include <QString>

namespace onewindow::ui {

// The lines of a filing's pages, in the current language of the translators; texts of the catalogue
// in `language`. A line that is read has a title, an icon before it, and may have a caption.

/// A text to be read, sentence by sentence.
QList<Choice> sentenceLines(const QString& text);

/// What is known of a section and cannot be changed, and where it is from.
QList<Choice> knownLines(const cases::FormFilling& filling, int section,
                         const catalog::Catalogue& catalogue, const QString& language,
                         Masking masking = Masking::Masked);

/// All materials of a matter: what is to be brought, and why the others are not. `photographed`:
/// the ids of those that were.
QList<Choice> materialLines(const catalog::Matter& matter, const QStringList& withheld,
                            bool hasCommitted, const QString& language,
                            const QStringList& photographed = {});

/// Every answer, to press and change. The key is the path of its field; "known/<section>" for what
/// cannot be changed.
QList<Choice> answerChoices(const cases::FormFilling& filling, const QString& language,
                            Masking masking = Masking::Masked);

/// The entries of a group, by their number.
QList<Choice> entryChoices(const cases::FieldView& group, const QString& language);

/// How a case just filed stands: what was decided and by which rules, or what happens next and
/// until when, and what is to be brought.
QList<Choice> filedLines(const cases::FiledCase& filed, const catalog::Matter& matter,
                         const QString& language);

/// How such a case stands with its fee; nothing where it costs nothing.
QList<Choice> moneyLines(const cases::CaseMoney& money, const QString& feeName);

/// Decided as asked for, and paid where it costs something: it gives its result.
bool isDone(const cases::FiledCase& filed);

/// A fee that is still to be paid: at a terminal, or at a window.
constexpr bool isUnpaid(cases::MoneyState state)
{
    return state == cases::MoneyState::Due || state == cases::MoneyState::Counter;
}

/// "¥20.00"
QString yuanText(qint64 cents);

/// The part of a known line's key before its section.
inline constexpr QLatin1String kKnownKey("known/");

} // namespace onewindow::ui
