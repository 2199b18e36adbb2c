// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Printing/ResultPrinting.h"

#include <QString>

namespace onewindow::ui {

// What the pages say while a result is printed on A4. `canSlip`: there is a ticket printer to fall
// back on.

QString paperTitle(const ResultPrinting& printing);
QString paperLead(const ResultPrinting& printing);
/// Sentences, a line each.
QString paperText(const ResultPrinting& printing);
QString paperPrimaryText(const ResultPrinting& printing, bool canSlip);
QString paperPrimaryIcon(const ResultPrinting& printing);
QString paperSecondaryText(const ResultPrinting& printing, bool canSlip);

/// The other thing to do is to call staff.
bool paperCallsStaff(const ResultPrinting& printing);

} // namespace onewindow::ui
