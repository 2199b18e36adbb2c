// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of PublicTickets that says how somebody stands: who is before them, who came first and
// why, how long it will take.

#include "services/core/Durations.h"
#include "services/journal/CheckValue.h"
#include "services/queue/FactKinds.h"
#include "services/queue/ListText.h"
#include "services/queue/PublicTickets.h"
#include "services/queue/WaitEstimate.h"
#include "services/storage/Rows.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace onewindow::queue {

using storage::Database;
using storage::Statement;

namespace {

constexpr qsizetype kForecastMattersLimit = 1000; ///< Of one fact.
constexpr qsizetype kWordLimit = 20;
constexpr qint64 kCallsKeptMs = kDayMs;
/// Where facts::kStopped is kept: no matter's id has a '/'.
const QString kStoppedKey = QStringLiteral("stopped/");

Result<void> keepForecast(Database& database, const QString& hall, const QString& matter,
                          qint64 atMs, const QJsonObject& body)
{
    if (body.isEmpty()) {
        return storage::run(database, "DELETE FROM public_forecasts WHERE hall = ? AND matter = ?",
                            hall, matter);
    }
    const QString text = QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Compact));
    return storage::run(
        database,
        "INSERT INTO public_forecasts (hall, matter, at, body, local) VALUES (?, ?, ?, ?, ?) ON "
        "CONFLICT (hall, matter) DO UPDATE SET at = excluded.at, body = excluded.body, local = "
        "excluded.local",
        hall, matter, atMs, text, journal::checkOfColumns(hall, matter, atMs, text));
}

/// What a hall forecast last of a matter, or its rules.
struct Kept
{
    qint64 atMs = 0;
    QJsonObject body;
};

Result<std::optional<Kept>> keptForecast(Database& database, const QString& hall,
                                         const QString& matter)
{
    return storage::firstOf(
        storage::query(database,
                       "SELECT at, body FROM public_forecasts WHERE hall = ? AND matter = ?", hall,
                       matter),
        [](const Statement& row) {
            return Kept{row.integer(0), QJsonDocument::fromJson(row.text(1).toUtf8()).object()};
        });
}

/// Why the ticket, which waits, will hardly be called, by what facts::kStopped said last.
Stop lateOf(const QJsonObject& said, const Ticket& ticket, qint64 nowMs)
{
    const QJsonObject matter =
        said.value(QStringLiteral("matters")).toObject().value(ticket.matter).toObject();
    const qint64 fromMs = matter.value(QStringLiteral("fromDueAt")).toInteger();
    const bool isToday = said.value(QStringLiteral("day")).toString() == hallDay(nowMs);
    if (!isToday || fromMs == 0 || ticket.dueAtMs < fromMs) {
        return Stop::None;
    }
    const Stop stop = stopFrom(matter.value(QStringLiteral("stopped")).toString());
    return stop == Stop::None ? Stop::Full : stop;
}

/// Somebody with a head start is due before they came; with an appointment ahead, what holds for
/// everybody is no less true.
Result<void> addForecast(Database& database, const QString& hall, const Ticket& ticket,
                         qint64 nowMs, PublicPlace& place)
{
    const auto order = keptForecast(database, hall, QString());
    if (!order) {
        return order.error();
    }
    if (order.value()) {
        place.headStartMs = longestHeadStartMs(callRulesFrom(order.value()->body));
    }
    const auto stopped = keptForecast(database, hall, kStoppedKey);
    if (!stopped) {
        return stopped.error();
    }
    if (stopped.value()) {
        place.late = lateOf(stopped.value()->body, ticket, nowMs);
    }
    const auto curve = keptForecast(database, hall, ticket.matter);
    if (!curve) {
        return curve.error();
    }
    const bool isOfNow = curve.value() && nowMs - curve.value()->atMs <= kCurveAgeMs;
    if (isOfNow && place.openWindows > 0 && ticket.line == ticket.matter) {
        place.range =
            waitCurveFrom(curve.value()->body).at(place.ahead, ticket.dueAtMs < ticket.issuedAtMs);
        place.rangeAtMs = curve.value()->atMs;
    }
    return {};
}

} // namespace

