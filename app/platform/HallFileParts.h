// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/platform/FileWatch.h"
#include "app/platform/HallFile.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace onewindow::platform {

/// A hall as its file has it now: taken in again whenever it is written. Of a node that serves no
/// hall it is empty.
class HallFileParts
{
public:
    struct Heard
    {
        std::function<void()> changed; ///< Another one is in force.
        /// What was written is none, and still was at the next look: what was there goes on.
        std::function<void(const Error& error)> refused;
    };

    explicit HallFileParts(QString path,
                           std::chrono::milliseconds lookEvery = FileWatch::kLookEvery);

    /// Takes the file in. Errors: see HallFile::load(); then what was there goes on.
    Result<void> read();

    /// Looks after the file from now on, in a thread with an event loop.
    void start(Heard heard);

    void stop() { m_watch.stop(); }

    /// From any thread.
    [[nodiscard]] std::shared_ptr<const HallFile> current() const;

private:
    void look();

    FileWatch m_watch;
    Heard m_heard;
    std::optional<Error> m_refused; ///< Half written, it may be; not told of yet.
    mutable std::mutex m_mutex;     ///< Guards m_file.
    std::shared_ptr<const HallFile> m_file = std::make_shared<const HallFile>();
};

} // namespace onewindow::platform
