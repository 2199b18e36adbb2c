// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace onewindow::ui {

/// What this terminal has beside card reader, scanner and ticket printer; decides which matters can
/// be finished at it. That a device is in order just now is another question.
struct TerminalAbilities
{
    bool takesMoney = false;  ///< There is a payment device.
    bool photographs = false; ///< There is a document camera.
};

} // namespace onewindow::ui
