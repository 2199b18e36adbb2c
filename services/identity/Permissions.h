// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <initializer_list>
#include <optional>

namespace onewindow::identity {

/// One thing that a member of the staff may or may not do. Atomic: none implies another. The names
/// (permissionName()) are part of the API.
enum class Permission : quint8 {
    QueueCall,       ///< "queue.call": open a window and work at it.
    QueueOutOfOrder, ///< "queue.outOfOrder": call somebody whose turn it is not.
    TicketIssue,     ///< "ticket.issue"
    TicketRestore,   ///< "ticket.restore"
    PersonShow,      ///< "person.show": who holds a ticket.
    PersonForget,    ///< "person.forget": erase somebody's data everywhere, for good.
    HelpAnswer,      ///< "help.answer"
    WindowTakeOver,  ///< "window.takeOver": take a window that a colleague has open.
    WindowAssign,    ///< "window.assign": say what a colleague's window serves.
    HallWatch,       ///< "hall.watch": the whole hall as it is, and what would become of it.
    RulesEdit,       ///< "rules.edit": order of calling, opening hours, who serves what.
    DayEnd,          ///< "day.end": end the hall's day before its time.
    CaseAccept,      ///< "case.accept": take a case in, or send it back.
    CaseShow,        ///< "case.show": what somebody filed, with whose it is.
    CaseDecide,      ///< "case.decide": review it, and say yes or no.
    CaseHandOver,    ///< "case.handOver": give its result to whoever it is for.
    FeeTake,         ///< "fee.take": take a case's fee at the counter.
    FeedbackRead,    ///< "feedback.read": what people say, in their words.
    FeedbackAnswer,  ///< "feedback.answer": answer it, call back, close it.
    RatingsRead,     ///< "ratings.read": how many were how satisfied; never who.
    ReportsRead,     ///< "reports.read": at a centre, the figures of any hall, and of all.
    NoticeEdit,      ///< "notice.edit": what the hall's screens say.
    DeviceInvite,    ///< "device.invite"
    DeviceRevoke,    ///< "device.revoke"
    DeviceList,      ///< "device.list"
    AccountList,     ///< "account.list"
    AccountManage,   ///< "account.manage"
    CatalogueEdit,   ///< "catalogue.edit"
    CapacitySet,     ///< "capacity.set": how many appointments a day has.
    HolderLost,      ///< "holder.lost": give up the slots that a dead node holds.
    AlarmList,       ///< "alarm.list"
    AlarmClose,      ///< "alarm.close"
    AuditRead,       ///< "audit.read"
    StatusRead,      ///< "status.read": how the nodes are.
};

/// All of them, in order.
const QList<Permission>& allPermissions();

/// "queue.call".
QString permissionName(Permission permission);

/// The reverse of permissionName(); nothing for a name that is none.
std::optional<Permission> permissionFromName(QStringView name);

/// A set of permissions.
class PermissionSet
{
public:
    PermissionSet() = default;
    PermissionSet(std::initializer_list<Permission> permissions);

    [[nodiscard]] bool contains(Permission permission) const
    {
        return (m_bits & bit(permission)) != 0;
    }

    void unite(PermissionSet other) { m_bits |= other.m_bits; }

    [[nodiscard]] bool isEmpty() const { return m_bits == 0; }

    /// Their names, in the order of the enumeration.
    [[nodiscard]] QStringList names() const;

    bool operator==(const PermissionSet&) const = default;

private:
    static quint64 bit(Permission permission) { return quint64{1} << static_cast<int>(permission); }

    quint64 m_bits = 0;
};

/// The roles an account can have: "clerk", "reception", "hallManager", "technician", "auditor" and
/// the three administrators "systemAdministrator", "securityAdministrator", "auditAdministrator",
/// whose powers are kept apart (三员分立): the first runs the system, the second its accounts, and
/// the third watches both.
const QStringList& allRoles();

/// What `role` may do; nothing for a name that is no role.
PermissionSet permissionsOfRole(QStringView role);

/// What an account with all of `roles` may do.
PermissionSet permissionsOf(const QStringList& roles);

/// Whether `role` is one of the three administrators.
bool isAdministratorRole(QStringView role);

/// Whether one of `roles` is.
bool isAdministrator(const QStringList& roles);

/// Whether one account may have just these roles: at least one, each known and named once, and an
/// administrator's alone, so that no account has the powers of two. Errors: BadRequest naming the
/// role.
Result<void> checkRoles(const QStringList& roles);

} // namespace onewindow::identity
