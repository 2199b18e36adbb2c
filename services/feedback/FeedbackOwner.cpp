// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/FeedbackOwner.h"

#include "services/core/Enforce.h"
#include "services/crypto/Suite.h"
#include "services/feedback/FactKinds.h"
#include "services/feedback/FeedbackStore.h"
#include "services/journal/SubjectStore.h"

namespace onewindow::feedback {

using namespace Qt::StringLiterals;
using storage::Database;

namespace {

Error notFound()
{
    return {ErrorCode::NotFound, u"no such number, or another code"_s};
}

Error conflict(const char* why)
{
    return {ErrorCode::Conflict, QString::fromLatin1(why)};
}

void wipeText(QString& text)
{
    text.fill(QChar(u'\0'));
    text.clear();
}

/// What was sealed, opened by this node; nothing where it was erased, or never sealed.
Result<std::optional<QJsonObject>> opened(Database& database, const journal::Journal& journal,
                                          const QByteArray& subject, const QByteArray& keyId,
                                          const QByteArray& sealed)
{
    if (sealed.isEmpty()) {
        return std::optional<QJsonObject>();
    }
    const Result<bool> isErased = journal::isErased(database, journal.hall(), keyId);
    if (!isErased) {
        return isErased.error();
    }
    if (isErased.value()) {
        return std::optional<QJsonObject>();
    }
    const auto key = journal.openDataKey(database, keyId);
    if (!key) {
        return key.error();
    }
    const auto personal = journal::unsealBody(key.value(), subject, sealed);
    return personal ? Result<std::optional<QJsonObject>>(std::optional(personal.value()))
                    : personal.error();
}

} // namespace

void OpenedWork::wipe()
{
    wipeText(text);
    wipeText(phone);
    for (QString& answer : answers) {
        wipeText(answer);
    }
}

/// The fact, by whom, and the work as it is then.
Result<FeedbackWork> FeedbackOwner::record(Database& database, const WorkOrder& order,
                                           journal::NewFact fact)
{
    fact.subject = order.id;
    fact.body.insert(u"staff"_s, order.staff);
    fact.body.insert(u"at"_s, order.desk);
    const auto row = m_journal.append(database, fact);
    if (!row) {
        return row.error();
    }
    const auto now = FeedbackWorkStore(database, m_journal.hall()).find(order.id);
    if (!now) {
        return now.error();
    }
    OW_ENFORCE(now.value().has_value());
    return *now.value();
}

Result<QStringList> FeedbackOwner::answersTo(Database& database, const QByteArray& id) const
{
    const auto kept = FeedbackWorkStore(database, m_journal.hall()).answers(id);
    if (!kept) {
        return kept.error();
    }
    QStringList texts;
    for (const FeedbackAnswer& answer : kept.value()) {
        const auto personal = opened(database, m_journal, id, answer.keyId, answer.sealed);
        if (!personal) {
            return personal.error();
        }
        texts << (personal.value() ? personal.value()->value(u"text"_s).toString() : QString());
    }
    return texts;
}

Result<OpenedWork> FeedbackOwner::open(Database& database, const WorkOrder& order)
{
    const QString& hall = m_journal.hall();
    const auto work = FeedbackWorkStore(database, hall).find(order.id);
    if (!work) {
        return work.error();
    }
    if (!work.value()) {
        return notFound();
    }
    OpenedWork read;
    read.work = *work.value();
    FeedbackStore store(database, hall);
    QByteArray keyId;
    QByteArray sealed;
    if (read.work.kind == WorkKind::CallBack) {
        const auto rating = store.rating(order.id);
        if (!rating) {
            return rating.error();
        }
        OW_ENFORCE(rating.value().has_value());
        read.level = rating.value()->level;
        read.codes = rating.value()->codes;
        keyId = rating.value()->keyId;
        sealed = rating.value()->sealed;
    } else {
        const auto filed = store.findCase(order.id);
        if (!filed) {
            return filed.error();
        }
        OW_ENFORCE(filed.value().has_value());
        keyId = filed.value()->keyId;
        sealed = filed.value()->sealed;
    }
    const auto personal = opened(database, m_journal, order.id, keyId, sealed);
    if (!personal) {
        return personal.error();
    }
    read.isErased = !sealed.isEmpty() && !personal.value();
    if (personal.value()) {
        const bool isRating = read.work.kind == WorkKind::CallBack;
        read.text = personal.value()->value(isRating ? u"words"_s : u"text"_s).toString();
        read.phone = personal.value()->value(u"phone"_s).toString();
    }
    auto answers = answersTo(database, order.id);
    if (!answers) {
        return answers.error();
    }
    read.answers = std::move(answers).value();
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kOpened);
    const auto recorded = record(database, order, fact);
    return recorded ? Result<OpenedWork>(std::move(read)) : recorded.error();
}

