// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// One line of a clerk's list.
struct TicketLine
{
    QString id;
    QString number;
    QString matter;
    QString tag; ///< Why it stands out: priority, transferred, outcome unknown. Empty for most.
    QString wait;
    bool isServed = true; ///< By this window.

    friend bool operator==(const TicketLine&, const TicketLine&) = default;
};

/// The lines of a list in the counter, in order.
class TicketListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(m_lines.size()); }

    /// Of the first line; empty for none.
    [[nodiscard]] Q_INVOKABLE QString firstId() const
    {
        return m_lines.isEmpty() ? QString() : m_lines.constFirst().id;
    }

    [[nodiscard]] const QList<TicketLine>& lines() const { return m_lines; }

    /// Does nothing when the lines are those that are there, so that focus and scrolling stay.
    void setLines(QList<TicketLine> lines);

Q_SIGNALS:
    void countChanged();

private:
    QList<TicketLine> m_lines;
};

} // namespace onewindow::ui