QJsonObject publicJson(const Ticket& ticket, const catalog::Catalogue& offered,
                       const std::optional<PublicPlace>& place)
{
    QJsonObject json{{QStringLiteral("number"), ticket.number},
                     {QStringLiteral("state"), stateName(ticket.state)},
                     {QStringLiteral("issuedAt"), ticket.issuedAtMs},
                     {QStringLiteral("dueAt"), ticket.dueAtMs},
                     {QStringLiteral("line"), ticket.line}};
    const catalog::Matter* matter = offered.matter(ticket.matter);
    if (matter != nullptr) {
        json.insert(QStringLiteral("matter"), catalog::toJson(matter->name));
        json.insert(QStringLiteral("area"), catalog::toJson(matter->windowArea));
    }
    QJsonArray further;
    for (const QString& id : ticket.further) {
        if (const catalog::Matter* other = offered.matter(id)) {
            further.append(catalog::toJson(other->name));
        }
    }
    if (!further.isEmpty()) {
        json.insert(QStringLiteral("further"), further);
    }
    if (place) {
        json.insert(QStringLiteral("ahead"), place->ahead);
        const auto usual = matter == nullptr ? std::nullopt
                                             : estimateWait(place->ahead, matter->typicalMinutes,
                                                            place->openWindows);
        const auto range = place->range ? place->range : usual;
        if (range) {
            json.insert(QStringLiteral("lowMinutes"), range->lowMinutes);
            json.insert(QStringLiteral("highMinutes"), range->highMinutes);
        }
        if (place->range && place->rangeAtMs != 0) {
            json.insert(QStringLiteral("rangeAt"), place->rangeAtMs);
        }
        if (place->passing) {
            json.insert(QStringLiteral("passing"), passingJson(*place->passing, ticket));
        }
        if (place->late != Stop::None) {
            json.insert(QStringLiteral("late"), stopName(place->late));
            json.insert(QStringLiteral("canBeBooked"),
                        matter != nullptr && matter->guide.canBeBooked && ticket.further.isEmpty());
        }
        if (place->headStartMs) {
            json.insert(QStringLiteral("headStartMinutes"), *place->headStartMs / kMinuteMs);
        }
    }
    if (!ticket.window.isEmpty()) {
        json.insert(QStringLiteral("window"), ticket.window);
        json.insert(QStringLiteral("calledAt"), ticket.calledAtMs);
        json.insert(QStringLiteral("callCount"), ticket.callCount);
    }
    return json;
}

Result<void> PublicTickets::noteCall(Database& database, const journal::Row& row,
                                     const Ticket& before, const Ticket& after)
{
    const bool isCalled = row.kind == QLatin1String(facts::kCalled);
    const bool isRecalled = row.kind == QLatin1String(facts::kRecalled);
    const bool waitsAgain =
        after.state == TicketState::Waiting && before.state != TicketState::Waiting;
    if (isRecalled || (waitsAgain && before.calledAtMs > 0)) {
        OW_TRY(storage::run(database,
                            "DELETE FROM public_calls WHERE hall = ? AND line = ? AND called_at = "
                            "? AND id = ?",
                            row.hall, before.line, before.calledAtMs, before.id));
    }
    if (!isCalled && !isRecalled) {
        return {};
    }
    // What was called a day ago went before nobody who waits.
    OW_TRY(storage::run(database,
                        "DELETE FROM public_calls WHERE hall = ? AND line = ? AND called_at < ?",
                        row.hall, after.line, after.calledAtMs - kCallsKeptMs));
    const auto write = [&database](const auto&... columns) {
        return storage::run(
            database,
            "INSERT INTO public_calls (hall, line, called_at, id, number, issued_at, due_at, "
            "reason, local) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, line, "
            "called_at, id) DO NOTHING",
            columns..., journal::checkOfColumns(columns...));
    };
    return write(row.hall, after.line, after.calledAtMs, after.id, after.number, after.issuedAtMs,
                 after.dueAtMs, after.callReason);
}

