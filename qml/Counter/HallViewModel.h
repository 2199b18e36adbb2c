// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/HallCommands.h"
#include "qml/Counter/HallLines.h"
#include "qml/Counter/HallMove.h"
#include "services/core/Clock.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace onewindow::ui {

/// The hall on one page, for its manager: who waits for what, what each window does, how the
/// terminals are, how well people are served; and a window that is moved. Asks the hall anew when
/// the feed has told something, once a second at most, and now and then anyway.
class HallViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    Q_PROPERTY(onewindow::ui::HallLineModel* matters READ matters CONSTANT)
    Q_PROPERTY(onewindow::ui::HallLineModel* windows READ windows CONSTANT)
    Q_PROPERTY(onewindow::ui::HallLineModel* terminals READ terminals CONSTANT)
    Q_PROPERTY(onewindow::ui::HallLineModel* alarms READ alarms CONSTANT)
    Q_PROPERTY(onewindow::ui::HallMove* move READ move CONSTANT)
    /// The hall has answered.
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY changed)
    /// What went wrong.
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    /// The service level of the hour that is over, in words and as a HallLineModel::Care.
    Q_PROPERTY(QString lastHour READ lastHour NOTIFY changed)
    Q_PROPERTY(QString lastHourDetail READ lastHourDetail NOTIFY changed)
    Q_PROPERTY(int lastHourCare READ lastHourCare NOTIFY changed)
    /// The same of the next, of those who wait now.
    Q_PROPERTY(QString nextHour READ nextHour NOTIFY changed)
    Q_PROPERTY(QString nextHourDetail READ nextHourDetail NOTIFY changed)
    Q_PROPERTY(int nextHourCare READ nextHourCare NOTIFY changed)
    /// The selected window can be moved.
    Q_PROPERTY(bool canMove READ canMove NOTIFY changed)

public:
    /// Without news the hall is asked anew so often.
    static constexpr qint64 kEveryMs = 10'000;

    HallViewModel(sync::HallLink& link, HallCommands& commands, const queue::HallPicture& hall,
                  const Clock& clock, QObject* parent = nullptr);

    /// The page is shown.
    void enter();
    /// It is no longer.
    void leave();

    /// The feed has told something of the hall.
    void noteChange() { m_isOld = true; }

    /// Once a second.
    void tick();

    Q_INVOKABLE void refresh();
    /// A row of windows(); none for one that is not there.
    Q_INVOKABLE void select(int row);
    /// Begins to choose what the selected window serves.
    Q_INVOKABLE void chooseForSelected();
    /// A window is put on a matter: rows.
    Q_INVOKABLE void put(int windowRow, int matterRow);

    [[nodiscard]] HallLineModel* matters() { return &m_matters; }

    [[nodiscard]] HallLineModel* windows() { return &m_windows; }

    [[nodiscard]] HallLineModel* terminals() { return &m_terminals; }

    [[nodiscard]] HallLineModel* alarms() { return &m_alarms; }

    [[nodiscard]] HallMove* move() { return &m_move; }

    [[nodiscard]] bool isLoaded() const { return !m_live.isEmpty(); }

    [[nodiscard]] const QString& notice() const { return m_notice; }

    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString lastHour() const;
    [[nodiscard]] QString lastHourDetail() const;
    [[nodiscard]] int lastHourCare() const;
    [[nodiscard]] QString nextHour() const;
    [[nodiscard]] QString nextHourDetail() const;
    [[nodiscard]] int nextHourCare() const;

    [[nodiscard]] bool canMove() const { return m_move.canMove(m_selected); }

Q_SIGNALS:
    void changed();

private:
    void onAnswer(const Result<QJsonObject>& live);
    void onRefused(const Error& error);
    void show();
    [[nodiscard]] QJsonObject level(const char* hour) const;
    [[nodiscard]] qint64 levelMinutes() const;

    sync::HallLink& m_link;
    HallCommands& m_commands;
    const queue::HallPicture& m_hall;
    const Clock& m_clock;
    QJsonObject m_live;
    HallMove m_move;
    HallLineModel m_matters;
    HallLineModel m_windows;
    HallLineModel m_terminals;
    HallLineModel m_alarms;
    QString m_selected; ///< A window.
    QString m_notice;
    int m_visit = 0; ///< Answers to an earlier visit are another's.
    bool m_isShown = false;
    bool m_isWaiting = false;
    bool m_isOld = false;
    qint64 m_askedAtMs = 0; ///< Boot clock.
};

} // namespace onewindow::ui
