// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace onewindow::platform {

/// Looks at a hall's plan, as hall.json has it under "floors": [{id, name:{zh,en}, width, height,
/// areas: [{id, name:{zh,en}, way?:{zh,en}, icon?, x, y, w, h, windows?: ids}], terminals?: [{node,
/// x, y}]}], and gives the floors as things of the feed (see feed::kFloor). At most 10 floors of
/// 100 areas and terminals. `windows`: those of the hall; each may be in one area. Errors:
/// BadConfig, saying where ("floors[0].areas[2].w: ...").
Result<QList<QJsonObject>> floorsFrom(const QJsonArray& floors, const QStringList& windows);

} // namespace onewindow::platform
