// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/DeskLineModel.h"
#include "qml/Counter/HallCommands.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// Whom an early closing or a lost window concerns: numbers that will hardly be called, and
/// appointments that are not over by then; who it is as on paper, and whether they have answered.
/// So that somebody can walk up to those who do not look at screens.
class AffectedList : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    Q_PROPERTY(onewindow::ui::DeskLineModel* lines READ lines CONSTANT)
    /// How many have not answered; or that there is nobody.
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY changed)

public:
    AffectedList(sync::HallLink& link, HallCommands& commands, const queue::HallPicture& hall,
                 QObject* parent = nullptr);

    /// Asks the hall, which records each look.
    Q_INVOKABLE void load();
    /// Nothing of anybody stays.
    void forget();

    [[nodiscard]] DeskLineModel* lines() { return &m_lines; }

    [[nodiscard]] const QString& summary() const { return m_summary; }

    [[nodiscard]] const QString& problem() const { return m_problem; }

    [[nodiscard]] bool isLoading() const { return m_isLoading; }

Q_SIGNALS:
    void changed();

private:
    void onAnswer(const Result<QJsonObject>& affected);
    [[nodiscard]] DeskLine numberLine(const QJsonObject& number) const;
    [[nodiscard]] DeskLine appointmentLine(const QJsonObject& appointment) const;

    sync::HallLink& m_link;
    HallCommands& m_commands;
    const queue::HallPicture& m_hall;
    DeskLineModel m_lines;
    QString m_summary;
    QString m_problem;
    bool m_isLoading = false;
    int m_turn = 0; ///< Answers to an earlier question are late.
};

} // namespace onewindow::ui
