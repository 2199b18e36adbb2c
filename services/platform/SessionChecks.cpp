// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/SessionChecks.h"

#include <QHash>

#include <utility>

namespace onewindow::platform {

SessionChecks::SessionChecks(ReaderPool& readers, const identity::StaffDirectory& staff)
    : m_state(std::make_shared<State>(readers, staff))
{}

void SessionChecks::ask(const identity::StaffSession& session, Reply reply)
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->waiting.push_back({session, std::move(reply)});
        if (std::exchange(m_state->isLooking, true)) {
            return;
        }
    }
    m_state->look();
}

/// Everybody who waits is taken when the store is at hand: what it says is not older than their
/// question.
void SessionChecks::State::look()
{
    readers.post(
        [self = shared_from_this()](storage::Database& database) {
            QHash<QByteArray, Result<void>> known; // By the digest of the token.
            for (const Asked& asked : self->take()) {
                const QByteArray& token = asked.session.stored.tokenDigest;
                auto lives = known.find(token);
                if (lives == known.end()) {
                    lives = known.insert(token, self->staff.stillLives(database, asked.session));
                }
                asked.reply(*lives);
            }
            self->goOn();
        },
        [self = shared_from_this()](const Error& error) {
            for (const Asked& asked : self->take()) {
                asked.reply(error);
            }
            self->goOn();
        });
}

std::vector<SessionChecks::Asked> SessionChecks::State::take()
{
    const std::lock_guard lock(mutex);
    return std::exchange(waiting, {});
}

/// For those who have asked meanwhile, by another snapshot.
void SessionChecks::State::goOn()
{
    {
        const std::lock_guard lock(mutex);
        isLooking = !waiting.empty();
        if (!isLooking) {
            return;
        }
    }
    look();
}

} // namespace onewindow::platform
