// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DeviceStatus.h"
#include "drivers/api/IdCard.h"
#include "services/core/Error.h"

#include <QObject>

namespace onewindow::drivers {

/// An ID-card reader. Verbs may be called from any thread and return at once; signals come from the
/// driver's own thread, so connect them to objects of other threads as usual (queued).
class IdCardReaderDriver : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual DeviceStatus status() const = 0;

    /// Whether a page wants a card now, or wants to know when the one that was read is lifted.
    /// While nobody does, the reader's field is not polled: a removal is then noticed only when a
    /// card is wanted again, and a card that was read is not read again before it was lifted.
    virtual void setCardWanted(bool isWanted) = 0;

Q_SIGNALS:
    void statusChanged(onewindow::drivers::DeviceStatus status);
    /// A card lies on the reader and is being read: time to say "do not move it".
    void readingStarted();
    /// Read to the end and every field well formed. Expiry is not judged here.
    void cardRead(const onewindow::drivers::IdCard& card);
    /// CardGone (lifted too early), CardUnreadable (lift and lay again), BadFrame (a card whose
    /// text is in no known layout), DeviceMissing (the reader itself went away meanwhile).
    void readFailed(onewindow::ErrorCode code);
    /// The card that was read, or failed, has been lifted, or the reader was lost.
    void cardRemoved();
};

} // namespace onewindow::drivers
