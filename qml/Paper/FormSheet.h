// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Paper/PaperFrame.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace onewindow::ui {

/// A column of a table to fill in.
struct FormColumn
{
    QString label;
    int share = 2; ///< Of the width, beside the shares of the others.
};

/// What is asked, and the room to answer it by hand.
struct FormQuestion
{
    enum class Room {
        Lines, ///< As many as `amount`.
        Cells, ///< One a character, `amount` of them.
        Words, ///< `words` have gaps to fill in.
        Boxes, ///< One of `choices` is ticked, or several.
        Table, ///< `amount` empty rows below `columns`.
    };

    QString label;
    QString hint; ///< Below the label: how it is answered, and when.
    Room room = Room::Lines;
    int amount = 1;
    QString words; ///< Of Lines: what stands behind the last one, as a unit.
    QStringList choices;
    QList<FormColumn> columns;
};

/// Questions that belong together, or something to read and to tick.
struct FormPart
{
    QString title;
    QStringList paragraphs;
    QList<FormQuestion> questions;
    QStringList boxes; ///< A line each, with a box before it.
};

/// A form to fill in by hand. Everything may be empty but the title.
struct FormSheet : PaperFrame
{
    QString title;
    QString subtitle;
    QStringList notes; ///< How the form is filled in.
    QList<FormPart> parts;
    QString promise;   ///< What the signature stands for ...
    QString signature; ///< ... and room for it, and for the day.
};

} // namespace onewindow::ui
