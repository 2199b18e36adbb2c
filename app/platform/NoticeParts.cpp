// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/NoticeParts.h"

#include "app/platform/HallText.h"
#include "services/core/Log.h"
#include "services/queue/Ticket.h"

#include <QFileInfo>

#include <utility>

namespace onewindow::platform {

NoticeParts::NoticeParts(QString path, const Clock& clock)
    : m_path(std::move(path))
    , m_clock(clock)
{
    m_timer.setInterval(kLookEvery);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
}

QDate NoticeParts::today() const
{
    return QDate::fromString(queue::hallDay(m_clock.now().wallMs), Qt::ISODate);
}

Result<void> NoticeParts::read()
{
    m_stamp = stampOf(m_path);
    NoticeFile file;
    if (!m_path.isEmpty() && QFileInfo::exists(m_path)) {
        auto loaded = NoticeFile::load(m_path);
        if (!loaded) {
            return loaded.error();
        }
        file = std::move(loaded).value();
    }
    for (const QString& problem : std::as_const(file.problems)) {
        qCWarning(lcPlatform).noquote() << "Notice left out:" << problem;
    }
    const std::lock_guard lock(m_mutex);
    m_file = std::move(file);
    return {};
}

void NoticeParts::start(std::function<void()> changed)
{
    m_changed = std::move(changed);
    m_told = today();
    m_timer.start();
    if (!m_path.isEmpty()) {
        m_watcher = std::make_unique<QFileSystemWatcher>();
        for (const auto signal :
             {&QFileSystemWatcher::fileChanged, &QFileSystemWatcher::directoryChanged}) {
            QObject::connect(m_watcher.get(), signal, m_watcher.get(), [this] { look(); });
        }
        watch();
    }
}

void NoticeParts::stop()
{
    m_timer.stop();
    m_watcher.reset();
}

/// Editors put a new file in the old one's place, which ends the watch on it: so the folder is
/// watched as well.
void NoticeParts::watch()
{
    for (const QString& path : {m_path, QFileInfo(m_path).absolutePath()}) {
        const bool isWatched =
            m_watcher->files().contains(path) || m_watcher->directories().contains(path);
        if (!isWatched && QFileInfo::exists(path)) {
            m_watcher->addPath(path);
        }
    }
}

void NoticeParts::look()
{
    if (m_watcher) {
        watch();
    }
    const bool isWritten = stampOf(m_path) != m_stamp;
    if (isWritten) {
        if (const auto done = read(); !done) {
            // Half written, or wrong: what was there goes on.
            qCWarning(lcPlatform).noquote() << "Notices not taken in:" << done.error().detail;
            return;
        }
    }
    if (isWritten || today() != m_told) {
        m_told = today();
        m_changed();
    }
}

QList<QJsonObject> NoticeParts::current() const
{
    const std::lock_guard lock(m_mutex);
    return m_file.of(today());
}

} // namespace onewindow::platform
