// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Capture/FakeDocumentCamera.h"
#include "tests/qml/Counter/Desk.h"
#include "tests/services/platform/TestTiers.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using cases::CaseState;
using cases::FiledCase;
using onewindow::testing::Desk;
using onewindow::testing::TestTerminal;
using onewindow::testing::TestTiers;

namespace {

constexpr int kPatienceMs = onewindow::testing::kTiersPatienceMs;

} // namespace

/// Counters of a hall with the centre that owns the cases above, all of them real, over TLS: what
/// was missing is scanned, and the result handed over.
class TestHandOutViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void fromWhatIsMissingToTheSignature();
    void ofTwoTheSecondReadsWhoDid();
    void onlyToTheHolder();

private:
    [[nodiscard]] CaseState state() const { return TestTiers::found(*m_kiosk, m_filed).state; }

    std::unique_ptr<Desk> desk(const QString& machine, const QString& account);
    /// The case is open where cases are decided.
    static void openCase(Desk& desk);
    void approve();
    /// The case is open where results are handed out, by somebody who may.
    static void openResult(Desk& desk);
    static void sign(Desk& desk);
    static drivers::IdCard card(const QString& number);

    NoonClock m_clock;
    std::unique_ptr<TestTiers> m_tiers;
    std::unique_ptr<TestTerminal> m_kiosk;
    FiledCase m_filed;
};

void TestHandOutViewModel::init()
{
    m_tiers = std::make_unique<TestTiers>(m_clock);
    m_tiers->start();
    m_kiosk = m_tiers->terminal(m_tiers->optionsOf(TestTiers::kKiosk));
    m_filed = TestTiers::file(*m_kiosk);
    QTRY_VERIFY_WITH_TIMEOUT(!TestTiers::found(*m_kiosk, m_filed).number.isEmpty(), kPatienceMs);
}

void TestHandOutViewModel::cleanup()
{
    m_kiosk.reset();
    m_tiers.reset();
}

std::unique_ptr<Desk> TestHandOutViewModel::desk(const QString& machine, const QString& account)
{
    return testing::deskAt(m_tiers->hall.endpoint(machine, u"counter"_s), account);
}

void TestHandOutViewModel::openCase(Desk& desk)
{
    desk.model.pages()->go(u"cases"_s);
    CaseDeskViewModel& model = *desk.model.caseDesk();
    OW_ENFORCE(QTest::qWaitFor([&] { return model.list()->count() == 1; }, kPatienceMs));
    model.open(model.list()->lines().constFirst().id);
    OW_ENFORCE(QTest::qWaitFor([&] { return model.isOpen(); }, kPatienceMs));
}

void TestHandOutViewModel::approve()
{
    const auto manager = desk(u"counter-2"_s, u"zhao"_s);
    openCase(*manager);
    manager->model.caseDesk()->approve();
    QTRY_COMPARE_WITH_TIMEOUT(state(), CaseState::Approved, kPatienceMs);
}

void TestHandOutViewModel::openResult(Desk& desk)
{
    desk.model.pages()->go(u"handOut"_s);
    HandOutViewModel& model = *desk.model.handOut();
    OW_ENFORCE(QTest::qWaitFor([&] { return model.list()->count() == 1; }, kPatienceMs));
    model.open(model.list()->lines().constFirst().id);
    OW_ENFORCE(QTest::qWaitFor([&] { return model.isReady(); }, kPatienceMs));
}

void TestHandOutViewModel::sign(Desk& desk)
{
    SignatureInk& ink = *desk.model.handOut()->ink();
    for (const int top : {60, 120}) {
        ink.press(QPointF(60, top), {400, 240});
        for (int i = 1; i < 40; ++i) {
            ink.move(QPointF(60 + 7 * i, top + i % 5 * 6), {400, 240});
        }
        ink.lift();
    }
}

drivers::IdCard TestHandOutViewModel::card(const QString& number)
{
    drivers::IdCard card;
    card.name = TestTiers::kName;
    card.number = number;
    return card;
}

