// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseFeed.h"

#include "services/cases/CaseStore.h"
#include "services/cases/FactKinds.h"
#include "services/cases/FeedKinds.h"
#include "services/core/Ids.h"

#include <QJsonArray>

namespace onewindow::cases {

using storage::Database;

namespace {

constexpr qsizetype kShownSteps = 64;

bool isKind(const journal::Row& row, const char* kind)
{
    return row.kind == QLatin1String(kind);
}

QString caseKind()
{
    return QString::fromLatin1(feed::kCase);
}

QJsonObject thingOf(const CaseRow& numbered, const QList<CaseStep>& steps, qint64 nowMs)
{
    QJsonArray list;
    // Of one that went to and fro for years: how it began, and the last of it.
    for (qsizetype i = 0; i < steps.size(); ++i) {
        if (i == 0 || i > steps.size() - kShownSteps) {
            list.append(toJson(steps.at(i)));
        }
    }
    QJsonObject thing{{QStringLiteral("number"), numbered.number},
                      {QStringLiteral("state"), stateName(numbered.state)},
                      {QStringLiteral("node"), numbered.node},
                      {QStringLiteral("at"), nowMs},
                      {QStringLiteral("since"), steps.constLast().atMs},
                      {QStringLiteral("steps"), list}};
    if (numbered.promiseDays > 0) {
        thing.insert(QStringLiteral("promise"), numbered.promiseDays);
    }
    return thing;
}

} // namespace

QList<CaseStep> stepsFrom(const QJsonObject& thing)
{
    QList<CaseStep> steps;
    const QJsonArray list = thing.value(QLatin1String("steps")).toArray();
    for (const QJsonValue value : list) {
        const auto step = stepFromJson(value.toObject());
        if (step && steps.size() < kShownSteps) {
            steps.append(*step);
        }
    }
    return steps;
}

CaseFeed::CaseFeed(AudienceOf audienceOf)
    : m_audienceOf(std::move(audienceOf))
{}

QString CaseFeed::component() const
{
    return QStringLiteral("casefeed");
}

QStringList CaseFeed::tables() const
{
    return {};
}

Result<void> CaseFeed::migrate(Database& /*database*/)
{
    return {};
}

Result<void> CaseFeed::apply(Database& database, const journal::Row& row)
{
    if (isKind(row, facts::kFiled)) {
        const std::lock_guard lock(m_mutex);
        m_news << row.hall;
        return {};
    }
    if (!isKind(row, facts::kNumbered) && !isKind(row, facts::kDecided) &&
        !isKind(row, facts::kProgressed)) {
        return {};
    }
    CaseStore store(database, row.hall);
    const auto found = store.find(row.subject);
    if (!found) {
        return found.error();
    }
    if (!found.value() || found.value()->number.isEmpty()) {
        return {};
    }
    const CaseRow& numbered = *found.value();
    const auto taken = store.stepsOf(numbered.id);
    if (!taken) {
        return taken.error();
    }
    QList<CaseStep> steps{{CaseState::Received, numbered.filedAtMs}};
    for (const CaseStepRow& one : taken.value()) {
        steps << one.step;
    }
    return journal::Feed(row.hall).put(database, caseKind(), idToText(numbered.id),
                                       m_audienceOf(row.hall, numbered.node),
                                       thingOf(numbered, steps, row.correctedMs));
}

QStringList CaseFeed::takeNews()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_news, {}).values();
}

Result<void> relayCases(Database& database, const QList<journal::FeedChange>& changes,
                        const QString& hall)
{
    journal::Feed stream(hall);
    for (const journal::FeedChange& change : changes) {
        if (change.kind != QLatin1String(feed::kCase)) {
            continue;
        }
        if (!change.body) {
            OW_TRY(stream.remove(database, change.kind, change.id));
            continue;
        }
        const QString node = change.body->value(QLatin1String("node")).toString();
        OW_TRY(stream.put(database, change.kind, change.id, QStringLiteral("node:") + node,
                          *change.body));
    }
    return {};
}

Result<void> relayAllCases(Database& database, const QString& hall)
{
    const auto cached = journal::FeedCache(hall).all(database, caseKind());
    if (!cached) {
        return cached.error();
    }
    QSet<QString> ids;
    for (const journal::FeedChange& change : cached.value()) {
        ids << change.id;
    }
    OW_TRY(journal::Feed(hall).keepOnly(database, caseKind(), ids));
    return relayCases(database, cached.value(), hall);
}

} // namespace onewindow::cases
