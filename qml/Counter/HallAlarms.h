// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// What a clerk must know of the hall before trusting the screen or going on: nobody answers, the
/// centre does not, somebody at a terminal calls for staff, a terminal's device is at fault.
class HallAlarms : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    /// Why nothing can be pressed; empty while fresh, and while a new session's first page is on
    /// its way.
    Q_PROPERTY(QString staleText READ staleText NOTIFY staleChanged)
    /// The hall has been away for so long that work goes on without it.
    Q_PROPERTY(bool isAway READ isAway NOTIFY awayChanged)
    /// What the hall's link to the centre is missing, and since when; empty while it answers.
    Q_PROPERTY(QString centreText READ centreText NOTIFY changed)
    Q_PROPERTY(QString helpText READ helpText NOTIFY changed)
    Q_PROPERTY(QString deviceText READ deviceText NOTIFY changed)

public:
    /// After so long without the hall what to do without it is shown.
    static constexpr qint64 kAwayMs = 15'000;

    HallAlarms(sync::HallLink& link, const Clock& clock, const queue::HallPicture& hall,
               QObject* parent = nullptr);

    [[nodiscard]] QString staleText() const;

    [[nodiscard]] bool isAway() const { return m_isAway; }

    [[nodiscard]] QString centreText() const;
    [[nodiscard]] QString helpText() const;
    [[nodiscard]] QString deviceText() const;

    /// The call for staff that helpText() is about; empty if there is none.
    [[nodiscard]] QString helpId() const;

    /// The feed is about to be read anew: for a moment nothing is fresh, and nothing is wrong.
    void expectPage();
    /// Once a second: that moment runs out.
    void tick();

Q_SIGNALS:
    void staleChanged();
    void awayChanged();
    /// A page of the feed has come: anything of the hall may be another.
    void changed();

private:
    [[nodiscard]] qint64 hallNowMs() const;

    sync::HallLink& m_link;
    const Clock& m_clock;
    const queue::HallPicture& m_hall;
    void setAway(bool isAway);

    qint64 m_staleSinceMs;
    qint64 m_staleBootMs; ///< The same by the boot clock, which nobody sets.
    bool m_isAway = false;
    qint64 m_loadingUntilMs = 0; ///< Boot clock.
};

} // namespace onewindow::ui
