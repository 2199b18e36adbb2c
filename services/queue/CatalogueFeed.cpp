// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/CatalogueFeed.h"

#include "services/core/Log.h"
#include "services/queue/FeedKinds.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

namespace onewindow::queue {

namespace {

const QString kAll = QStringLiteral("all");

constexpr std::array kKinds{feed::kTheme, feed::kMatter, feed::kDepartment, feed::kAgreement};

template <typename Item>
Result<void> publishAll(storage::Database& database, journal::Feed& stream, const char* kindName,
                        const QList<Item>& items)
{
    const QString kind = QString::fromLatin1(kindName);
    QSet<QString> there;
    for (const Item& item : items) {
        there.insert(item.id);
        OW_TRY(stream.put(database, kind, item.id, kAll, toJson(item)));
    }
    return stream.keepOnly(database, kind, there);
}

template <typename Item>
Result<QList<Item>> readAll(storage::Database& database, const journal::FeedThings& city,
                            const char* kindName, Result<Item> (*read)(const QJsonObject&))
{
    const QString kind = QString::fromLatin1(kindName);
    const auto things = city.all(database, kind);
    if (!things) {
        return things.error();
    }
    QList<Item> items;
    for (const journal::FeedChange& thing : things.value()) {
        auto item = read(*thing.body);
        if (item) {
            items.append(std::move(item).value());
        } else {
            qCWarning(lcQueue).noquote()
                << "Left out of the catalogue:" << kind << thing.id << redact(item.error().detail);
        }
    }
    return items;
}

} // namespace

bool CatalogueArrival::isWhole(const journal::FeedPage& page)
{
    m_isUnderWay = m_isUnderWay || page.isSnapshot ||
                   std::any_of(page.changes.cbegin(), page.changes.cend(),
                               [](const auto& change) { return isOfCatalogue(change.kind); });
    return !page.hasMore && std::exchange(m_isUnderWay, false);
}

bool isOfCatalogue(const QString& kind)
{
    return std::ranges::any_of(kKinds, [&](const char* of) { return kind == QLatin1String(of); });
}

Result<void> publishCatalogue(storage::Database& database, journal::Feed& stream,
                              const catalog::Catalogue& catalogue)
{
    QList<catalog::Matter> offered = catalogue.matters;
    offered.removeIf([](const catalog::Matter& matter) {
        return matter.guide.taskState != catalog::TaskState::InUse;
    });
    OW_TRY(publishAll(database, stream, feed::kDepartment, catalogue.departments));
    OW_TRY(publishAll(database, stream, feed::kAgreement, catalogue.agreements));
    OW_TRY(publishAll(database, stream, feed::kTheme, catalogue.themes));
    return publishAll(database, stream, feed::kMatter, offered);
}

Result<catalog::Catalogue> readCatalogue(storage::Database& database,
                                         const journal::FeedThings& city)
{
    auto themes = readAll(database, city, feed::kTheme, &catalog::themeFromJson);
    if (!themes) {
        return themes.error();
    }
    auto matters = readAll(database, city, feed::kMatter, &catalog::matterFromJson);
    if (!matters) {
        return matters.error();
    }
    auto departments = readAll(database, city, feed::kDepartment, &catalog::departmentFromJson);
    if (!departments) {
        return departments.error();
    }
    auto agreements = readAll(database, city, feed::kAgreement, &catalog::agreementFromJson);
    if (!agreements) {
        return agreements.error();
    }
    catalog::Catalogue catalogue{std::move(themes).value(), std::move(matters).value(),
                                 std::move(departments).value(), std::move(agreements).value()};
    std::ranges::stable_sort(catalogue.themes, {}, &catalog::Theme::order);
    std::ranges::stable_sort(catalogue.matters, {}, &catalog::Matter::order);
    return catalogue;
}

} // namespace onewindow::queue
