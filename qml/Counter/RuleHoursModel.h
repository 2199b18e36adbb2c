// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/RuleDraft.h"

#include <QAbstractListModel>
#include <QDate>
#include <QHash>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// When the hall is open: Monday to Sunday, days made up for a holiday, and the days with hours of
/// their own, each with what is typed there. What is none stays as it was typed and says so.
class RuleHoursModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view-model")
    Q_PROPERTY(bool hasProblem READ hasProblem NOTIFY problemChanged)

public:
    explicit RuleHoursModel(RuleDraft& draft, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// What somebody has typed of a row.
    Q_INVOKABLE void type(int row, const QString& text);
    /// Nobody types any more: what is right is written as all the others are.
    Q_INVOKABLE void settle();
    /// A day with hours of its own, "2026-12-31"; closed where nothing is typed. What is wrong with
    /// it, or nothing.
    Q_INVOKABLE QString addDay(const QString& day, const QString& text);
    Q_INVOKABLE void removeDay(int row);

    [[nodiscard]] bool hasProblem() const;

    /// The draft is another: what was typed is forgotten. `today`: no day before it may be added.
    void refresh(QDate today);

Q_SIGNALS:
    void edited();
    void problemChanged();

private:
    /// "1" to "7", "hours", or a day.
    [[nodiscard]] QString keyAt(int row) const { return m_keys.at(row); }

    [[nodiscard]] QList<catalog::DaySpan> spansOf(const QString& key) const;
    [[nodiscard]] static bool isRight(const QString& key, const QString& typed);
    [[nodiscard]] QString titleOf(const QString& key) const;
    void put(const QString& key, const QList<catalog::DaySpan>& spans);
    void rebuild();

    RuleDraft& m_draft;
    QDate m_today;
    QStringList m_keys;
    QHash<QString, QString> m_typed; ///< By key, as somebody types it.
};

} // namespace onewindow::ui
