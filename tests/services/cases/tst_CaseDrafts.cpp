// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/cases/CaseDeskTest.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What is kept of a form that somebody has begun.
class tst_CaseDrafts : public CaseDeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void draftIsItsOwnersAlone();
    void draftGoesWithItsDay();
    void draftGoesWhenItIsFiled();
    void draftGoesOnRequest();
    void noDraftWithoutACard();
};

void tst_CaseDrafts::draftIsItsOwnersAlone()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    QVERIFY(terminal->save(draftOf(opened)));
    Applicant other = zhang();
    other.idNumber = u"440524188001010014"_s;
    QVERIFY(!terminal->draft(other));
    // Somebody who knows the number, and has not the card.
    Applicant guessing = zhang();
    guessing.address.clear();
    QVERIFY(!terminal->draft(guessing));
    QVERIFY(!terminal->draft(zhang(), u"si-enrol"_s));
    const auto found = terminal->draft();
    QVERIFY(found.has_value());
    QCOMPARE(found->caseId, opened.id);
    QCOMPARE(found->answers, draftOf(opened).answers);
    QCOMPARE(found->section, 1);
    QCOMPARE(found->savedAtMs, m_clock.now().wallMs);
    QCOMPARE(terminal->verify(), QString());
}

void tst_CaseDrafts::draftGoesWithItsDay()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    QVERIFY(terminal->save(draftOf(opened)));
    m_clock.advance(24h);
    QVERIFY(!terminal->draft());
    QVERIFY(terminal->save(draftOf(opened)));
    const auto left = valueOf(terminal->writer().runAndWait<qint64>([](Database& store) {
        return storage::integerOf(storage::query(store, "SELECT COUNT(*) FROM case_drafts"));
    }));
    QCOMPARE(left, 1);
}

void tst_CaseDrafts::draftGoesWhenItIsFiled()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    QVERIFY(terminal->save(draftOf(opened)));
    QVERIFY(terminal->file(opened, zhang(), draftOf(opened).answers));
    QVERIFY(!terminal->draft());
}

void tst_CaseDrafts::draftGoesOnRequest()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    QVERIFY(terminal->save(draftOf(opened)));
    QVERIFY(terminal->wait<void>([&](CaseService::DoneCallback callback) {
        terminal->desk().dropDraft(opened.id, std::move(callback));
    }));
    QVERIFY(!terminal->draft());
}

void tst_CaseDrafts::noDraftWithoutACard()
{
    const auto terminal = kiosk();
    Applicant typed = zhang();
    typed.isTyped = true;
    const auto refused = terminal->save({}, typed);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotPermitted);
}

QTEST_GUILESS_MAIN(tst_CaseDrafts)
#include "tst_CaseDrafts.moc"
