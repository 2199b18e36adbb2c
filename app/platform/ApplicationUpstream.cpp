// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Application that follows the centre: of a hall.

#include "app/platform/Application.h"
#include "services/cases/DraftStore.h"
#include "services/core/Log.h"
#include "services/journal/Restart.h"
#include "services/queue/FeedKinds.h"

#include <algorithm>
#include <utility>

namespace onewindow::platform {

/// A hall ships its journal, and those of its terminals, to the centre and follows its feed: the
/// city's stream and that of this hall.
void Application::followCentre()
{
    const sync::SyncScope scope{
        .streams = {{QStringLiteral("city"), {}}, {QStringLiteral("hall"), m_settings.hall()}},
        .isRelay = true};
    m_upstream =
        std::make_unique<sync::SyncClient>(m_settings.upstream, storeOptions(), *m_writer,
                                           *m_journal, nullptr, m_settings.upstreamTiming, scope);
    QObject::connect(
        m_upstream.get(), &sync::SyncClient::changesApplied, m_upstream.get(),
        [this](const journal::FeedPage& page, const QString& hall) { onCityChanges(page, hall); });
    QObject::connect(m_upstream.get(), &sync::SyncClient::onlineChanged, m_upstream.get(),
                     [this](bool isOnline) { onCentreReached(isOnline); });
    QObject::connect(m_upstream.get(), &sync::SyncClient::refused, m_upstream.get(),
                     [this](ErrorCode code) { onRefused(code); });
    m_upstreamStatus = std::make_unique<sync::StatusFile>(
        *m_upstream, sync::statusFileOf(m_settings.storePath), m_clock);
    if (m_settings.centreNode.isEmpty()) {
        qCInfo(lcPlatform) << "the centre's key is not known ([upstream] node, sealing_key): what "
                              "staff seal here it cannot read";
    }
    onCentreReached(false);
    closeAlarmsAsTold();
    answerWishes();
    m_upstream->start();
}

void Application::onCityChanges(const journal::FeedPage& page, const QString& hall)
{
    if (!hall.isEmpty()) {
        m_slots.takeIn(page, hall);
        m_cases.takeIn(page, hall);
        const auto has = [&page](const char* kind) {
            return std::ranges::any_of(page.changes, [kind](const journal::FeedChange& change) {
                return change.kind == QLatin1String(kind) && change.body;
            });
        };
        if (has(supervision::kAlarmClosedThing)) {
            closeAlarmsAsTold();
        }
        if (has(queue::PublicTickets::kWish)) {
            answerWishes();
        }
        return;
    }
    m_crowds.takeIn(page);
    m_hasNewNotices = m_hasNewNotices || page.isSnapshot ||
                      std::ranges::any_of(page.changes, [](const journal::FeedChange& change) {
                          return change.kind == QLatin1String(queue::feed::kNotice);
                      });
    const bool hasNews = !page.hasMore && std::exchange(m_hasNewNotices, false);
    if (m_arrival.isWhole(page)) {
        publishSoon();
    } else if (hasNews) {
        publishNewsSoon();
    }
}

void Application::onRefused(ErrorCode code)
{
    qCCritical(lcPlatform) << "the centre refuses this hall:" << errorName(code);
    if (code == ErrorCode::WipeOrdered) {
        eraseCopies();
    }
}

/// Of a hall that is shut out for good: what it has of its centre, accounts with it, so that nobody
/// signs in any more, and what it recognises people by. What it owns stays where it is recorded.
void Application::eraseCopies()
{
    m_writer->post(
        [this](storage::Database& database) -> Result<void> {
            journal::FeedPage nothing;
            nothing.isSnapshot = true;
            OW_TRY(journal::FeedCache().apply(database, nothing));
            OW_TRY(journal::FeedCache(m_settings.hall()).apply(database, nothing));
            OW_TRY(queue::HallDay::dropDayKeys(database));
            return cases::DraftStore::dropEverywhere(database);
        },
        [](const Result<void>& done) {
            if (!done) {
                qCCritical(lcPlatform).noquote() << "not erased:" << done.error().detail;
            }
        });
}

/// At the start as well: the page may have come before a cut, and its closings not been recorded.
void Application::closeAlarmsAsTold()
{
    m_writer->post(
        [this](storage::Database& database) -> Result<void> {
            const Result<bool> isHeld = journal::isHeld(database);
            if (!isHeld || isHeld.value()) {
                return isHeld ? Result<void>() : isHeld.error();
            }
            return supervision::closeAsTold(*m_journal, database,
                                            journal::FeedCache(m_settings.hall()));
        },
        [](const Result<void>& done) {
            if (!done) {
                qCWarning(lcPlatform).noquote()
                    << "Alarms that the centre closed stay open:" << done.error().detail;
            }
        });
}

/// What holders of numbers ask for at the centre; at the start as well, as above.
void Application::answerWishes()
{
    m_writer->post(
        [this](storage::Database& database) -> Result<void> {
            const Result<bool> isHeld = journal::isHeld(database);
            if (!isHeld || isHeld.value()) {
                return isHeld ? Result<void>() : isHeld.error();
            }
            return m_wishes->answerAll(database, journal::FeedCache(m_settings.hall()));
        },
        [](const Result<void>& done) {
            if (!done) {
                qCWarning(lcPlatform).noquote()
                    << "What was asked on telephones is not answered:" << done.error().detail;
            }
        });
}

/// Clerks and terminals see whether the centre answers, and since when not.
void Application::onCentreReached(bool isReached)
{
    m_writer->post([this, isReached, now = m_clock.now().wallMs](storage::Database& database) {
        QJsonObject json{{QStringLiteral("isReached"), isReached}};
        if (!isReached) {
            json.insert(QStringLiteral("since"), now);
        }
        return m_feed.put(database, QString::fromLatin1(queue::feed::kCentre),
                          QStringLiteral("centre"), QStringLiteral("all"), json);
    });
}

} // namespace onewindow::platform
