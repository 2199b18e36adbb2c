// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// One call on the board.
struct CallLine
{
    QString number;
    QString window;
    QString time;

    friend bool operator==(const CallLine&, const CallLine&) = default;
};

/// Recent calls, the newest first.
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

    void setLines(QList<CallLine> lines);

private:
    QList<CallLine> m_lines;
};

} // namespace onewindow::ui