void TestHandOutViewModel::fromWhatIsMissingToTheSignature()
{
    FakeDocumentCamera camera;
    const auto clerk = desk(u"counter-1"_s, u"wang"_s);
    clerk->model.scan()->useCamera(camera);
    openCase(*clerk);
    CaseDeskViewModel& model = *clerk->model.caseDesk();
    QVERIFY(!model.canSupply());
    model.toggleMissing(u"record"_s);
    model.askMore();
    QTRY_COMPARE_WITH_TIMEOUT(state(), CaseState::CorrectionNeeded, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(model.canSupply(), kPatienceMs);
    model.supply()->scan(u"record"_s);
    DeskScan& scan = *clerk->model.scan();
    for (int page = 0; page < 2; ++page) {
        camera.see(samples::page());
        scan.take();
        camera.give(samples::jpegPicture(page));
    }
    QCOMPARE(scan.pages().size(), 2);
    scan.finish();
    // With what was missing there, it is received once more by itself.
    QTRY_COMPARE_WITH_TIMEOUT(state(), CaseState::Received, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(model.pictures()->count(), 2, kPatienceMs);
    model.pictures()->show(1);
    QTRY_VERIFY_WITH_TIMEOUT(model.pictures()->shown()->isThere(), kPatienceMs);
    QCOMPARE(model.pictures()->shown()->picture().size(), samples::jpegPicture().size);
    approve();

    openResult(*clerk);
    HandOutViewModel& handing = *clerk->model.handOut();
    handing.setCard(card(TestTiers::kNumber));
    QVERIFY(handing.isChecked() && !handing.canHandOver());
    sign(*clerk);
    QVERIFY(handing.canHandOver());
    handing.handOver();
    QTRY_COMPARE_WITH_TIMEOUT(state(), CaseState::Issued, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!clerk->model.isBusy(), kPatienceMs);
    QVERIFY(!handing.isChecked() && handing.ink()->isEmpty() && handing.selectedId().isEmpty());
    QCOMPARE(handing.list()->count(), 0);
}

void TestHandOutViewModel::ofTwoTheSecondReadsWhoDid()
{
    approve();
    const auto first = desk(u"counter-1"_s, u"wang"_s);
    const auto second = desk(u"counter-2"_s, u"zhao"_s);
    for (Desk* one : {first.get(), second.get()}) {
        openResult(*one);
        one->model.handOut()->setCard(card(TestTiers::kNumber));
        sign(*one);
        QVERIFY(one->model.handOut()->canHandOver());
    }
    first->model.handOut()->handOver();
    QTRY_COMPARE_WITH_TIMEOUT(state(), CaseState::Issued, kPatienceMs);
    HandOutViewModel& late = *second->model.handOut();
    late.handOver();
    QTRY_VERIFY_WITH_TIMEOUT(late.notice().contains(u"wang"_s), kPatienceMs);
    QVERIFY(late.notice().contains(u"counter-1"_s) && !late.canHandOver());
    QCOMPARE(TestTiers::found(*m_kiosk, m_filed).steps.size(), 3);
}

/// What the counter sees of the number has its middle hidden: the hall knows the whole.
void TestHandOutViewModel::onlyToTheHolder()
{
    approve();
    const auto clerk = desk(u"counter-1"_s, u"wang"_s);
    openResult(*clerk);
    HandOutViewModel& model = *clerk->model.handOut();
    QString other = TestTiers::kNumber;
    other[8] = other.at(8) == u'0' ? u'1' : u'0';
    model.setCard(card(other));
    sign(*clerk);
    QVERIFY(model.canHandOver());
    model.handOver();
    QTRY_VERIFY_WITH_TIMEOUT(model.notice().contains(u"没有记录"_s), kPatienceMs);
    QCOMPARE(state(), CaseState::Approved);
    clerk->nextPress();
    model.setCard(card(TestTiers::kNumber));
    model.handOver();
    QTRY_COMPARE_WITH_TIMEOUT(state(), CaseState::Issued, kPatienceMs);
}

QTEST_GUILESS_MAIN(TestHandOutViewModel)
#include "tst_HandOutViewModel.moc"
