// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people say, for who answers it. The hall owns what is said in it and alone says something to
// it; a centre reads. Words and answers are in no log and in no answer that is kept.

#include "services/core/Ids.h"
#include "services/feedback/FeedbackOwner.h"
#include "services/feedback/RatingsSummary.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"
#include "services/queue/Ticket.h"

#include <QDate>
#include <QJsonArray>

namespace onewindow::platform {

namespace {

using feedback::FeedbackWork;
using feedback::WorkKind;
using feedback::WorkPlace;
using identity::Permission;

constexpr int kPage = 50;
constexpr qsizetype kNameLimit = 64;

HttpResponse badField(const QString& field, const char* detail)
{
    return problem({ErrorCode::BadRequest, field + QStringLiteral(": ") + QLatin1String(detail)},
                   field);
}

QJsonObject toJson(const FeedbackWork& work, const QString& today)
{
    QJsonObject json{{QStringLiteral("id"), idToText(work.id)},
                     {QStringLiteral("kind"), feedback::workKindName(work.kind)},
                     {QStringLiteral("number"), work.number},
                     {QStringLiteral("matter"), work.matter},
                     {QStringLiteral("saidAt"), work.saidAtMs},
                     {QStringLiteral("until"), work.until},
                     {QStringLiteral("isOverdue"),
                      work.state != feedback::WorkState::Closed && work.until < today},
                     {QStringLiteral("state"), feedback::workStateName(work.state)},
                     {QStringLiteral("answers"), work.answers},
                     {QStringLiteral("calls"), work.calls},
                     {QStringLiteral("wasReached"), work.wasReached}};
    if (!work.outcome.isEmpty()) {
        json.insert(QStringLiteral("outcome"), work.outcome);
    }
    return json;
}

QJsonObject toJson(const feedback::OpenedWork& read, const QString& today)
{
    QJsonObject json = toJson(read.work, today);
    json.insert(QStringLiteral("text"), read.text);
    json.insert(QStringLiteral("phone"), read.phone);
    json.insert(QStringLiteral("isErased"), read.isErased);
    json.insert(QStringLiteral("said"), QJsonArray::fromStringList(read.answers));
    if (read.level > 0) {
        json.insert(QStringLiteral("level"), read.level);
        json.insert(QStringLiteral("codes"), QJsonArray::fromStringList(read.codes));
    }
    return json;
}

QJsonObject toJson(const feedback::RatingsGroup& group)
{
    QJsonArray levels;
    for (const qint64 count : group.levels) {
        levels.append(count);
    }
    return {{QStringLiteral("key"), group.key}, {QStringLiteral("levels"), levels}};
}

/// What a list is asked for.
struct WorkQuestion
{
    bool isClosed = false;
    std::optional<WorkKind> kind;
    std::optional<WorkPlace> after;
};

/// Nothing, and the refusal in `reply`, if it asks for what is not there.
std::optional<WorkQuestion> questionFrom(const HttpRequest& request, const HttpReply& reply)
{
    WorkQuestion asked;
    const QString state = request.target.parameter(u"state");
    const QString kind = request.target.parameter(u"kind");
    const QString after = request.target.parameter(u"after");
    asked.isClosed = state == u"closed";
    asked.kind = feedback::workKindFromName(kind);
    asked.after = WorkPlace::fromText(after);
    if (!state.isEmpty() && state != u"open" && !asked.isClosed) {
        reply(badField(QStringLiteral("state"), "open or closed"));
    } else if (!kind.isEmpty() && !asked.kind) {
        reply(badField(QStringLiteral("kind"), "is not known"));
    } else if (!after.isEmpty() && !asked.after) {
        reply(badField(QStringLiteral("after"), "a cursor of an answer"));
    } else {
        return asked;
    }
    return std::nullopt;
}

std::optional<feedback::RatingsBy> ratingsByFrom(const QString& name)
{
    if (name == u"window") {
        return feedback::RatingsBy::Window;
    }
    if (name == u"matter") {
        return feedback::RatingsBy::Matter;
    }
    return name == u"day" ? std::optional(feedback::RatingsBy::Day) : std::nullopt;
}

Result<QJsonObject> pageOf(storage::Database& database, const QString& hall,
                           const WorkQuestion& asked, const QString& today)
{
    feedback::FeedbackWorkStore store(database, hall);
    // One more than a page says that there is another one.
    const auto found = asked.isClosed ? store.closed(asked.after, asked.kind, kPage + 1)
                                      : store.open(asked.after, asked.kind, kPage + 1);
    const auto count = store.count(today);
    if (!found || !count) {
        return found ? count.error() : found.error();
    }
    QJsonArray list;
    for (const FeedbackWork& work : found.value().mid(0, kPage)) {
        list.append(toJson(work, today));
    }
    QJsonObject json{{QStringLiteral("items"), list},
                     {QStringLiteral("open"), count.value().open},
                     {QStringLiteral("overdue"), count.value().overdue}};
    if (found.value().size() > kPage) {
        const FeedbackWork& last = found.value().at(kPage - 1);
        const WorkPlace place{.until = last.until,
                              .atMs = asked.isClosed ? last.lastAtMs : last.saidAtMs,
                              .id = last.id};
        json.insert(QStringLiteral("next"), place.toText());
    }
    return json;
}

} // namespace

QString Api::today() const
{
    return queue::hallDay(m_parts.clock.now().wallMs);
}

/// The hall whose people are asked about: the own one, at a centre the one that is named. Answers
/// for who may not, or names none.
std::optional<QString> Api::hallAskedOf(const HttpRequest& request, const Caller& caller,
                                        const HttpReply& reply) const
{
    const QString named = request.target.parameter(u"hall");
    const QString hall = m_parts.queue == nullptr ? named : m_parts.journal.hall();
    if (hall.isEmpty() || (!named.isEmpty() && named != hall)) {
        reply(badField(QStringLiteral("hall"), "where it was said"));
        return std::nullopt;
    }
    if (!caller.staff->hall.isEmpty() && caller.staff->hall != hall) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("not of that hall")}));
        return std::nullopt;
    }
    return hall;
}

