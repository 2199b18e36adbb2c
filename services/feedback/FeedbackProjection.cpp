// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/FeedbackProjection.h"

#include "services/core/Log.h"
#include "services/feedback/FactKinds.h"
#include "services/feedback/FeedbackStore.h"
#include "services/feedback/ReasonCodes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace onewindow::feedback {

using storage::Database;

namespace {

constexpr qsizetype kNameLimit = 64;

QJsonObject bodyOf(const journal::Row& row)
{
    return QJsonDocument::fromJson(row.body).object();
}

QString textOf(const QJsonObject& json, const char* name)
{
    return json.value(QLatin1String(name)).toString().left(kNameLimit);
}

/// Of the level's codes those that the fact names, in the order of the list.
QStringList codesOf(const QJsonObject& body, int level)
{
    const QJsonArray named = body.value(QStringLiteral("codes")).toArray();
    QStringList codes;
    for (const Reason& reason : reasonsOf(level)) {
        const QString code = QString::number(reason.code);
        if (named.contains(code)) {
            codes << code;
        }
    }
    return codes;
}

} // namespace

FeedbackProjection::FeedbackProjection(QString self)
    : m_self(std::move(self))
{}

QString FeedbackProjection::component() const
{
    return QStringLiteral("feedback");
}

QStringList FeedbackProjection::tables() const
{
    return {QStringLiteral("ratings"), QStringLiteral("feedback_cases")};
}

QStringList FeedbackProjection::tablesAfterCheckpoint() const
{
    return {QStringLiteral("feedback_cases")};
}

Result<void> FeedbackProjection::migrate(Database& database)
{
    return FeedbackStore::migrate(database);
}

Result<void> FeedbackProjection::apply(Database& database, const journal::Row& row)
{
    if (row.kind == QLatin1String(facts::kRated)) {
        return applyRated(database, row);
    }
    if (row.kind == QLatin1String(facts::kCallback)) {
        return applyCallback(database, row);
    }
    return row.kind == QLatin1String(facts::kFiled) ? applyFiled(database, row) : Result<void>();
}

/// What an own fact says wrong does not happen; what another node recorded has happened.
Result<void> FeedbackProjection::leaveOut(const journal::Row& row, ErrorCode code,
                                          const QString& why) const
{
    if (row.node == m_self) {
        return Error{code, why};
    }
    qCWarning(lcQueue).noquote() << row.kind << "is left out:" << why << "by" << row.node;
    return {};
}

Result<void> FeedbackProjection::applyRated(Database& database, const journal::Row& row)
{
    const QJsonObject body = bodyOf(row);
    Rating rating;
    rating.id = row.subject;
    rating.about = aboutFromName(textOf(body, "about"));
    rating.level = body.value(QStringLiteral("level")).toInt();
    if (rating.level < kLowestLevel || rating.level > kHighestLevel) {
        return leaveOut(row, ErrorCode::BadRequest, QStringLiteral("no such level"));
    }
    rating.codes = codesOf(body, rating.level);
    rating.node = row.node;
    rating.ratedAtMs = row.correctedMs;
    rating.sealed = row.sealed;
    rating.keyId = row.keyId;
    FeedbackStore store(database, row.hall);
    const auto before = store.rating(rating.id);
    if (!before) {
        return before.error();
    }
    if (!before.value()) {
        return store.insert(rating);
    }
    if (before.value()->number > 1) {
        return leaveOut(row, ErrorCode::Conflict, QStringLiteral("it was corrected already"));
    }
    rating.number = 2;
    rating.firstKeyId = before.value()->keyId;
    return store.correct(rating);
}

Result<void> FeedbackProjection::applyCallback(Database& database, const journal::Row& row)
{
    FeedbackStore store(database, row.hall);
    const auto rating = store.rating(row.subject);
    if (!rating) {
        return rating.error();
    }
    // It goes with the rating just before it, if that one counts.
    if (!rating.value() || rating.value()->node != row.node || !isBad(rating.value()->level)) {
        return leaveOut(row, ErrorCode::Conflict, QStringLiteral("no bad rating"));
    }
    return store.setCallBack(row.subject, textOf(bodyOf(row), "until"));
}

Result<void> FeedbackProjection::applyFiled(Database& database, const journal::Row& row)
{
    const QJsonObject body = bodyOf(row);
    FeedbackCase filed;
    filed.id = row.subject;
    filed.kind = kindFromName(textOf(body, "kind"));
    filed.number = textOf(body, "number");
    filed.counter = body.value(QStringLiteral("counter")).toInteger();
    filed.node = row.node;
    filed.day = textOf(body, "day");
    filed.matter = textOf(body, "matter");
    filed.tokenDigest = QByteArray::fromBase64(textOf(body, "token").toLatin1());
    filed.answerBy = textOf(body, "until");
    filed.filedAtMs = row.correctedMs;
    filed.sealed = row.sealed;
    filed.keyId = row.keyId;
    const auto isNew = FeedbackStore(database, row.hall).insert(filed);
    if (!isNew) {
        return isNew.error();
    }
    return isNew.value() ? Result<void>()
                         : leaveOut(row, ErrorCode::Conflict, QStringLiteral("its id is known"));
}

} // namespace onewindow::feedback
