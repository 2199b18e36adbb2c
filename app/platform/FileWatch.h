// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFileSystemWatcher>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace onewindow::platform {

/// Looks after a JSON file of a hall, which staff may write at any time. In a thread with an event
/// loop.
class FileWatch
{
public:
    /// How soon a change is seen of which the system has not told.
    static constexpr std::chrono::seconds kLookEvery{15};

    explicit FileWatch(QString path, std::chrono::milliseconds lookEvery = kLookEvery);

    [[nodiscard]] const QString& path() const { return m_path; }

    /// The file is about to be read, as it is now.
    void noteRead();
    /// Whether it is another one than noteRead() saw, or one of its languages is.
    [[nodiscard]] bool isWritten() const;

    /// Calls `look` as soon as the system tells of something, and again and again besides.
    void start(std::function<void()> look);
    void stop();

private:
    void watch();
    void wake();

    QString m_path;
    QString m_stamp; ///< stampOf() the file as it was read.
    QTimer m_timer;
    std::unique_ptr<QFileSystemWatcher> m_watcher;
    std::function<void()> m_look;
};

} // namespace onewindow::platform
