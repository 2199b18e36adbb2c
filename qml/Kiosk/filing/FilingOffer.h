// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Matter.h"

#include <algorithm>

namespace onewindow::ui {

/// Whether a matter can be finished at the terminal alone, with what a terminal can do: it takes no
/// money, and photographs no material that is wanted.
inline bool isFiledHere(const catalog::Matter& matter)
{
    const catalog::TerminalService& service = matter.terminal;
    const bool wantsPhotograph = std::any_of(
        matter.materials.cbegin(), matter.materials.cend(), [](const catalog::Material& material) {
            return material.isRequired && material.isPhotographed;
        });
    return service.isOffered && service.form && !service.fee && !wantsPhotograph;
}

} // namespace onewindow::ui
