// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/CrowdParts.h"

#include "services/core/Log.h"
#include "services/journal/FeedEdit.h"
#include "services/journal/Restart.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/Ticket.h"
#include "services/queue/UsualHours.h"

#include <QSet>

#include <algorithm>
#include <tuple>
#include <utility>

namespace onewindow::platform {

using storage::Database;

namespace {

const QString kCrowd = QString::fromLatin1(queue::feed::kCrowd);
const QString kHours = QString::fromLatin1(queue::feed::kHours);
const QString kKiosk = QStringLiteral("kiosk");
const QString kAll = QStringLiteral("all");

void warn(const char* what, const Error& error)
{
    qCWarning(lcPlatform).noquote() << what << error.detail;
}

/// As the stream has it: what the hall said, and when.
QJsonObject thingOf(const queue::ToldCrowd& told)
{
    QJsonObject thing = told.body;
    thing.insert(QStringLiteral("at"), told.atMs);
    return thing;
}

} // namespace

CrowdParts::CrowdParts(Settings settings)
    : m_settings(std::move(settings))
{
    m_timer.setInterval(m_settings.every);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
}

std::vector<journal::Projection*> CrowdParts::projections()
{
    return m_settings.isCentre ? std::vector<journal::Projection*>{&m_projection}
                               : std::vector<journal::Projection*>();
}

void CrowdParts::start(Parts parts)
{
    m_parts = std::make_unique<Parts>(std::move(parts));
    m_teller = std::make_unique<queue::CrowdTeller>(m_parts->journal, m_parts->about);
    if (m_parts->waits != nullptr) {
        m_waitTeller =
            std::make_unique<queue::WaitTeller>(m_parts->journal, *m_parts->waits, isFollower());
    }
    m_timer.start();
    tick();
    handOn();
}

void CrowdParts::stop()
{
    m_timer.stop();
}

void CrowdParts::tick()
{
    if (!m_settings.isHall) {
        tellCity();
        return;
    }
    if (isFollower()) { // A hall that is its own centre has no others.
        tell();
    }
    tellWaits();
    tellHours();
}

void CrowdParts::tell()
{
    m_parts->writer.run<bool>(
        [this](Database& database) -> Result<bool> {
            const Result<bool> isHeld = journal::isHeld(database);
            if (!isHeld || isHeld.value()) {
                return isHeld ? Result<bool>(false) : isHeld.error();
            }
            return m_teller->tell(database, m_parts->offered());
        },
        [this](const Result<bool>& told) {
            if (!told) {
                warn("The centre was not told how many wait:", told.error());
            } else if (told.value()) {
                m_teller->noteTold();
            }
        });
}

/// For whoever shows the pages of the hall's numbers.
void CrowdParts::tellWaits()
{
    if (!m_waitTeller) {
        return;
    }
    m_parts->writer.run<bool>(
        [this](Database& database) -> Result<bool> {
            const Result<bool> isHeld = journal::isHeld(database);
            if (!isHeld || isHeld.value()) {
                return isHeld ? Result<bool>(false) : isHeld.error();
            }
            const auto order = m_parts->order(database);
            return order ? m_waitTeller->tell(database, order.value())
                         : Result<bool>(order.error());
        },
        [this](const Result<bool>& told) {
            if (!told) {
                warn("Nobody was told how long people will wait:", told.error());
            } else if (told.value()) {
                m_waitTeller->noteTold();
            }
        });
}

/// What halls have said is read beside the writer, a few halls with each question.
void CrowdParts::tellCity()
{
    const auto failed = [](const Error& error) {
        warn("The halls were not told how many wait elsewhere:", error);
    };
    m_parts->readers.post(
        [this, failed, halls = m_parts->halls(),
         afterMs = m_parts->journal.clock().now().wallMs - queue::kCrowdAgeMs](Database& database) {
            const auto found = queue::findCrowds(database, halls, afterMs);
            if (!found) {
                failed(found.error());
                return;
            }
            m_parts->writer.post(
                [this, found = found.value()](Database& store) { return tellOf(store, found); },
                [city = m_city, failed](const Result<void>& done) {
                    if (done) {
                        city->told = city->next;
                    } else {
                        failed(done.error());
                    }
                });
        },
        failed);
}

/// On the writer's thread. What is too old to be gone by leaves the stream.
Result<void> CrowdParts::tellOf(Database& database, const QList<queue::ToldCrowd>& found)
{
    OW_TRY(learnCity(database));
    m_city->next = m_city->told;
    ++m_city->round;
    QList<queue::ToldCrowd> due;
    QSet<QString> fresh;
    for (const queue::ToldCrowd& told : found) {
        fresh.insert(told.hall);
        if (m_city->told.value(told.hall).atMs != told.atMs) {
            due.append(told);
        }
    }
    const auto longest = [this](const queue::ToldCrowd& a, const queue::ToldCrowd& b) {
        return std::tuple(m_city->told.value(a.hall).round, a.hall) <
               std::tuple(m_city->told.value(b.hall).round, b.hall);
    };
    std::sort(due.begin(), due.end(), longest);
    journal::FeedEdit edit(database, QString());
    for (const queue::ToldCrowd& told : due.first(std::min(due.size(), kToldAtOnce))) {
        OW_TRY(edit.put(kCrowd, told.hall, QStringLiteral("hall"), thingOf(told)));
        m_city->next.insert(told.hall, {told.atMs, m_city->round});
    }
    for (auto it = m_city->told.cbegin(); it != m_city->told.cend(); ++it) {
        if (!fresh.contains(it.key())) {
            OW_TRY(edit.remove(kCrowd, it.key()));
            m_city->next.remove(it.key());
        }
    }
    return edit.finish();
}

/// Once: what another process, or this one before it was started again, has told.
Result<void> CrowdParts::learnCity(Database& database)
{
    if (m_city->isKnown) {
        return {};
    }
    const auto things = journal::Feed().all(database, kCrowd);
    if (!things) {
        return things.error();
    }
    for (const journal::FeedChange& thing : things.value()) {
        m_city->told.insert(thing.id, {thing.body->value(QLatin1String("at")).toInteger(), 0});
    }
    m_city->isKnown = true;
    return {};
}

void CrowdParts::takeIn(const journal::FeedPage& page)
{
    const bool hasCrowd =
        std::any_of(page.changes.cbegin(), page.changes.cend(),
                    [](const journal::FeedChange& change) { return change.kind == kCrowd; });
    if (hasCrowd) {
        handOn();
    }
}

void CrowdParts::handOn()
{
    if (isFollower() && m_parts) {
        m_parts->writer.post([this](Database& database) { return handOn(database); },
                             [](const Result<void>& done) {
                                 if (!done) {
                                     warn("Terminals were not told of other halls:", done.error());
                                 }
                             });
    }
}

Result<void> CrowdParts::handOn(Database& database)
{
    const journal::FeedCache city;
    QList<journal::FeedChange> near;
    for (const QString& hall : std::as_const(m_settings.nearby)) {
        const auto thing = city.find(database, kCrowd, hall);
        if (!thing) {
            return thing.error();
        }
        if (thing.value()) {
            near.append({.kind = kCrowd, .id = hall, .version = 0, .body = thing.value()});
        }
    }
    if (m_settings.nearby.isEmpty()) {
        auto all = city.all(database, kCrowd);
        if (!all) {
            return all.error();
        }
        near = all.value().size() <= kAllNearLimit ? std::move(all).value()
                                                   : QList<journal::FeedChange>();
    }
    QSet<QString> there;
    journal::Feed feed(m_parts->hall);
    for (const journal::FeedChange& hall : std::as_const(near)) {
        if (hall.id != m_settings.node) {
            there.insert(hall.id);
            OW_TRY(feed.put(database, kCrowd, hall.id, kKiosk, *hall.body));
        }
    }
    return feed.keepOnly(database, kCrowd, there);
}

/// Once a day. It reads some ten thousands of tickets, so not on the writer's thread.
void CrowdParts::tellHours()
{
    const QString today = queue::hallDay(m_parts->journal.clock().now().wallMs);
    if (today == std::exchange(m_hoursDay, today)) {
        return;
    }
    // On the reader's or the writer's thread; the next tick tries again.
    const auto failed = [this](const Error& error) {
        warn("Terminals were not told of the usual hours:", error);
        QMetaObject::invokeMethod(&m_timer, [this] { m_hoursDay.clear(); });
    };
    m_parts->readers.post(
        [this, failed, today](Database& database) {
            const auto hours = queue::usualHoursOf(database, today);
            if (!hours) {
                failed(hours.error());
                return;
            }
            m_parts->writer.post(
                [this, thing = queue::toJson(hours.value())](Database& store) {
                    return journal::Feed(m_parts->hall).put(store, kHours, kHours, kAll, thing);
                },
                [failed](const Result<void>& done) {
                    if (!done) {
                        failed(done.error());
                    }
                });
        },
        failed);
}

} // namespace onewindow::platform
