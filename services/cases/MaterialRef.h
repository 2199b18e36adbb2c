// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Matter.h"

namespace onewindow::cases {

/// What names a material of a matter in a notice: its id; of one without an id its place, "-3" for
/// the third.
QString materialRef(const catalog::Matter& matter, qsizetype index);

/// The reverse; null if the matter has no such material (any more).
const catalog::Material* materialOf(const catalog::Matter& matter, const QString& ref);

} // namespace onewindow::cases
