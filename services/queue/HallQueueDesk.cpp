// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of HallQueue that is a desk's: numbers given out at the hall itself, numbers that were
// given out on paper while nothing else worked, and what one window asks another.

#include "services/core/Ids.h"
#include "services/queue/AppendFact.h"
#include "services/queue/ColleagueAsk.h"
#include "services/queue/FactKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/HallQueue.h"
#include "services/queue/ListText.h"
#include "services/queue/MarkTrouble.h"
#include "services/queue/TicketProjection.h"

#include <QSet>

#include <algorithm>

namespace onewindow::queue {

using storage::Database;

namespace {

/// What `ticket.issued` says of every number of the hall's own count.
struct OwnNumber
{
    QString series;
    qint64 counter = 0;
    QString matter;
    TicketClass klass = TicketClass::Ordinary;
    QString day;
    QString staff;
    QString token = makeToken();
    QString number = formatNumber(series, kHallMark, counter);

    [[nodiscard]] QJsonObject body() const
    {
        return {{QStringLiteral("number"), number},
                {QStringLiteral("series"), series},
                {QStringLiteral("counter"), counter},
                {QStringLiteral("matter"), matter},
                {QStringLiteral("class"), className(klass)},
                {QStringLiteral("day"), day},
                {QStringLiteral("token"), token},
                {QStringLiteral("staff"), staff}};
    }
};

} // namespace

IssueOrder::~IssueOrder()
{
    if (person) {
        person->wipe();
    }
}

Result<QJsonObject> HallQueue::issue(Database& database, const QStringList& matters,
                                     TicketClass klass, const QString& staff)
{
    IssueOrder order;
    order.matters = matters;
    order.klass = klass;
    order.staff = staff;
    return issue(database, order);
}

Result<void> HallQueue::checkMatters(const QStringList& matters) const
{
    const auto offered = m_hallFeed.catalogue();
    for (const QString& id : matters) {
        if (offered->matter(id) == nullptr) {
            return Error{ErrorCode::NotFound, QStringLiteral("no such matter")};
        }
    }
    if (matters.isEmpty() || matters.size() > kMattersLimit ||
        QSet<QString>(matters.begin(), matters.end()).size() != matters.size()) {
        return Error{ErrorCode::BadRequest, QStringLiteral("further: too many, or one twice")};
    }
    return {};
}

/// Numbers of the hall itself, unless its store was put back today.
Result<void> HallQueue::checkOwnMark(Database& database) const
{
    const auto burnt = journal::burntMarks(database, m_journal.clock().now());
    if (!burnt) {
        return burnt.error();
    }
    return burnt.value().contains(kHallMark)
               ? Error{ErrorCode::MarkBurnt, QStringLiteral("no numbers of the hall itself")}
               : Result<void>();
}

/// The next number of the hall's own count that was not given out on paper.
Result<qint64> HallQueue::nextCounter(Database& database, const QString& series,
                                      const QString& day) const
{
    const Result<qint64> last = lastCounter(database, m_journal.node(), series);
    if (!last) {
        return last;
    }
    // Bounded by what was entered today: PaperOrder::kLimit at a time.
    for (qint64 counter = last.value() + 1;; ++counter) {
        const Result<bool> isPaper = hasPaperNumber(database, day, series, counter);
        if (!isPaper || !isPaper.value()) {
            return isPaper ? Result<qint64>(counter) : isPaper.error();
        }
    }
}

Result<void> HallQueue::sealPerson(Database& database, const IssueOrder& order,
                                   journal::NewFact& fact) const
{
    const auto made = m_journal.makeDataKey(order.recipients);
    if (!made) {
        return made.error();
    }
    const journal::DataKey& key = made.value().key;
    const auto sealed = journal::sealBody(m_journal.keys().suite(), key, fact.subject,
                                          {{QStringLiteral("name"), order.person->name},
                                           {QStringLiteral("idNumber"), order.person->idNumber},
                                           {QStringLiteral("isTyped"), order.person->isTyped}});
    if (!sealed) {
        return sealed.error();
    }
    OW_TRY(m_journal.storeDataKey(database, made.value()));
    fact.sealed = sealed.value();
    fact.keyId = key.id;
    fact.keyDigest = key.keyDigest;
    return {};
}

/// Whoever is known by card holds one number a matter. One that was called for is as good as open.
Result<void> HallQueue::checkNoneOpen(Database& database, const IssueOrder& order,
                                      const QString& day) const
{
    if (order.handle.isEmpty()) {
        return {};
    }
    const auto open = findOpenTickets(database, order.handle, day);
    if (!open) {
        return open.error();
    }
    const bool goesAhead = order.readyAtMs != 0 && order.klass != TicketClass::Ordinary;
    for (const Ticket& ticket : open.value()) {
        const bool isPassed = goesAhead && ticket.klass == TicketClass::Ordinary;
        const bool isSame =
            std::any_of(order.matters.cbegin(), order.matters.cend(),
                        [&ticket](const QString& matter) { return ticket.isFor(matter); });
        if (isSame && !isPassed) {
            return Error{ErrorCode::AlreadyOpen, ticket.number};
        }
    }
    return {};
}

/// Of an appointment nothing: its wait begins when it does.
Result<void> HallQueue::addQuote(Database& database, const IssueOrder& order, QJsonObject& body)
{
    if (order.readyAtMs != 0) {
        return {};
    }
    const QString& id = order.matters.constFirst();
    const Result<int> waiting = countWaiting(database, id);
    if (!waiting) {
        return waiting.error();
    }
    const Result<int> windows = openWindowsFor(database, id);
    if (!windows) {
        return windows.error();
    }
    const auto ranges = m_hallFeed.waits().newcomer(
        database,
        {id, waiting.value(), windows.value(), m_hallFeed.catalogue()->matter(id)->typicalMinutes},
        m_journal.clock().now().wallMs);
    if (!ranges) {
        return ranges.error();
    }
    const auto& [ordinary, earlier] = ranges.value();
    const auto& range = order.klass != TicketClass::Ordinary && earlier ? earlier : ordinary;
    if (range) {
        body.insert(QStringLiteral("quoted"), toJson(*range));
    }
    return {};
}

Result<QJsonObject> HallQueue::issue(Database& database, const IssueOrder& order)
{
    OW_TRY(checkMatters(order.matters));
    OW_TRY(checkOwnMark(database));
    const qint64 wallMs = m_journal.clock().now().wallMs;
    const QString day = hallDay(wallMs);
    OW_TRY(checkNoneOpen(database, order, day));
    OW_TRY(checkGivenOut(database, order));
    const auto rules = m_rules.now(database);
    if (!rules) {
        return rules.error();
    }
    const QString series = m_hallFeed.catalogue()->matter(order.matters.constFirst())->series;
    const Result<qint64> counter = nextCounter(database, series, day);
    if (!counter) {
        return counter.error();
    }
    const OwnNumber own{.series = series,
                        .counter = counter.value(),
                        .matter = order.matters.constFirst(),
                        .klass = order.klass,
                        .day = day,
                        .staff = order.staff};
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kIssued);
    fact.subject = makeUuidV7(wallMs);
    fact.body = own.body();
    addIds(fact.body, "further", order.matters.mid(1));
    if (!order.classReason.isEmpty()) {
        fact.body.insert(QStringLiteral("classReason"), order.classReason.left(kReasonLimit));
    }
    if (!order.handle.isEmpty()) {
        fact.body.insert(QStringLiteral("handle"), order.handle);
    }
    if (order.klass != TicketClass::Ordinary) {
        fact.body.insert(QStringLiteral("headStartMs"),
                         headStartMs(rules.value()->numbers.order, order.klass));
    }
    if (order.readyAtMs != 0) {
        fact.body.insert(QStringLiteral("readyAt"), order.readyAtMs);
    }
    OW_TRY(addQuote(database, order, fact.body));
    if (order.person) {
        OW_TRY(sealPerson(database, order, fact));
    }
    const auto row = m_journal.append(database, fact);
    if (!row) {
        return row.error();
    }
    // In the same transaction: HallFeed counts on it.
    auto held = record(database, facts::kHeld, fact.subject,
                       {{QStringLiteral("by"), QStringLiteral("clerk")}});
    if (!held) {
        return held.error();
    }
    QJsonObject json = std::move(held).value();
    json.insert(QStringLiteral("token"), own.token);
    if (const QJsonValue quoted = fact.body.value(QStringLiteral("quoted")); quoted.isObject()) {
        json.insert(QStringLiteral("quoted"), quoted);
    }
    return json;
}

