// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Catalogue.h"
#include "services/input/PinyinReadings.h"

#include <QHash>
#include <QStringList>

#include <memory>

namespace onewindow::catalog {

/// Finds matters by what somebody types: characters of the name ("社保卡"), their sound, whole or
/// begun ("shebaoka", "she bao k"), its initials ("sbk"), all of these mixed, or English words
/// ("social sec"). The name of the department or of the theme finds what belongs to it.
class MatterSearch
{
public:
    /// What is typed beyond it counts for nothing.
    static constexpr qsizetype kTextLimit = 40;
    static constexpr qsizetype kResultLimit = 60;

    MatterSearch();
    /// Copies what it needs of both. Without readings it finds by characters and English words.
    MatterSearch(const Catalogue& catalogue, const input::PinyinReadings& readings);
    ~MatterSearch();
    MatterSearch(MatterSearch&& other) noexcept;
    MatterSearch& operator=(MatterSearch&& other) noexcept;
    MatterSearch(const MatterSearch&) = delete;
    MatterSearch& operator=(const MatterSearch&) = delete;

    /// The ids of at most kResultLimit matters: those whose name is `text` first, then those whose
    /// name begins so, those that have it inside, those that have it with something between, and
    /// last those of such a department or theme. Among equals the one that was chosen more often
    /// (`chosen`, by id) is first, then the one that comes first in the catalogue. Nothing for a
    /// text without a letter, digit or character.
    [[nodiscard]] QStringList find(const QString& text, const QHash<QString, int>& chosen) const;

private:
    struct Index;
    std::unique_ptr<Index> m_index;
};

} // namespace onewindow::catalog
