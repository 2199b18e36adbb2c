// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/LocalText.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::queue {

/// A window as everybody may see it.
struct HallWindow
{
    QString id;
    catalog::LocalText name;
    catalog::LocalText area;
    bool isOpen = false;
    bool isPaused = false;
    QStringList matters; ///< What it serves now.
    int order = 0;
};

/// A part of a floor: where windows are, the way up, the toilets.
struct HallArea
{
    QString id;
    catalog::LocalText name;
    catalog::LocalText way; ///< How one gets there, in words.
    QString icon;           ///< Material Icons ligature; may be empty.
    QRectF place;           ///< In the floor's units.
    QStringList windows;    ///< Ids.
};

/// A floor of the hall, as a plan of rectangles.
struct HallFloor
{
    QString id;
    catalog::LocalText name;
    double width = 0; ///< In units of the file's own.
    double height = 0;
    QList<HallArea> areas;
    std::optional<QPointF> here; ///< Where this terminal stands, if it is on this floor.
    int order = 0;
};

/// Something that everybody is told.
struct PublicNotice
{
    QString id;
    catalog::LocalText title;
    catalog::LocalText text; ///< Empty where the title says all.
    QDate from;              ///< Its first day and its last; invalid: no bound.
    QDate until;
    int order = 0;
    catalog::LocalText issuer = {}; ///< Who says so, where that was given.
    bool isCity = false;            ///< Of the centre, in all of its halls; else of this hall.
};

/// The floor of a feed's thing; `node` is the terminal that is here. What is wrong in it is left
/// out.
HallFloor floorFromJson(const QString& id, const QJsonObject& json, const QString& node);
HallWindow windowFromJson(const QString& id, const QJsonObject& json);
PublicNotice noticeFromJson(const QString& id, const QJsonObject& json);

/// Of a feed's notices, by id, those of `today`, the most important first; among equals the city's
/// are before the hall's. One without a title is left out.
QList<PublicNotice> noticesOf(const QMap<QString, QJsonObject>& things, QDate today);

/// What a terminal knows of its hall for whoever looks for something: where things are, what the
/// windows do now, what is new. As of the last contact; no I/O.
class HallInfo : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// In display order; without a plan none.
    [[nodiscard]] virtual QList<HallFloor> floors() const = 0;
    [[nodiscard]] virtual QList<HallWindow> windows() const = 0;
    /// Those of `today`, the most important first.
    [[nodiscard]] virtual QList<PublicNotice> notices(QDate today) const = 0;

Q_SIGNALS:
    void changed();
};

} // namespace onewindow::queue
