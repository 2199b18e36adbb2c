// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/LocalText.h"

#include <QString>

namespace onewindow::ui {

/// Whom to call for help while nobody is in the hall.
struct Hotline
{
    QString number;           ///< As people dial it; empty: there is none.
    catalog::LocalText hours; ///< When it is answered, in words; may be empty.
};

} // namespace onewindow::ui
