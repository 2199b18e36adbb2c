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
    void everyRoleHasItsRow();
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

void tst_Permissions::everyRoleHasItsRow()
{
    QCOMPARE(allRoles(), (QStringList{u"clerk"_s, u"reception"_s, u"hallManager"_s, u"technician"_s,
                                      u"auditor"_s, u"systemAdministrator"_s,
                                      u"securityAdministrator"_s, u"auditAdministrator"_s}));
    // What somebody said, and how satisfied people were, is seen by managers alone.
    for (const QString& role : allRoles()) {
        for (const Permission permission :
             {Permission::FeedbackRead, Permission::FeedbackAnswer, Permission::RatingsRead}) {
            QCOMPARE(permissionsOfRole(role).contains(permission), role == u"hallManager");
        }
    }
}

void tst_Permissions::roles_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("may");
    const auto row = [](const char* role, const char* may) {
        QTest::newRow(role) << QString::fromLatin1(role) << QString::fromLatin1(may);
    };
    row("clerk", "queue.call ticket.issue ticket.restore person.show help.answer case.accept "
                 "case.show case.handOver fee.take");
    row("reception", "ticket.issue ticket.restore help.answer");
    row("hallManager",
        "queue.call queue.outOfOrder ticket.issue ticket.restore person.show person.forget "
        "help.answer window.takeOver window.assign hall.watch rules.edit day.end case.accept "
        "case.show "
        "case.decide "
        "case.handOver fee.take feedback.read feedback.answer ratings.read notice.edit device.list "
        "account.list alarm.list alarm.close "
        "status.read");
    row("technician", "device.invite device.list alarm.list alarm.close status.read");
    row("auditor", "reports.read audit.read status.read");
    row("systemAdministrator", "notice.edit device.invite device.list catalogue.edit capacity.set "
                               "holder.lost alarm.list alarm.close status.read");
    row("securityAdministrator", "person.forget device.revoke device.list account.list "
                                 "account.manage alarm.list status.read");
    row("auditAdministrator",
        "reports.read device.list account.list alarm.list audit.read status.read");
}

/// All of what a role may do, and nothing else: what is new is for somebody to decide.
void tst_Permissions::roles()
{
    QFETCH(QString, role);
    QFETCH(QString, may);
    QVERIFY(allRoles().contains(role));
    const QStringList listed = permissionsOf({role}).names();
    const QStringList expected = may.split(u' ');
    QCOMPARE(QSet<QString>(listed.begin(), listed.end()),
             QSet<QString>(expected.begin(), expected.end()));
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
