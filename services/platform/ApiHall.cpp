// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The hall as its manager has it before them: how it stands, what would become of it if windows
// worked otherwise, and that a window does.

#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"
#include "services/queue/HallProjection.h"
#include "services/queue/WhatIf.h"
#include "services/supervision/Alarms.h"

#include <QJsonArray>

#include <algorithm>

namespace onewindow::platform {

namespace {

constexpr qsizetype kIdLimit = 64;
constexpr qsizetype kMatterLimit = 500;
constexpr qsizetype kPlanLimit = 100; ///< Windows of one what-if.
/// The newest; the others are in GET /v1/alarms.
constexpr qsizetype kAlarmLimit = 50;

using identity::Permission;
using storage::Database;

HttpResponse badBody(const JsonFields& fields)
{
    return problem(*fields.error(), fields.field());
}

/// As they are told to whoever sits at `machine`: a silent alarm that was raised there leaves no
/// trace on that screen, whoever is signed in.
Result<QJsonArray> alarmsOf(Database& database, const QString& hall, const QString& machine)
{
    auto open = supervision::openAlarms(database, hall);
    if (!open) {
        return open.error();
    }
    open.value().removeIf([&machine](const supervision::Alarm& alarm) {
        return alarm.code == errorName(ErrorCode::SilentAlarm) && alarm.node == machine;
    });
    QJsonArray alarms;
    for (const supervision::Alarm& alarm :
         open.value().first(std::min(open.value().size(), kAlarmLimit))) {
        alarms.append(toJson(alarm));
    }
    return alarms;
}

} // namespace

/// The terminals of the hall: when they were heard of, and how their devices are.
Result<QJsonArray> Api::terminalsOf(Database& database, const QString& hall) const
{
    QJsonArray terminals;
    const QList<identity::Machine> all = m_parts.machines.withRole(hall, QStringLiteral("kiosk"));
    for (const identity::Machine& machine : all) {
        const auto devices = queue::devicesOf(database, machine.id);
        if (!devices) {
            return devices.error();
        }
        QJsonObject states;
        for (const queue::DeviceState& device : devices.value()) {
            states.insert(device.device, QJsonObject{{QStringLiteral("status"), device.status},
                                                     {QStringLiteral("since"), device.sinceMs}});
        }
        QJsonObject json{{QStringLiteral("node"), machine.id},
                         {QStringLiteral("name"), machine.name},
                         {QStringLiteral("devices"), states}};
        const TerminalsHeard::Heard heard = m_terminalsHeard.of(machine.id);
        if (heard.lastMs != 0) {
            json.insert(QStringLiteral("heardAt"), heard.lastMs);
        }
        if (heard.journalMs != 0) {
            json.insert(QStringLiteral("journalAt"), heard.journalMs);
        }
        terminals.append(json);
    }
    return terminals;
}

/// `work` with what the hall's picture is made of now, over a reader's connection.
void Api::readHall(
    std::function<Result<QJsonObject>(Database&, const queue::HallSight&, qint64 atMs)> work,
    const HttpReply& reply)
{
    read(
        [this, work = std::move(work)](Database& database) -> Result<QJsonObject> {
            const auto rules = m_parts.queue->rules().now(database);
            if (!rules) {
                return rules.error();
            }
            const queue::HallFeed& feed = m_parts.queue->hallFeed();
            const auto learned = feed.waits().history();
            const auto catalogue = feed.catalogue();
            // In the first moments nothing is learned yet.
            const queue::WaitHistory nothing;
            return work(database,
                        {.history = learned ? *learned : nothing,
                         .catalogue = *catalogue,
                         .levelMinutes = rules.value()->numbers.serviceLevelMinutes},
                        m_parts.clock.now().wallMs);
        },
        reply);
}

void Api::giveHallLive(const HttpRequest& /*request*/, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::HallWatch); !may) {
        reply(problem(may.error()));
        return;
    }
    readHall(
        [this, hall = m_parts.journal.hall(), windows = m_parts.hall.now()->windows,
         machine = caller.machine](Database& database, const queue::HallSight& sight,
                                   qint64 atMs) -> Result<QJsonObject> {
            const auto live = queue::hallLive(database, sight, atMs);
            if (!live) {
                return live.error();
            }
            QJsonObject json = toJson(live.value(), windows);
            const auto names = staffNamesAt(database, hall, live.value());
            const auto terminals = terminalsOf(database, hall);
            const auto alarms = alarmsOf(database, hall, machine);
            if (!names || !terminals || !alarms) {
                return !names ? names.error() : !terminals ? terminals.error() : alarms.error();
            }
            json.insert(QStringLiteral("staffNames"), names.value());
            json.insert(QStringLiteral("terminals"), terminals.value());
            json.insert(QStringLiteral("alarms"), alarms.value());
            return json;
        },
        reply);
}

/// By account, what colleagues call those who sit at the windows.
Result<QJsonObject> Api::staffNamesAt(Database& database, const QString& hall,
                                      const queue::HallLive& live) const
{
    QJsonObject names;
    for (const queue::MomentWindow& one : live.moment.windows) {
        const QString& account = one.window.staff;
        if (one.window.state == u"closed" || account.isEmpty()) {
            continue;
        }
        const auto found = m_parts.staff.find(database, {hall, account});
        if (!found) {
            return found.error();
        }
        if (found.value()) {
            names.insert(account, found.value()->name);
        }
    }
    return names;
}

void Api::playWhatIf(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::HallWatch); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    QList<queue::WindowPlan> plans;
    QList<JsonFields> items = fields.objects(QStringLiteral("windows"), kPlanLimit);
    for (JsonFields& item : items) {
        queue::WindowPlan plan;
        plan.window = item.requiredText(QStringLiteral("window"), kIdLimit);
        const QString matters = QStringLiteral("matters");
        const QStringList wanted = item.texts(matters, kMatterLimit, kIdLimit);
        if (item.has(matters)) {
            plan.matters = wanted;
        }
        plan.isOpen = item.flag(QStringLiteral("isOpen"));
        if (item.error()) {
            reply(badBody(item));
            return;
        }
        plans.append(std::move(plan));
    }
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    readHall(
        [plans, windows = m_parts.hall.now()->windows](
            Database& database, const queue::HallSight& sight, qint64 atMs) -> Result<QJsonObject> {
            const auto outcome = queue::whatIf(database, sight, windows, plans, atMs);
            return outcome ? Result<QJsonObject>(toJson(outcome.value())) : outcome.error();
        },
        reply);
}

void Api::assignWindow(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::WindowAssign); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    const QStringList matters = fields.texts(QStringLiteral("matters"), kMatterLimit, kIdLimit);
    const QStringList expected =
        fields.texts(QStringLiteral("expectedMatters"), kMatterLimit, kIdLimit);
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    for (const char* name : {"matters", "expectedMatters"}) {
        const QString field = QString::fromLatin1(name);
        if (!fields.has(field)) {
            reply(problem({ErrorCode::BadRequest, field + QStringLiteral(": is missing")}, field));
            return;
        }
    }
    m_commands.run(
        request, caller.staff->account,
        [this, matters, expected, window = request.target.segments.at(2),
         who = caller.staff->account](Database& database) {
            return m_parts.queue->assignWindow(database, {window, who, {}}, matters, expected);
        },
        reply);
}

} // namespace onewindow::platform
