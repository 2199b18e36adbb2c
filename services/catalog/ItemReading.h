// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Fields.h"
#include "services/core/Result.h"

#include <QJsonDocument>

#include <algorithm>

namespace onewindow::catalog {

/// Bytes of one item as JSON: half of what the feed carries as one thing.
inline constexpr qsizetype kItemLimitBytes = 128 * 1024;
/// Under this weight no item is over that limit.
inline constexpr qsizetype kWeightToMeasure = 20'000;

/// Whether what was read is too much for the feed. `item` is what describe() fills.
template <typename T>
bool isTooLarge(const T& item, const Fields::Reading& reading)
{
    return reading.weight > kWeightToMeasure &&
           QJsonDocument(written(item)).toJson(QJsonDocument::Compact).size() > kItemLimitBytes;
}

/// What an item with `id` is called in a list of problems.
inline QString itemName(const QString& kind, const QString& id)
{
    return kind + u' ' + id.left(kIdLimit);
}

/// Reads one item that came by itself. `problemsIn(item, pointer)` looks at it as a whole.
template <typename T>
Result<T> itemFromJson(const QJsonObject& json, const QString& kind)
{
    constexpr qsizetype kNamed = 5;
    Fields::Reading reading;
    Fields fields(json, {}, reading);
    T item;
    describe(fields, item);
    reading.problems += problemsIn(item, QString());
    if (reading.problems.isEmpty() && !isTooLarge(item, reading)) {
        return item;
    }
    QStringList texts;
    for (const Problem& problem :
         reading.problems.first(std::min(reading.problems.size(), kNamed))) {
        texts << problem.pointer + QStringLiteral(": ") + problem.reason;
    }
    const QString what =
        texts.isEmpty() ? QStringLiteral("is too large") : texts.join(QStringLiteral("; "));
    return Error{ErrorCode::BadCatalogue,
                 itemName(kind, json.value(QLatin1String("id")).toString()) + u' ' + what};
}

} // namespace onewindow::catalog
