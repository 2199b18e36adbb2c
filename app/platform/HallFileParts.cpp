// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/HallFileParts.h"

#include "services/core/Log.h"

#include <utility>

namespace onewindow::platform {

HallFileParts::HallFileParts(QString path, std::chrono::milliseconds lookEvery)
    : m_watch(std::move(path), lookEvery)
{}

Result<void> HallFileParts::read()
{
    m_watch.noteRead();
    auto loaded = HallFile::load(m_watch.path());
    if (!loaded) {
        return loaded.error();
    }
    const std::lock_guard lock(m_mutex);
    m_file = std::make_shared<const HallFile>(std::move(loaded).value());
    return {};
}

void HallFileParts::start(Heard heard)
{
    m_heard = std::move(heard);
    m_watch.start([this] { look(); });
}

void HallFileParts::look()
{
    if (!m_watch.isWritten()) {
        if (const auto refused = std::exchange(m_refused, std::nullopt)) {
            qCWarning(lcPlatform).noquote()
                << "The hall's file is not taken in:" << refused->detail;
            m_heard.refused(*refused);
        }
        return;
    }
    if (const auto done = read(); !done) {
        m_refused = done.error();
        return;
    }
    m_refused.reset();
    m_heard.changed();
}

std::shared_ptr<const HallFile> HallFileParts::current() const
{
    const std::lock_guard lock(m_mutex);
    return m_file;
}

} // namespace onewindow::platform
