// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/PageLanguages.h"

#include <QJsonObject>
#include <QStringList>

#include <memory>
#include <mutex>
#include <utility>

namespace onewindow::platform {

/// What requests need of a hall's file; it may be written while they are answered. Thread-safe.
class HallWords
{
public:
    struct Words
    {
        QStringList windows;                       ///< Ids of the hall's windows.
        QJsonObject name;                          ///< {zh, en, ...}, for the public page.
        PageLanguages languages = PageLanguages(); ///< That such a page can be had in.
    };

    void set(Words words)
    {
        auto next = std::make_shared<const Words>(std::move(words));
        const std::lock_guard lock(m_mutex);
        m_words = std::move(next);
    }

    /// Stays as it is for whoever holds it.
    [[nodiscard]] std::shared_ptr<const Words> now() const
    {
        const std::lock_guard lock(m_mutex);
        return m_words;
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const Words> m_words = std::make_shared<const Words>();
};

} // namespace onewindow::platform
