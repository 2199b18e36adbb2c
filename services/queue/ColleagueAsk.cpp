// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/ColleagueAsk.h"

#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

namespace onewindow::queue {

using storage::Database;

QStringList askTexts()
{
    return {QStringLiteral("come"), QStringLiteral("question"), QStringLiteral("check"),
            QStringLiteral("supplies"), QStringLiteral("calm")};
}

QStringList askAnswers()
{
    return {QStringLiteral("coming"), QStringLiteral("soon"), QStringLiteral("cannot")};
}

Result<void> applyColleagueAsk(Database& database, const journal::Row& row, const QJsonObject& body)
{
    const auto text = [&body](const char* name) {
        return body.value(QLatin1String(name)).toString();
    };
    if (row.kind == QLatin1String(facts::kColleagueAsked)) {
        return storage::run(
            database,
            "INSERT INTO colleague_asks (window_id, id, to_window, text, staff, asked_at, "
            "until_at, answer, answered_by) VALUES (?, ?, ?, ?, ?, ?, ?, '', '') "
            "ON CONFLICT (window_id) DO UPDATE SET id = excluded.id, to_window = "
            "excluded.to_window, text = excluded.text, staff = excluded.staff, asked_at = "
            "excluded.asked_at, until_at = excluded.until_at, answer = '', answered_by = ''",
            text("window"), row.subject, text("to"), text("text"), text("staff"), row.correctedMs,
            body.value(QStringLiteral("until")).toInteger());
    }
    if (row.kind == QLatin1String(facts::kColleagueAnswered)) {
        return storage::run(database,
                            "UPDATE colleague_asks SET answer = ?, answered_by = ? WHERE "
                            "window_id = ? AND id = ?",
                            text("answer"), text("staff"), text("window"), row.subject);
    }
    return {};
}

Result<std::optional<ColleagueAsk>> findColleagueAsk(Database& database, const QByteArray& id)
{
    // As many rows as there are windows.
    return storage::firstOf(
        storage::query(database,
                       "SELECT id, window_id, to_window, text, staff, asked_at, until_at, answer, "
                       "answered_by FROM colleague_asks WHERE id = ?",
                       id),
        [](const storage::Statement& row) {
            return ColleagueAsk{.id = row.blob(0),
                                .window = row.text(1),
                                .to = row.text(2),
                                .text = row.text(3),
                                .staff = row.text(4),
                                .askedAtMs = row.integer(5),
                                .untilMs = row.integer(6),
                                .answer = row.text(7),
                                .answeredBy = row.text(8)};
        });
}

QJsonObject toJson(const ColleagueAsk& ask)
{
    QJsonObject json{{QStringLiteral("id"), idToText(ask.id)},
                     {QStringLiteral("window"), ask.window},
                     {QStringLiteral("to"), ask.to},
                     {QStringLiteral("text"), ask.text},
                     {QStringLiteral("askedAt"), ask.askedAtMs},
                     {QStringLiteral("until"), ask.untilMs}};
    if (!ask.answer.isEmpty()) {
        json.insert(QStringLiteral("answer"), ask.answer);
    }
    return json;
}

} // namespace onewindow::queue
