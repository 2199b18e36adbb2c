// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// One line of a list or of what is read beside it.
struct DeskLine
{
    QString id;
    QString title;
    QString caption;        ///< Above or below it, smaller.
    QString tag;            ///< Why it stands out; empty for most.
    QString trailing;       ///< At its end.
    bool isBad = false;     ///< The tag is a warning.
    bool isHeading = false; ///< Of the lines that follow.
    bool isChecked = false; ///< Of lines to choose from.

    friend bool operator==(const DeskLine&, const DeskLine&) = default;
};

/// A heading of the lines that follow.
DeskLine headingLine(const QString& title);

/// Appends what is known under `caption`; nothing where there is nothing to say.
void addFact(QList<DeskLine>& lines, const QString& caption, const QString& title,
             bool isBad = false);

/// The lines of a list in the counter's pages, in order.
class DeskLineModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view-model")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(m_lines.size()); }

    [[nodiscard]] const QList<DeskLine>& lines() const { return m_lines; }

    /// Does nothing when the lines are those that are there. Lines that stay, and in their order,
    /// keep focus and scrolling; a line is known by its id, one without by its title.
    void setLines(QList<DeskLine> lines);

Q_SIGNALS:
    void countChanged();

private:
    [[nodiscard]] bool isInOrder(const QList<DeskLine>& lines) const;
    void merge(const QList<DeskLine>& lines);
    void removeLines(qsizetype row, qsizetype count);

    QList<DeskLine> m_lines;
};

} // namespace onewindow::ui
