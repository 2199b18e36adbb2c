// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

namespace onewindow::platform {

/// A JSON file of a hall with what it says in further languages (catalog::LanguageFiles); what is
/// wrong with those is left out and named in the log. Errors: as readConfigFile().
Result<QByteArray> readHallText(const QString& path);

/// Tells one state of such a file, and of those of its languages, from another.
QString stampOf(const QString& path);

/// Whether `value` is an object of texts by their language, with something in Chinese.
bool isHallText(const QJsonValue& value);

} // namespace onewindow::platform
