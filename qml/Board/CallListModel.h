// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// A number at a window: one that was called, or whom the window has in hand.
struct CallLine
{
    QString number; ///< Empty where the window has nobody.
    QString window;
    QString note; ///< When it was called, or what the window does.

    friend bool operator==(const CallLine&, const CallLine&) = default;
};

/// Lines of the board, in order.
class CallListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the board's view-model")

public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] const QList<CallLine>& lines() const { return m_lines; }

    /// Lines that stay where they are stay on the screen: a board is looked at while it changes.
    void setLines(const QList<CallLine>& lines);

private:
    QList<CallLine> m_lines;
};

} // namespace onewindow::ui
