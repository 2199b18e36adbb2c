// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/NoticeParts.h"

#include "services/core/Log.h"
#include "services/queue/Ticket.h"

#include <QFileInfo>

#include <utility>

namespace onewindow::platform {

NoticeParts::NoticeParts(QString path, const Clock& clock)
    : m_watch(std::move(path))
    , m_clock(clock)
{}

QDate NoticeParts::today() const
{
    return QDate::fromString(queue::hallDay(m_clock.now().wallMs), Qt::ISODate);
}

Result<void> NoticeParts::read()
{
    m_watch.noteRead();
    const QString& path = m_watch.path();
    NoticeFile file;
    if (!path.isEmpty() && QFileInfo::exists(path)) {
        auto loaded = NoticeFile::load(path);
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
    m_watch.start([this] { look(); });
}

void NoticeParts::stop()
{
    m_watch.stop();
}

void NoticeParts::look()
{
    const bool isWritten = m_watch.isWritten();
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
