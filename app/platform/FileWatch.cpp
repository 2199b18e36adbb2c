// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/FileWatch.h"

#include "app/platform/HallText.h"

#include <QFileInfo>

#include <utility>

namespace onewindow::platform {

FileWatch::FileWatch(QString path, std::chrono::milliseconds lookEvery)
    : m_path(std::move(path))
{
    m_timer.setInterval(lookEvery);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { wake(); });
}

void FileWatch::noteRead()
{
    m_stamp = stampOf(m_path);
}

bool FileWatch::isWritten() const
{
    return stampOf(m_path) != m_stamp;
}

void FileWatch::start(std::function<void()> look)
{
    m_look = std::move(look);
    m_timer.start();
    if (!m_path.isEmpty()) {
        m_watcher = std::make_unique<QFileSystemWatcher>();
        for (const auto signal :
             {&QFileSystemWatcher::fileChanged, &QFileSystemWatcher::directoryChanged}) {
            QObject::connect(m_watcher.get(), signal, m_watcher.get(), [this] { wake(); });
        }
        watch();
    }
}

void FileWatch::stop()
{
    m_timer.stop();
    m_watcher.reset();
}

/// Editors put a new file in the old one's place, which ends the watch on it: so the folder is
/// watched as well.
void FileWatch::watch()
{
    for (const QString& path : {m_path, QFileInfo(m_path).absolutePath()}) {
        const bool isWatched =
            m_watcher->files().contains(path) || m_watcher->directories().contains(path);
        if (!isWatched && QFileInfo::exists(path)) {
            m_watcher->addPath(path);
        }
    }
}

void FileWatch::wake()
{
    if (m_watcher) {
        watch();
    }
    m_look();
}

} // namespace onewindow::platform