void Api::listFeedback(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::FeedbackRead); !may) {
        reply(problem(may.error()));
        return;
    }
    const auto hall = hallAskedOf(request, caller, reply);
    const auto asked = hall ? questionFrom(request, reply) : std::nullopt;
    if (!asked) {
        return;
    }
    read([this, hall = *hall, asked = *asked](
             storage::Database& database) { return pageOf(database, hall, asked, today()); },
         reply);
}

void Api::readFeedback(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::FeedbackRead); !may) {
        reply(problem(may.error()));
        return;
    }
    const auto hall = hallAskedOf(request, caller, reply);
    if (!hall) {
        return;
    }
    // Without CommandRunner: it keeps the answers, and what was said is to be kept nowhere in
    // clear.
    m_parts.writer.run<QJsonObject>(
        [this, hall = *hall,
         order = workOrder(request, caller)](storage::Database& database) -> Result<QJsonObject> {
            feedback::FeedbackOwner owner(m_parts.journal.forHall(hall));
            auto read = owner.open(database, order);
            if (!read) {
                return read.error();
            }
            const QJsonObject json = toJson(read.value(), today());
            read.value().wipe();
            return json;
        },
        [reply](const Result<QJsonObject>& json) {
            reply(json ? jsonResponse(json.value()) : problem(json.error()));
        });
}

feedback::WorkOrder Api::workOrder(const HttpRequest& request, const Caller& caller)
{
    return {.id = idFromText(request.target.segments.at(2)),
            .staff = caller.staff->account,
            .desk = caller.desk()};
}

