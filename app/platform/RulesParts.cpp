// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/RulesParts.h"

#include <utility>

namespace onewindow::platform {

using storage::Database;

RulesParts::RulesParts(const QString& node, const HallFileParts& file)
    : m_file(file)
    , m_projection(node)
{}

void RulesParts::open(Parts parts)
{
    m_rules = &parts.queue.rules();
    m_projection.setPublished(std::move(parts.published));
    m_desk = std::make_unique<queue::RulesDesk>(
        queue::RulesDesk::Parts{.journal = parts.journal,
                                .feed = parts.feed,
                                .hallFeed = parts.hallFeed,
                                .rules = *m_rules,
                                .file = [this] {
                                    const auto file = m_file.current();
                                    queue::RulesDesk::File told;
                                    if (file->opening) {
                                        told.opening = file->opening->week();
                                    }
                                    told.windowIds = file->windowIds();
                                    told.windows = file->serves;
                                    return told;
                                }});
}

Result<void> RulesParts::describe(Database& database, QDate today, QJsonObject& hall) const
{
    const auto rules = m_rules->now(database);
    if (!rules) {
        return rules.error();
    }
    hall.insert(QStringLiteral("order"), queue::toJson(rules.value()->numbers.order));
    const auto file = m_file.current();
    const auto& set = rules.value()->set.opening;
    if (set || file->opening) {
        // The lists of holidays are the file's, whatever the week is.
        const OpeningPlan plan = file->opening.value_or(OpeningPlan());
        hall.insert(QStringLiteral("opening"), (set ? plan.with(*set) : plan).from(today).toJson());
    }
    return {};
}

} // namespace onewindow::platform
