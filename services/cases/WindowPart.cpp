// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/WindowPart.h"

#include "services/cases/CaseState.h"
#include "services/core/Ids.h"

#include <QJsonArray>

#include <array>

namespace onewindow::cases {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kNameLimit = 64;

struct NamedHow
{
    MaterialHow how;
    const char* name;
};

constexpr std::array kHows{
    NamedHow{MaterialHow::Shared, "shared"},   NamedHow{MaterialHow::Committed, "committed"},
    NamedHow{MaterialHow::Card, "card"},       NamedHow{MaterialHow::Original, "original"},
    NamedHow{MaterialHow::Copy, "copy"},       NamedHow{MaterialHow::Scanned, "scanned"},
    NamedHow{MaterialHow::Missing, "missing"},
};

} // namespace

QString howName(MaterialHow how)
{
    for (const NamedHow& known : kHows) {
        if (known.how == how) {
            return QLatin1String(known.name);
        }
    }
    return {};
}

std::optional<MaterialHow> howFromName(const QString& name)
{
    for (const NamedHow& known : kHows) {
        if (name == QLatin1String(known.name)) {
            return known.how;
        }
    }
    return std::nullopt;
}

QStringList WindowPart::missing() const
{
    QStringList ids;
    for (const MaterialState& state : materials) {
        if (state.how == MaterialHow::Missing) {
            ids << state.material;
        }
    }
    return ids;
}

QJsonObject toJson(const WindowPart& part)
{
    QJsonArray materials;
    for (const MaterialState& state : part.materials) {
        materials.append(
            QJsonObject{{u"material"_s, state.material}, {u"how"_s, howName(state.how)}});
    }
    QJsonObject json{{u"staff"_s, part.staff},
                     {u"at"_s, part.desk},
                     {u"identity"_s, part.isCardRead ? u"card"_s : u"clerk"_s},
                     {u"materials"_s, materials}};
    if (!part.ticket.isEmpty()) {
        json.insert(u"ticket"_s, idToText(part.ticket));
    }
    return json;
}

std::optional<WindowPart> windowPartFromJson(const QJsonObject& json)
{
    if (json.isEmpty()) {
        return std::nullopt;
    }
    WindowPart part{.staff = json.value("staff"_L1).toString().left(kNameLimit),
                    .desk = json.value("at"_L1).toString().left(kNameLimit),
                    .ticket = idFromText(json.value("ticket"_L1).toString()),
                    .isCardRead = json.value("identity"_L1).toString() == u"card",
                    .materials = {}};
    const QJsonArray materials = json.value("materials"_L1).toArray();
    for (const QJsonValue one : materials) {
        const QString material = one["material"_L1].toString();
        const auto how = howFromName(one["how"_L1].toString());
        if (how && isMaterialId(material) && part.materials.size() < kMaterialLimit) {
            part.materials.append({material, *how});
        }
    }
    return part;
}

} // namespace onewindow::cases