Result<QJsonObject> HallQueue::enterPaper(Database& database, const PaperOrder& order)
{
    OW_TRY(checkMatters({order.matter}));
    OW_TRY(checkOwnMark(database));
    const qint64 nowMs = m_journal.clock().now().wallMs;
    const QString day = hallDay(nowMs);
    const qint64 count = order.last - order.first + 1;
    if (order.first < 1 || count < 1 || count > PaperOrder::kLimit) {
        return Error{ErrorCode::BadRequest, QStringLiteral("last: from first on, 100 at most")};
    }
    if (order.fromMs > order.untilMs || order.untilMs > nowMs || hallDay(order.fromMs) != day) {
        return Error{ErrorCode::BadRequest, QStringLiteral("until: of today, not ahead")};
    }
    const QString series = m_hallFeed.catalogue()->matter(order.matter)->series;
    const Result<qint64> last = lastCounter(database, m_journal.node(), series);
    if (!last) {
        return last.error();
    }
    if (order.first <= last.value()) {
        return Error{ErrorCode::Conflict, formatNumber(series, kHallMark, order.first)};
    }
    for (qint64 i = 0; i < count; ++i) {
        const OwnNumber own{.series = series,
                            .counter = order.first + i,
                            .matter = order.matter,
                            .day = day,
                            .staff = order.staff};
        const Result<bool> isThere = hasPaperNumber(database, day, series, own.counter);
        if (!isThere) {
            return isThere.error();
        }
        if (isThere.value()) {
            return Error{ErrorCode::Conflict, own.number};
        }
        // Those between the first and the last came one after the other.
        const qint64 writtenAtMs =
            count == 1 ? order.fromMs
                       : order.fromMs + (order.untilMs - order.fromMs) * i / (count - 1);
        const QByteArray id = makeUuidV7(nowMs);
        QJsonObject body = own.body();
        body.insert(QStringLiteral("writtenAt"), writtenAtMs);
        OW_TRY(appendFact(m_journal, database, facts::kIssued, id, body));
        OW_TRY(appendFact(m_journal, database, facts::kHeld, id,
                          {{QStringLiteral("by"), QStringLiteral("clerk")},
                           {QStringLiteral("staff"), order.staff}}));
    }
    return QJsonObject{
        {QStringLiteral("first"), formatNumber(series, kHallMark, order.first)},
        {QStringLiteral("last"), formatNumber(series, kHallMark, order.last)},
        {QStringLiteral("count"), count},
    };
}

