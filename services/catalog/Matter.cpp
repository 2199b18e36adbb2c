// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/Matter.h"

#include "services/catalog/Fields.h"
#include "services/catalog/ItemReading.h"
#include "services/catalog/MatterCheck.h"

#include <algorithm>

namespace onewindow::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMaterialLimit = 50;
constexpr qsizetype kTaskCodeLimit = 36;
constexpr int kLongestServiceMinutes = 240;
constexpr int kMostCopies = 100;
constexpr int kLastOrder = 100'000;
constexpr qsizetype kSentenceLimit = 500;

constexpr std::array kFormats{
    Word<MaterialFormat>{MaterialFormat::Paper, "paper"},
    Word<MaterialFormat>{MaterialFormat::Electronic, "electronic"},
    Word<MaterialFormat>{MaterialFormat::Either, "either"},
};

constexpr std::array kTypes{
    Word<MaterialType>{MaterialType::Original, "original"},
    Word<MaterialType>{MaterialType::Copy, "copy"},
    Word<MaterialType>{MaterialType::OriginalAndCopy, "original_and_copy"},
};

constexpr std::array kSources{
    Word<MaterialSource>{MaterialSource::Applicant, "applicant"},
    Word<MaterialSource>{MaterialSource::Department, "department"},
    Word<MaterialSource>{MaterialSource::Other, "other"},
};

} // namespace

const Material* Matter::material(const QString& materialId) const
{
    const auto found =
        std::find_if(materials.begin(), materials.end(), [&](const Material& material) {
            return !materialId.isEmpty() && material.id == materialId;
        });
    return found == materials.end() ? nullptr : &*found;
}

void describe(Fields& fields, Material& material)
{
    fields.name("id"_L1, material.id, Need::Optional);
    fields.local("material_name"_L1, material.name, Need::Required);
    fields.flag("is_need"_L1, material.isRequired, true);
    fields.whole("page_num"_L1, material.copies, 0, kMostCopies, 1);
    fields.local("fill_explain"_L1, material.note, Need::Optional, kSentenceLimit);
    fields.word("material_type"_L1, material.type, kTypes, std::optional(MaterialType::NotStated));
    fields.word("material_format"_L1, material.format, kFormats,
                std::optional(MaterialFormat::NotStated));
    fields.word("source_type"_L1, material.source, kSources,
                std::optional(MaterialSource::NotStated));
    fields.local("source_explain"_L1, material.sourceNote, Need::Optional, kSentenceLimit);
    fields.local("accept_stand"_L1, material.acceptStandard, Need::Optional, kSentenceLimit);
    fields.local("by_law"_L1, material.byLaw, Need::Optional, kSentenceLimit);
    fields.flag("photograph"_L1, material.isPhotographed, false);
    fields.name("shared_by"_L1, material.sharedBy, Need::Optional);
}

void describe(Fields& fields, Matter& matter)
{
    fields.text("id"_L1, matter.id, Need::Required, kIdLimit);
    fields.text("task_code"_L1, matter.taskCode, Need::Optional, kTaskCodeLimit);
    fields.text("theme"_L1, matter.theme, Need::Required, kIdLimit);
    fields.local("task_name"_L1, matter.name, Need::Required);
    fields.local("dept_name"_L1, matter.department, Need::Required);
    fields.name("department"_L1, matter.departmentId, Need::Optional);
    fields.text("series"_L1, matter.series, Need::Required, 1);
    fields.local("window_area"_L1, matter.windowArea, Need::Required);
    fields.flag("needs_card"_L1, matter.needsCard, false);
    fields.whole("typical_minutes"_L1, matter.typicalMinutes, 1, kLongestServiceMinutes, 8);
    fields.whole("order"_L1, matter.order, 0, kLastOrder, 0);
    fields.list("materials"_L1, matter.materials, kMaterialLimit);
    describe(fields, matter.guide);
    describe(fields, matter.terminal);
}

QJsonObject toJson(const Matter& matter)
{
    return written(matter);
}

Result<Matter> matterFromJson(const QJsonObject& json)
{
    return itemFromJson<Matter>(json, u"matter"_s);
}

} // namespace onewindow::catalog
