// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/department/SimSettings.h"
#include "services/core/Clock.h"
#include "services/platform/HttpRequest.h"
#include "services/platform/HttpResponse.h"

#include <QJsonArray>
#include <QList>
#include <QObject>

#include <deque>
#include <optional>

namespace onewindow::department {

/// The departments behind a gateway: what they hold of made-up people, answered to requests that
/// are signed and fresh; and a person who decides cases step by step. Written from the gateway's
/// description and not from our client, so that the two can disagree. Lives in the main thread.
class SimDepartment : public QObject
{
    Q_OBJECT

public:
    /// Requests that a silent department leaves open; past that the oldest ends.
    static constexpr std::size_t kSilentLimit = 256;
    /// Cases it remembers; past that it looks at no new ones.
    static constexpr qsizetype kCaseLimit = 100'000;
    /// How far a request's time may be from ours.
    static constexpr qint64 kTimeWindowMs = 5LL * 60 * 1000;

    /// `clock` outlives this object.
    SimDepartment(SimSettings settings, const Clock& clock, QObject* parent = nullptr);

    /// For the server: from any thread; `reply` is called later, or never.
    void handle(platform::HttpRequest request, platform::HttpReply reply);

    void setFault(Fault fault) { m_fault = fault; }

    void setOutcome(Outcome outcome) { m_settings.outcome = outcome; }

    /// One line of its command line: "fault NAME", "decide NAME". False for anything else.
    bool order(const QString& line);

    /// Lets go of whoever still waits. Before the server stops.
    void stop() { m_silenced.clear(); }

private:
    struct Look
    {
        qint64 sinceMs = 0;
        std::optional<Outcome> decided; ///< What was said stays said.
    };

    void answer(const platform::HttpRequest& request, const platform::HttpReply& reply);
    [[nodiscard]] platform::HttpResponse responseTo(const platform::HttpRequest& request);
    [[nodiscard]] bool isSigned(const platform::HttpRequest& request) const;
    [[nodiscard]] QJsonObject share(const QString& agreement, const QJsonObject& asked) const;
    [[nodiscard]] QJsonObject follow(const QJsonObject& asked);
    [[nodiscard]] QJsonArray stepsOf(Look& look) const;

    SimSettings m_settings;
    const Clock& m_clock;
    Fault m_fault = Fault::None;
    QHash<QString, Look> m_cases;
    std::deque<platform::HttpReply> m_silenced;
};

} // namespace onewindow::department
