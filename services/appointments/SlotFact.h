// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/SlotProjection.h"

#include <QJsonObject>

namespace onewindow::appointments {

/// Characters of a name in a fact; more is cut off.
inline constexpr qsizetype kNameLimit = 64;

/// A member of a fact's body as text, `limit` characters of it; empty where there is none.
inline QString textOf(const QJsonObject& json, const char* name, qsizetype limit = kNameLimit)
{
    return json.value(QLatin1String(name)).toString().left(limit);
}

/// One row, read.
struct SlotProjection::Fact
{
    storage::Database& database;
    const journal::Row& row;
    QString hall;
    QJsonObject body;
    bool isOwn = false;

    [[nodiscard]] LotStore store() const { return {database, hall}; }
};

} // namespace onewindow::appointments