Result<FeedbackWork> FeedbackOwner::answer(Database& database, const WorkOrder& order,
                                           const QString& text, int seen,
                                           const journal::NewDataKey& key)
{
    if (text.trimmed().isEmpty() || text.size() > kAnswerLimit) {
        return Error{ErrorCode::BadRequest, u"text: empty, or too long"_s};
    }
    const auto work = FeedbackWorkStore(database, m_journal.hall()).find(order.id);
    if (!work) {
        return work.error();
    }
    if (!work.value()) {
        return notFound();
    }
    if (work.value()->answers != seen) {
        return conflict("a colleague has answered");
    }
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kAnswered);
    fact.body = {{u"number"_s, seen == 0 ? u"first"_s : u"second"_s}};
    const auto sealed = journal::sealBody(m_journal.keys().suite(), key.key, order.id,
                                          {{u"text"_s, text.trimmed()}});
    if (!sealed) {
        return sealed.error();
    }
    OW_TRY(m_journal.storeDataKey(database, key));
    fact.sealed = sealed.value();
    fact.keyId = key.key.id;
    fact.keyDigest = key.key.keyDigest;
    return record(database, order, fact);
}

Result<FeedbackWork> FeedbackOwner::noteCall(Database& database, const WorkOrder& order,
                                             bool wasReached)
{
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kCalled);
    fact.body = {{u"reached"_s, wasReached}};
    return record(database, order, fact);
}

Result<FeedbackWork> FeedbackOwner::close(Database& database, const WorkOrder& order,
                                          const QString& outcome)
{
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kClosed);
    fact.body = {{u"outcome"_s, outcome}};
    return record(database, order, fact);
}

Result<FollowedFeedback> FeedbackOwner::followed(Database& database,
                                                 const FeedbackCase& filed) const
{
    const auto work = FeedbackWorkStore(database, m_journal.hall()).find(filed.id);
    if (!work) {
        return work.error();
    }
    if (!work.value()) {
        return notFound();
    }
    FollowedFeedback followed{.id = {},
                              .kind = filed.kind,
                              .number = filed.number,
                              .state = work.value()->state,
                              .filedAtMs = filed.filedAtMs,
                              .answerBy = filed.answerBy,
                              .answer = {}};
    const auto kept = FeedbackWorkStore(database, m_journal.hall()).answers(filed.id);
    if (!kept) {
        return kept.error();
    }
    if (kept.value().isEmpty()) {
        return followed;
    }
    const FeedbackAnswer& last = kept.value().constLast();
    const auto personal = opened(database, m_journal, filed.id, last.keyId, last.sealed);
    if (personal) {
        followed.answer =
            personal.value() ? personal.value()->value(u"text"_s).toString() : QString();
    } else if (personal.error().code == ErrorCode::NotFound) {
        followed.isElsewhere = true; // No envelope for this node.
    } else {
        return personal.error();
    }
    followed.answeredAtMs = last.atMs;
    followed.isCorrected = kept.value().size() > 1;
    return followed;
}

Result<FollowedFeedback> FeedbackOwner::follow(Database& database, const QString& number,
                                               const QString& code) const
{
    const auto filed = FeedbackStore(database, m_journal.hall()).casesOf(number);
    if (!filed) {
        return filed.error();
    }
    for (const FeedbackCase& one : filed.value()) {
        if (crypto::equalSecrets(followCode(one.tokenDigest).toLatin1(), code.toLatin1())) {
            return followed(database, one);
        }
    }
    return notFound();
}

Result<FollowedFeedback> FeedbackOwner::followToken(Database& database, const QString& number,
                                                    const QString& token) const
{
    const auto filed =
        FeedbackStore(database, m_journal.hall()).findCase(number, digestOfToken(token));
    if (!filed) {
        return filed.error();
    }
    return filed.value() ? followed(database, *filed.value()) : notFound();
}

Result<FollowedFeedback> FeedbackOwner::followId(Database& database, const QByteArray& id) const
{
    const auto filed = FeedbackStore(database, m_journal.hall()).findCase(id);
    if (!filed) {
        return filed.error();
    }
    if (!filed.value()) {
        return notFound();
    }
    auto known = followed(database, *filed.value());
    if (known) {
        known.value().id = id;
    }
    return known;
}

} // namespace onewindow::feedback
