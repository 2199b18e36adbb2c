// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/journal/Feed.h"
#include "services/platform/HttpRequest.h"
#include "services/platform/HttpResponse.h"
#include "services/platform/PublicPages.h"
#include "services/platform/WorkerPool.h"
#include "services/queue/HallPicture.h"

#include <QHash>

#include <chrono>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

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
    static constexpr std::size_t kWaitLimit = 256; ///< Requests that wait for one page.

    /// `clock` outlives this object. Of `languages`, those that the hall offers. Without `readings`
    /// matters are found by characters and English words alone.
    explicit PublicSite(const Clock& clock, PageLanguages languages = PageLanguages(),
                        input::PinyinReadings readings = {});

    /// As stop().
    ~PublicSite();
    PublicSite(const PublicSite&) = delete;
    PublicSite& operator=(const PublicSite&) = delete;
    PublicSite(PublicSite&&) = delete;
    PublicSite& operator=(PublicSite&&) = delete;

    /// Takes what the feed says, and that it is so now; it is shown when a change has come whole.
    void apply(const journal::FeedPage& page);
    /// Nothing has changed up to now: the hall has answered.
    void confirm();

    /// Keeps itself up to date from the stream of `hall`, on a thread of its own. stop() after the
    /// hub's.
    void follow(FeedHub& hub, const QString& hall);
    /// Renders nothing any more: who waits is refused as busy, and so is who comes.
    void stop();

    /// Answers "/", "/matters", "/crowd", "/v1/public/matters", "/v1/public/crowd" and
    /// "/assets/page.css" when they are asked for with GET; NotFound for the rest, StoreBusy before
    /// the feed has been read for the first time, or when too many wait. With an ETag: an unchanged
    /// page is a 304. Never waits: what is not there yet is rendered on a thread of this object's,
    /// once for all who ask meanwhile, and answered from there. "/matters?q=..." finds matters, on
    /// another thread, so that no search holds up the pages.
    void handle(const HttpRequest& request, const HttpReply& reply);

private:
    using Renderer = HttpResponse (*)(const PublicView& view, const PageLanguage& language);

    struct Rendered
    {
        HttpResponse response;
        QByteArray tag;
        std::chrono::steady_clock::time_point at;
    };

    /// Who waits for a page.
    struct Waiting
    {
        QByteArray ifNoneMatch;
        HttpReply reply;
    };

    void followHub(const std::stop_token& stopped, FeedHub& hub, const QString& hall);
    [[nodiscard]] PublicView view() const;
    void render(const QString& key, Renderer renderer, const PageLanguage& language);
    static HttpResponse answer(const Rendered& page, const QByteArray& ifNoneMatch);
    std::vector<Waiting> takeWaiting(const QString& key);
    void refuseWaiting();
    void search(const QString& query, const PageLanguage& language, const HttpReply& reply);
    [[nodiscard]] QDate today() const;

    const Clock& m_clock;
    PageLanguages m_languages;
    input::PinyinReadings m_readings;
    std::mutex m_applying; ///< Guards the next two.
    queue::HallPicture m_picture;
    bool m_hasNewMatters = false;
    std::mutex m_mutex; ///< Guards what follows.
    PublicView m_view;  ///< What the feed has said, but for the time.
    bool m_isKnown = false;
    qint64 m_confirmedMs = 0;
    QHash<QString, Rendered> m_pages;
    std::map<QString, std::vector<Waiting>> m_waiting; ///< By page: it is being rendered.
    WorkerPool m_renderer;
    WorkerPool m_searcher;
    std::jthread m_thread;
};

} // namespace onewindow::platform