Result<void> PublicTickets::applyForecast(Database& database, const journal::Row& row)
{
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    const QJsonObject matters = body.value(QStringLiteral("matters")).toObject();
    qsizetype left = kForecastMattersLimit;
    for (auto matter = matters.begin(); matter != matters.end() && left > 0; ++matter, --left) {
        if (!matter.key().isEmpty()) {
            const QJsonObject curve = toJson(waitCurveFrom(matter->toObject()));
            OW_TRY(keepForecast(database, row.hall, matter.key(), row.correctedMs, curve));
        }
    }
    const QJsonObject order = body.value(QStringLiteral("order")).toObject();
    return order.isEmpty() ? Result<void>()
                           : keepForecast(database, row.hall, QString(), row.correctedMs,
                                          toJson(callRulesFrom(order)));
}

Result<void> PublicTickets::applyStopped(Database& database, const journal::Row& row)
{
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    const QJsonObject said = body.value(QStringLiteral("matters")).toObject();
    QJsonObject matters;
    qsizetype left = kForecastMattersLimit;
    for (auto matter = said.begin(); matter != said.end() && left > 0; ++matter, --left) {
        const QJsonObject one = matter->toObject();
        matters.insert(
            matter.key(),
            QJsonObject{
                {QStringLiteral("stopped"),
                 one.value(QStringLiteral("stopped")).toString().left(kWordLimit)},
                {QStringLiteral("fromDueAt"), one.value(QStringLiteral("fromDueAt")).toInteger()}});
    }
    const QString day = body.value(QStringLiteral("day")).toString().left(kWordLimit);
    return keepForecast(database, row.hall, kStoppedKey, row.correctedMs,
                        matters.isEmpty() ? QJsonObject()
                                          : QJsonObject{{QStringLiteral("day"), day},
                                                        {QStringLiteral("matters"), matters}});
}

Result<PublicPlace> PublicTickets::placeOf(Database& database, const QString& hall,
                                           const Ticket& ticket, qint64 nowMs)
{
    const auto ahead = storage::integerOf(storage::query(
        database,
        "SELECT count(*) FROM public_tickets WHERE hall = ? AND line = ? AND "
        "state = 1 AND day >= ? AND (due_at, seq, id) < (?, ?, ?)",
        hall, ticket.line, ticket.day, ticket.dueAtMs, static_cast<qint64>(ticket.seq), ticket.id));
    if (!ahead) {
        return ahead.error();
    }
    const auto windows = storage::rowsOf(
        storage::query(database, "SELECT matters FROM public_windows WHERE hall = ?", hall),
        [](const Statement& row) { return listOf(row.text(0)); });
    if (!windows) {
        return windows.error();
    }
    const auto open =
        std::count_if(windows.value().cbegin(), windows.value().cend(),
                      [&](const QStringList& matters) { return matters.contains(ticket.matter); });
    PublicPlace place{static_cast<int>(ahead.value()), static_cast<int>(open)};
    auto passing = storage::firstOf(
        storage::query(database,
                       "SELECT number, issued_at, due_at, called_at, reason FROM public_calls "
                       "WHERE hall = ? AND line = ? AND called_at > ? AND issued_at > ? "
                       "ORDER BY called_at DESC LIMIT 1",
                       hall, ticket.line, ticket.issuedAtMs, ticket.issuedAtMs),
        [](const Statement& row) {
            return CalledNumber{.number = row.text(0),
                                .issuedAtMs = row.integer(1),
                                .dueAtMs = row.integer(2),
                                .calledAtMs = row.integer(3),
                                .order = row.text(4)};
        });
    if (!passing) {
        return passing.error();
    }
    place.passing = std::move(passing).value();
    OW_TRY(addForecast(database, hall, ticket, nowMs, place));
    return place;
}

} // namespace onewindow::queue
