// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Catalogue.h"
#include "services/journal/Feed.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QSet>

namespace onewindow::queue {

/// A field of a thing as text; empty where there is none.
QString textOf(const QJsonObject& thing, const char* field);

/// A field of a thing that is a text in several languages.
catalog::LocalText localTextOf(const QJsonObject& thing, const char* field);

/// The hall as its feed tells it, in memory: things by kind and id.
class HallPicture
{
public:
    /// Takes the page in. Whether the catalogue may be another than before.
    bool apply(const journal::FeedPage& page);

    [[nodiscard]] const QMap<QString, QJsonObject>& all(const char* kind) const;
    [[nodiscard]] QJsonObject find(const char* kind, const QString& id) const;
    [[nodiscard]] QString matterName(const QString& id, const QString& language) const;

private:
    QHash<QString, QMap<QString, QJsonObject>> m_things;
    QSet<QString> m_seen; ///< Within a snapshot: what came again.
    bool m_isInSnapshot = false;
};

} // namespace onewindow::queue
