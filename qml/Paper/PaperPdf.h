// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Paper/PaperSheet.h"
#include "services/core/Secret.h"

namespace onewindow::ui {

/// The pages of `sheet` as PDF, upright A4: its fonts inside, its own title and nothing else in the
/// document's information. From any thread, as long as there is a QGuiApplication. Takes some tens
/// of milliseconds once the fonts are read.
Secret pdfOf(const PaperSheet& sheet);

} // namespace onewindow::ui
