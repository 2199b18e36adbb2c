// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/HallInfo.h"

#include <QAbstractListModel>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The areas of a floor, for a drawing of rectangles: places and sizes as parts of the floor's.
class FloorModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the view-models.")
    /// Width to height.
    Q_PROPERTY(double ratio READ ratio NOTIFY changed)
    /// Where this terminal stands, as parts of width and height; hasHere says whether it does.
    Q_PROPERTY(bool hasHere READ hasHere NOTIFY changed)
    Q_PROPERTY(double hereX READ hereX NOTIFY changed)
    Q_PROPERTY(double hereY READ hereY NOTIFY changed)

public:
    enum Role {
        TitleRole = Qt::UserRole,
        LeftRole,
        TopRole,
        WidthRole,
        HeightRole,
        IsWantedRole,
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// `wanted`: ids of areas that somebody looks for.
    void show(const queue::HallFloor& floor, const QStringList& wanted, const QString& language);
    void clear();

    [[nodiscard]] double ratio() const;

    [[nodiscard]] bool hasHere() const { return m_floor.here.has_value(); }

    [[nodiscard]] double hereX() const;
    [[nodiscard]] double hereY() const;

Q_SIGNALS:
    void changed();

private:
    queue::HallFloor m_floor;
    QStringList m_wanted;
    QString m_language;
};

} // namespace onewindow::ui
