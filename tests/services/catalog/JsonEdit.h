// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

namespace onewindow::testing {

/// `root` with `value` at the place that `path` leads to; undefined takes away what is there. A
/// list takes one more at its end.
inline QJsonValue edited(const QJsonValue& root, QStringList path, const QJsonValue& value)
{
    if (path.isEmpty()) {
        return value;
    }
    const QString key = path.takeFirst();
    if (root.isArray()) {
        QJsonArray array = root.toArray();
        const qsizetype index = key.toLongLong();
        const QJsonValue inside = edited(array.at(index), path, value);
        if (index == array.size()) {
            array.append(inside);
        } else if (inside.isUndefined()) {
            array.removeAt(index);
        } else {
            array.replace(index, inside);
        }
        return array;
    }
    QJsonObject object = root.toObject();
    object.insert(key, edited(object.value(key), path, value)); // Undefined: taken away.
    return object;
}

/// The same for a JSON pointer.
inline QJsonObject edited(const QJsonObject& root, const QString& pointer, const QJsonValue& value)
{
    return edited(QJsonValue(root), pointer.split(u'/').mid(1), value).toObject();
}

} // namespace onewindow::testing
