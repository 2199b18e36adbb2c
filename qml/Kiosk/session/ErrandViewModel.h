// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/KioskFlow.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// What somebody comes for besides a number, with pages of its own. The session holds all of them
/// as one state and keeps what is the same everywhere: who is there, the ways back, home and out,
/// the countdown. Speaks for its pages; lives as long as the session, and holds nothing of a person
/// after leave().
class ErrandViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    /// The page to show: its file without "Page.qml", from the folder of this module. Empty while
    /// that is not known, only when it is busy: then the page before stays.
    Q_PROPERTY(QString page READ page NOTIFY moved)

public:
    using QObject::QObject;

    [[nodiscard]] virtual Errand errand() const = 0;
    /// Whether nobody gets in without a card that was read.
    [[nodiscard]] virtual bool needsCard() const = 0;
    [[nodiscard]] virtual QString page() const = 0;
    /// All pages there are, for whoever reads them ahead or looks at each.
    [[nodiscard]] virtual QStringList pages() const = 0;

    /// The session has come here: anew, or again, because somebody laid a card or chose a matter
    /// meanwhile. The session's context says who and what.
    virtual void begin() = 0;
    /// One page back; false on the first one, from where the session goes back.
    virtual bool goBack() = 0;
    /// The session has left: drops everything, answers that are still to come included.
    virtual void leave() = 0;

    /// The store or a device is at work: no tap counts, nothing is left, nothing is counted.
    [[nodiscard]] virtual bool isBusy() const { return false; }

    /// Money is in hand: its own buttons work, but nothing is left and nothing is counted. Ends by
    /// itself within a stated time.
    [[nodiscard]] virtual bool isHeld() const { return false; }

    /// The page says how it ended, and goes home by itself soon.
    [[nodiscard]] virtual bool isResult() const { return false; }

    /// It has asked for a card and waits behind the page that takes one: back leads to it again.
    [[nodiscard]] virtual bool isWaiting() const { return false; }

    /// What becomes of what was begun if the session ends now; empty: nothing to say.
    [[nodiscard]] virtual QString leavingText() const { return {}; }

    /// Whether a scanned code that names no ticket is for this errand: it keeps it, and the session
    /// comes here. Nothing is looked up yet.
    virtual bool takesCode(const QString& /*text*/) { return false; }

Q_SIGNALS:
    /// Another page, or busy, or no more.
    void moved();
};

} // namespace onewindow::ui
