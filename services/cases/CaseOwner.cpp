// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseOwner.h"

#include "services/cases/CaseStore.h"
#include "services/cases/FactKinds.h"
#include "services/cases/FeedKinds.h"
#include "services/cases/WindowPart.h"
#include "services/journal/SubjectStore.h"
#include "services/queue/AppendFact.h"

#include <QJsonArray>

#include <algorithm>

namespace onewindow::cases {

using storage::Database;

namespace {

constexpr int kAtOnce = 100;
constexpr int kSequenceDigits = 4;
const QString kStaff = QStringLiteral("staff");
const QString kDepartment = QStringLiteral("department");

const char* factOf(CaseState state)
{
    const bool isDecision =
        state == CaseState::Approved || state == CaseState::Rejected || state == CaseState::Refused;
    return isDecision ? facts::kDecided : facts::kProgressed;
}

QJsonObject stepBody(CaseState state, const QString& by, qint64 atMs, const QString& reason)
{
    QJsonObject body{{QStringLiteral("state"), stateName(state)},
                     {QStringLiteral("by"), by},
                     {QStringLiteral("at"), atMs}};
    if (!reason.isEmpty()) {
        body.insert(QStringLiteral("reason"), reason);
    }
    return body;
}

/// What a clerk said of a case as they filed it: accepted, or what is missing, all of it.
Result<void> noteWindowsWord(Database& database, journal::Journal& journal, const CaseRow& filed)
{
    const auto body = journal::bodyUnder(database, journal.hall(), filed.keyId,
                                         QString::fromLatin1(facts::kFiled), filed.id);
    if (!body) {
        return body.error();
    }
    const WindowPart window =
        windowPartFromJson(body.value().value(QLatin1String("window")).toObject())
            .value_or(WindowPart());
    const bool isSentBack = filed.state == CaseState::CorrectionNeeded;
    QJsonObject step = stepBody(filed.state, kStaff, filed.filedAtMs,
                                isSentBack ? QStringLiteral("materials") : QString());
    step.insert(QStringLiteral("missing"),
                QJsonArray::fromStringList(isSentBack ? window.missing() : QStringList()));
    step.insert(QStringLiteral("staff"), window.staff);
    if (!window.desk.isEmpty()) {
        step.insert(QStringLiteral("desk"), window.desk);
    }
    return queue::appendFact(journal, database, facts::kProgressed, filed.id, step);
}

} // namespace

QString officialNumber(const QString& taskCode, const QString& day, qint64 sequence)
{
    return taskCode + QString(day).remove(u'-') +
           QStringLiteral("%1").arg(sequence, kSequenceDigits, 10, QLatin1Char('0'));
}

CaseOwner::CaseOwner(const journal::Journal& journal, PromiseOf promiseOf)
    : m_journal(journal)
    , m_promiseOf(std::move(promiseOf))
{}

Result<bool> CaseOwner::work(Database& database, const QString& hall)
{
    journal::Journal journal = m_journal.forHall(hall);
    OW_TRY(journal.lock(database));
    CaseStore store(database, hall);
    const auto waiting = store.unnumbered(kAtOnce);
    if (!waiting) {
        return waiting.error();
    }
    for (const CaseRow& filed : waiting.value()) {
        const QString code = filed.taskCode.isEmpty() ? filed.matter : filed.taskCode;
        const auto last = store.lastSequence(code, filed.day);
        if (!last) {
            return last.error();
        }
        const qint64 sequence = last.value() + 1;
        QJsonObject body{{QStringLiteral("number"), officialNumber(code, filed.day, sequence)},
                         {QStringLiteral("taskCode"), code},
                         {QStringLiteral("day"), filed.day},
                         {QStringLiteral("sequence"), sequence}};
        if (const int days = m_promiseOf ? m_promiseOf(filed.matter) : 0; days > 0) {
            body.insert(QStringLiteral("promise"), days);
        }
        OW_TRY(queue::appendFact(journal, database, facts::kNumbered, filed.id, body));
        if (filed.state == CaseState::Approved) {
            OW_TRY(queue::appendFact(journal, database, facts::kDecided, filed.id,
                                     {{QStringLiteral("state"), stateName(filed.state)},
                                      {QStringLiteral("by"), QStringLiteral("rule")}}));
        } else if (filed.state != CaseState::Received) {
            OW_TRY(noteWindowsWord(database, journal, filed));
        }
    }
    return waiting.value().size() == kAtOnce;
}

Result<CaseRow> CaseOwner::advance(Database& database, const QString& hall, const CaseOrder& order)
{
    journal::Journal journal = m_journal.forHall(hall);
    OW_TRY(journal.lock(database));
    CaseStore store(database, hall);
    const auto found = store.find(order.id);
    if (!found) {
        return found.error();
    }
    if (!found.value() || found.value()->number.isEmpty()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such case")};
    }
    const CaseState state = found.value()->state;
    if (state != order.seen || !mayFollow(state, order.to)) {
        return Error{ErrorCode::Conflict,
                     QStringLiteral("the case is in the state ") + stateName(state)};
    }
    if (order.reason.isEmpty() ? needsReason(order.to) : !isReasonFor(order.to, order.reason)) {
        return Error{ErrorCode::BadRequest,
                     QStringLiteral("reason: ") + decisionReasons().join(QStringLiteral(", "))};
    }
    const bool areMaterials = order.missing.size() <= kMissingLimit &&
                              std::all_of(order.missing.begin(), order.missing.end(), isMaterialId);
    if (!areMaterials || (!order.missing.isEmpty() && order.to != CaseState::CorrectionNeeded)) {
        return Error{ErrorCode::BadRequest, QStringLiteral("missing: materials of the matter")};
    }
    const auto steps = store.stepsOf(order.id);
    if (!steps) {
        return steps.error();
    }
    // The clock may have been set back since.
    const qint64 last =
        steps.value().isEmpty() ? found.value()->filedAtMs : steps.value().constLast().step.atMs;
    QJsonObject body =
        stepBody(order.to, kStaff, std::max(last, m_journal.clock().now().wallMs), order.reason);
    body.insert(QStringLiteral("missing"), QJsonArray::fromStringList(order.missing));
    body.insert(QStringLiteral("staff"), order.staff);
    if (!order.desk.isEmpty()) {
        body.insert(QStringLiteral("desk"), order.desk);
    }
    OW_TRY(queue::appendFact(journal, database, factOf(order.to), order.id, body));
    const auto now = store.find(order.id);
    if (!now) {
        return now.error();
    }
    OW_ENFORCE(now.value().has_value());
    return *now.value();
}

Result<QList<WaitingCase>> CaseOwner::waiting(Database& database, const QString& hall,
                                              const std::optional<WaitingCase>& from) const
{
    const auto rows = CaseStore(database, hall)
                          .undecided(from ? from->filedAtMs : -1, from ? from->id : QByteArray(),
                                     DepartmentSource::kFollowLimit);
    if (!rows) {
        return rows.error();
    }
    QList<WaitingCase> waiting;
    for (const CaseRow& row : rows.value()) {
        waiting.append({row.id, row.number, row.matter, row.filedAtMs});
    }
    return waiting;
}

Result<int> CaseOwner::takeIn(Database& database, const QString& hall,
                              const DepartmentProgress& progress)
{
    journal::Journal journal = m_journal.forHall(hall);
    OW_TRY(journal.lock(database));
    CaseStore store(database, hall);
    const auto found = store.find(progress.id);
    if (!found) {
        return found.error();
    }
    const auto taken = store.stepsOf(progress.id);
    if (!taken) {
        return taken.error();
    }
    if (!found.value() || found.value()->number.isEmpty()) {
        return 0;
    }
    const QList<CaseStepRow>& before = taken.value();
    CaseState state = found.value()->state;
    // No department hears of what staff has asked the citizen for: it goes on when that has come.
    if (state == CaseState::CorrectionNeeded && !before.isEmpty() &&
        before.constLast().by == kStaff) {
        return 0;
    }
    qint64 lastMs = before.isEmpty() ? found.value()->filedAtMs : before.constLast().step.atMs;
    // A department tells all of its steps each time. Those that the case has taken, by its word or
    // by staff's, are known again by their order; where staff is further, it is left behind.
    auto next = before.cbegin();
    int recorded = 0;
    for (const DepartmentStep& step : progress.steps) {
        const auto same = std::find_if(next, before.cend(), [&step](const CaseStepRow& row) {
            return row.step.state == step.state;
        });
        if (same != before.cend()) {
            next = std::next(same);
            continue;
        }
        if (!mayFollow(state, step.state)) {
            continue;
        }
        // Its clock is not ours.
        lastMs = std::max(lastMs, std::min(step.atMs, m_journal.clock().now().wallMs));
        OW_TRY(queue::appendFact(journal, database, factOf(step.state), progress.id,
                                 stepBody(step.state, kDepartment, lastMs, step.reason)));
        state = step.state;
        next = before.cend();
        ++recorded;
    }
    return recorded;
}

Result<void> CaseOwner::tidy(Database& database, const QString& hall)
{
    journal::Feed stream(hall);
    const QString kind = QString::fromLatin1(feed::kCase);
    const auto shown = stream.all(database, kind);
    if (!shown) {
        return shown.error();
    }
    const qint64 before = m_journal.clock().now().wallMs - kShownMs;
    for (const journal::FeedChange& change : shown.value()) {
        if (change.body && change.body->value(QLatin1String("at")).toInteger() < before) {
            OW_TRY(stream.remove(database, kind, change.id));
        }
    }
    return {};
}

} // namespace onewindow::cases
