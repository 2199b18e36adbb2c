// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Forgetting a person: what was sealed for a ticket, an appointment, a case or what somebody said
// cannot be read any more, at any node. Found on a reader's connection, which may take a while, and
// erased by the writer.

#include "services/appointments/LotStore.h"
#include "services/cases/CaseStore.h"
#include "services/core/Ids.h"
#include "services/feedback/FeedbackStore.h"
#include "services/journal/SubjectStore.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"
#include "services/queue/FactKinds.h"
#include "services/queue/TicketProjection.h"
#include "services/queue/TicketSearchStore.h"

#include <algorithm>

namespace onewindow::platform {

namespace {

constexpr qsizetype kNameLimit = 64;

/// A closed list, because a fact is for ever and free words might name a person.
const QStringList& erasureReasons()
{
    static const QStringList reasons{QStringLiteral("request"), QStringLiteral("mistake"),
                                     QStringLiteral("retention"), QStringLiteral("order"),
                                     QStringLiteral("other")};
    return reasons;
}

/// A token of makeToken().
bool isToken(const QString& text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar character) {
        return (character >= u'a' && character <= u'z') ||
               (character >= u'A' && character <= u'Z') ||
               (character >= u'0' && character <= u'9') || character == u'-' || character == u'_';
    });
}

/// The thing in question: "3f0c..." with or without hyphens.
QByteArray subjectFrom(const QString& text)
{
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    return text.size() == 32 && bytes.size() == 16 ? bytes : idFromText(text);
}

void add(QList<QByteArray>& keys, const QByteArray& key)
{
    if (!key.isEmpty() && !keys.contains(key)) {
        keys.append(key);
    }
}

} // namespace

/// What somebody's data is kept under.
struct Api::ForgetOrder
{
    QString hall;
    QString token;      ///< Of a ticket ...
    QByteArray subject; ///< ... or of which thing.
    QString reason;
    QString staff;
};

/// The ticket of a token, and what was said of it: a hall has the ticket in its table, a centre in
/// the terminal's or the hall's fact.
Result<QList<QByteArray>> Api::subjectsOf(storage::Database& database,
                                          const ForgetOrder& order) const
{
    if (order.token.isEmpty()) {
        return QList{order.subject};
    }
    auto subjects = m_parts.queue != nullptr
                        ? queue::findTicketsOfToken(database, order.token)
                        : journal::SubjectStore(database, order.hall)
                              .subjectsOf(QLatin1String(queue::facts::kIssued),
                                          "\"token\":\"" + order.token.toLatin1() + '"');
    if (subjects) {
        subjects.value().append(feedback::ratingId(feedback::About::Ticket, order.token));
    }
    return subjects;
}

/// Its data keys, from everything that is kept of it: old rows of the journal may have been pruned.
Result<QList<QByteArray>> Api::keysOf(storage::Database& database, const ForgetOrder& order,
                                      const QByteArray& subject) const
{
    auto keys = journal::SubjectStore(database, order.hall).keysOf(subject);
    if (!keys) {
        return keys;
    }
    if (m_parts.queue != nullptr) {
        const auto ticket = queue::findSealedPart(database, subject);
        if (!ticket) {
            return ticket.error();
        }
        add(keys.value(), ticket.value().keyId);
    }
    const auto booked = appointments::LotStore(database, order.hall).appointment(subject);
    if (!booked) {
        return booked.error();
    }
    if (booked.value()) {
        add(keys.value(), booked.value()->keyId);
    }
    const auto filed = cases::CaseStore(database, order.hall).find(subject);
    if (!filed) {
        return filed.error();
    }
    if (filed.value()) {
        add(keys.value(), filed.value()->keyId);
    }
    const auto said = feedback::FeedbackStore(database, order.hall).keysOf(subject);
    if (!said) {
        return said.error();
    }
    for (const QByteArray& key : said.value()) {
        add(keys.value(), key);
    }
    return keys;
}

void Api::forgetPerson(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(identity::Permission::PersonForget); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    const QString hall = fields.text(QStringLiteral("hall"), kNameLimit);
    const QString subject = fields.text(QStringLiteral("subject"), kNameLimit);
    ForgetOrder order;
    order.token = fields.text(QStringLiteral("ticket"), kNameLimit);
    order.reason = fields.requiredText(QStringLiteral("reason"), kNameLimit);
    order.staff = caller.staff->account;
    order.subject = subjectFrom(subject);
    order.hall = m_parts.queue == nullptr ? hall : m_parts.journal.hall();
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    const auto wrong = [&reply](const QString& field, const QString& what) {
        reply(problem({ErrorCode::BadRequest, field + QStringLiteral(": ") + what}, field));
    };
    if (!erasureReasons().contains(order.reason)) {
        wrong(QStringLiteral("reason"), erasureReasons().join(QStringLiteral(", ")));
    } else if (!order.token.isEmpty() && !isToken(order.token)) {
        wrong(QStringLiteral("ticket"), QStringLiteral("a ticket's token"));
    } else if (order.token.isEmpty() == order.subject.isEmpty()) {
        wrong(QStringLiteral("subject"), QStringLiteral("an id, or a ticket's token instead"));
    } else if (order.hall.isEmpty() || (!hall.isEmpty() && hall != order.hall)) {
        wrong(QStringLiteral("hall"), QStringLiteral("whose ticket, appointment or case it is"));
    } else {
        forget(request, order, reply);
    }
}

void Api::forget(const HttpRequest& request, const ForgetOrder& order, const HttpReply& reply)
{
    m_parts.scanner.post(
        [this, request, order, reply](storage::Database& database) {
            const auto subjects = subjectsOf(database, order);
            if (!subjects) {
                reply(problem(subjects.error()));
                return;
            }
            QList<QByteArray> keys;
            for (const QByteArray& subject : subjects.value()) {
                const auto found = keysOf(database, order, subject);
                if (!found) {
                    reply(problem(found.error()));
                    return;
                }
                for (const QByteArray& key : found.value()) {
                    add(keys, key);
                }
            }
            if (keys.isEmpty()) {
                reply(problem({ErrorCode::NotFound, QStringLiteral("nothing personal is kept")}));
                return;
            }
            const QJsonObject why{{QStringLiteral("reason"), order.reason},
                                  {QStringLiteral("staff"), order.staff},
                                  {QStringLiteral("thing"), idToText(subjects.value().first())}};
            m_commands.run(
                request, order.staff, order.hall,
                [this, order, keys, why](storage::Database& store) -> Result<QJsonObject> {
                    journal::Journal journal = m_parts.journal.forHall(order.hall);
                    for (const QByteArray& key : keys) {
                        OW_TRY(journal.forget(store, key, why));
                    }
                    return QJsonObject{{QStringLiteral("erased"), keys.size()}};
                },
                reply);
        },
        [reply](const Error& error) { reply(problem(error)); });
}

} // namespace onewindow::platform
