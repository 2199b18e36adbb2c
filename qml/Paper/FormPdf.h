// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Paper/FormSheet.h"
#include "services/core/Secret.h"

namespace onewindow::ui {

/// The pages of `sheet` as PDF, as pdfOf() makes those of a document. No question stands on two
/// pages, and no heading at the end of one.
Secret formPdfOf(const FormSheet& sheet);

} // namespace onewindow::ui