Result<QJsonObject> HallQueue::askColleague(Database& database, const AskOrder& order)
{
    if (!m_hallFeed.hasWindow(order.window) ||
        (!order.to.isEmpty() && !m_hallFeed.hasWindow(order.to))) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such window")};
    }
    if (!askTexts().contains(order.text)) {
        return Error{ErrorCode::BadRequest, QStringLiteral("text: ") + askTexts().join(u", ")};
    }
    if (order.to == order.window) {
        return Error{ErrorCode::BadRequest, QStringLiteral("to: another window")};
    }
    const qint64 nowMs = m_journal.clock().now().wallMs;
    const QByteArray id = makeUuidV7(nowMs);
    OW_TRY(appendFact(m_journal, database, facts::kColleagueAsked, id,
                      {{QStringLiteral("window"), order.window},
                       {QStringLiteral("to"), order.to},
                       {QStringLiteral("text"), order.text},
                       {QStringLiteral("staff"), order.staff},
                       {QStringLiteral("until"), nowMs + m_rules.file().askLimitMs}}));
    const auto ask = findColleagueAsk(database, id);
    if (!ask) {
        return ask.error();
    }
    OW_ENFORCE(ask.value().has_value());
    return toJson(*ask.value());
}

Result<QJsonObject> HallQueue::answerColleague(Database& database, const QByteArray& id,
                                               const AskAnswer& answer)
{
    auto ask = findColleagueAsk(database, id);
    if (!ask) {
        return ask.error();
    }
    if (!ask.value()) {
        return Error{ErrorCode::NotFound, QStringLiteral("nobody asks so")};
    }
    if (!askAnswers().contains(answer.answer)) {
        return Error{ErrorCode::BadRequest, QStringLiteral("answer: ") + askAnswers().join(u", ")};
    }
    if (ask.value()->to.isEmpty() && !answer.isManager) {
        return Error{ErrorCode::NotPermitted, QStringLiteral("the manager is asked")};
    }
    if (!ask.value()->answer.isEmpty()) {
        return conflict("answered already");
    }
    if (m_journal.clock().now().wallMs > ask.value()->untilMs) {
        return Error{ErrorCode::TooLate, QStringLiteral("nobody waits for it any more")};
    }
    OW_TRY(appendFact(m_journal, database, facts::kColleagueAnswered, id,
                      {{QStringLiteral("window"), ask.value()->window},
                       {QStringLiteral("answer"), answer.answer},
                       {QStringLiteral("staff"), answer.staff}}));
    ask = findColleagueAsk(database, id);
    if (!ask) {
        return ask.error();
    }
    OW_ENFORCE(ask.value().has_value());
    return toJson(*ask.value());
}

} // namespace onewindow::queue
