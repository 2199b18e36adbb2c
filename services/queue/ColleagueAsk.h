// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/journal/Row.h"
#include "services/storage/Database.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::queue {

/// One window asks another, or the manager on duty, to come or to lend a hand. A window has one at
/// a time: the next takes its place.
struct ColleagueAsk
{
    QByteArray id;
    QString window; ///< Who asks.
    QString to;     ///< A window; empty: the manager on duty.
    QString text;   ///< One of askTexts().
    QString staff;  ///< Account.
    qint64 askedAtMs = 0;
    qint64 untilMs = 0; ///< Nobody is waited for any longer then.
    QString answer;     ///< One of askAnswers(); empty: none yet.
    QString answeredBy; ///< Account.
};

/// The codes an ask and its answer are recorded with.
QStringList askTexts();
QStringList askAnswers();

/// The table `colleague_asks`, part of HallProjection's.
inline constexpr const char* kColleagueAsksTable = R"(
        CREATE TABLE colleague_asks (
            window_id TEXT PRIMARY KEY NOT NULL,
            id {blob} NOT NULL,
            to_window TEXT NOT NULL,
            text TEXT NOT NULL,
            staff TEXT NOT NULL,
            asked_at BIGINT NOT NULL,
            until_at BIGINT NOT NULL,
            answer TEXT NOT NULL,
            answered_by TEXT NOT NULL
        ) {norowid})";

/// Takes in facts::kColleagueAsked and kColleagueAnswered; anything else changes nothing.
Result<void> applyColleagueAsk(storage::Database& database, const journal::Row& row,
                               const QJsonObject& body);

Result<std::optional<ColleagueAsk>> findColleagueAsk(storage::Database& database,
                                                     const QByteArray& id);

/// What the feed says of it; see feed::kAsk.
QJsonObject toJson(const ColleagueAsk& ask);

} // namespace onewindow::queue
