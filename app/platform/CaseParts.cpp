// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/CaseParts.h"

#include "services/core/Log.h"

namespace onewindow::platform {

using storage::Database;

namespace {

constexpr std::chrono::hours kTidyEvery{1};

void warn(const char* what, const Error& error)
{
    // What waits to hear what its parent holds, or met another process, is looked after later.
    if (error.code != ErrorCode::StoreRestored && error.code != ErrorCode::StoreBusy) {
        qCWarning(lcPlatform).noquote() << what << errorName(error.code) << error.detail;
    }
}

} // namespace

CaseParts::CaseParts(Settings settings)
    : m_settings(std::move(settings))
    , m_projection(m_settings.node)
    , m_feed([this](const QString& hall, const QString& node) {
        return QStringLiteral("node:") + (hall == m_settings.hall ? node : hall);
    })
{
    m_timer.setInterval(kTidyEvery);
}

std::vector<journal::Projection*> CaseParts::projections()
{
    std::vector<journal::Projection*> all{&m_projection, &m_feed};
    if (m_settings.isCentre) {
        all.push_back(&m_indexer);
    }
    return all;
}

void CaseParts::open(const journal::Journal& journal)
{
    if (m_settings.isCentre) {
        m_indexer.use(journal);
        m_owner = std::make_unique<cases::CaseOwner>(journal, m_settings.promiseOf);
    }
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

/// Cases that were numbered before there was an index.
void CaseParts::index(const QStringList& halls)
{
    m_writer->run<QStringList>(
        [this, halls](Database& database) -> Result<QStringList> {
            QStringList unfinished;
            for (const QString& hall : halls) {
                const auto hasMore = m_indexer.index().addMissing(database, hall);
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
    m_writer->post([changes = page.changes, hall](
                       Database& database) { return cases::relayCases(database, changes, hall); },
                   [](const Result<void>& done) {
                       if (!done) {
                           warn("cases were not handed on:", done.error());
                       }
                   });
}

} // namespace onewindow::platform
