// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// A bar of a chart. Places are shares of the chart's longest, 0 to 1.
struct ReportBar
{
    QString name;    ///< What it is of: "9:00".
    QString value;   ///< "12.5"; empty where there is none.
    QString caption; ///< How many people that is of.
    QString spoken;  ///< All of it in a sentence.
    qreal from = 0;
    qreal to = 0;
    qreal mark = -1; ///< A line across; -1 for none.

    friend bool operator==(const ReportBar&, const ReportBar&) = default;
};

/// The bars of a chart, in order.
class ReportBarModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view-model")

public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setBars(QList<ReportBar> bars);

    [[nodiscard]] const QList<ReportBar>& bars() const { return m_bars; }

private:
    QList<ReportBar> m_bars;
};

} // namespace onewindow::ui
