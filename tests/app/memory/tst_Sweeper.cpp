// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/memory/Sweeper.h"
#include "tests/OwnMemory.h"

#include <QPointer>
#include <QTest>

#include <array>
#include <cstring>

using namespace onewindow;
using namespace Qt::StringLiterals;

namespace {

constexpr testing::HiddenText kNumber("33010219770707211X");

/// A deep call that leaves the number on the stack, below whatever comes after it.
[[gnu::noinline]] void callDeep()
{
    std::array<char, 65'536> local; // NOLINT(*-member-init)
    const QByteArray number = kNumber.plain();
    std::memcpy(local.data(), number.constData(), static_cast<std::size_t>(number.size()));
    asm volatile("" : : "r"(local.data()) : "memory");
}

/// A script that has let go of a text made of the number.
[[gnu::noinline]] void callScript(QJSEngine& engine)
{
    const QJSValue function = engine.evaluate(
        u"(function(number) { const kept = [number + '!']; return kept.length; })"_s);
    QCOMPARE(function.call({QString::fromLatin1(kNumber.plain())}).toInt(), 1);
}

} // namespace

/// That a program has nothing of whoever has left in its memory. The heap is the programs', which
/// overwrites what is given back to it.
class TestSweeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatScriptsKeep();
    void takesWhatCallsLeft();
    void sweepsOnceMoreForWhoeverComesBetween();
    void goesWithItsEngine();
};

void TestSweeper::takesWhatScriptsKeep()
{
    QJSEngine engine;
    auto* sweeper = new Sweeper(engine);
    callScript(engine);
    QVERIFY(kNumber.isInMemory());
    sweeper->soon();
    QTRY_VERIFY(!kNumber.isInMemory());
}

void TestSweeper::takesWhatCallsLeft()
{
    QJSEngine engine;
    auto* sweeper = new Sweeper(engine);
    callDeep();
    QVERIFY(kNumber.isInMemory());
    sweeper->soon();
    QTRY_VERIFY(!kNumber.isInMemory());
}

void TestSweeper::sweepsOnceMoreForWhoeverComesBetween()
{
    int sweeps = 0;
    QJSEngine engine;
    auto* sweeper = new Sweeper(engine, [&sweeps] { ++sweeps; });
    sweeper->soon();
    sweeper->soon();
    sweeper->soon();
    QCOMPARE(sweeps, 0);
    QTRY_COMPARE(sweeps, 2);
    sweeper->soon();
    QTRY_COMPARE(sweeps, 3);
}

void TestSweeper::goesWithItsEngine()
{
    QPointer<Sweeper> sweeper;
    {
        QJSEngine engine;
        sweeper = new Sweeper(engine);
        sweeper->soon();
    }
    QVERIFY(sweeper.isNull());
}

QTEST_MAIN(TestSweeper)
#include "tst_Sweeper.moc"
