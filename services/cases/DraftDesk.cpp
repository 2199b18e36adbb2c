// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DraftDesk.h"

#include "services/cases/FeedKinds.h"
#include "services/cases/OwnedApplicant.h"
#include "services/core/Log.h"

#include <algorithm>
#include <utility>

namespace onewindow::cases {

using storage::Database;

DraftDesk::DraftDesk(storage::Writer& writer, journal::Journal& journal, Settings settings,
                     QObject* parent)
    : QObject(parent)
    , m_writer(writer)
    , m_settings(std::move(settings))
    , m_book(std::make_shared<DraftBook>(journal, m_settings.partition, *m_settings.keys))
    , m_source(m_settings.source)
    , m_push(this)
    , m_patience(this)
{
    m_push.setSingleShot(true);
    connect(&m_push, &QTimer::timeout, this, &DraftDesk::push);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kFetchPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] { endFetch(m_fetch); });
}

template <typename T>
void DraftDesk::post(std::function<Result<T>(Database&)> job,
                     std::function<void(const Result<T>&)> callback)
{
    m_writer.run<T>(std::move(job), [this, callback = std::move(callback)](Result<T> result) {
        QMetaObject::invokeMethod(
            this,
            [callback, shared = std::make_shared<Result<T>>(std::move(result))] {
                if (callback) {
                    callback(*shared);
                }
            },
            Qt::QueuedConnection);
    });
}

Result<QList<QByteArray>> DraftDesk::start()
{
    return m_writer.runAndWait<QList<QByteArray>>(
        [book = m_book](Database& database) { return book->start(database); });
}

void DraftDesk::save(const Applicant& person, CaseDraft draft, CaseService::DoneCallback callback)
{
    // Wiped with the job.
    const auto owner = std::make_shared<OwnedApplicant>(person);
    post<void>([book = m_book, owner, draft = std::move(draft)](
                   Database& database) { return book->save(database, *owner->person, draft); },
               [this, callback = std::move(callback)](const Result<void>& saved) {
                   if (saved && m_source != nullptr && !m_push.isActive()) {
                       m_push.start(kPushAfter);
                   }
                   if (callback) {
                       callback(saved);
                   }
               });
}

void DraftDesk::fetch(const Applicant& person)
{
    const quint64 fetch = ++m_fetch;
    if (m_source == nullptr || !m_isOnline) {
        return;
    }
    m_isFetching = true;
    m_patience.start();
    if (m_settings.prepare) {
        m_settings.prepare(person,
                           [this, number = person.idNumber, fetch] { list(number, fetch); });
    } else {
        list(person.idNumber, fetch);
    }
}

void DraftDesk::list(const QString& idNumber, quint64 fetch)
{
    post<QString>([book = m_book,
                   idNumber](Database& database) { return book->handleOf(database, idNumber); },
                  [this, fetch](const Result<QString>& handle) {
                      if (!handle || handle.value().isEmpty()) {
                          endFetch(fetch);
                          return;
                      }
                      m_source->list(handle.value(), [this, fetch, handle = handle.value()](
                                                         const Result<HeldDrafts>& held) {
                          if (!held || fetch != m_fetch) {
                              endFetch(fetch);
                              return;
                          }
                          if (!held.value().ended.isEmpty()) {
                              Q_EMIT ended(held.value().ended);
                          }
                          post<void>(
                              [book = m_book, handle, held = held.value()](Database& database) {
                                  return book->takeHeld(database, handle, held);
                              },
                              [this, fetch](const Result<void>& /*taken*/) { endFetch(fetch); });
                      });
                  });
}

void DraftDesk::endFetch(quint64 fetch)
{
    if (fetch != m_fetch || !std::exchange(m_isFetching, false)) {
        return;
    }
    m_patience.stop();
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto& go : waiting) {
        go();
    }
}

