// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/platform/FileWatch.h"
#include "app/platform/NoticeFile.h"
#include "services/core/Clock.h"

#include <QDate>

#include <functional>
#include <mutex>

namespace onewindow::platform {

/// The notices of a hall or of the centre as their file has them now: taken in again when it was
/// written, told again when a day begins. Without a file there are none.
class NoticeParts
{
public:
    /// `clock` outlives this object.
    NoticeParts(QString path, const Clock& clock);

    /// Names in the log what the file has that is wrong, and takes in the rest. Errors: see
    /// NoticeFile::load(); without a file none.
    Result<void> read();

    /// Looks after the file from now on, in a thread with an event loop: `changed` when others are
    /// to be told, and when a day has begun. A file that is none is named in the log, and what was
    /// there goes on.
    void start(std::function<void()> changed);

    void stop();

    /// Those of today, the most important first, each with its "id". From any thread.
    [[nodiscard]] QList<QJsonObject> current() const;

private:
    void look();
    [[nodiscard]] QDate today() const;

    FileWatch m_watch;
    const Clock& m_clock;
    std::function<void()> m_changed;
    QDate m_told;               ///< The day that others were told of.
    mutable std::mutex m_mutex; ///< Guards m_file.
    NoticeFile m_file;
};

} // namespace onewindow::platform
