// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseState.h"

#include <QSet>
#include <QTest>

using namespace onewindow::cases;
using namespace Qt::StringLiterals;

namespace {

constexpr int kStates = 10;

QList<CaseState> allStates()
{
    QList<CaseState> states;
    for (int i = 0; i < kStates; ++i) {
        states << static_cast<CaseState>(i);
    }
    return states;
}

} // namespace

/// The states of a case: their names, and which follows on which.
class tst_CaseState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesGoThereAndBack();
    void unknownNames();
    void follows_data();
    void follows();
    void nothingIsTakenBack();
    void everyCaseComesToItsEnd();
    void reasons();
};

void tst_CaseState::namesGoThereAndBack()
{
    QSet<QString> names;
    for (const CaseState state : allStates()) {
        QCOMPARE(knownStateFromName(stateName(state)), std::optional(state));
        names << stateName(state);
    }
    QCOMPARE(names.size(), kStates);
}

void tst_CaseState::unknownNames()
{
    for (const QString& name : {u""_s, u"Approved"_s, u"draft"_s, u"approved "_s}) {
        QVERIFY2(!knownStateFromName(name), qPrintable(name));
        QCOMPARE(stateFromName(name), CaseState::Received);
    }
}

void tst_CaseState::follows_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("may");
    const auto row = [](const char* from, const char* to, bool may) {
        QTest::addRow("%s, %s", from, to)
            << QString::fromLatin1(from) << QString::fromLatin1(to) << may;
    };
    row("received", "accepted", true);
    row("received", "correction", true);
    row("received", "refused", true);
    row("received", "approved", true);
    row("received", "issued", false);
    row("correction", "accepted", true);
    row("correction", "correction", false);
    row("accepted", "review", true);
    row("accepted", "refused", false);
    row("review", "suspended", true);
    row("review", "accepted", false);
    row("suspended", "review", true);
    row("approved", "issued", true);
    row("approved", "rejected", false);
    row("rejected", "issued", false);
    row("rejected", "closed", true);
    row("issued", "closed", true);
    row("closed", "approved", false);
}

void tst_CaseState::follows()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(bool, may);
    QCOMPARE(mayFollow(*knownStateFromName(from), *knownStateFromName(to)), may);
}

void tst_CaseState::nothingIsTakenBack()
{
    for (const CaseState from : allStates()) {
        QVERIFY(!mayFollow(from, from));
        // But for what was sent back, when what was missing has been brought.
        QCOMPARE(mayFollow(from, CaseState::Received), from == CaseState::CorrectionNeeded);
        for (const CaseState to : allStates()) {
            // A decision is followed by what is done with it, and by no other decision.
            const bool isOther = to == CaseState::Approved || to == CaseState::Rejected ||
                                 to == CaseState::Refused || !isDecided(to);
            QVERIFY(!(isDecided(from) && isOther && mayFollow(from, to)));
        }
    }
}

void tst_CaseState::everyCaseComesToItsEnd()
{
    for (const CaseState from : allStates()) {
        const QList<CaseState> states = allStates();
        const bool canGoOn = std::any_of(states.begin(), states.end(),
                                         [from](CaseState to) { return mayFollow(from, to); });
        QCOMPARE(canGoOn, from != CaseState::Closed);
    }
}

void tst_CaseState::reasons()
{
    QVERIFY(needsReason(CaseState::Rejected));
    QVERIFY(needsReason(CaseState::CorrectionNeeded));
    QVERIFY(!needsReason(CaseState::Approved));
    QVERIFY(decisionReasons().contains(u"other"_s));
}

QTEST_GUILESS_MAIN(tst_CaseState)
#include "tst_CaseState.moc"
