// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Form.h"

#include <QJsonObject>

namespace onewindow::bench {

/// A form as long as one may be, catalog::kFieldLimit fields: of every kind, with conditions on the
/// answer before and on the section before, and a repeated group in each of five sections.
catalog::Form longForm();

/// A form of six fields, one condition among them.
catalog::Form shortForm();

/// Right answers to all that either asks.
QJsonObject answersTo(const catalog::Form& form);

/// Fields of a form, groups and what is in them counted.
int fieldsOf(const catalog::Form& form);

} // namespace onewindow::bench
