// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/TerminalAbilities.h"
#include "services/catalog/Matter.h"

#include <algorithm>

namespace onewindow::ui {

/// Whether a matter can be finished at the terminal alone, with what this terminal can do: take the
/// fee, and photograph the materials that are wanted.
inline bool isFiledHere(const catalog::Matter& matter, const TerminalAbilities& abilities)
{
    const catalog::TerminalService& service = matter.terminal;
    const bool wantsPhotograph = std::any_of(
        matter.materials.cbegin(), matter.materials.cend(), [](const catalog::Material& material) {
            return material.isRequired && material.isPhotographed;
        });
    return service.isOffered && service.form && (abilities.takesMoney || !service.fee) &&
           (abilities.photographs || !wantsPhotograph);
}

} // namespace onewindow::ui
