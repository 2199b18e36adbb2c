// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"

#include <QObject>
#include <QPointer>
#include <QQuickItem>
#include <QRectF>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>

namespace onewindow::ui {

/// What all controls of a screen must know of the person's taps and keys together: which tap is
/// only the echo of the last one, whether a tap is still in hand, whether keys are being used.
class Interaction : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    /// The last tap is still in hand: no control takes another one.
    Q_PROPERTY(bool isBusy READ isBusy WRITE setBusy NOTIFY busyChanged)
    /// The person moves by keys, so the focus must be seen. A touch ends it.
    Q_PROPERTY(bool keysInUse READ keysInUse NOTIFY keysInUseChanged)

public:
    /// A second tap on the same control within this time is the same tap.
    static constexpr qint64 kSameTapMs = 400;
    /// On a key of a keyboard people double a letter on purpose, faster than that: only what no
    /// finger does is an echo.
    static constexpr qint64 kSameKeyMs = 90;

    explicit Interaction(QObject* parent = nullptr);

    /// For tests. `clock` must outlive this object.
    void setClock(const Clock* clock);

    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    void setBusy(bool isBusy);

    [[nodiscard]] bool keysInUse() const { return m_keysInUse; }

    /// Whether a tap (or a key) on `control` counts. It does not while busy, within kSameTapMs of
    /// the last one on the same control, or within kSameTapMs of one whose control is gone or has
    /// moved: then the page changed under the finger, and the echo would hit whatever lies there
    /// now.
    Q_INVOKABLE bool acceptTap(QQuickItem* control);

    /// The same for a key of a keyboard on the screen. The same key counts again after kSameKeyMs,
    /// and so does whatever lies where it was.
    Q_INVOKABLE bool acceptKey(QQuickItem* control);

    /// The same for a press from the accessibility tree, which has no echo on another page.
    Q_INVOKABLE bool acceptPress(QQuickItem* control);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void busyChanged();
    void keysInUseChanged();
    /// The person touched the screen, pressed a key or used the accessibility tree.
    void activityNoted();

private:
    bool accept(QQuickItem* control, bool hasEcho, qint64 sameMs);
    /// The last control is still there and where it was when it was pressed.
    [[nodiscard]] bool isLastInPlace() const;
    void setKeysInUse(bool keysInUse);

    std::unique_ptr<Clock> m_ownClock;
    const Clock* m_clock = nullptr;
    QPointer<QQuickItem> m_lastControl;
    QRectF m_lastPlace; ///< Of the last control in its window, when it was pressed.
    qint64 m_lastEchoMs = 0;
    std::optional<qint64> m_lastBootMs;
    bool m_isBusy = false;
    bool m_keysInUse = false;
};

} // namespace onewindow::ui
