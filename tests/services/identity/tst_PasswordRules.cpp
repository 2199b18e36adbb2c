// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/identity/PasswordRules.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace onewindow;
using namespace onewindow::identity;
using namespace Qt::StringLiterals;

/// Which passwords may be chosen.
class tst_PasswordRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data();
    void rules();
    void oneTimePasswords();
};

void tst_PasswordRules::rules_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("account");
    QTest::addColumn<bool>("isAdministrator");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* name, const QString& password, const QString& why,
                        bool isAdministrator = false, const QString& account = u"zhang"_s) {
        QTest::newRow(name) << password << account << isAdministrator << why;
    };
    row("good", u"correct horse"_s, {});
    row("ten", u"k4!mPz8wQx"_s, {});
    row("nine", u"k4!mPz8wQ"_s, u"short"_s);
    row("Chinese", u"今天天气真不错我们去散步"_s, {});
    row("administrator, eleven", u"k4!mPz8wQx3"_s, u"short"_s, true);
    row("administrator, twelve", u"k4!mPz8wQx3b"_s, {}, true);
    row("empty", {}, u"short"_s);
    row("too long", u"abc1 "_s.repeated(52), u"long"_s);
    row("longest", u"abc1 "_s.repeated(51), {});
    row("account in it", u"2026-Zhang-2026"_s, u"account"_s);
    row("short account in it", u"all my lilies"_s, {}, false, u"li"_s);
    row("account itself", u"zhang.xiaoming"_s, u"account"_s, false, u"Zhang.Xiaoming"_s);
    row("one letter", u"aaaaaaaaaaaa"_s, u"common"_s);
    row("two letters", u"abababababab"_s, u"common"_s);
    row("digits up", u"0123456789"_s, u"common"_s);
    row("letters up", u"cdefghijklmn"_s, u"common"_s);
    row("letters down", u"zyxwvutsrqpo"_s, u"common"_s);
    row("common", u"Password123"_s, u"common"_s);
    row("keyboard", u"1QAZ2wsx3edc"_s, u"common"_s, true);
    row("common here", u"woaini1314520"_s, u"common"_s);
    row("line break", u"correct\nhorse"_s, u"common"_s);
}

void tst_PasswordRules::rules()
{
    QFETCH(QString, password);
    QFETCH(QString, account);
    QFETCH(bool, isAdministrator);
    QFETCH(QString, why);
    const auto checked = checkPassword(password, account, isAdministrator);
    QCOMPARE(checked ? QString() : checked.error().detail, why);
    if (!checked) {
        QCOMPARE(checked.error().code, ErrorCode::WeakPassword);
    }
}

void tst_PasswordRules::oneTimePasswords()
{
    static const QRegularExpression form(u"^([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$"_s);
    QSet<QString> seen;
    for (int i = 0; i < 200; ++i) {
        const QString password = makeOneTimePassword();
        QVERIFY2(form.match(password).hasMatch(), qPrintable(password));
        QVERIFY(checkPassword(password, u"securityadministrator"_s, true));
        seen << password;
    }
    QCOMPARE(seen.size(), 200);
}

QTEST_GUILESS_MAIN(tst_PasswordRules)
#include "tst_PasswordRules.moc"
