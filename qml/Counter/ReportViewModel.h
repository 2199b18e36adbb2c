// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/ReportBarModel.h"
#include "services/core/Clock.h"
#include "services/sync/HallLink.h"

#include <QAbstractListModel>
#include <QDate>
#include <QList>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// One group of a report, in words.
struct ReportLine
{
    QString name;
    QString arrived;
    QString served;
    QString missed;
    QString unserved;
    QString wait;        ///< "12.5"; empty where nobody was called.
    qreal waitShare = 0; ///< Of the longest average wait of all groups; 0 to 1.
    QString walk;
    QString service;
    QString kept;    ///< "8/10"
    QString ratings; ///< "12 / 4.6"

    friend bool operator==(const ReportLine&, const ReportLine&) = default;
};

/// The groups of a report, in order.
class ReportLineModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view-model")

public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setLines(QList<ReportLine> lines);

    [[nodiscard]] const QList<ReportLine>& lines() const { return m_lines; }

private:
    QList<ReportLine> m_lines;
};

/// A month's figures of the hall for its manager: by day, window or matter, with a bar for the
/// average wait, as charts, and as a file for spreadsheets with another one that says what its
/// columns are.
class ReportViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    Q_PROPERTY(onewindow::ui::ReportLineModel* lines READ lines CONSTANT)
    /// See hourBars() and quotedBars().
    Q_PROPERTY(onewindow::ui::ReportBarModel* hours READ hours CONSTANT)
    Q_PROPERTY(onewindow::ui::ReportBarModel* quoted READ quoted CONSTANT)
    /// Charts are shown, not the table.
    Q_PROPERTY(bool hasCharts READ hasCharts NOTIFY changed)
    /// How many were called within the service level.
    Q_PROPERTY(QString level READ level NOTIFY changed)
    /// "2026年11月"
    Q_PROPERTY(QString month READ month NOTIFY changed)
    /// "day", "window" or "matter".
    Q_PROPERTY(QString by READ by NOTIFY changed)
    /// Why there is nothing to see; empty when there is.
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    /// Why the figures are not to be relied upon; empty where they are.
    Q_PROPERTY(QString doubt READ doubt NOTIFY changed)
    /// What went wrong, or where the file lies.
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(bool hasNext READ hasNext NOTIFY changed)
    Q_PROPERTY(bool canExport READ canExport NOTIFY changed)

public:
    ReportViewModel(sync::HallLink& link, const Clock& clock, QObject* parent = nullptr);

    /// The page is shown: this month.
    void enter();
    /// It is no longer.
    void leave();

    /// Where files go; the user's documents otherwise.
    void setFolder(const QString& folder) { m_folder = folder; }

    /// -1: the month before; 1: the one after, at most this one.
    Q_INVOKABLE void turn(int months);
    Q_INVOKABLE void showBy(const QString& by);
    Q_INVOKABLE void refresh();
    /// Writes the table and its definitions into files, beside the GUI thread.
    Q_INVOKABLE void exportFile();
    Q_INVOKABLE void toggleCharts();

    [[nodiscard]] ReportLineModel* lines() { return &m_lines; }

    [[nodiscard]] ReportBarModel* hours() { return &m_hours; }

    [[nodiscard]] ReportBarModel* quoted() { return &m_quoted; }

    /// An empty month has none.
    [[nodiscard]] bool hasCharts() const { return m_wantsCharts && !m_lines.lines().isEmpty(); }

    [[nodiscard]] const QString& level() const { return m_level; }

    [[nodiscard]] QString month() const;

    [[nodiscard]] const QString& by() const { return m_by; }

    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString doubt() const;

    [[nodiscard]] const QString& notice() const { return m_notice; }

    [[nodiscard]] bool hasNext() const { return m_month < thisMonth(); }

    [[nodiscard]] bool canExport() const { return !m_csv.isEmpty(); }

Q_SIGNALS:
    void changed();
    /// The file is there, or is not: see notice().
    void exported();

private:
    [[nodiscard]] QDate thisMonth() const;
    void clear();
    void onReport(const QJsonObject& report);
    [[nodiscard]] QString nameOf(const QJsonObject& group) const;

    sync::HallLink& m_link;
    const Clock& m_clock;
    ReportLineModel m_lines;
    ReportBarModel m_hours;
    ReportBarModel m_quoted;
    bool m_wantsCharts = false;
    QString m_level;
    QDate m_month;
    QString m_by = QStringLiteral("day");
    int m_visit = 0; ///< Answers to an earlier question are another's.
    bool m_isWaiting = false;
    bool m_isWhole = true;
    bool m_isPruned = false;
    QString m_csv;
    QString m_notice;
    QString m_folder;
};

} // namespace onewindow::ui
