// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/Machines.h"

#include <algorithm>

namespace onewindow::identity {

namespace {

Error revoked(const QString& why)
{
    return {ErrorCode::Revoked, why};
}

bool isMachine(const journal::FeedChange& change)
{
    return change.kind == QLatin1String(kMachineKind);
}

} // namespace

bool Machines::put(const journal::FeedChange& change, const QString& hall)
{
    const auto machine =
        change.body ? machineFromJson(change.id, *change.body) : std::optional<Machine>();
    const auto known = m_machines.constFind(change.id);
    if (!machine) {
        return known != m_machines.constEnd() && known->hall == hall &&
               m_machines.remove(change.id) > 0;
    }
    if (known != m_machines.constEnd() && *known == *machine) {
        return false;
    }
    if (machine->hall != hall) {
        return false; // A stream speaks of its own hall only.
    }
    if (known != m_machines.constEnd() && known->serial != machine->serial) {
        m_renewed.remove(known->serial);
    }
    m_machines.insert(change.id, *machine);
    return true;
}

void Machines::replace(const QString& hall, const QList<journal::FeedChange>& things)
{
    QStringList changed;
    {
        const std::unique_lock lock(m_mutex);
        QSet<QString> there;
        for (const journal::FeedChange& thing : things) {
            if (isMachine(thing)) {
                there << thing.id;
                if (put(thing, hall)) {
                    changed << thing.id;
                }
            }
        }
        m_machines.removeIf([&](const auto& entry) {
            const bool isGone = entry->hall == hall && !there.contains(entry.key());
            if (isGone) {
                changed << entry.key();
            }
            return isGone;
        });
    }
    tell(changed);
}

void Machines::apply(const QString& hall, const QList<journal::FeedChange>& changes)
{
    QStringList changed;
    {
        const std::unique_lock lock(m_mutex);
        for (const journal::FeedChange& change : changes) {
            if (isMachine(change) && put(change, hall)) {
                changed << change.id;
            }
        }
    }
    tell(changed);
}

void Machines::onChanged(Listener listener)
{
    const std::lock_guard lock(m_listenerMutex);
    m_listeners.append(std::move(listener));
}

void Machines::tell(const QStringList& ids) const
{
    if (ids.isEmpty()) {
        return;
    }
    QList<Listener> listeners;
    {
        const std::lock_guard lock(m_listenerMutex);
        listeners = m_listeners;
    }
    for (const Listener& listener : listeners) {
        listener(ids);
    }
}

std::optional<Machine> Machines::findAny(const QString& id) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_machines.constFind(id);
    return found == m_machines.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<Machine> Machines::find(const QString& id, const QString& role) const
{
    auto machine = findAny(id);
    const bool fits = machine && machine->role == role && machine->state == MachineState::Enrolled;
    return fits ? machine : std::nullopt;
}

QList<Machine> Machines::withRole(const QString& hall, const QString& role) const
{
    QList<Machine> machines;
    {
        const std::shared_lock lock(m_mutex);
        std::copy_if(m_machines.cbegin(), m_machines.cend(), std::back_inserter(machines),
                     [&](const Machine& machine) {
                         return machine.hall == hall && machine.role == role &&
                                machine.state == MachineState::Enrolled;
                     });
    }
    std::sort(machines.begin(), machines.end(),
              [](const Machine& a, const Machine& b) { return a.id < b.id; });
    return machines;
}

QList<Machine> Machines::page(const QString& hall, const QString& after, qsizetype limit) const
{
    QList<Machine> machines;
    {
        const std::shared_lock lock(m_mutex);
        std::copy_if(m_machines.cbegin(), m_machines.cend(), std::back_inserter(machines),
                     [&](const Machine& machine) {
                         return (hall.isEmpty() || machine.hall == hall) && machine.id > after;
                     });
    }
    std::sort(machines.begin(), machines.end(),
              [](const Machine& a, const Machine& b) { return a.id < b.id; });
    machines.resize(std::min(machines.size(), limit));
    return machines;
}

Result<Machine> Machines::check(const QString& id, const QString& role, const QString& serial) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_machines.constFind(id);
    if (found == m_machines.constEnd()) {
        return revoked(QStringLiteral("no such machine"));
    }
    if (found->state != MachineState::Enrolled) {
        return revoked(QStringLiteral("the machine is %1").arg(machineStateName(found->state)));
    }
    if (found->role != role) {
        return revoked(QStringLiteral("the machine has another role"));
    }
    const QString& former = found->previousSerial;
    const bool isFormer = !former.isEmpty() && (former == kAnySerial || former == serial) &&
                          !m_renewed.contains(found->serial);
    if (!found->serial.isEmpty() && serial != found->serial && !isFormer) {
        return revoked(QStringLiteral("the machine has another certificate"));
    }
    return *found;
}

Result<Machine> Machines::admit(const QString& id, const QString& role, const QString& serial)
{
    auto machine = check(id, role, serial);
    if (machine && !machine.value().previousSerial.isEmpty() && serial == machine.value().serial) {
        {
            const std::shared_lock lock(m_mutex);
            if (m_renewed.contains(serial)) {
                return machine;
            }
        }
        const std::unique_lock lock(m_mutex);
        m_renewed.insert(serial);
    }
    return machine;
}

} // namespace onewindow::identity
