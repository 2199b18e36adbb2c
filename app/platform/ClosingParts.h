// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/HallQueue.h"
#include "services/storage/Writer.h"

#include <QTimer>

namespace onewindow::platform {

/// As time goes on, a hall tells anew which numbers are gone for today and who waits in vain: once
/// a minute, whatever else happens.
class ClosingParts
{
public:
    ClosingParts();

    /// Begins, in a thread with an event loop. Both outlive stop().
    void start(storage::Writer& writer, queue::HallQueue& queue);
    /// Before they go away.
    void stop();

private:
    void look();

    storage::Writer* m_writer = nullptr;
    queue::HallQueue* m_queue = nullptr;
    QTimer m_timer;
};

} // namespace onewindow::platform
