// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/appointments/EscrowWorld.h"

#include <QLoggingCategory>
#include <QTest>

#include <random>

using namespace onewindow;
using namespace onewindow::appointments;

namespace {

constexpr int kHistories = 10'000;
/// The same in every run, so that what was green stays so: look further with ONEWINDOW_SEED.
constexpr quint64 kSeed = 1;
constexpr int kStepsLeast = 20;
constexpr int kStepsMost = 70;
constexpr int kShrinkRuns = 300;

quint64 numberFrom(const char* variable, quint64 otherwise)
{
    bool isNumber = false;
    const quint64 number = qEnvironmentVariable(variable).toULongLong(&isNumber);
    return isNumber ? number : otherwise;
}

/// A history as it is drawn: which of its world's kinds, and what happens.
struct History
{
    EscrowWorld::Shape shape;
    QList<EscrowStep> steps;
};

History draw(quint64 seed)
{
    std::mt19937_64 random(seed);
    const auto upTo = [&](int most) { return static_cast<int>(random() % (most + 1)); };
    History history;
    history.shape.isTwoLevels = upTo(2) > 0;
    history.shape.shareDivisor = QList<int>{1, 2, 5, 10}.at(upTo(3));
    history.shape.capacity = 1 + upTo(11);
    // Most are short, which is where faults show already; some go far.
    const int count = kStepsLeast + upTo(upTo(kStepsMost - kStepsLeast));
    for (int i = 0; i < count; ++i) {
        history.steps.append(
            EscrowStep{EscrowWorld::kindOf(upTo(999)), upTo(999), upTo(999), upTo(999)});
    }
    // Of half of them a cancelled place is kept back for a while.
    history.shape.freeAfterMinutes = seed % 2 == 0 ? 20 : 0;
    return history;
}

/// Leaves out what is not needed for it to fail.
History shrink(EscrowWorld& world, History history)
{
    int runs = 0;
    for (qsizetype chunk = history.steps.size() / 2; chunk > 0; chunk /= 2) {
        for (qsizetype at = 0; at + chunk <= history.steps.size() && runs < kShrinkRuns;) {
            History shorter = history;
            shorter.steps.remove(at, chunk);
            ++runs;
            if (world.play(shorter.shape, shorter.steps).isEmpty()) {
                at += chunk;
            } else {
                history = shorter;
            }
        }
    }
    return history;
}

} // namespace

/// Random histories of a centre, a hall and terminals (or terminals right below the centre) on real
/// stores, journals and feeds: partitions, lost answers, repeated and reordered deliveries,
/// restarts, restored backups with a new life, lost holders, changed capacities.
///
/// ONEWINDOW_HISTORIES says how many, ONEWINDOW_SEED where to begin: history i is drawn from
/// seed + i.
class TestEscrowHistories : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// Restores and refusals are reported, thousands of them.
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(
            QStringLiteral("*.info=false\n*.warning=false\ndefault.info=true"));
    }

    void neverAnOverbookingNeverALostBooking();
};

void TestEscrowHistories::neverAnOverbookingNeverALostBooking()
{
    const quint64 seed = numberFrom("ONEWINDOW_SEED", kSeed);
    const quint64 count = numberFrom("ONEWINDOW_HISTORIES", kHistories);
    EscrowWorld world;
    for (quint64 i = 0; i < count; ++i) {
        const History history = draw(seed + i);
        const QString failure = world.play(history.shape, history.steps);
        if (failure.isEmpty()) {
            continue;
        }
        qInfo().noquote() << "seed" << seed + i << "fails:" << failure;
        const History shorter = shrink(world, history);
        // Ids are random: what fails by their order alone may not fail twice.
        const QString again = world.play(shorter.shape, shorter.steps);
        qInfo().noquote() << "shortest:" << (again.isEmpty() ? failure : again) << "\n"
                          << world.told();
        QFAIL(qPrintable(QStringLiteral("seed %1: %2").arg(seed + i).arg(failure)));
    }
    qInfo().noquote() << "seed" << seed << count << "histories:" << world.summary();
    // A run that never comes to the edges proves nothing.
    QVERIFY2(count < 1000 || world.hasSeenEverything(), qPrintable(world.summary()));
}

QTEST_GUILESS_MAIN(TestEscrowHistories)
#include "tst_EscrowHistories.moc"
