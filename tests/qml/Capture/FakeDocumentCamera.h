// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DocumentCameraDriver.h"

#include <utility>

namespace onewindow::ui {

/// A document camera that sees what the test shows it.
class FakeDocumentCamera final : public drivers::DocumentCameraDriver
{
    Q_OBJECT

public:
    [[nodiscard]] drivers::DeviceStatus status() const override { return m_status; }

    void prepare() override { m_isPrepared = true; }

    void setPreviewWanted(bool isWanted) override { m_isWanted = isWanted; }

    [[nodiscard]] QImage takeFrame() override { return std::exchange(m_frame, {}); }

    void takePicture() override { ++m_takes; }

    [[nodiscard]] bool isWanted() const { return m_isWanted; }

    [[nodiscard]] bool isPrepared() const { return m_isPrepared; }

    /// How often a picture was asked for.
    [[nodiscard]] int takes() const { return m_takes; }

    void setStatus(drivers::DeviceStatus status);
    /// A frame comes.
    void see(const QImage& frame);

    void give(const drivers::DocumentPicture& picture) { Q_EMIT pictureTaken(picture); }

    void fail() { Q_EMIT pictureFailed(); }

private:
    drivers::DeviceStatus m_status = drivers::DeviceStatus::Starting;
    QImage m_frame;
    bool m_isWanted = false;
    bool m_isPrepared = false;
    int m_takes = 0;
};

namespace samples {

/// A printed page, as a camera sees it.
QImage page();

/// A picture of it, which is no file that could be opened.
drivers::DocumentPicture picture(drivers::PictureFlaw flaw = drivers::PictureFlaw::None);

/// The same as a JPEG file, each with its own `number` in a corner.
drivers::DocumentPicture jpegPicture(int number = 0);

} // namespace samples

} // namespace onewindow::ui
