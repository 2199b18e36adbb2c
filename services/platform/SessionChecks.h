// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/identity/StaffDirectory.h"
#include "services/platform/ReaderPool.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace onewindow::platform {

/// Whether sessions still live, for answers that were held back: a change answers all of a hall's
/// counters at once. Those who ask while the store is being asked are answered together by the next
/// question, and each session is looked up once in it. Thread-safe.
class SessionChecks
{
public:
    /// Once, from any thread; an error where the session has ended, or the store cannot be read.
    using Reply = std::function<void(const Result<void>&)>;

    /// Both outlive what is asked.
    SessionChecks(ReaderPool& readers, const identity::StaffDirectory& staff);

    void ask(const identity::StaffSession& session, Reply reply);

private:
    struct Asked
    {
        identity::StaffSession session;
        Reply reply;
    };

    /// Outlives this object while the store is being asked.
    struct State : std::enable_shared_from_this<State>
    {
        State(ReaderPool& pool, const identity::StaffDirectory& directory)
            : readers(pool)
            , staff(directory)
        {}

        void look();
        std::vector<Asked> take();
        void goOn();

        ReaderPool& readers;
        const identity::StaffDirectory& staff;
        std::mutex mutex; ///< Guards what follows.
        std::vector<Asked> waiting;
        bool isLooking = false;
    };

    std::shared_ptr<State> m_state;
};

} // namespace onewindow::platform
