// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Journal.h"
#include "services/queue/HallQueue.h"
#include "services/storage/Writer.h"

#include <QTimer>

namespace onewindow::platform {

/// As time goes on, a hall tells anew which numbers are gone for today, who waits in vain, and
/// whose appointment comes after an early closing: once a minute, whatever else happens.
class ClosingParts
{
public:
    ClosingParts();

    /// Begins, in a thread with an event loop. All three outlive stop(). `journal`: the hall's.
    void start(storage::Writer& writer, queue::HallQueue& queue, journal::Journal& journal);
    /// Before they go away.
    void stop();

private:
    void look();

    storage::Writer* m_writer = nullptr;
    queue::HallQueue* m_queue = nullptr;
    journal::Journal* m_journal = nullptr;
    QTimer m_timer;
};

} // namespace onewindow::platform
