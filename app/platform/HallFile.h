// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/platform/OpeningPlan.h"
#include "services/core/Result.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::platform {

/// What a hall is called, and its windows and notices, as its configuration says. The objects are
/// those of the feed: see services/queue/FeedKinds.h.
struct HallFile
{
    QJsonObject name;    ///< {zh, en, ...}
    QJsonObject address; ///< The same; empty where it is not said.
    int elderPriorityAge = 65;
    QStringList languages; ///< Ids of those that visitors may choose, in order; none: all.
    QList<QJsonObject> windows;
    /// What each window serves unless its clerk chooses otherwise, by window; one that is not here:
    /// all.
    QMap<QString, QStringList> serves;
    QList<QJsonObject> notices;         ///< Each with an "id".
    QList<QJsonObject> floors;          ///< The plan of the hall; may be empty.
    std::optional<OpeningPlan> opening; ///< None: it is never taken for closed.

    /// Reads {"name", "address", "elderPriorityAge", "languages": ["zh_CN", "en"], "windows":
    /// [{"id", "name", "area", "order", "serves": [matters]}], "notices": [{"text", "order"}],
    /// "floors": see floorsFrom(), "opening": see OpeningPlan}; at most 1 MiB, 500 windows, 50
    /// notices. load() reads further languages too: see readHallText(). Errors: BadConfig, naming
    /// file and field.
    static Result<HallFile> load(const QString& path);
    static Result<HallFile> parse(const QByteArray& json, const QString& fileName);

    [[nodiscard]] QStringList windowIds() const;
};

} // namespace onewindow::platform
