// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace onewindow::catalog {

/// Something wrong with a catalogue.
struct Problem
{
    QString item;    ///< "matter si-enrol", "department #3" where it has no id, "file".
    QString pointer; ///< JSON pointer into the file; into the item where that came by itself.
    QString reason;

    [[nodiscard]] QString toText() const
    {
        return item + u' ' + pointer + QStringLiteral(": ") + reason;
    }
};

using Problems = QList<Problem>;

} // namespace onewindow::catalog
