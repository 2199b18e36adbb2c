// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DocumentCameraDriver.h"
#include "qml/Capture/ShownPicture.h"

#include <QImage>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>

namespace onewindow::ui {

/// A document camera while somebody lays paper under it: seen through, taken with, and what was
/// taken looked at. What becomes of a picture is its owner's business. A camera that is not there,
/// or goes away, is a state like any other.
class DocumentShutter : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Off,
        Starting, ///< No frame yet.
        Seeing,
        Taking,
        Looking, ///< At a picture that stands still.
        Lost,    ///< No camera, or no frames.
    };

    /// So long a camera may take until it is called lost; when it comes after all, it is seen.
    static constexpr std::chrono::milliseconds kPatience{10'000};

    explicit DocumentShutter(QObject* parent = nullptr,
                             std::chrono::milliseconds patience = kPatience);

    /// Outlives this object.
    void useCamera(drivers::DocumentCameraDriver& camera);

    /// see() will follow in a minute.
    void prepare();

    /// Through the camera, from its first frame on. What was taken and nobody wanted is dropped.
    void see();
    /// The same after the camera was lost: it is switched off and on.
    void seeAgain();
    /// Takes what it sees; nothing happens while it sees nothing. Looking, or Seeing and
    /// hasFailed(), follows.
    void take();
    /// The camera stays on, and is ready at once.
    void lookAt(const QImage& picture);
    /// Switches the camera off and shows `picture`, or nothing.
    void close(const QImage& picture = {});

    [[nodiscard]] State state() const { return m_state; }

    /// The last picture could not be taken.
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

    /// What was taken last, while it is looked at.
    [[nodiscard]] const drivers::DocumentPicture& taken() const { return m_taken; }

    /// Gives it away.
    [[nodiscard]] drivers::DocumentPicture release();

    [[nodiscard]] ShownPicture* shown() { return &m_shown; }

    /// What is wrong with what was taken, or that it was not, for people; else empty.
    [[nodiscard]] QString complaint() const;

Q_SIGNALS:
    void changed();

private:
    void set(State state);
    void want(bool isWanted);
    void onFrame();
    void onStatus(drivers::DeviceStatus status);
    void onTaken(const drivers::DocumentPicture& picture);
    void onFailed();
    void onNoFrame();

    drivers::DocumentCameraDriver* m_camera = nullptr;
    QTimer m_opening{this}; ///< Runs while Starting.
    State m_state = State::Off;
    bool m_isWanted = false; ///< The camera is on.
    bool m_hasFailed = false;
    ShownPicture m_shown;
    drivers::DocumentPicture m_taken;
};

/// "too dark", "blurred", in a sentence and what to do; empty without a flaw.
QString flawText(drivers::PictureFlaw flaw);

} // namespace onewindow::ui
