// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/Permissions.h"

#include <algorithm>
#include <array>

namespace onewindow::identity {

namespace {

struct NamedPermission
{
    Permission permission;
    QLatin1String name;
};

constexpr std::array kPermissions{
    NamedPermission{Permission::QueueCall, QLatin1String("queue.call")},
    NamedPermission{Permission::QueueOutOfOrder, QLatin1String("queue.outOfOrder")},
    NamedPermission{Permission::TicketIssue, QLatin1String("ticket.issue")},
    NamedPermission{Permission::TicketRestore, QLatin1String("ticket.restore")},
    NamedPermission{Permission::PersonShow, QLatin1String("person.show")},
    NamedPermission{Permission::PersonForget, QLatin1String("person.forget")},
    NamedPermission{Permission::HelpAnswer, QLatin1String("help.answer")},
    NamedPermission{Permission::WindowTakeOver, QLatin1String("window.takeOver")},
    NamedPermission{Permission::WindowAssign, QLatin1String("window.assign")},
    NamedPermission{Permission::HallWatch, QLatin1String("hall.watch")},
    NamedPermission{Permission::RulesEdit, QLatin1String("rules.edit")},
    NamedPermission{Permission::DayEnd, QLatin1String("day.end")},
    NamedPermission{Permission::CaseAccept, QLatin1String("case.accept")},
    NamedPermission{Permission::CaseShow, QLatin1String("case.show")},
    NamedPermission{Permission::CaseDecide, QLatin1String("case.decide")},
    NamedPermission{Permission::CaseHandOver, QLatin1String("case.handOver")},
    NamedPermission{Permission::FeeTake, QLatin1String("fee.take")},
    NamedPermission{Permission::FeedbackRead, QLatin1String("feedback.read")},
    NamedPermission{Permission::FeedbackAnswer, QLatin1String("feedback.answer")},
    NamedPermission{Permission::RatingsRead, QLatin1String("ratings.read")},
    NamedPermission{Permission::ReportsRead, QLatin1String("reports.read")},
    NamedPermission{Permission::NoticeEdit, QLatin1String("notice.edit")},
    NamedPermission{Permission::DeviceInvite, QLatin1String("device.invite")},
    NamedPermission{Permission::DeviceRevoke, QLatin1String("device.revoke")},
    NamedPermission{Permission::DeviceList, QLatin1String("device.list")},
    NamedPermission{Permission::AccountList, QLatin1String("account.list")},
    NamedPermission{Permission::AccountManage, QLatin1String("account.manage")},
    NamedPermission{Permission::CatalogueEdit, QLatin1String("catalogue.edit")},
    NamedPermission{Permission::CapacitySet, QLatin1String("capacity.set")},
    NamedPermission{Permission::HolderLost, QLatin1String("holder.lost")},
    NamedPermission{Permission::AlarmList, QLatin1String("alarm.list")},
    NamedPermission{Permission::AlarmClose, QLatin1String("alarm.close")},
    NamedPermission{Permission::AuditRead, QLatin1String("audit.read")},
    NamedPermission{Permission::StatusRead, QLatin1String("status.read")},
};

struct Role
{
    QString name;
    bool isAdministrator;
    PermissionSet permissions;
};

const PermissionSet& clerkPermissions()
{
    static const PermissionSet permissions{
        Permission::QueueCall,  Permission::TicketIssue,  Permission::TicketRestore,
        Permission::PersonShow, Permission::HelpAnswer,   Permission::CaseAccept,
        Permission::CaseShow,   Permission::CaseHandOver, Permission::FeeTake};
    return permissions;
}

PermissionSet managerPermissions()
{
    PermissionSet permissions{
        Permission::DayEnd,         Permission::QueueOutOfOrder, Permission::WindowTakeOver,
        Permission::PersonForget,   Permission::NoticeEdit,      Permission::DeviceList,
        Permission::AccountList,    Permission::AlarmList,       Permission::AlarmClose,
        Permission::StatusRead,     Permission::CaseDecide,      Permission::FeedbackRead,
        Permission::FeedbackAnswer, Permission::WindowAssign,    Permission::HallWatch,
        Permission::RatingsRead,    Permission::RulesEdit};
    permissions.unite(clerkPermissions());
    return permissions;
}

const std::array<Role, 8>& roles()
{
    static const std::array<Role, 8> all{
        Role{QStringLiteral("clerk"), false, clerkPermissions()},
        Role{QStringLiteral("reception"),
             false,
             {Permission::TicketIssue, Permission::TicketRestore, Permission::HelpAnswer}},
        Role{QStringLiteral("hallManager"), false, managerPermissions()},
        Role{QStringLiteral("technician"),
             false,
             {Permission::DeviceInvite, Permission::DeviceList, Permission::AlarmList,
              Permission::AlarmClose, Permission::StatusRead}},
        Role{QStringLiteral("auditor"),
             false,
             {Permission::AuditRead, Permission::StatusRead, Permission::ReportsRead}},
        Role{QStringLiteral("systemAdministrator"),
             true,
             {Permission::CatalogueEdit, Permission::CapacitySet, Permission::HolderLost,
              Permission::NoticeEdit, Permission::DeviceInvite, Permission::DeviceList,
              Permission::AlarmList, Permission::AlarmClose, Permission::StatusRead}},
        Role{QStringLiteral("securityAdministrator"),
             true,
             {Permission::AccountList, Permission::AccountManage, Permission::DeviceList,
              Permission::DeviceRevoke, Permission::PersonForget, Permission::AlarmList,
              Permission::StatusRead}},
        Role{QStringLiteral("auditAdministrator"),
             true,
             {Permission::AuditRead, Permission::AccountList, Permission::DeviceList,
              Permission::AlarmList, Permission::StatusRead, Permission::ReportsRead}},
    };
    return all;
}

const Role* findRole(QStringView name)
{
    const auto found = std::find_if(roles().begin(), roles().end(),
                                    [name](const Role& role) { return role.name == name; });
    return found == roles().end() ? nullptr : &*found;
}

} // namespace

const QList<Permission>& allPermissions()
{
    static const QList<Permission> all = [] {
        QList<Permission> list;
        for (const NamedPermission& entry : kPermissions) {
            list << entry.permission;
        }
        return list;
    }();
    return all;
}

QString permissionName(Permission permission)
{
    const auto* found =
        std::find_if(kPermissions.begin(), kPermissions.end(),
                     [=](const NamedPermission& entry) { return entry.permission == permission; });
    return found == kPermissions.end() ? QString() : QString(found->name);
}

std::optional<Permission> permissionFromName(QStringView name)
{
    const auto* found =
        std::find_if(kPermissions.begin(), kPermissions.end(),
                     [=](const NamedPermission& entry) { return name == entry.name; });
    return found == kPermissions.end() ? std::nullopt : std::optional(found->permission);
}

PermissionSet::PermissionSet(std::initializer_list<Permission> permissions)
{
    for (const Permission permission : permissions) {
        m_bits |= bit(permission);
    }
}

QStringList PermissionSet::names() const
{
    QStringList list;
    for (const NamedPermission& entry : kPermissions) {
        if (contains(entry.permission)) {
            list << entry.name;
        }
    }
    return list;
}

const QStringList& allRoles()
{
    static const QStringList names = [] {
        QStringList list;
        for (const Role& role : roles()) {
            list << role.name;
        }
        return list;
    }();
    return names;
}

PermissionSet permissionsOfRole(QStringView role)
{
    const Role* found = findRole(role);
    return found == nullptr ? PermissionSet() : found->permissions;
}

PermissionSet permissionsOf(const QStringList& roles)
{
    PermissionSet permissions;
    for (const QString& role : roles) {
        permissions.unite(permissionsOfRole(role));
    }
    return permissions;
}

bool isAdministratorRole(QStringView role)
{
    const Role* found = findRole(role);
    return found != nullptr && found->isAdministrator;
}

bool isAdministrator(const QStringList& roles)
{
    return std::any_of(roles.begin(), roles.end(),
                       [](const QString& role) { return isAdministratorRole(role); });
}

Result<void> checkRoles(const QStringList& roles)
{
    const auto bad = [](const QString& what) { return Error{ErrorCode::BadRequest, what}; };
    if (roles.isEmpty()) {
        return bad(QStringLiteral("roles: at least one"));
    }
    for (const QString& role : roles) {
        if (findRole(role) == nullptr) {
            return bad(QStringLiteral("roles: '%1' is none").arg(role));
        }
        if (roles.count(role) > 1) {
            return bad(QStringLiteral("roles: '%1' is named twice").arg(role));
        }
        if (isAdministratorRole(role) && roles.size() > 1) {
            return bad(QStringLiteral("roles: '%1' goes with no other").arg(role));
        }
    }
    return {};
}

} // namespace onewindow::identity
