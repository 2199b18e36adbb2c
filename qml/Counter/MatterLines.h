// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// A material, or the matter that those after it are for.
struct MatterLine
{
    QString text;
    bool isMatter = false;

    friend bool operator==(const MatterLine&, const MatterLine&) = default;
};

/// What the matters of a number need, line by line; of one matter alone its name is left out.
class MatterLines : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")
    /// How many materials, of all matters.
    Q_PROPERTY(int materialCount READ materialCount NOTIFY changed)

public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int materialCount() const;

    [[nodiscard]] const QList<MatterLine>& lines() const { return m_lines; }

    /// Does nothing when the lines are those that are there, so that the list stays where it was
    /// scrolled to.
    void setLines(const QList<MatterLine>& lines);

Q_SIGNALS:
    void changed();

private:
    QList<MatterLine> m_lines;
};

} // namespace onewindow::ui
