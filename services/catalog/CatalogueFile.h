// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Catalogue.h"
#include "services/catalog/Problem.h"
#include "services/core/Result.h"

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

namespace onewindow::catalog {

/// A catalogue file read as far as it is good.
struct LoadedCatalogue
{
    Catalogue catalogue;
    Problems problems; ///< Everything that is wrong; what is named there was left out.
    /// The Chinese texts that a language with a file of its own has not, by its tag.
    QMap<QString, QStringList> missing = {};
};

/// Reads the catalogue file (JSON, at most 32 MiB, 10,000 items), as catalogue.schema.json beside
/// this file has it, and its LanguageFiles. Bad items are left out and named; the rest works.
/// Errors: BadCatalogue when the file as a whole cannot be read.
Result<LoadedCatalogue> loadCatalogue(const QString& path);

/// The same of what a file holds.
Result<LoadedCatalogue> readCatalogue(const QJsonObject& file);

/// What readCatalogue() reads.
QJsonObject toJson(const Catalogue& catalogue);

} // namespace onewindow::catalog
