// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// A matter, a window, a terminal or an alarm of the hall, in words.
struct HallLine
{
    /// How it is; words always say the same.
    enum class Care { Well, Watch, Act };

    QString id = {};
    QString title = {};
    QString tag = {};     ///< Its state, or why it stands out.
    QString figure = {};  ///< Who waits, or who is in hand.
    QString caption = {}; ///< Smaller, beside or below.
    QString detail = {};
    qreal share = 0; ///< Of the most that any has, 0 to 1.
    Care care = Care::Well;
    bool isMarked = false; ///< Belongs to what is selected, or is chosen.

    friend bool operator==(const HallLine&, const HallLine&) = default;
};

/// Lines of the hall's page. What is there stays where it is while only its words change: a card
/// that is dragged, or has the keys, is not taken away by the next second.
class HallLineModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view-model")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    /// For QML, as HallLine::Care.
    enum Care { Well, Watch, Act };
    Q_ENUM(Care)

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(m_lines.size()); }

    [[nodiscard]] const QList<HallLine>& lines() const { return m_lines; }

    /// The id of a row; empty for none.
    [[nodiscard]] QString idAt(int row) const { return m_lines.value(row).id; }

    void setLines(QList<HallLine> lines);

Q_SIGNALS:
    void countChanged();

private:
    QList<HallLine> m_lines;
};

} // namespace onewindow::ui
