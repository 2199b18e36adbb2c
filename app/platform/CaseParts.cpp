// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/CaseParts.h"

#include "services/cases/FeedKinds.h"
#include "services/core/Ids.h"
#include "services/core/Log.h"
#include "services/queue/Ticket.h"

namespace onewindow::platform {

using storage::Database;

namespace {

constexpr std::chrono::hours kTidyEvery{1};
/// Drafts of a day go soon after it.
constexpr std::chrono::minutes kTidyDraftsEvery{5};

void warn(const char* what, const Error& error)
{
    // What waits to hear what its parent holds, or met another process, is looked after later.
    if (error.code != ErrorCode::StoreRestored && error.code != ErrorCode::StoreBusy) {
        qCWarning(lcPlatform).noquote() << what << errorName(error.code) << error.detail;
    }
}

} // namespace

CaseParts::CaseParts(Settings settings, const Clock& clock)
    : m_settings(std::move(settings))
    , m_clock(clock)
    , m_projection(m_settings.node)
    , m_feed([this](const QString& hall, const QString& node) {
        return QStringLiteral("node:") + (hall == m_settings.hall ? node : hall);
    })
    , m_draftEnding(cases::DraftEnding::Of::Hall)
    , m_cityDraftEnding(cases::DraftEnding::Of::City)
    , m_feeFeed(m_settings.hall)
    , m_paymentFeed(m_settings.hall)
    , m_stream(m_settings.hall)
{
    m_timer.setInterval(kTidyEvery);
    m_draftTimer.setInterval(kTidyDraftsEvery);
}

std::vector<journal::Projection*> CaseParts::projections()
{
    std::vector<journal::Projection*> all{&m_projection, &m_feed};
    if (!m_settings.hall.isEmpty()) {
        all.push_back(&m_draftEnding);
        all.push_back(&m_feeFeed);
        all.push_back(&m_paymentFeed);
    }
    if (m_settings.isCentre) {
        all.push_back(&m_indexer);
        all.push_back(&m_sayings);
        all.push_back(&m_cityDraftEnding);
    }
    return all;
}

Result<void> CaseParts::open(Database& database, const journal::Journal& journal)
{
    if (m_settings.isCentre) {
        m_indexer.use(journal);
        m_sayings.use(journal);
        m_owner = std::make_unique<cases::CaseOwner>(journal, m_settings.promiseOf);
    }
    if (!m_settings.hall.isEmpty()) {
        m_journal.emplace(journal.forHall(m_settings.hall));
        m_grants.emplace(*m_journal, m_stream);
    }
    return cases::DraftStore::migrate(database);
}

void CaseParts::start(storage::Writer& writer)
{
    m_writer = &writer;
    if (m_owner) {
        writer.onCommitted([this] {
            if (const QStringList halls = m_feed.takeNews(); !halls.isEmpty()) {
                number(halls);
            }
        });
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { lookAfterAll(); });
        m_timer.start();
    }
    lookAfterAll();
    if (!m_settings.hall.isEmpty()) {
        QObject::connect(&m_draftTimer, &QTimer::timeout, &m_draftTimer, [this] { tidyHall(); });
        writer.onCommitted([this] { answerPayments(); });
        tidyHall();
    }
    QObject::connect(&m_draftTimer, &QTimer::timeout, &m_draftTimer, [this] { tidyDrafts(); });
    m_draftTimer.start();
    tidyDrafts();
}

/// On the writer's thread, after each commit.
void CaseParts::answerPayments()
{
    const auto news = m_paymentFeed.takeNews();
    if (!news.hasAsks && news.cases.isEmpty()) {
        return;
    }
    m_writer->post(
        [this, news](Database& database) -> Result<void> {
            OW_TRY(m_journal->lock(database));
            for (const QByteArray& caseId : news.cases) {
                OW_TRY(m_grants->noteTurnedDown(database, caseId));
            }
            return m_grants->answer(database);
        },
        [](const Result<void>& done) {
            if (!done) {
                warn("terminals' payments were not answered:", done.error());
            }
        });
}

