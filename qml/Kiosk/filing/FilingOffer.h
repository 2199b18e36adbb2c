// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/TerminalAbilities.h"
#include "services/cases/CaseService.h"
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

/// Whether it can be finished at this terminal while nobody of the hall is there: rules decide it
/// at once, or nothing has to be brought to a window afterwards, as with an order or a report.
inline bool isDoneWithoutStaff(const catalog::Matter& matter, const TerminalAbilities& abilities)
{
    QStringList photographed;
    for (const catalog::Material& material : matter.materials) {
        if (material.isPhotographed) {
            photographed.append(material.id);
        }
    }
    const auto& decision = matter.terminal.decision;
    return isFiledHere(matter, abilities) &&
           ((decision && decision->outcome == catalog::Outcome::Approve) ||
            cases::papersToBring(matter, {}, true, photographed).isEmpty());
}

} // namespace onewindow::ui
