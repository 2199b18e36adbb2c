// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/Catalogue.h"

#include "services/catalog/Fields.h"
#include "services/catalog/ItemReading.h"

#include <algorithm>

namespace onewindow::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLastOrder = 100'000;

template <typename T>
const T* find(const QList<T>& items, const QString& id)
{
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

} // namespace

const Matter* Catalogue::matter(const QString& id) const
{
    return find(matters, id);
}

QList<const Matter*> Catalogue::mattersOf(const QString& theme) const
{
    QList<const Matter*> found;
    for (const Matter& matter : matters) {
        if (matter.theme == theme) {
            found << &matter;
        }
    }
    return found;
}

const Department* Catalogue::department(const QString& id) const
{
    return find(departments, id);
}

const Agreement* Catalogue::agreement(const QString& id) const
{
    return find(agreements, id);
}

void describe(Fields& fields, Theme& theme)
{
    fields.text("id"_L1, theme.id, Need::Required, kIdLimit);
    fields.local("name"_L1, theme.name, Need::Required);
    fields.text("icon"_L1, theme.icon, Need::Required, kIdLimit);
    fields.whole("order"_L1, theme.order, 0, kLastOrder, 0);
}

Problems problemsIn(const Theme& /*theme*/, const QString& /*pointer*/)
{
    return {};
}

QJsonObject toJson(const Theme& theme)
{
    return written(theme);
}

Result<Theme> themeFromJson(const QJsonObject& json)
{
    return itemFromJson<Theme>(json, u"theme"_s);
}

} // namespace onewindow::catalog
