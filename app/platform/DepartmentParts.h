// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/platform/DepartmentSettings.h"
#include "services/cases/CaseOwner.h"
#include "services/core/Clock.h"
#include "services/platform/Api.h"
#include "services/platform/WorkerPool.h"
#include "services/storage/Writer.h"

#include <QTimer>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace onewindow::platform {

/// A centre's way to the departments: asks of terminals, three at once, and what waits for a
/// decision, on a thread of its own. Departments keep no journal of ours, so their word comes in as
/// the centre's own facts.
class DepartmentParts
{
public:
    /// `clock` outlives this object.
    explicit DepartmentParts(const Clock& clock);
    /// As stop().
    ~DepartmentParts();
    DepartmentParts(const DepartmentParts&) = delete;
    DepartmentParts& operator=(const DepartmentParts&) = delete;
    DepartmentParts(DepartmentParts&&) = delete;
    DepartmentParts& operator=(DepartmentParts&&) = delete;

    /// Errors: as DepartmentSettings::load().
    Result<void> read(const QString& file);

    /// What the halls offer from now on. From any thread.
    void setCatalogue(const catalog::Catalogue& catalogue);

    /// The working days a matter is decided in; 0 where none are stated. From any thread.
    [[nodiscard]] int promiseOf(const QString& matter) const;

    /// In a thread with an event loop. Both outlive this object, or its stop().
    void start(storage::Writer& writer, cases::CaseOwner& owner);

    /// Adds the ways to the departments.
    void addTo(ApiParts& parts);

    /// Ends what is under way; later asks are answered at once. Before the writer stops.
    void stop();

private:
    struct Round;

    [[nodiscard]] std::shared_ptr<const catalog::Catalogue> catalogue() const;
    void ask(cases::DepartmentQuestion question,
             const std::function<void(Result<QJsonObject>)>& callback);
    void follow();
    void nextPage(const std::shared_ptr<Round>& round);
    void say(const std::shared_ptr<Round>& round, const QList<cases::WaitingCase>& waiting);
    void takeIn(const std::shared_ptr<Round>& round,
                const QList<cases::DepartmentProgress>& progress);
    void end(const std::shared_ptr<Round>& round, const std::optional<Error>& error);

    const Clock& m_clock;
    std::optional<DepartmentSettings> m_settings;
    mutable std::mutex m_mutex; ///< Guards m_catalogue.
    std::shared_ptr<const catalog::Catalogue> m_catalogue;
    storage::Writer* m_writer = nullptr;
    cases::CaseOwner* m_owner = nullptr;
    std::vector<std::unique_ptr<cases::DepartmentSource>> m_asked; ///< One a worker.
    std::unique_ptr<WorkerPool> m_askers;
    std::unique_ptr<cases::DepartmentSource> m_followed;
    std::unique_ptr<WorkerPool> m_follower;
    std::atomic<bool> m_isFollowing = false;
    std::atomic<bool> m_isStopping = false;
    bool m_wasReached = true; ///< For the log, on the follower's thread or the writer's.
    QTimer m_timer;
};

} // namespace onewindow::platform
