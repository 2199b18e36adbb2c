// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/PublicSite.h"

#include "services/core/Log.h"
#include "services/crypto/Suite.h"
#include "services/platform/FeedHub.h"
#include "services/platform/PageText.h"
#include "services/platform/Problem.h"
#include "services/platform/Route.h"
#include "services/queue/FeedKinds.h"

#include <QJsonDocument>

#include <pthread.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <future>
#include <memory>

namespace onewindow::platform {

namespace {

namespace feed = queue::feed;
using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPollTime{25'000};
/// Between two looks at the feed, and how long a page stays as it was rendered: however much
/// happens in the hall, and however many ask, the pages cost little.
constexpr std::chrono::milliseconds kPause{500};
constexpr std::chrono::milliseconds kFailurePause{2000};
constexpr qint64 kMinuteMs = 60'000;
constexpr qsizetype kTagBytes = 12;

HttpResponse asResponse(const QJsonObject& json)
{
    HttpResponse response;
    response.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return response;
}

/// One of the pages.
struct Entry
{
    QLatin1String path; ///< As isPath() reads it.
    HttpResponse (*page)(const PublicView& view, bool isEnglish);
};

const Entry* entryOf(const RequestTarget& target)
{
    static const std::array entries{
        Entry{QLatin1String(""), homePage},
        Entry{QLatin1String("matters"), mattersPage},
        Entry{QLatin1String("crowd"), crowdPage},
        Entry{QLatin1String("v1/public/matters"),
              [](const PublicView& view, bool) { return asResponse(mattersJson(view)); }},
        Entry{QLatin1String("v1/public/crowd"),
              [](const PublicView& view, bool) { return asResponse(crowdJson(view)); }},
    };
    const auto found = std::find_if(entries.begin(), entries.end(), [&target](const Entry& entry) {
        return isPath(target, entry.path);
    });
    return found == entries.end() ? nullptr : &*found;
}

template <typename Thing>
void sortByOrder(QList<Thing>& things)
{
    std::stable_sort(things.begin(), things.end(),
                     [](const Thing& a, const Thing& b) { return a.order < b.order; });
}

} // namespace

PublicSite::~PublicSite()
{
    stop();
}

void PublicSite::apply(const journal::FeedPage& page)
{
    const std::lock_guard lock(m_mutex);
    m_picture.apply(page);
    // Before the hall has been published there is a feed, but nothing to show.
    m_isKnown = m_isKnown || (!page.hasMore && !m_picture.all(feed::kHall).isEmpty());
    m_confirmedMs = m_clock.now().wallMs;
}

void PublicSite::confirm()
{
    const std::lock_guard lock(m_mutex);
    m_confirmedMs = m_clock.now().wallMs;
}

void PublicSite::follow(FeedHub& hub, const QString& hall)
{
    m_thread = std::jthread(
        [this, &hub, hall](const std::stop_token& stopped) { followHub(stopped, hub, hall); });
    pthread_setname_np(m_thread.native_handle(), "ow-public");
}

void PublicSite::stop()
{
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

void PublicSite::followHub(const std::stop_token& stopped, FeedHub& hub, const QString& hall)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    journal::FeedCursor cursor;
    while (!stopped.stop_requested()) {
        const auto answer = std::make_shared<std::promise<Result<journal::FeedPage>>>();
        auto result = answer->get_future();
        FeedHub::Poll poll;
        poll.hall = hall;
        poll.cursor = cursor;
        poll.hall = hall;
        poll.audiences = {QStringLiteral("all")};
        poll.wait = kPollTime;
        poll.reply = [answer](const Result<journal::FeedPage>& page) { answer->set_value(page); };
        hub.poll(std::move(poll));
        const Result<journal::FeedPage> page = result.get();
        auto pause = kFailurePause;
        if (page) {
            cursor = page.value().cursor;
            apply(page.value());
            pause = page.value().hasMore ? std::chrono::milliseconds(0) : kPause;
        } else {
            qCWarning(lcPlatform).noquote()
                << "The public pages cannot read the feed:" << page.error().detail;
        }
        std::unique_lock lock(mutex);
        wake.wait_for(lock, stopped, pause, [] { return false; });
    }
}

PublicView PublicSite::view() const
{
    PublicView view;
    const auto& halls = m_picture.all(feed::kHall);
    if (!halls.isEmpty()) {
        view.hallName = halls.first()[QStringLiteral("name")].toObject();
    }
    QList<QJsonObject> notices = m_picture.all(feed::kNotice).values();
    std::stable_sort(notices.begin(), notices.end(), [](const auto& a, const auto& b) {
        return a[QStringLiteral("order")].toInt() < b[QStringLiteral("order")].toInt();
    });
    for (const QJsonObject& notice : notices) {
        view.notices << notice[QStringLiteral("text")].toObject();
    }
    for (const QJsonObject& json : m_picture.all(feed::kTheme)) {
        if (const auto theme = catalog::themeFromJson(json)) {
            view.themes << theme.value();
        }
    }
    for (const QJsonObject& json : m_picture.all(feed::kMatter)) {
        if (const auto matter = catalog::matterFromJson(json)) {
            view.matters << matter.value();
        }
    }
    sortByOrder(view.themes);
    sortByOrder(view.matters);
    const auto& queues = m_picture.all(feed::kQueue);
    for (auto queue = queues.begin(); queue != queues.end(); ++queue) {
        view.queues.insert(queue.key(), queue.value());
    }
    // To the minute: otherwise no two answers would be the same, and none could be kept.
    view.asOfMs = m_confirmedMs - m_confirmedMs % kMinuteMs;
    view.isStale =
        m_clock.now().wallMs - m_confirmedMs > std::chrono::milliseconds(kStaleAfter).count();
    return view;
}

const PublicSite::Rendered& PublicSite::rendered(QLatin1String path, Renderer render,
                                                 bool isEnglish)
{
    const auto now = SteadyClock::now();
    Rendered& page = m_pages[isEnglish ? path + QStringLiteral("?en") : QString(path)];
    if (page.tag.isEmpty() || now - page.at > kPause) {
        page.response = render(view(), isEnglish);
        page.tag = '"' +
                   crypto::digest(crypto::Suite::International, page.response.body)
                       .first(kTagBytes)
                       .toHex() +
                   '"';
        page.at = now;
        page.response.headers = {{QByteArrayLiteral("Cache-Control"),
                                  "public, max-age=" + QByteArray::number(kMaxAge.count())},
                                 {QByteArrayLiteral("ETag"), page.tag},
                                 {QByteArrayLiteral("Vary"), QByteArrayLiteral("Accept-Language")}};
    }
    return page;
}

void PublicSite::handle(const HttpRequest& request, const HttpReply& reply)
{
    const bool isGet = request.method == "GET";
    if (isGet && isPath(request.target, QLatin1String("assets/page.css"))) {
        reply(pageStyle());
        return;
    }
    const Entry* entry = entryOf(request.target);
    if (entry == nullptr || !isGet) {
        reply(problem({ErrorCode::NotFound, QStringLiteral("no such page")}));
        return;
    }
    HttpResponse response;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isKnown) {
            reply(problem({ErrorCode::StoreBusy, QStringLiteral("the hall is not known yet")}));
            return;
        }
        const Rendered& page = rendered(entry->path, entry->page, wantsEnglish(request));
        response = page.response;
        // A list, a weak tag or "*" gets the whole page: right, and simpler.
        if (request.header("if-none-match") == page.tag) {
            response.status = 304;
            response.body.clear();
        }
    }
    reply(std::move(response));
}

} // namespace onewindow::platform
