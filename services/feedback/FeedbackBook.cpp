// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/FeedbackBook.h"

#include "services/core/Enforce.h"
#include "services/core/Ids.h"
#include "services/feedback/FactKinds.h"
#include "services/feedback/FeedbackStore.h"
#include "services/feedback/ReasonCodes.h"
#include "services/queue/DayNumber.h"
#include "services/queue/Ticket.h"

#include <QJsonArray>

#include <algorithm>

namespace onewindow::feedback {

using storage::Database;

namespace {

Error badRequest(const char* what)
{
    return {ErrorCode::BadRequest, QString::fromLatin1(what)};
}

/// Overwritten first where the text is not shared.
void wipeText(QString& text)
{
    text.fill(QChar(u'\0'));
    text.clear();
}

Result<void> append(journal::Journal& journal, Database& database, const journal::NewFact& fact)
{
    const auto row = journal.append(database, fact);
    return row ? Result<void>() : Result<void>(row.error());
}

Result<void> check(const RatingRequest& request)
{
    if (request.level < kLowestLevel || request.level > kHighestLevel) {
        return badRequest("level");
    }
    const bool areReasons =
        std::all_of(request.codes.begin(), request.codes.end(),
                    [&](const QString& code) { return isReasonOf(request.level, code); });
    if (!areReasons) {
        return badRequest("codes");
    }
    if (request.words.size() > kTextLimit) {
        return badRequest("words");
    }
    if (!request.phone.isEmpty() && !isPhone(request.phone)) {
        return badRequest("phone");
    }
    return request.about == About::Visit || !request.token.isEmpty() ? Result<void>()
                                                                     : badRequest("token");
}

} // namespace

void RatingRequest::wipe()
{
    wipeText(words);
    wipeText(phone);
}

void FilingRequest::wipe()
{
    wipeText(text);
    wipeText(phone);
    wipeText(idNumber);
}

QDate FeedbackBook::today() const
{
    return QDate::fromString(queue::hallDay(m_journal.clock().now().wallMs), Qt::ISODate);
}

bool FeedbackBook::isPersonal(const RatingRequest& request)
{
    return !request.words.isEmpty() || !request.phone.isEmpty();
}

Result<void> FeedbackBook::seal(Database& database, journal::NewFact& fact,
                                const QJsonObject& personal, const journal::NewDataKey& key)
{
    const auto sealed =
        journal::sealBody(m_journal.keys().suite(), key.key, fact.subject, personal);
    if (!sealed) {
        return sealed.error();
    }
    OW_TRY(m_journal.storeDataKey(database, key));
    fact.sealed = sealed.value();
    fact.keyId = key.key.id;
    fact.keyDigest = key.key.keyDigest;
    return {};
}

Result<Rated> FeedbackBook::rate(Database& database, const RatingRequest& request,
                                 const std::optional<journal::NewDataKey>& key)
{
    OW_TRY(check(request));
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kRated);
    fact.subject = request.about == About::Visit ? makeUuidV7(m_journal.clock().now().wallMs)
                                                 : ratingId(request.about, request.token);
    const auto before = FeedbackStore(database, m_journal.hall()).rating(fact.subject);
    if (!before) {
        return before.error();
    }
    Rated rated;
    rated.number = before.value() ? 2 : 1;
    fact.body = {{QStringLiteral("about"), aboutName(request.about)},
                 {QStringLiteral("level"), request.level},
                 {QStringLiteral("codes"), QJsonArray::fromStringList(request.codes)},
                 {QStringLiteral("number"),
                  rated.number == 1 ? QStringLiteral("first") : QStringLiteral("second")},
                 {QStringLiteral("pf"), request.channel}};
    if (isPersonal(request)) {
        OW_ENFORCE(key.has_value());
        OW_TRY(seal(
            database, fact,
            {{QStringLiteral("words"), request.words}, {QStringLiteral("phone"), request.phone}},
            *key));
    }
    OW_TRY(append(m_journal, database, fact));
    if (isBad(request.level)) {
        const auto until = callBack(database, fact.subject);
        if (!until) {
            return until.error();
        }
        rated.callBackBy = until.value();
    }
    return rated;
}

Result<QDate> FeedbackBook::callBack(Database& database, const QByteArray& rating)
{
    const int days = m_settings.terms.callBackDays;
    const QDate until = m_settings.calendar.workingDayAfter(today(), days);
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kCallback);
    fact.subject = rating;
    fact.body = {{QStringLiteral("until"), until.toString(Qt::ISODate)},
                 {QStringLiteral("days"), days}};
    OW_TRY(append(m_journal, database, fact));
    return until;
}

Result<Filed> FeedbackBook::file(Database& database, const FilingRequest& request,
                                 const journal::NewDataKey& key)
{
    if (request.text.trimmed().isEmpty() || request.text.size() > kTextLimit) {
        return badRequest("text");
    }
    if (!request.phone.isEmpty() && !isPhone(request.phone)) {
        return badRequest("phone");
    }
    const QDate day = today();
    const QString dayText = day.toString(Qt::ISODate);
    FeedbackStore store(database, m_journal.hall());
    const auto last = store.lastCounter(m_journal.node(), dayText);
    if (!last) {
        return last.error();
    }
    const auto number = queue::nextDayNumber(
        database, m_journal,
        {.letter = u'Y', .mark = m_settings.mark, .day = dayText, .last = last.value()});
    if (!number) {
        return number.error();
    }
    const int days = m_settings.terms.daysOf(request.kind);
    Filed filed;
    filed.token = makeToken();
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kFiled);
    fact.subject = makeUuidV7(m_journal.clock().now().wallMs);
    fact.body = {
        {QStringLiteral("kind"), kindName(request.kind)},
        {QStringLiteral("number"), number.value().text},
        {QStringLiteral("counter"), number.value().counter},
        {QStringLiteral("day"), dayText},
        {QStringLiteral("token"), QString::fromLatin1(digestOfToken(filed.token).toBase64())},
        {QStringLiteral("until"),
         m_settings.calendar.workingDayAfter(day, days).toString(Qt::ISODate)},
        {QStringLiteral("days"), days}};
    if (!request.matter.isEmpty()) {
        fact.body.insert(QStringLiteral("matter"), request.matter);
    }
    QJsonObject personal{{QStringLiteral("text"), request.text},
                         {QStringLiteral("phone"), request.phone}};
    if (!request.idNumber.isEmpty()) {
        personal.insert(QStringLiteral("idNumber"), request.idNumber);
    }
    OW_TRY(seal(database, fact, personal, key));
    OW_TRY(append(m_journal, database, fact));
    const auto found = find(database, number.value().text, filed.token);
    if (!found) {
        return found.error();
    }
    filed.filed = found.value();
    return filed;
}

Result<int> FeedbackBook::timesRated(Database& database, About about, const QString& token)
{
    const auto rating = FeedbackStore(database, m_journal.hall()).rating(ratingId(about, token));
    if (!rating) {
        return rating.error();
    }
    return rating.value() ? rating.value()->number : 0;
}

Result<FeedbackCase> FeedbackBook::find(Database& database, const QString& number,
                                        const QString& token)
{
    const auto found =
        FeedbackStore(database, m_journal.hall()).findCase(number, digestOfToken(token));
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such number and token")};
    }
    return *found.value();
}

} // namespace onewindow::feedback
