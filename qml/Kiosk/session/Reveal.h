// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>

namespace onewindow::ui {

class KioskSession;

/// Masked values of a page in full, for ten seconds: only for who laid their own card, after they
/// were told to look around, and never more than one page of them at a time. Masked again when the
/// time is up, and at once when anything else happens. Not recorded: it is the holder's own, shown
/// to them alone (the masking profile wants that of staff). Belongs to one errand.
class Reveal : public QObject
{
    Q_OBJECT

public:
    enum class Stage {
        Masked,
        Asking, ///< Whether nobody stands beside.
        Shown,
        Over, ///< Masked again by itself; says so until something else is shown.
    };

    /// `session` outlives this object.
    explicit Reveal(KioskSession& session, QObject* parent = nullptr);

    [[nodiscard]] Stage stage() const { return m_stage; }

    [[nodiscard]] bool isShown() const { return m_stage == Stage::Shown; }

    /// Whether the session's person may see their own values: a card was read.
    [[nodiscard]] bool isAllowed() const;

    /// What the button says, and what is said beside; the note is empty while there is nothing to
    /// say.
    [[nodiscard]] QString buttonText() const;
    [[nodiscard]] QString buttonIcon() const;
    [[nodiscard]] QString note() const;

    /// The button: asks, then shows, then masks again.
    void press();
    /// Another page, or somebody has left.
    void hide();

    /// Looks at the clock: called by the own timer, and by tests after they moved the time.
    void tick();

Q_SIGNALS:
    void changed();

private:
    void go(Stage stage);

    KioskSession& m_session;
    QTimer m_timer;
    Stage m_stage = Stage::Masked;
    qint64 m_untilMs = 0; ///< Boot clock.
};

} // namespace onewindow::ui
