// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Secret.h"

#include <QRegularExpression>
#include <QTest>

#include <type_traits>

using namespace onewindow;

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);

class tst_Secret : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void isEmptyByDefault() { QVERIFY(Secret().isEmpty()); }

    void showsItsBytes()
    {
        const Secret secret(QByteArrayLiteral("123456"));
        QVERIFY(!secret.isEmpty());
        QCOMPARE(secret.view(), QByteArrayView("123456"));
    }

    void movingLeavesNothingBehind()
    {
        Secret first(QByteArrayLiteral("123456"));
        Secret second(std::move(first));
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): what this test is about
        QCOMPARE(second.view(), QByteArrayView("123456"));
        Secret third(QByteArrayLiteral("old"));
        third = std::move(second);
        QVERIFY(second.isEmpty()); // NOLINT(bugprone-use-after-move): likewise
        QCOMPARE(third.view(), QByteArrayView("123456"));
    }

    // The bytes given to a secret may be shared or constant: wiping must reach its own copy only.
    void clearingWipesItsOwnCopyOnly()
    {
        const QByteArray shared(1000, 's');
        static constexpr char fixed[] =
            "fixed"; // NOLINT(modernize-avoid-c-arrays): read-only bytes
        Secret ofShared(shared);
        Secret ofFixed(QByteArray::fromRawData(fixed, 5));
        ofShared.clear();
        ofFixed.clear();
        QVERIFY(ofShared.isEmpty());
        QVERIFY(ofFixed.isEmpty());
        QCOMPARE(shared, QByteArray(1000, 's'));
        QCOMPARE(QByteArrayView(fixed, 5), QByteArrayView("fixed"));
    }
};

QTEST_GUILESS_MAIN(tst_Secret)
#include "tst_Secret.moc"
