// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Problem.h"

#include <QString>

namespace onewindow::catalog {

struct Catalogue;
struct Matter;

/// What is wrong with a matter that was read from `pointer`, as a whole; with `whole`, also with
/// what it says of the theme, the department and the agreements of the catalogue it is in.
Problems problemsIn(const Matter& matter, const QString& pointer, const Catalogue* whole = nullptr);

} // namespace onewindow::catalog
