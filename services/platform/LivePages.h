// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>

#include <memory>
#include <mutex>

namespace onewindow::platform {

/// Holds pages that wait for news to so many: each keeps a connection, and who comes beyond loads
/// the page anew now and then. Thread-safe.
class LivePages
{
public:
    static constexpr int kLimit = 512; ///< In all ...
    static constexpr int kLimitOfNetwork =
        128;                               ///< ... of one clientNetwork(): a hall's visitors ...
    static constexpr int kLimitOfPage = 3; ///< ... and of one page.

    /// A place, given back when it goes away; null where there is none. Outlives this object if it
    /// must.
    std::shared_ptr<void> enter(const QString& network, const QString& page)
    {
        const std::lock_guard lock(m_state->mutex);
        State& state = *m_state;
        if (state.all >= kLimit || state.networks.value(network) >= kLimitOfNetwork ||
            state.pages.value(page) >= kLimitOfPage) {
            return nullptr;
        }
        ++state.all;
        ++state.networks[network];
        ++state.pages[page];
        return {this, [kept = m_state, network, page](void*) {
                    const std::lock_guard relock(kept->mutex);
                    --kept->all;
                    take(kept->networks, network);
                    take(kept->pages, page);
                }};
    }

    [[nodiscard]] int count() const
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->all;
    }

private:
    struct State
    {
        std::mutex mutex;
        int all = 0;
        QHash<QString, int> networks;
        QHash<QString, int> pages;
    };

    static void take(QHash<QString, int>& counts, const QString& key)
    {
        if (--counts[key] == 0) {
            counts.remove(key);
        }
    }

    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace onewindow::platform
