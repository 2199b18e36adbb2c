// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace onewindow::identity {

/// A province, or what has its rank.
struct Province
{
    QString code; ///< Two digits of GB/T 2260: "37".
    const char* zh;

    /// In the program's language.
    [[nodiscard]] QString name() const;
};

/// All of them, in the order of their codes.
const QList<Province>& provinces();

/// The province of a region code or of a citizen's number; null for none. The numbers of Taiwan
/// residents' permits begin with 83.
const Province* provinceOf(const QString& code);

/// Whether it has the form of a code of GB/T 2260: six digits, the first two of a province. Codes
/// change from year to year and stay what they were in numbers that were given out, so no more is
/// said.
bool isRegion(const QString& code);

} // namespace onewindow::identity
