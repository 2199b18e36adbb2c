// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/Permissions.h"

#include <QSet>
#include <QTest>

using namespace onewindow;
using namespace onewindow::identity;
using namespace Qt::StringLiterals;

/// What the roles may do, and which of them one account can have.
class tst_Permissions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesGoThereAndBack();
    void unknownNames();
    void roles_data();
    void roles();
    void administratorsShareNoPower();
    void combinations_data();
    void combinations();
};

void tst_Permissions::namesGoThereAndBack()
{
    QSet<QString> names;
    for (const Permission permission : allPermissions()) {
        const QString name = permissionName(permission);
        QVERIFY(!name.isEmpty());
        QCOMPARE(permissionFromName(name), std::optional(permission));
        names << name;
    }
    QCOMPARE(names.size(), allPermissions().size());
}

void tst_Permissions::unknownNames()
{
    QVERIFY(!permissionFromName(u"queue"));
    QVERIFY(!permissionFromName(u""));
    QVERIFY(permissionsOfRole(u"Clerk").isEmpty());
    QVERIFY(permissionsOf({u"manager"_s}).isEmpty());
}

void tst_Permissions::roles_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("may");
    QTest::addColumn<QString>("mayNot");
    const auto row = [](const char* role, const char* may, const char* mayNot) {
        QTest::newRow(role) << QString::fromLatin1(role) << QString::fromLatin1(may)
                            << QString::fromLatin1(mayNot);
    };
    row("clerk", "queue.call person.show ticket.restore case.accept",
        "case.decide window.takeOver queue.outOfOrder account.manage device.invite person.forget");
    row("reception", "ticket.issue ticket.restore", "queue.call person.show");
    row("hallManager",
        "queue.call window.takeOver queue.outOfOrder person.forget case.accept case.decide",
        "account.manage device.invite audit.read");
    row("technician", "device.invite status.read", "device.revoke person.show queue.call");
    row("auditor", "audit.read", "account.manage person.show alarm.close");
    row("systemAdministrator", "catalogue.edit capacity.set holder.lost device.invite",
        "case.decide account.manage audit.read person.show person.forget");
    row("securityAdministrator", "account.manage device.revoke person.forget",
        "audit.read catalogue.edit device.invite person.show");
    row("auditAdministrator", "audit.read account.list",
        "account.manage catalogue.edit device.revoke alarm.close person.forget");
}

void tst_Permissions::roles()
{
    QFETCH(QString, role);
    QFETCH(QString, may);
    QFETCH(QString, mayNot);
    QVERIFY(allRoles().contains(role));
    const PermissionSet permissions = permissionsOf({role});
    const QStringList named = may.split(u' ');
    for (const QString& name : named) {
        QVERIFY2(permissions.contains(permissionFromName(name).value()), qPrintable(name));
    }
    const QStringList others = mayNot.split(u' ');
    for (const QString& name : others) {
        QVERIFY2(!permissions.contains(permissionFromName(name).value()), qPrintable(name));
    }
}

void tst_Permissions::administratorsShareNoPower()
{
    // Reading lists and states is no power; changing something is.
    const PermissionSet reading{Permission::StatusRead, Permission::AlarmList,
                                Permission::DeviceList, Permission::AccountList};
    QHash<QString, QString> holders;
    for (const QString& role : allRoles()) {
        if (!isAdministratorRole(role)) {
            continue;
        }
        for (const Permission permission : allPermissions()) {
            if (permissionsOfRole(role).contains(permission) && !reading.contains(permission)) {
                const QString name = permissionName(permission);
                QVERIFY2(!holders.contains(name), qPrintable(name));
                holders.insert(name, role);
            }
        }
    }
    QCOMPARE(QSet<QString>(holders.cbegin(), holders.cend()).size(), 3);
}

void tst_Permissions::combinations_data()
{
    QTest::addColumn<QStringList>("roles");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("one") << QStringList{u"clerk"_s} << true;
    QTest::newRow("clerk and reception") << QStringList{u"clerk"_s, u"reception"_s} << true;
    QTest::newRow("one administrator") << QStringList{u"auditAdministrator"_s} << true;
    QTest::newRow("none") << QStringList() << false;
    QTest::newRow("unknown") << QStringList{u"king"_s} << false;
    QTest::newRow("empty name") << QStringList{QString()} << false;
    QTest::newRow("twice") << QStringList{u"clerk"_s, u"clerk"_s} << false;
    QTest::newRow("system and security")
        << QStringList{u"systemAdministrator"_s, u"securityAdministrator"_s} << false;
    QTest::newRow("security and audit")
        << QStringList{u"securityAdministrator"_s, u"auditAdministrator"_s} << false;
    QTest::newRow("system and audit")
        << QStringList{u"systemAdministrator"_s, u"auditAdministrator"_s} << false;
    QTest::newRow("administrator and clerk")
        << QStringList{u"clerk"_s, u"securityAdministrator"_s} << false;
}

void tst_Permissions::combinations()
{
    QFETCH(QStringList, roles);
    QFETCH(bool, isAllowed);
    QCOMPARE(static_cast<bool>(checkRoles(roles)), isAllowed);
}

QTEST_GUILESS_MAIN(tst_Permissions)
#include "tst_Permissions.moc"
