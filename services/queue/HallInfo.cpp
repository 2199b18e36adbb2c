// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallInfo.h"

#include "services/queue/HallPicture.h"

#include <QJsonArray>

#include <algorithm>
#include <tuple>
#include <utility>

namespace onewindow::queue {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kAreaLimit = 100;

QRectF rectOf(const QJsonObject& json)
{
    return {json.value(u"x"_s).toDouble(), json.value(u"y"_s).toDouble(),
            json.value(u"w"_s).toDouble(), json.value(u"h"_s).toDouble()};
}

QStringList textsOf(const QJsonValue& value)
{
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue text : array) {
        texts.append(text.toString());
    }
    return texts;
}

QDate dayOf(const QJsonObject& json, const QString& name)
{
    return QDate::fromString(json.value(name).toString(), Qt::ISODate);
}

} // namespace

HallFloor floorFromJson(const QString& id, const QJsonObject& json, const QString& node)
{
    HallFloor floor{.id = id,
                    .name = localTextOf(json, "name"),
                    .width = json.value(u"width"_s).toDouble(),
                    .height = json.value(u"height"_s).toDouble(),
                    .areas = {},
                    .here = {},
                    .order = json.value(u"order"_s).toInt()};
    const QRectF all(0, 0, floor.width, floor.height);
    const QJsonArray areas = json.value(u"areas"_s).toArray();
    for (const QJsonValue value : areas) {
        const QJsonObject area = value.toObject();
        const QRectF place = rectOf(area);
        if (floor.areas.size() < kAreaLimit && place.isValid() && all.contains(place)) {
            floor.areas.append({.id = textOf(area, "id"),
                                .name = localTextOf(area, "name"),
                                .way = localTextOf(area, "way"),
                                .icon = textOf(area, "icon"),
                                .place = place,
                                .windows = textsOf(area.value(u"windows"_s))});
        }
    }
    const QJsonArray terminals = json.value(u"terminals"_s).toArray();
    for (const QJsonValue terminal : terminals) {
        if (terminal[u"node"_s].toString() == node) {
            floor.here = QPointF(terminal[u"x"_s].toDouble(), terminal[u"y"_s].toDouble());
        }
    }
    return floor;
}

HallWindow windowFromJson(const QString& id, const QJsonObject& json)
{
    const QString state = textOf(json, "state");
    return {.id = id,
            .name = localTextOf(json, "name"),
            .area = localTextOf(json, "area"),
            .isOpen = state == u"open",
            .isPaused = state == u"paused",
            .matters = textsOf(json.value(u"matters"_s)),
            .order = json.value(u"order"_s).toInt()};
}

PublicNotice noticeFromJson(const QString& id, const QJsonObject& json)
{
    return {.id = id,
            .title = localTextOf(json, "text"),
            .text = localTextOf(json, "body"),
            .from = dayOf(json, u"from"_s),
            .until = dayOf(json, u"until"_s),
            .order = json.value(u"order"_s).toInt(),
            .issuer = localTextOf(json, "issuer"),
            .isCity = json.value(u"isCity"_s).toBool()};
}

QList<PublicNotice> noticesOf(const QMap<QString, QJsonObject>& things, QDate today)
{
    QList<PublicNotice> notices;
    for (auto thing = things.cbegin(); thing != things.cend(); ++thing) {
        PublicNotice notice = noticeFromJson(thing.key(), *thing);
        const bool isNow = (!notice.from.isValid() || notice.from <= today) &&
                           (!notice.until.isValid() || notice.until >= today);
        if (isNow && !notice.title.isEmpty()) {
            notices.append(std::move(notice));
        }
    }
    std::ranges::stable_sort(notices, [](const PublicNotice& a, const PublicNotice& b) {
        return std::tuple(a.order, !a.isCity, a.id) < std::tuple(b.order, !b.isCity, b.id);
    });
    return notices;
}

} // namespace onewindow::queue
