// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/RulesDesk.h"

#include "services/core/Ids.h"
#include "services/queue/AppendFact.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace onewindow::queue {

using storage::Database;

namespace {

constexpr qsizetype kNamedLimit = 8; ///< Fields that a conflict names.

QJsonObject fileJson(const RulesDesk::File& file, const HallRules& rules)
{
    HallRuleSet set;
    set.opening = file.opening;
    set.windows = file.windows;
    QJsonObject json = set.toJson();
    json.insert(QStringLiteral("calling"), callingJson(rules));
    return json;
}

QJsonObject entryJson(const RulesEntry& entry, const QJsonObject& before, const QJsonObject& after)
{
    const QList<RuleChange> changes = changesBetween(before, after);
    QJsonArray told;
    for (const RuleChange& change :
         changes.first(std::min(changes.size(), RulesDesk::kChangesLimit))) {
        told.append(QJsonObject{{QStringLiteral("field"), change.field},
                                {QStringLiteral("from"), change.from},
                                {QStringLiteral("to"), change.to}});
    }
    QJsonObject json{{QStringLiteral("version"), entry.version},
                     {QStringLiteral("at"), entry.atMs},
                     {QStringLiteral("staff"), entry.staff},
                     {QStringLiteral("changes"), told}};
    if (told.size() < changes.size()) {
        json.insert(QStringLiteral("isCut"), true);
    }
    return json;
}

/// What was set since the version that somebody has seen.
Error conflict(const RulesEntry& now, const std::optional<RulesEntry>& seen)
{
    QStringList fields;
    const QJsonObject before = seen.value_or(RulesEntry()).rules.toJson();
    const QList<RuleChange> changes = changesBetween(before, now.rules.toJson());
    for (const RuleChange& change : changes.first(std::min(changes.size(), kNamedLimit))) {
        fields << change.field;
    }
    return {ErrorCode::Conflict,
            QStringLiteral("set by %1 since, version %2: %3")
                .arg(now.staff, QString::number(now.version), fields.join(QStringLiteral(", ")))};
}

} // namespace

Result<QJsonObject> RulesDesk::show(Database& database) const
{
    const auto history = rulesHistory(database, m_parts.journal.hall());
    if (!history) {
        return history.error();
    }
    const QList<RulesEntry>& entries = history.value();
    const QJsonObject file = fileJson(m_parts.file(), m_parts.rules.file());
    QJsonArray told;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        // Of the oldest that is kept, what was before it may not be known.
        const bool isKnown = i + 1 < entries.size() || entries.at(i).version == 1;
        const QJsonObject after = entries.at(i).rules.toJson();
        const QJsonObject before =
            i + 1 < entries.size() ? entries.at(i + 1).rules.toJson() : QJsonObject();
        if (isKnown) {
            told.append(entryJson(entries.at(i), inForce(before, file), inForce(after, file)));
        }
    }
    const RulesEntry now = entries.value(0);
    return QJsonObject{{QStringLiteral("version"), now.version},
                       {QStringLiteral("rules"), now.rules.toJson()},
                       {QStringLiteral("file"), file},
                       {QStringLiteral("history"), told}};
}

Result<QJsonObject> RulesDesk::showVersion(Database& database, qint64 version) const
{
    const auto found = findRules(database, m_parts.journal.hall(), version);
    if (!found) {
        return found.error();
    }
    const bool isStart = version == 0; // Nothing was set yet.
    if (!found.value() && !isStart) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such version")};
    }
    return QJsonObject{
        {QStringLiteral("version"), version},
        {QStringLiteral("rules"), found.value().value_or(RulesEntry()).rules.toJson()}};
}

/// What the hall does not have is as wrong as what is out of its limits.
Result<void> RulesDesk::checkAgainstHall(const HallRuleSet& set) const
{
    const auto catalogue = m_parts.hallFeed.catalogue();
    const auto bad = [](const QString& field, const QString& what) {
        return Error{ErrorCode::BadRequest, field + QStringLiteral(": ") + what};
    };
    const QStringList windowIds = m_parts.file().windowIds;
    using Lists = QMap<QString, QStringList>;
    const Lists windows = set.windows.value_or(Lists());
    for (auto window = windows.cbegin(); window != windows.cend(); ++window) {
        if (!windowIds.contains(window.key())) {
            return bad(QStringLiteral("windows.") + window.key(), QStringLiteral("no such window"));
        }
    }
    for (const auto& [group, lists] : {std::pair(QStringLiteral("windows."), &windows),
                                       std::pair(QStringLiteral("skills."), &set.skills)}) {
        for (auto list = lists->cbegin(); list != lists->cend(); ++list) {
            for (const QString& matter : *list) {
                if (catalogue->matter(matter) == nullptr) {
                    return bad(group + list.key(), QStringLiteral("no such matter"));
                }
            }
        }
    }
    return {};
}

Result<QJsonObject> RulesDesk::edit(Database& database, const QJsonObject& rules, qint64 seen,
                                    const QString& staff)
{
    const auto set = HallRuleSet::parse(rules);
    if (!set) {
        return set.error();
    }
    OW_TRY(checkAgainstHall(set.value()));
    const QString hall = m_parts.journal.hall();
    const auto now = currentRules(database, hall);
    if (!now) {
        return now.error();
    }
    if (now.value().version != seen) {
        const auto before = findRules(database, hall, seen);
        return before ? conflict(now.value(), before.value()) : before.error();
    }
    if (now.value().rules == set.value()) {
        return QJsonObject{{QStringLiteral("version"), seen}};
    }
    OW_TRY(appendFact(m_parts.journal, database, facts::kRules, randomBytes(16),
                      {{QStringLiteral("staff"), staff},
                       {QStringLiteral("version"), seen + 1},
                       {QStringLiteral("rules"), set.value().toJson()}}));
    return QJsonObject{{QStringLiteral("version"), seen + 1}};
}

Result<void> RulesDesk::publish(Database& database) const
{
    const auto now = m_parts.rules.now(database);
    if (!now) {
        return now.error();
    }
    HallRuleSet told;
    told.windows = now.value()->set.windows.value_or(m_parts.file().windows);
    told.skills = now.value()->set.skills;
    QJsonObject json = told.toJson();
    json.insert(QStringLiteral("version"), now.value()->version);
    json.insert(QStringLiteral("serviceLevelMinutes"), now.value()->numbers.serviceLevelMinutes);
    return m_parts.feed.put(database, QString::fromLatin1(feed::kRules), QStringLiteral("hall"),
                            QStringLiteral("staff"), json);
}

} // namespace onewindow::queue
