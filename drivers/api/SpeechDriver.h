// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DeviceStatus.h"

#include <QObject>
#include <QString>

namespace onewindow::drivers {

/// What a hall hears: a number and a window, never a person.
struct Announcement
{
    enum class Kind {
        Call,       ///< The number is to come to the window.
        Correction, ///< The number was called by mistake and goes on waiting.
    };

    QString id; ///< The same for a call and for its correction; at most 80 characters.
    Kind kind = Kind::Call;
    QString number;   ///< "A1023": capital letters and digits, 12 at most.
    QString window;   ///< What its sign says: "12", "B3"; empty where nothing of it can be said.
    int volume = 100; ///< Percent of the loudest.

    friend bool operator==(const Announcement&, const Announcement&) = default;
};

/// The voice of a hall. Verbs from any thread; signals from the driver's own thread. Nothing waits
/// for it: without a sound device what is announced is dropped, and the status says so.
class SpeechDriver : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Ready; Missing without a sound device; Fault where its recordings cannot be used.
    [[nodiscard]] virtual DeviceStatus status() const = 0;

    /// Says it when its turn comes: corrections before calls, else in order.
    virtual void say(const onewindow::drivers::Announcement& announcement) = 0;
    /// Takes back the call of that id. If nothing of it was heard, nothing is said; else it ends,
    /// and `correction` is said next.
    virtual void withdraw(const onewindow::drivers::Announcement& correction) = 0;

Q_SIGNALS:
    void statusChanged(onewindow::drivers::DeviceStatus status);
    /// The first sound of the announcement `id` has been handed to the device.
    void started(const QString& id);
};

} // namespace onewindow::drivers

Q_DECLARE_METATYPE(onewindow::drivers::Announcement)
