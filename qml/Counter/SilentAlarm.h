// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/sync/HallLink.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace onewindow::ui {

/// The silent alarm of a window: pressed, it is sent until the hall has it. Nothing of it is seen,
/// heard or written down at this machine: neither that it was pressed, nor that it arrived, nor
/// that it could not be sent yet. A press while one is on its way changes nothing.
class SilentAlarm : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    /// The keys that are pressed together for it, "Ctrl+Alt+Shift+A".
    Q_PROPERTY(QString keys READ keys CONSTANT)

public:
    static constexpr QLatin1String kDefaultKeys{"Ctrl+Alt+Shift+A"};
    /// Between two attempts to send it, at least.
    static constexpr qint64 kAgainMs = 2'000;

    SilentAlarm(sync::HallLink& link, const Clock& clock, std::function<QString()> window,
                QObject* parent = nullptr);

    Q_INVOKABLE void press();
    /// Once a second: tries again.
    void tick();

    [[nodiscard]] const QString& keys() const { return m_keys; }

    /// Before the screen is shown.
    void setKeys(const QString& keys) { m_keys = keys; }

private:
    void send();

    sync::HallLink& m_link;
    const Clock& m_clock;
    std::function<QString()> m_window;
    QString m_keys = kDefaultKeys;
    QString m_from;         ///< The window it was pressed at; empty: none is on its way.
    bool m_isAsked = false; ///< The hall has not answered yet.
    qint64 m_triedAtMs = 0; ///< Boot clock.
};

} // namespace onewindow::ui
