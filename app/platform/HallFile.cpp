// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/HallFile.h"

#include "app/platform/FloorPlan.h"
#include "app/platform/HallText.h"
#include "services/core/Languages.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace onewindow::platform {

namespace {

constexpr qsizetype kWindowLimit = 500;
constexpr qsizetype kNoticeLimit = 50;
constexpr qsizetype kMatterLimit = 500; ///< Of a window.
constexpr qsizetype kIdLimit = 32;

bool isWindow(const QJsonObject& window)
{
    const QString id = window[QStringLiteral("id")].toString();
    return !id.isEmpty() && id.size() <= kIdLimit && isHallText(window[QStringLiteral("name")]) &&
           isHallText(window[QStringLiteral("area")]);
}

bool areLanguages(const QStringList& languages)
{
    return languages.size() <= kLanguageLimit &&
           std::ranges::all_of(languages, [](const QString& language) {
               return isLanguageTag(languageTag(language));
           });
}

Result<void> readWindows(const QJsonArray& windows, HallFile& hall)
{
    const auto bad = [&hall](const QString& what) {
        return Error{ErrorCode::BadConfig,
                     QStringLiteral("windows[%1]").arg(hall.windows.size()) + what};
    };
    for (const QJsonValue value : windows) {
        QJsonObject window = value.toObject();
        const QString id = window[QStringLiteral("id")].toString();
        if (!isWindow(window) || hall.windows.size() == kWindowLimit ||
            hall.windowIds().contains(id)) {
            return bad(QStringLiteral(" needs an id of its own, name.zh and area.zh"));
        }
        const QJsonValue serves = window.take(QStringLiteral("serves"));
        const QStringList matters = serves.toVariant().toStringList();
        if (!(serves.isUndefined() || serves.isArray()) || matters.size() > kMatterLimit) {
            return bad(QStringLiteral(".serves: a list of matters, at most %1").arg(kMatterLimit));
        }
        if (!matters.isEmpty()) {
            hall.serves.insert(id, matters);
        }
        hall.windows << window;
    }
    return {};
}

} // namespace

Result<HallFile> HallFile::load(const QString& path)
{
    const auto content = readHallText(path);
    return content ? parse(content.value(), path) : content.error();
}

Result<HallFile> HallFile::parse(const QByteArray& json, const QString& fileName)
{
    const auto bad = [&fileName](const QString& what) {
        return Error{ErrorCode::BadConfig, fileName + QStringLiteral(": ") + what};
    };
    QJsonParseError parsed;
    const QJsonObject root = QJsonDocument::fromJson(json, &parsed).object();
    if (root.isEmpty()) {
        const qsizetype line =
            json.first(std::clamp<qsizetype>(parsed.offset, 0, json.size())).count('\n') + 1;
        return bad(QStringLiteral("line %1: %2").arg(line).arg(parsed.errorString()));
    }
    HallFile hall;
    hall.name = root[QStringLiteral("name")].toObject();
    hall.elderPriorityAge = root[QStringLiteral("elderPriorityAge")].toInt(hall.elderPriorityAge);
    if (!isHallText(hall.name) || hall.elderPriorityAge < 1 || hall.elderPriorityAge > 150) {
        return bad(QStringLiteral("name needs zh, elderPriorityAge must be 1 to 150"));
    }
    hall.address = root[QStringLiteral("address")].toObject();
    if (root.contains(QStringLiteral("address")) && !isHallText(hall.address)) {
        return bad(QStringLiteral("address needs zh"));
    }
    const QJsonValue languages = root[QStringLiteral("languages")];
    hall.languages = languages.toVariant().toStringList();
    if (!(languages.isUndefined() || languages.isArray()) || !areLanguages(hall.languages)) {
        return bad(QStringLiteral("languages: a list as [\"zh_CN\", \"en\"], at most %1")
                       .arg(kLanguageLimit));
    }
    if (const auto read = readWindows(root[QStringLiteral("windows")].toArray(), hall); !read) {
        return bad(read.error().detail);
    }
    const QJsonArray notices = root[QStringLiteral("notices")].toArray();
    for (const QJsonValue value : notices) {
        if (!isHallText(value[QStringLiteral("text")]) || hall.notices.size() == kNoticeLimit) {
            return bad(QStringLiteral("notices[%1] needs text.zh").arg(hall.notices.size()));
        }
        QJsonObject notice = value.toObject();
        notice.insert(QStringLiteral("id"), QStringLiteral("here/%1").arg(hall.notices.size()));
        hall.notices << notice;
    }
    const auto floors = floorsFrom(root[QStringLiteral("floors")].toArray(), hall.windowIds());
    if (!floors) {
        return bad(floors.error().detail);
    }
    hall.floors = floors.value();
    if (const QJsonValue opening = root[QStringLiteral("opening")]; !opening.isUndefined()) {
        auto plan = OpeningPlan::parse(opening.toObject(), QFileInfo(fileName).absolutePath());
        if (!plan) {
            return bad(QStringLiteral("opening.") + plan.error().detail);
        }
        hall.opening = std::move(plan).value();
    }
    return hall;
}

QStringList HallFile::windowIds() const
{
    QStringList ids;
    for (const QJsonObject& window : windows) {
        ids << window[QStringLiteral("id")].toString();
    }
    return ids;
}

} // namespace onewindow::platform
