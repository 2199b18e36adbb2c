// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/journal/Feed.h"
#include "services/platform/HttpRequest.h"
#include "services/platform/HttpResponse.h"
#include "services/platform/PublicPages.h"
#include "services/queue/HallPicture.h"

#include <QHash>

#include <chrono>
#include <mutex>
#include <thread>

namespace onewindow::platform {

class FeedHub;

/// The pages for the public: matters and crowd, as pages and as JSON, out of memory. It knows the
/// hall by what its feed says to everybody, and neither store nor staff, so it also runs by itself.
/// From any thread.
class PublicSite
{
public:
    static constexpr std::chrono::seconds kMaxAge{5}; ///< What Cache-Control says.
    static constexpr std::chrono::seconds kStaleAfter{90};

    /// `clock` outlives this object.
    explicit PublicSite(const Clock& clock)
        : m_clock(clock)
    {}

    /// As stop().
    ~PublicSite();
    PublicSite(const PublicSite&) = delete;
    PublicSite& operator=(const PublicSite&) = delete;
    PublicSite(PublicSite&&) = delete;
    PublicSite& operator=(PublicSite&&) = delete;

    /// Takes what the feed says, and that it is so now.
    void apply(const journal::FeedPage& page);
    /// Nothing has changed up to now: the hall has answered.
    void confirm();

    /// Keeps itself up to date from the stream of `hall`, on a thread of its own. stop() after the
    /// hub's.
    void follow(FeedHub& hub, const QString& hall);
    void stop();

    /// Answers "/", "/matters", "/crowd", "/v1/public/matters", "/v1/public/crowd" and
    /// "/assets/page.css" when they are asked for with GET; NotFound for the rest, StoreBusy before
    /// the feed has been read for the first time. With an ETag: an unchanged page is a 304.
    void handle(const HttpRequest& request, const HttpReply& reply);

private:
    using Renderer = HttpResponse (*)(const PublicView& view, bool isEnglish);

    struct Rendered
    {
        HttpResponse response;
        QByteArray tag;
        std::chrono::steady_clock::time_point at;
    };

    void followHub(const std::stop_token& stopped, FeedHub& hub, const QString& hall);
    [[nodiscard]] PublicView view() const;
    [[nodiscard]] const Rendered& rendered(QLatin1String path, Renderer render, bool isEnglish);

    const Clock& m_clock;
    std::mutex m_mutex;
    queue::HallPicture m_picture;
    bool m_isKnown = false;
    qint64 m_confirmedMs = 0;
    QHash<QString, Rendered> m_pages;
    std::jthread m_thread;
};

} // namespace onewindow::platform
