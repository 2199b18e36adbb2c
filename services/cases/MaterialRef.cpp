// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/MaterialRef.h"

namespace onewindow::cases {

QString materialRef(const catalog::Matter& matter, qsizetype index)
{
    const QString& id = matter.materials.at(index).id;
    return id.isEmpty() ? QString::number(-(index + 1)) : id;
}

const catalog::Material* materialOf(const catalog::Matter& matter, const QString& ref)
{
    for (qsizetype i = 0; i < matter.materials.size(); ++i) {
        if (materialRef(matter, i) == ref) {
            return &matter.materials.at(i);
        }
    }
    return nullptr;
}

} // namespace onewindow::cases