/// Nothing of a draft outlives its day.
void CaseParts::tidyDrafts()
{
    m_writer->post(
        [this, today = queue::hallDay(m_clock.now().wallMs)](Database& database) -> Result<void> {
            if (!m_settings.hall.isEmpty()) {
                OW_TRY(cases::DraftShelf(m_settings.hall).tidy(database, today));
            }
            if (!m_settings.isCentre) {
                return {};
            }
            OW_TRY(cases::DraftShelf(QString()).tidy(database, today));
            return m_settings.dropPastKeys(database);
        },
        [](const Result<void>& done) {
            if (!done) {
                warn("drafts were not destroyed:", done.error());
            }
        });
}

/// Nor does a fee's story outlive the time that anybody looks for it.
void CaseParts::tidyHall()
{
    m_writer->post([this, nowMs = m_clock.now().wallMs](
                       Database& database) { return m_feeFeed.tidy(database, nowMs); },
                   [](const Result<void>& done) {
                       if (!done) {
                           warn("fees were not tidied up:", done.error());
                       }
                   });
    // Whatever a cut or an error has left undone.
    m_writer->post(
        [this](Database& database) -> Result<void> {
            OW_TRY(m_journal->lock(database));
            OW_TRY(m_grants->noteAllTurnedDown(database));
            return m_grants->answer(database);
        },
        [](const Result<void>& done) {
            if (!done) {
                warn("terminals' payments were not looked after:", done.error());
            }
        });
}

void CaseParts::number(const QStringList& halls)
{
    m_writer->run<QStringList>(
        [this, halls](Database& database) -> Result<QStringList> {
            QStringList unfinished;
            for (const QString& hall : halls) {
                const auto hasMore = m_owner->work(database, hall);
                if (!hasMore) {
                    return hasMore.error();
                }
                if (hasMore.value()) {
                    unfinished << hall;
                }
            }
            return unfinished;
        },
        [this](const Result<QStringList>& unfinished) {
            if (!unfinished) {
                warn("cases were not numbered:", unfinished.error());
            } else if (!unfinished.value().isEmpty()) {
                number(unfinished.value());
            }
        });
}

/// Cases that were numbered, and what was said, before there was an index.
void CaseParts::index(const QStringList& halls)
{
    m_writer->run<QStringList>(
        [this, halls](Database& database) -> Result<QStringList> {
            QStringList unfinished;
            for (const QString& hall : halls) {
                const auto hasMore = m_indexer.index().addMissing(database, hall);
                const auto hasMoreSaid = m_sayings.addMissing(database, hall);
                if (!hasMore || !hasMoreSaid) {
                    return hasMore ? hasMoreSaid.error() : hasMore.error();
                }
                if (hasMore.value() || hasMoreSaid.value()) {
                    unfinished << hall;
                }
            }
            return unfinished;
        },
        [this](const Result<QStringList>& unfinished) {
            if (!unfinished) {
                warn("cases were not indexed:", unfinished.error());
            } else if (!unfinished.value().isEmpty()) {
                index(unfinished.value());
            }
        });
}

/// Whatever a cut or an error has left undone.
void CaseParts::lookAfterAll()
{
    m_writer->run<QStringList>(
        [this](Database& database) -> Result<QStringList> {
            if (!m_owner) {
                OW_TRY(cases::relayAllCases(database, m_settings.hall));
                return QStringList();
            }
            const auto halls = journal::Journal::halls(database);
            if (!halls) {
                return halls.error();
            }
            for (const QString& hall : halls.value()) {
                OW_TRY(m_owner->tidy(database, hall));
            }
            return halls.value();
        },
        [this](const Result<QStringList>& halls) {
            if (!halls) {
                warn("cases were not looked after:", halls.error());
            } else if (!halls.value().isEmpty()) {
                number(halls.value());
                index(halls.value());
            }
        });
}

void CaseParts::takeIn(const journal::FeedPage& page, const QString& hall)
{
    if (page.changes.isEmpty()) {
        return;
    }
    m_writer->post(
        [this, changes = page.changes, hall](Database& database) -> Result<void> {
            OW_TRY(cases::relayCases(database, changes, hall));
            // Before the commit that is listened to.
            for (const journal::FeedChange& change : changes) {
                if (change.kind == QLatin1String(cases::feed::kCase)) {
                    m_paymentFeed.noteCase(idFromText(change.id));
                }
            }
            return {};
        },
        [](const Result<void>& done) {
            if (!done) {
                warn("cases were not handed on:", done.error());
            }
        });
}

} // namespace onewindow::platform
