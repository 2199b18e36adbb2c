// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

#include <chrono>
#include <optional>
#include <vector>

namespace onewindow::drivers {

/// Which of the codes that a scanner sends are to be reported: not those that come faster than
/// anybody holds them, and not one that lies under the scanner again and again. Knows no clock:
/// `now` is any time that never goes back.
class CodeGate
{
public:
    struct Limits
    {
        /// Codes that come sooner after the last one reported are dropped.
        std::chrono::milliseconds minInterval{250};
        /// A code that was reported is reported again only after it was away for so long.
        std::chrono::milliseconds absence{3000};
    };

    explicit CodeGate(Limits limits);

    /// Whether to report `code`; to be asked for every code that comes while one is wanted.
    bool admits(QStringView code, std::chrono::milliseconds now);

    /// A code came while none is wanted: only that it lies there is noted.
    void note(QStringView code, std::chrono::milliseconds now);

    /// Whether the last one was dropped because it came too fast.
    [[nodiscard]] bool isFlooded() const { return m_isFlooded; }

private:
    /// A hash with a seed of its own and no text: a code may name a person.
    struct Reported
    {
        size_t hash = 0;
        std::chrono::milliseconds lastSeen{};
    };

    Reported* find(size_t hash, std::chrono::milliseconds now);

    Limits m_limits;
    size_t m_seed;
    std::vector<Reported> m_reported; ///< Those that may still lie there.
    std::optional<std::chrono::milliseconds> m_lastReport;
    bool m_isFlooded = false;
};

} // namespace onewindow::drivers
