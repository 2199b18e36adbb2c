// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/HallCommands.h"
#include "qml/Counter/HallLines.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// A window that is to serve something else: what is wanted, what would come of it as the hall
/// plays it, and the order to do it. One window at a time; nothing happens before apply().
class HallMove : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    /// What the window may serve, to choose from.
    Q_PROPERTY(onewindow::ui::HallLineModel* choices READ choices CONSTANT)
    /// What the hall says would change.
    Q_PROPERTY(onewindow::ui::HallLineModel* effects READ effects CONSTANT)
    Q_PROPERTY(bool isPlanned READ isPlanned NOTIFY changed)
    /// The hall has answered what would come of it.
    Q_PROPERTY(bool isPlayed READ isPlayed NOTIFY changed)
    /// "3 号窗口"
    Q_PROPERTY(QString windowName READ windowName NOTIFY changed)
    /// What it would serve besides, and what no longer.
    Q_PROPERTY(QString what READ what NOTIFY changed)
    /// The next hour's service level, now and then.
    Q_PROPERTY(QString level READ level NOTIFY changed)
    /// Why there are no effects to read; empty when there are.
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    /// Whether the window could serve the matter it was put on and nothing else.
    Q_PROPERTY(bool canBeOnly READ canBeOnly NOTIFY changed)
    Q_PROPERTY(bool isOnly READ isOnly NOTIFY changed)
    /// Something was chosen for choices(): at least one, and not what is served already.
    Q_PROPERTY(bool canPlay READ canPlay NOTIFY changed)

public:
    /// `live`: what the hall's page shows, as long as this object lives.
    HallMove(sync::HallLink& link, HallCommands& commands, const queue::HallPicture& hall,
             const QJsonObject& live, QObject* parent = nullptr);

    /// Whether the window may be moved: it is open or paused.
    [[nodiscard]] bool canMove(const QString& window) const;
    /// The window is put on a matter: it serves that as well, or alone if it did so already.
    void put(const QString& window, const QString& matter);
    /// Begins to choose what the window serves.
    void choose(const QString& window);
    /// In choices().
    Q_INVOKABLE void toggle(const QString& matter);
    /// Asks the hall what would come of what was chosen.
    Q_INVOKABLE void play();
    Q_INVOKABLE void toggleOnly();
    /// Everything stays as it is.
    Q_INVOKABLE void cancel();
    /// The window serves it from now on.
    Q_INVOKABLE void apply();

    [[nodiscard]] HallLineModel* choices() { return &m_choices; }

    [[nodiscard]] HallLineModel* effects() { return &m_effects; }

    [[nodiscard]] bool isPlanned() const { return m_isPlanned; }

    [[nodiscard]] bool isPlayed() const { return m_isPlayed; }

    [[nodiscard]] const QString& window() const { return m_window; }

    [[nodiscard]] QString windowName() const;
    [[nodiscard]] QString what() const;

    [[nodiscard]] const QString& level() const { return m_level; }

    [[nodiscard]] QString emptyText() const;

    [[nodiscard]] bool canBeOnly() const;
    [[nodiscard]] bool isOnly() const;
    [[nodiscard]] bool canPlay() const;

    /// Once a second: a plan is played again when it has become old.
    void tick(qint64 bootMs);

Q_SIGNALS:
    void changed();
    /// The hall has taken the order, or refused it: what is shown may be old.
    void settled();
    void refused(const onewindow::Error& error);

private:
    [[nodiscard]] QJsonObject windowNow() const;
    [[nodiscard]] QStringList servedNow() const;
    void begin(const QString& window, const QStringList& wanted);
    void showChoices();
    void plan();
    void ask();
    void onOutcome(const QJsonObject& outcome);

    sync::HallLink& m_link;
    HallCommands& m_commands;
    const queue::HallPicture& m_hall;
    const QJsonObject& m_live;
    HallLineModel m_choices;
    HallLineModel m_effects;
    QString m_window;
    QString m_put;        ///< The matter it was put on; empty where what it serves was chosen.
    QStringList m_served; ///< By the window when this began.
    QStringList m_wanted;
    QString m_level;
    int m_turn = 0; ///< Answers to an earlier question are another's.
    bool m_isPlanned = false;
    bool m_isPlayed = false;
    qint64 m_playedAtMs = 0; ///< Boot clock; 0: as soon as it ticks.
};

} // namespace onewindow::ui
