// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace onewindow::queue {

/// A list of ids as one column of a table: a JSON array, "[]" for none.
inline QString listText(const QStringList& ids)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(ids)).toJson(QJsonDocument::Compact));
}

/// The other way round. What is no list is none.
inline QStringList listOf(const QString& text)
{
    QStringList ids;
    const QJsonArray items = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue id : items) {
        ids << id.toString();
    }
    return ids;
}

/// Adds them to a fact or a thing; nothing where there are none, so that what is of one matter says
/// no more than before there could be several.
inline void addIds(QJsonObject& body, const char* key, const QStringList& ids)
{
    if (!ids.isEmpty()) {
        body.insert(QLatin1String(key), QJsonArray::fromStringList(ids));
    }
}

} // namespace onewindow::queue
