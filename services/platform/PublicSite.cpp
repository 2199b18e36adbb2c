// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/PublicSite.h"

#include "services/core/Durations.h"
#include "services/core/Log.h"
#include "services/crypto/Suite.h"
#include "services/platform/FeedHub.h"
#include "services/platform/PageText.h"
#include "services/platform/Problem.h"
#include "services/platform/Route.h"
#include "services/queue/CatalogueFeed.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallInfo.h"
#include "services/queue/Ticket.h"

#include <QJsonDocument>

#include <pthread.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <future>
#include <memory>
#include <utility>

namespace onewindow::platform {

namespace {

namespace feed = queue::feed;
using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPollTime{25'000};
/// Between two looks at the feed, and how long a page stays as it was rendered: however much
/// happens in the hall, and however many ask, the pages cost little.
constexpr std::chrono::milliseconds kPause{500};
constexpr std::chrono::milliseconds kFailurePause{2000};
constexpr qsizetype kTagBytes = 12;
constexpr std::size_t kPagesLimit = 64;  ///< More than there are pages in all languages.
constexpr std::size_t kSearchLimit = 64; ///< Searches that wait.

HttpResponse asResponse(const QJsonObject& json)
{
    HttpResponse response;
    response.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return response;
}

HttpResponse busy(const char* why)
{
    return problem({ErrorCode::StoreBusy, QString::fromLatin1(why)});
}

/// One of the pages.
struct Entry
{
    QLatin1String path; ///< As isPath() reads it.
    HttpResponse (*page)(const PublicView& view, const PageLanguage& language);
};

static_assert(kPagesLimit > 5 * kLanguageLimit);

const Entry* entryOf(const RequestTarget& target)
{
    static const std::array entries{
        Entry{QLatin1String(""), homePage},
        Entry{QLatin1String("matters"), mattersPage},
        Entry{QLatin1String("crowd"), crowdPage},
        Entry{QLatin1String("v1/public/matters"),
              [](const PublicView& view, const PageLanguage&) {
                  return asResponse(mattersJson(view));
              }},
        Entry{QLatin1String("v1/public/crowd"),
              [](const PublicView& view, const PageLanguage&) {
                  return asResponse(crowdJson(view));
              }},
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

/// Somebody waits for an answer: given by whoever has it, or that it is too much just now where the
/// work is dropped.
class OwedReply
{
public:
    explicit OwedReply(HttpReply reply)
        : m_reply(std::move(reply))
    {}

    ~OwedReply()
    {
        if (m_reply) {
            m_reply(busy("too many search just now"));
        }
    }

    OwedReply(const OwedReply&) = delete;
    OwedReply& operator=(const OwedReply&) = delete;
    OwedReply(OwedReply&&) = delete;
    OwedReply& operator=(OwedReply&&) = delete;

    void give(HttpResponse response) { std::exchange(m_reply, {})(std::move(response)); }

private:
    HttpReply m_reply;
};

/// The hall, its notices and its queues.
void takeHall(const queue::HallPicture& picture, QDate today, PublicView& view)
{
    const auto& halls = picture.all(feed::kHall);
    const QJsonObject hall = halls.isEmpty() ? QJsonObject() : halls.first();
    view.hallName = hall[QStringLiteral("name")].toObject();
    view.languages = hall[QStringLiteral("languages")].toVariant().toStringList();
    view.notices = queue::noticesOf(picture.all(feed::kNotice), today);
    view.queues.clear();
    const auto& queues = picture.all(feed::kQueue);
    for (auto queue = queues.begin(); queue != queues.end(); ++queue) {
        view.queues.insert(queue.key(), queue.value());
    }
}

/// The matters: with thousands of them that takes a third of a second.
void takeMatters(const queue::HallPicture& picture, const input::PinyinReadings& readings,
                 PublicView& view)
{
    view.themes.clear();
    for (const QJsonObject& json : picture.all(feed::kTheme)) {
        if (const auto theme = catalog::themeFromJson(json)) {
            view.themes << theme.value();
        }
    }
    view.matters.clear();
    for (const QJsonObject& json : picture.all(feed::kMatter)) {
        if (const auto matter = catalog::matterFromJson(json)) {
            view.matters << matter.value();
        }
    }
    sortByOrder(view.themes);
    sortByOrder(view.matters);
    catalog::Catalogue offered;
    offered.themes = view.themes;
    offered.matters = view.matters;
    view.search = std::make_shared<const catalog::MatterSearch>(offered, readings);
}

} // namespace

PublicSite::PublicSite(const Clock& clock, PageLanguages languages, input::PinyinReadings readings)
    : m_clock(clock)
    , m_languages(std::move(languages))
    , m_readings(std::move(readings))
    , m_renderer("ow-pages", 1, kPagesLimit)
    , m_searcher("ow-search", 1, kSearchLimit)
{}

PublicSite::~PublicSite()
{
    stop();
}

/// Nobody who asks waits for this: only the finished view is put in the other's place.
void PublicSite::apply(const journal::FeedPage& page)
{
    const std::lock_guard applying(m_applying);
    m_picture.apply(page);
    m_hasNewMatters = m_hasNewMatters || page.isSnapshot ||
                      std::ranges::any_of(page.changes, [](const journal::FeedChange& change) {
                          return queue::isOfCatalogue(change.kind);
                      });
    if (page.hasMore) {
        return;
    }
    PublicView view = m_view; // Written here alone.
    takeHall(m_picture, today(), view);
    if (std::exchange(m_hasNewMatters, false)) {
        takeMatters(m_picture, m_readings, view);
    }
    const std::lock_guard lock(m_mutex);
    m_view = std::move(view);
    // Before the hall has been published there is a feed, but nothing to show.
    m_isKnown = m_isKnown || !m_picture.all(feed::kHall).isEmpty();
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
    m_renderer.stop();
    m_searcher.stop();
    refuseWaiting();
}

QDate PublicSite::today() const
{
    return QDate::fromString(queue::hallDay(m_clock.now().wallMs), Qt::ISODate);
}

/// Nothing is rendered any more.
void PublicSite::refuseWaiting()
{
    std::map<QString, std::vector<Waiting>> all;
    {
        const std::lock_guard lock(m_mutex);
        all.swap(m_waiting);
    }
    for (const auto& [key, waiting] : all) {
        for (const Waiting& one : waiting) {
            one.reply(busy("the pages are not served any more"));
        }
    }
}

void PublicSite::followHub(const std::stop_token& stopped, FeedHub& hub, const QString& hall)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    journal::FeedCursor cursor;
    while (!stopped.stop_requested()) {
        const auto answer = std::make_shared<std::promise<Result<FeedAnswer>>>();
        auto result = answer->get_future();
        FeedHub::Poll poll;
        poll.hall = hall;
        poll.cursor = cursor;
        poll.hall = hall;
        poll.audiences = {QStringLiteral("all")};
        poll.wait = kPollTime;
        poll.reply = [answer](const Result<FeedAnswer>& given) { answer->set_value(given); };
        hub.poll(std::move(poll));
        const Result<FeedAnswer> given = result.get();
        auto pause = kFailurePause;
        if (given) {
            const journal::FeedPage& page = given.value().page();
            cursor = page.cursor;
            apply(page);
            pause = page.hasMore ? std::chrono::milliseconds(0) : kPause;
        } else {
            qCWarning(lcPlatform).noquote()
                << "The public pages cannot read the feed:" << given.error().detail;
        }
        std::unique_lock lock(mutex);
        wake.wait_for(lock, stopped, pause, [] { return false; });
    }
}

/// What is known now; m_mutex is held. Copies share what they have in common.
PublicView PublicSite::view() const
{
    PublicView view = m_view;
    // To the minute: otherwise no two answers would be the same, and none could be kept.
    view.asOfMs = m_confirmedMs - m_confirmedMs % kMinuteMs;
    view.isStale =
        m_clock.now().wallMs - m_confirmedMs > std::chrono::milliseconds(kStaleAfter).count();
    return view;
}

/// The page for somebody who has `ifNoneMatch` already.
HttpResponse PublicSite::answer(const Rendered& page, const QByteArray& ifNoneMatch)
{
    HttpResponse response = page.response;
    // A list, a weak tag or "*" gets the whole page: right, and simpler.
    if (ifNoneMatch == page.tag) {
        response.status = 304;
        response.body.clear();
    }
    return response;
}

/// Makes the page anew, and answers all who wait for it.
void PublicSite::render(const QString& key, Renderer renderer, const PageLanguage& language)
{
    Rendered page;
    page.at = SteadyClock::now();
    PublicView shown;
    {
        const std::lock_guard lock(m_mutex);
        shown = view();
    }
    page.response = renderer(shown, language);
    page.tag =
        '"' +
        crypto::digest(crypto::Suite::International, page.response.body).first(kTagBytes).toHex() +
        '"';
    page.response.headers = {{QByteArrayLiteral("Cache-Control"),
                              "public, max-age=" + QByteArray::number(kMaxAge.count())},
                             {QByteArrayLiteral("ETag"), page.tag},
                             {QByteArrayLiteral("Vary"), QByteArrayLiteral("Accept-Language")}};
    std::vector<Waiting> waiting;
    {
        const std::lock_guard lock(m_mutex);
        m_pages[key] = page;
        waiting = takeWaiting(key);
    }
    for (const Waiting& one : waiting) {
        one.reply(answer(page, one.ifNoneMatch));
    }
}

std::vector<PublicSite::Waiting> PublicSite::takeWaiting(const QString& key)
{
    const auto found = m_waiting.find(key);
    return found == m_waiting.end() ? std::vector<Waiting>() : std::exchange(found->second, {});
}

/// Of each its own: nobody else asks the same, and none of it is kept.
void PublicSite::search(const QString& query, const PageLanguage& language, const HttpReply& reply)
{
    const auto owed = std::make_shared<OwedReply>(reply);
    m_searcher.post([this, query, language, owed](int) {
        PublicView shown;
        {
            const std::lock_guard lock(m_mutex);
            shown = view();
        }
        owed->give(foundPage(shown, query, language));
    });
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
    const QByteArray ifNoneMatch = request.header("if-none-match");
    std::unique_lock lock(m_mutex);
    if (!m_isKnown) {
        lock.unlock();
        reply(busy("the hall is not known yet"));
        return;
    }
    const PageLanguage language = m_languages.wantedBy(request, m_view.languages);
    const QString query = request.target.parameter(u"q").trimmed();
    if (!query.isEmpty() && entry->path == QLatin1String("matters")) {
        lock.unlock();
        search(query, language, reply);
        return;
    }
    const QString key = entry->path + u'?' + language.id();
    const Rendered& page = m_pages[key];
    if (!page.tag.isEmpty() && SteadyClock::now() - page.at <= kPause) {
        HttpResponse response = answer(page, ifNoneMatch);
        lock.unlock();
        reply(std::move(response));
        return;
    }
    // Whoever comes first has it rendered; the others wait with him.
    std::vector<Waiting>& waiting = m_waiting[key];
    if (waiting.size() >= kWaitLimit) {
        lock.unlock();
        reply(busy("too many wait for the page"));
        return;
    }
    waiting.push_back({ifNoneMatch, reply});
    const bool isFirst = waiting.size() == 1;
    lock.unlock();
    if (isFirst && !m_renderer.post([this, key, renderer = entry->page, language](int) {
            render(key, renderer, language);
        })) {
        refuseWaiting();
    }
}

} // namespace onewindow::platform