void DraftDesk::find(const Applicant& person, const QString& matter,
                     CaseService::DraftCallback callback)
{
    const auto owner = std::make_shared<OwnedApplicant>(person);
    const auto look = [this, owner, matter, callback = std::move(callback)] {
        post<std::optional<CaseDraft>>(
            [book = m_book, owner, matter](Database& database) {
                return book->find(database, *owner->person, matter);
            },
            [this, callback](const Result<std::optional<CaseDraft>>& found) {
                callback(found);
                if (m_source != nullptr && !m_push.isActive()) {
                    m_push.start(kPushAfter); // An older one may have been given up.
                }
            });
    };
    if (m_isFetching) {
        m_waiting.append(look);
    } else {
        look();
    }
}

void DraftDesk::giveUp(const QByteArray& caseId, CaseService::DoneCallback callback)
{
    post<void>(
        [book = m_book, caseId](Database& database) { return book->giveUp(database, caseId); },
        [this, callback = std::move(callback)](const Result<void>& done) {
            if (m_source != nullptr) {
                m_push.start(kPushAfter);
            }
            if (callback) {
                callback(done);
            }
        });
}

void DraftDesk::tidy()
{
    m_writer.post([book = m_book](Database& database) { return book->dropPast(database); });
}

void DraftDesk::setOnline(bool isOnline)
{
    m_isOnline = isOnline;
    if (isOnline && m_source != nullptr) {
        m_push.start(kPushAfter);
    }
}

void DraftDesk::push()
{
    if (!m_isOnline || m_isPushing) {
        return; // setOnline() or onSent() begins again.
    }
    m_isPushing = true;
    post<std::optional<DraftRow>>(
        [book = m_book](Database& database) { return book->unsent(database); },
        [this](const Result<std::optional<DraftRow>>& row) {
            if (row && row.value()) {
                send(*row.value());
            } else {
                m_isPushing = false;
            }
        });
}

void DraftDesk::send(const DraftRow& row)
{
    const auto done = [this, row](const Result<void>& taken) { onSent(row, taken); };
    if (row.isEnded()) {
        m_source->end(row.handle, row.caseId, done);
        return;
    }
    m_source->put(row.handle, row.day,
                  {.caseId = row.caseId,
                   .version = row.version,
                   .base = row.sent,
                   .savedAtMs = row.savedAtMs,
                   .sealed = row.sealed},
                  done);
}

void DraftDesk::onSent(const DraftRow& row, const Result<void>& taken)
{
    using Note = Result<void> (DraftBook::*)(Database&, const DraftRow&);
    Note note = &DraftBook::noteSent;
    if (!taken) {
        switch (taken.error().code) {
        case ErrorCode::Conflict:
        case ErrorCode::NotFound:
            note = &DraftBook::noteRefused;
            break;
        case ErrorCode::BadRequest:
        case ErrorCode::TooLarge:
        case ErrorCode::NotPermitted:
            qCWarning(lcSync) << "the hall does not hold a draft:" << errorName(taken.error().code);
            note = &DraftBook::keepHere;
            break;
        default:
            m_isPushing = false;
            m_push.start(kPushAgain);
            return;
        }
    }
    post<void>(
        [book = m_book, note, row](Database& database) { return ((*book).*note)(database, row); },
        [this](const Result<void>& noted) {
            m_isPushing = false;
            m_push.start(noted ? kPushAfter : std::chrono::milliseconds(kPushAgain));
        });
}

void DraftDesk::onChangesApplied(const journal::FeedPage& page)
{
    QList<journal::FeedChange> changes;
    std::copy_if(page.changes.begin(), page.changes.end(), std::back_inserter(changes),
                 [](const journal::FeedChange& change) {
                     return change.kind == QLatin1String(feed::kDraftEnded);
                 });
    if (!changes.isEmpty()) {
        post<QList<QByteArray>>(
            [book = m_book, changes](Database& database) {
                return book->takeEnded(database, changes);
            },
            [this](const Result<QList<QByteArray>>& cases) {
                if (cases && !cases.value().isEmpty()) {
                    Q_EMIT ended(cases.value());
                }
            });
    }
}

void DraftDesk::wipe()
{
    m_source = nullptr;
    m_push.stop();
    m_writer.post([book = m_book](Database& database) { return book->wipe(database); });
}

} // namespace onewindow::cases
