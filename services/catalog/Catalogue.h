// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/LocalText.h"
#include "services/catalog/Matter.h"
#include "services/catalog/Sharing.h"
#include "services/core/Result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace onewindow::catalog {

/// A group of matters as the home page shows it: "社会保险".
struct Theme
{
    QString id;
    LocalText name;
    QString icon; ///< Material Icons ligature.
    int order = 0;
};

/// Everything a hall offers, in display order.
struct Catalogue
{
    QList<Theme> themes;
    QList<Matter> matters;
    QList<Department> departments;
    QList<Agreement> agreements;

    [[nodiscard]] const Matter* matter(const QString& id) const;
    [[nodiscard]] QList<const Matter*> mattersOf(const QString& theme) const;
    [[nodiscard]] const Department* department(const QString& id) const;
    [[nodiscard]] const Agreement* agreement(const QString& id) const;
};

/// As in the catalogue file and in the feed (kind "theme").
QJsonObject toJson(const Theme& theme);

/// Errors: BadCatalogue, naming everything that is wrong.
Result<Theme> themeFromJson(const QJsonObject& json);

void describe(Fields& fields, Theme& theme);
Problems problemsIn(const Theme& theme, const QString& pointer);

} // namespace onewindow::catalog
