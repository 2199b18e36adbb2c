// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"
#include "services/journal/FeedWire.h"

#include <QByteArray>

#include <memory>
#include <mutex>
#include <utility>

namespace onewindow::platform {

/// A page of the feed for everybody who has read as far and may see the same: made once, and
/// written as JSON once. Copies share it; thread-safe.
class FeedAnswer
{
public:
    explicit FeedAnswer(journal::FeedPage page)
        : m_shared(std::make_shared<Shared>(std::move(page)))
    {}

    [[nodiscard]] const journal::FeedPage& page() const { return m_shared->page; }

    /// As journal::encodeFeedPage().
    [[nodiscard]] const QByteArray& json() const
    {
        std::call_once(m_shared->isWritten,
                       [this] { m_shared->json = journal::encodeFeedPage(m_shared->page); });
        return m_shared->json;
    }

private:
    struct Shared
    {
        explicit Shared(journal::FeedPage of)
            : page(std::move(of))
        {}

        const journal::FeedPage page;
        std::once_flag isWritten;
        QByteArray json;
    };

    std::shared_ptr<Shared> m_shared;
};

} // namespace onewindow::platform
