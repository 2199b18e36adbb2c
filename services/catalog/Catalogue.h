// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::catalog {

/// A text in the languages the item has; Simplified Chinese is always there.
struct LocalText
{
    QString zh;
    QString en;

    /// `language` as in "zh_CN", "en"; Chinese where the language is missing.
    [[nodiscard]] QString in(const QString& language) const;
};

/// A group of matters as the home page shows it: "社会保险".
struct Theme
{
    QString id;
    LocalText name;
    QString icon; ///< Material Icons ligature.
    int order = 0;
};

/// Something to bring, field names of the national implementation list (material_name, is_need
/// ...).
struct Material
{
    LocalText name;
    bool isRequired = true;
    int copies = 1;
    LocalText note;
};

/// One matter a hall offers.
struct Matter
{
    QString id;       ///< Short and stable: "si-enrol".
    QString taskCode; ///< 实施编码, 31 characters.
    QString theme;
    LocalText name;
    LocalText department;
    QString series;         ///< The ticket number's letter, not I or O.
    LocalText windowArea;   ///< Where to wait: "一楼 A 区 1-6 号窗口".
    bool needsCard = false; ///< Without a card read, no number for this matter.
    int typicalMinutes = 8; ///< Service time to start from until the hall has its own history.
    QList<Material> materials;
    int order = 0;
};

/// Everything a hall offers, in display order.
struct Catalogue
{
    QList<Theme> themes;
    QList<Matter> matters;

    [[nodiscard]] const Matter* matter(const QString& id) const;
    [[nodiscard]] QList<const Matter*> mattersOf(const QString& theme) const;
};

/// A theme or matter as JSON, as in the catalogue file and in the feed (kinds "theme" and
/// "matter").
QJsonObject toJson(const Theme& theme);
QJsonObject toJson(const Matter& matter);

/// Errors: BadCatalogue naming item and field.
Result<Theme> themeFromJson(const QJsonObject& json);
Result<Matter> matterFromJson(const QJsonObject& json);

/// A catalogue file read as far as it is good.
struct LoadedCatalogue
{
    Catalogue catalogue;
    QStringList problems; ///< One line for each item left out: which, what field, why.
};

/// Reads the catalogue file (JSON, at most 8 MiB). Bad items are left out and named; the rest
/// works. Errors: BadCatalogue when the file as a whole cannot be read.
Result<LoadedCatalogue> loadCatalogue(const QString& path);

} // namespace onewindow::catalog