void Api::answerFeedback(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::FeedbackAnswer); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    const auto text = std::make_shared<QString>(
        fields.requiredText(QStringLiteral("text"), feedback::kAnswerLimit));
    const int seen = static_cast<int>(
        fields.requiredInteger(QStringLiteral("seen"), 0, feedback::kAnswersAtMost));
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    // The costly key is made on a worker: the writer has better things to do.
    const auto work = [this, request, order = workOrder(request, caller), text, seen, reply](int) {
        auto made = m_parts.journal.makeDataKey(m_parts.recipients);
        if (!made) {
            reply(problem(made.error()));
            return;
        }
        const auto key = std::make_shared<const journal::NewDataKey>(std::move(made).value());
        m_commands.run(
            request, order.staff,
            [this, order, text, seen, key](storage::Database& database) -> Result<QJsonObject> {
                feedback::FeedbackOwner owner(m_parts.journal);
                const auto answered = owner.answer(database, order, *text, seen, *key);
                return answered ? Result<QJsonObject>(toJson(answered.value(), today()))
                                : answered.error();
            },
            [text, reply](HttpResponse response) {
                text->fill(QChar(u'\0'));
                reply(std::move(response));
            });
    };
    if (!m_workers.post(work)) {
        reply(problem({ErrorCode::StoreBusy, QStringLiteral("too many answer at once")}));
    }
}

void Api::noteFeedbackCall(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::FeedbackAnswer); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    const auto wasReached = fields.flag(QStringLiteral("reached"));
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    if (!wasReached) {
        reply(badField(QStringLiteral("reached"), "is missing"));
        return;
    }
    m_commands.run(
        request, caller.staff->account,
        [this, order = workOrder(request, caller),
         wasReached = *wasReached](storage::Database& database) -> Result<QJsonObject> {
            feedback::FeedbackOwner owner(m_parts.journal);
            const auto called = owner.noteCall(database, order, wasReached);
            return called ? Result<QJsonObject>(toJson(called.value(), today())) : called.error();
        },
        reply);
}

void Api::closeFeedback(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::FeedbackAnswer); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    const QString outcome = fields.requiredText(QStringLiteral("outcome"), kNameLimit);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    if (!feedback::closingOutcomes().contains(outcome)) {
        reply(badField(QStringLiteral("outcome"), "is not known"));
        return;
    }
    m_commands.run(
        request, caller.staff->account,
        [this, order = workOrder(request, caller),
         outcome](storage::Database& database) -> Result<QJsonObject> {
            feedback::FeedbackOwner owner(m_parts.journal);
            const auto closed = owner.close(database, order, outcome);
            return closed ? Result<QJsonObject>(toJson(closed.value(), today())) : closed.error();
        },
        reply);
}

/// How satisfied people were with a month that is over as far as it is told: never who.
void Api::giveRatings(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::RatingsRead); !may) {
        reply(problem(may.error()));
        return;
    }
    const QDate month =
        QDate::fromString(request.target.parameter(u"month"), QStringLiteral("yyyy-MM"));
    const auto by = ratingsByFrom(request.target.parameter(u"by"));
    if (!month.isValid()) {
        reply(badField(QStringLiteral("month"), "yyyy-MM"));
        return;
    }
    if (!by) {
        reply(badField(QStringLiteral("by"), "window, matter or day"));
        return;
    }
    m_parts.scanner.post(
        [this, month, by = *by, reply](storage::Database& database) {
            const QDate day = QDate::fromString(today(), Qt::ISODate);
            const auto sums = feedback::ratingsOf(database, m_parts.journal.hall(), month, day, by);
            if (!sums) {
                reply(problem(sums.error()));
                return;
            }
            QJsonArray groups;
            for (const feedback::RatingsGroup& group : sums.value().groups) {
                groups.append(toJson(group));
            }
            reply(jsonResponse(
                {{QStringLiteral("groups"), groups},
                 {QStringLiteral("untold"), sums.value().untold},
                 {QStringLiteral("leastGroup"), feedback::RatingsSummary::kLeastGroup}}));
        },
        [reply](const Error& error) { reply(problem(error)); });
}

} // namespace onewindow::platform
