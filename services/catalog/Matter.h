// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Guide.h"
#include "services/catalog/LocalText.h"
#include "services/catalog/Terminal.h"
#include "services/core/Result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace onewindow::catalog {

/// What a material is on (material_format).
enum class MaterialFormat { NotStated, Paper, Electronic, Either };
/// What is handed in of it (material_type).
enum class MaterialType { NotStated, Original, Copy, OriginalAndCopy };
/// Where a citizen has it from (source_type).
enum class MaterialSource { NotStated, Applicant, Department, Other };

/// Something to bring, field names of the national implementation list (material_name, is_need
/// ...).
struct Material
{
    QString id; ///< For what refers to it; may be empty.
    LocalText name;
    bool isRequired = true;
    int copies = 1;
    LocalText note;
    MaterialType type = MaterialType::NotStated;
    MaterialFormat format = MaterialFormat::NotStated;
    MaterialSource source = MaterialSource::NotStated;
    LocalText sourceNote;        ///< source_explain
    LocalText acceptStandard;    ///< accept_stand
    LocalText byLaw;             ///< by_law
    bool isPhotographed = false; ///< At the terminal it is laid under the document camera.
    QString sharedBy; ///< Agreement by which another department hands it over: nobody brings it.
};

/// One matter a hall offers.
struct Matter
{
    QString id;       ///< Short and stable: "si-enrol".
    QString taskCode; ///< 实施编码, 31 characters.
    QString theme;
    LocalText name;
    LocalText department;
    QString departmentId;   ///< Of a Department; may be empty.
    QString series;         ///< The ticket number's letter, not I or O.
    LocalText windowArea;   ///< Where to wait: "一楼 A 区 1-6 号窗口".
    bool needsCard = false; ///< Without a card read, no number for this matter.
    int typicalMinutes = 8; ///< Service time to start from until the hall has its own history.
    QList<Material> materials;
    int order = 0;
    Guide guide;
    TerminalService terminal;

    [[nodiscard]] const Material* material(const QString& materialId) const;
};

/// As in the catalogue file and in the feed (kind "matter").
QJsonObject toJson(const Matter& matter);

/// Errors: BadCatalogue, naming everything that is wrong. What lies in other items (agreements,
/// the department) is not looked at.
Result<Matter> matterFromJson(const QJsonObject& json);

void describe(Fields& fields, Material& material);
void describe(Fields& fields, Matter& matter);

} // namespace onewindow::catalog
