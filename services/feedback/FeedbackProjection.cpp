// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/FeedbackProjection.h"

#include "services/core/Log.h"
#include "services/feedback/FactKinds.h"
#include "services/feedback/FeedbackStore.h"
#include "services/feedback/FeedbackWorkStore.h"
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

/// What a hall records of its work.
bool isWorkFact(const journal::Row& row)
{
    return row.kind == QLatin1String(facts::kAnswered) ||
           row.kind == QLatin1String(facts::kCalled) || row.kind == QLatin1String(facts::kClosed);
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
    return {QStringLiteral("ratings"), QStringLiteral("feedback_cases"),
            QStringLiteral("feedback_work"), QStringLiteral("feedback_answers")};
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
    if (row.kind == QLatin1String(facts::kFiled)) {
        return applyFiled(database, row);
    }
    return isWorkFact(row) ? applyWork(database, row) : Result<void>();
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
    OW_TRY(store.correct(rating));
    // A bad one is followed by another callback.
    return FeedbackWorkStore(database, row.hall).withdraw(rating.id);
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
    const QString until = textOf(bodyOf(row), "until");
    OW_TRY(store.setCallBack(row.subject, until));
    FeedbackWork work;
    work.id = row.subject;
    work.kind = WorkKind::CallBack;
    work.until = until;
    work.saidAtMs = rating.value()->ratedAtMs;
    return FeedbackWorkStore(database, row.hall).add(work);
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
    if (!isNew.value()) {
        return leaveOut(row, ErrorCode::Conflict, QStringLiteral("its id is known"));
    }
    FeedbackWork work;
    work.id = filed.id;
    work.kind = workKindOf(filed.kind);
    work.number = filed.number;
    work.matter = filed.matter;
    work.until = filed.answerBy;
    work.saidAtMs = filed.filedAtMs;
    return FeedbackWorkStore(database, row.hall).add(work);
}

/// What the hall does about it: the hall's own facts alone, here and at its centre.
Result<void> FeedbackProjection::applyWork(Database& database, const journal::Row& row)
{
    const auto found = FeedbackWorkStore(database, row.hall).find(row.subject);
    if (!found) {
        return found.error();
    }
    if (row.node != row.hall || !found.value()) {
        return leaveOut(row, ErrorCode::NotFound, QStringLiteral("nothing of its hall"));
    }
    const FeedbackWork& work = *found.value();
    if (work.state == WorkState::Closed) {
        return leaveOut(row, ErrorCode::Conflict, QStringLiteral("it is closed"));
    }
    if (row.kind == QLatin1String(facts::kAnswered)) {
        return applyAnswered(database, row, work);
    }
    return row.kind == QLatin1String(facts::kCalled) ? applyCalled(database, row, work)
                                                     : applyClosed(database, row, work);
}

Result<void> FeedbackProjection::applyAnswered(Database& database, const journal::Row& row,
                                               FeedbackWork work)
{
    if (work.kind == WorkKind::CallBack || work.answers >= kAnswersAtMost) {
        return leaveOut(row, ErrorCode::Conflict, QStringLiteral("no answer is wanted"));
    }
    work.answers += 1;
    work.state = WorkState::Answered;
    work.lastAtMs = row.correctedMs;
    FeedbackWorkStore store(database, row.hall);
    OW_TRY(store.addAnswer({.id = work.id,
                            .number = work.answers,
                            .atMs = row.correctedMs,
                            .sealed = row.sealed,
                            .keyId = row.keyId}));
    return store.update(work);
}

Result<void> FeedbackProjection::applyCalled(Database& database, const journal::Row& row,
                                             FeedbackWork work)
{
    if (work.calls >= kCallsAtMost) {
        return leaveOut(row, ErrorCode::TooMany, QStringLiteral("calls"));
    }
    work.calls += 1;
    work.wasReached = work.wasReached || bodyOf(row).value(QStringLiteral("reached")).toBool();
    work.lastAtMs = row.correctedMs;
    return FeedbackWorkStore(database, row.hall).update(work);
}

Result<void> FeedbackProjection::applyClosed(Database& database, const journal::Row& row,
                                             FeedbackWork work)
{
    const QString outcome = textOf(bodyOf(row), "outcome");
    if (!closingOutcomes().contains(outcome)) {
        return leaveOut(row, ErrorCode::BadRequest, QStringLiteral("no such outcome"));
    }
    if (work.kind != WorkKind::CallBack && work.answers == 0) {
        return leaveOut(row, ErrorCode::Conflict, QStringLiteral("it is not answered"));
    }
    work.state = WorkState::Closed;
    work.outcome = outcome;
    work.lastAtMs = row.correctedMs;
    return FeedbackWorkStore(database, row.hall).update(work);
}

} // namespace onewindow::feedback
