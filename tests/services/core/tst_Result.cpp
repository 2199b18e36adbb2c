// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Result.h"

#include <QRegularExpression>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <memory>

using namespace onewindow;

namespace {

const Error kRefusal{ErrorCode::Conflict, QStringLiteral("changed meanwhile")};

// Whether `action` ends the process as a broken invariant does. It runs in a child of its own.
template <typename Action>
bool endsTheProcess(Action action)
{
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL); // not Qt Test's handler, which starts a debugger
        ::close(STDERR_FILENO);        // what it says about itself is not this test's output
        action();
        ::_exit(0);
    }
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFSIGNALED(status) &&
           WTERMSIG(status) == SIGABRT;
}

Result<int> half(int number)
{
    if (number % 2 != 0) {
        return Error{ErrorCode::BadRequest, QString::number(number)};
    }
    return number / 2;
}

Result<void> checkQuarter(int number)
{
    const auto first = half(number);
    OW_TRY(first);
    OW_TRY(half(first.value()));
    return {};
}

} // namespace

class tst_Result : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void holdsAValue()
    {
        const Result<QString> result(QStringLiteral("A1023"));
        QVERIFY(result);
        QCOMPARE(result.value(), QStringLiteral("A1023"));
    }

    void holdsAnError()
    {
        const Result<QString> result(kRefusal);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Conflict);
        QCOMPARE(result.error().detail, QStringLiteral("changed meanwhile"));
    }

    // The result asks for presence, the value says yes or no: the two must not be mixed up.
    void falseIsAValue()
    {
        const Result<bool> result(false);
        QVERIFY(result);
        QCOMPARE(result.value(), false);
    }

    void emptyTextIsAValue() { QVERIFY(Result<QString>(QString())); }

    void voidIsDoneByDefault()
    {
        QVERIFY(Result<void>());
        const Result<void> failed(kRefusal);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Conflict);
    }

    void valueCanBeChangedInPlace()
    {
        Result<QString> result(QStringLiteral("A"));
        result.value() += QStringLiteral("1023");
        QCOMPARE(result.value(), QStringLiteral("A1023"));
    }

    void valueThatCannotBeCopiedMovesOut()
    {
        Result<std::unique_ptr<int>> result(std::make_unique<int>(7));
        const std::unique_ptr<int> value = std::move(result).value();
        QCOMPARE(*value, 7);
    }

    void tryLeavesWithTheFirstError_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("failedAt");
        QTest::newRow("none fails") << 12 << QString();
        QTest::newRow("first fails") << 7 << QStringLiteral("7");
        QTest::newRow("second fails") << 6 << QStringLiteral("3");
    }

    void tryLeavesWithTheFirstError()
    {
        QFETCH(const int, number);
        QFETCH(const QString, failedAt);
        const auto result = checkQuarter(number);
        QCOMPARE(bool(result), failedAt.isEmpty());
        if (!result) {
            QCOMPARE(result.error().code, ErrorCode::BadRequest);
            QCOMPARE(result.error().detail, failedAt);
        }
    }

    void askingForWhatIsNotThereEndsTheProgram()
    {
        const Result<int> value(1);
        const Result<int> error(kRefusal);
        const Result<void> done;
        QVERIFY(endsTheProcess([&] { static_cast<void>(value.error()); }));
        QVERIFY(endsTheProcess([&] { static_cast<void>(error.value()); }));
        QVERIFY(endsTheProcess([&] { static_cast<void>(done.error()); }));
        QVERIFY(!endsTheProcess([&] { static_cast<void>(value.value()); }));
    }

    void enforceEndsTheProgramOnlyWhenBroken()
    {
        QVERIFY(endsTheProcess([] { OW_ENFORCE(1 + 1 == 3); }));
        QVERIFY(!endsTheProcess([] { OW_ENFORCE(1 + 1 == 2); }));
    }
};

QTEST_GUILESS_MAIN(tst_Result)
#include "tst_Result.moc"
