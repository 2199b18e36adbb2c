// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/DepartmentParts.h"

#include "services/core/Log.h"

#include <algorithm>

namespace onewindow::platform {

using storage::Database;

namespace {

constexpr int kAskers = 3;
constexpr std::size_t kAskLimit = 64;
constexpr std::size_t kFollowQueue = 4;

} // namespace

/// Once through everything that waits, hall by hall and page by page.
struct DepartmentParts::Round
{
    QStringList halls; ///< Those that are still to be gone through; the first is under way.
    std::optional<cases::WaitingCase> last; ///< Of the page before, in this hall.
};

DepartmentParts::DepartmentParts(const Clock& clock)
    : m_clock(clock)
{}

DepartmentParts::~DepartmentParts()
{
    stop();
}

Result<void> DepartmentParts::read(const QString& file)
{
    auto loaded = DepartmentSettings::load(file);
    if (!loaded) {
        return loaded.error();
    }
    m_settings = std::move(loaded).value();
    return {};
}

void DepartmentParts::setCatalogue(const catalog::Catalogue& catalogue)
{
    auto made = std::make_shared<const catalog::Catalogue>(catalogue);
    const std::lock_guard lock(m_mutex);
    m_catalogue = std::move(made);
}

std::shared_ptr<const catalog::Catalogue> DepartmentParts::catalogue() const
{
    const std::lock_guard lock(m_mutex);
    return m_catalogue;
}

int DepartmentParts::promiseOf(const QString& matter) const
{
    const auto offered = catalogue();
    const catalog::Matter* found = offered ? offered->matter(matter) : nullptr;
    const bool isInWorkingDays =
        found != nullptr && found->guide.promiseLimit.unit == catalog::PeriodUnit::WorkingDay;
    return isInWorkingDays ? found->guide.promiseLimit.count : 0;
}

void DepartmentParts::start(storage::Writer& writer, cases::CaseOwner& owner)
{
    if (!m_settings) {
        return;
    }
    m_writer = &writer;
    m_owner = &owner;
    for (int i = 0; i < kAskers; ++i) {
        m_asked.push_back(std::make_unique<sync::DepartmentClient>(m_settings->gateway, m_clock));
    }
    m_askers = std::make_unique<WorkerPool>("ow-department", kAskers, kAskLimit);
    if (m_settings->gateway.casesSid.isEmpty()) {
        return;
    }
    m_followed = std::make_unique<sync::DepartmentClient>(m_settings->gateway, m_clock);
    m_follower = std::make_unique<WorkerPool>("ow-follow", 1, kFollowQueue);
    m_timer.setInterval(m_settings->followEvery);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { follow(); });
    m_timer.start();
}

void DepartmentParts::addTo(ApiParts& parts)
{
    parts.catalogue = [this] { return catalogue(); };
    if (m_settings) {
        parts.askDepartment = [this](cases::DepartmentQuestion question,
                                     const std::function<void(Result<QJsonObject>)>& callback) {
            ask(std::move(question), callback);
        };
    }
}

void DepartmentParts::ask(cases::DepartmentQuestion question,
                          const std::function<void(Result<QJsonObject>)>& callback)
{
    // Shared, so that one copy of the number is made and wiped.
    const auto asked = std::make_shared<cases::DepartmentQuestion>(std::move(question));
    const bool isTaken = m_askers && m_askers->post([this, asked, callback](int worker) {
        const auto values = m_asked.at(static_cast<std::size_t>(worker))->read(*asked);
        asked->idNumber.fill(QChar());
        callback(values);
    });
    if (!isTaken) {
        callback(Error{ErrorCode::StoreBusy, QStringLiteral("too many ask departments at once")});
    }
}

/// A round begins when the one before has ended, however long that took.
void DepartmentParts::follow()
{
    if (m_isFollowing.exchange(true)) {
        return;
    }
    const auto round = std::make_shared<Round>();
    m_writer->run<QStringList>([](Database& database) { return journal::Journal::halls(database); },
                               [this, round](const Result<QStringList>& halls) {
                                   if (!halls) {
                                       end(round, halls.error());
                                       return;
                                   }
                                   round->halls = halls.value();
                                   nextPage(round);
                               });
}

void DepartmentParts::nextPage(const std::shared_ptr<Round>& round)
{
    if (round->halls.isEmpty() || m_isStopping) {
        end(round, std::nullopt);
        return;
    }
    m_writer->run<QList<cases::WaitingCase>>(
        [this, round](Database& database) {
            return m_owner->waiting(database, round->halls.constFirst(), round->last);
        },
        [this, round](const Result<QList<cases::WaitingCase>>& waiting) {
            if (!waiting) {
                end(round, waiting.error());
            } else if (waiting.value().isEmpty()) {
                round->halls.removeFirst();
                round->last.reset();
                nextPage(round);
            } else {
                say(round, waiting.value());
            }
        });
}

void DepartmentParts::say(const std::shared_ptr<Round>& round,
                          const QList<cases::WaitingCase>& waiting)
{
    const bool isTaken = m_follower->post([this, round, waiting](int /*worker*/) {
        const auto progress = m_followed->follow(waiting);
        if (!progress) {
            end(round, progress.error());
            return;
        }
        round->last = waiting.constLast();
        // Only of what was asked about: no department speaks of another's case.
        QList<cases::DepartmentProgress> answered;
        for (const cases::DepartmentProgress& one : progress.value()) {
            const bool isAsked = std::ranges::any_of(
                waiting, [&one](const cases::WaitingCase& asked) { return asked.id == one.id; });
            if (isAsked && !one.steps.isEmpty()) {
                answered << one;
            }
        }
        takeIn(round, answered);
    });
    if (!isTaken) {
        end(round, std::nullopt);
    }
}

void DepartmentParts::takeIn(const std::shared_ptr<Round>& round,
                             const QList<cases::DepartmentProgress>& progress)
{
    m_wasReached = true;
    if (progress.isEmpty()) {
        nextPage(round);
        return;
    }
    m_writer->run<int>(
        [this, round, progress](Database& database) -> Result<int> {
            int recorded = 0;
            for (const cases::DepartmentProgress& one : progress) {
                const auto taken = m_owner->takeIn(database, round->halls.constFirst(), one);
                if (!taken) {
                    return taken.error();
                }
                recorded += taken.value();
            }
            return recorded;
        },
        [this, round](const Result<int>& recorded) {
            if (recorded) {
                nextPage(round);
            } else {
                end(round, recorded.error());
            }
        });
}

void DepartmentParts::end(const std::shared_ptr<Round>& /*round*/,
                          const std::optional<Error>& error)
{
    // A change is worth a line; a gateway that stays away is not one each time.
    if (error && m_wasReached && !m_isStopping) {
        qCWarning(lcPlatform).noquote()
            << "Nothing is heard of cases that departments decide:" << errorName(error->code)
            << redact(error->detail);
    }
    m_wasReached = !error;
    m_isFollowing = false;
}

void DepartmentParts::stop()
{
    m_isStopping = true;
    m_timer.stop();
    for (const auto& source : m_asked) {
        source->cancel();
    }
    if (m_followed) {
        m_followed->cancel();
    }
    if (m_askers) {
        m_askers->stop();
    }
    if (m_follower) {
        m_follower->stop();
    }
}

} // namespace onewindow::platform
