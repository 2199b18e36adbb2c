// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CounterFee.h"
#include "tests/qml/Counter/Desk.h"
#include "tests/services/platform/TestTiers.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using cases::CaseState;
using cases::FiledCase;
using onewindow::testing::Desk;
using onewindow::testing::TestTerminal;
using onewindow::testing::TestTiers;

namespace {

constexpr int kPatienceMs = onewindow::testing::kTiersPatienceMs;
constexpr qint64 kFee = 2000;

bool says(const DeskLineModel& lines, const QString& text)
{
    return std::ranges::any_of(lines.lines(), [&text](const DeskLine& line) {
        return line.title.contains(text) || line.caption.contains(text);
    });
}

} // namespace

/// What was filed at a terminal, read, decided and paid for at counters of its hall: the centre
/// that owns it above, all of them real, over TLS.
class TestCaseDeskViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void readAcceptedAndDecided();
    void ofTwoWhoDecideTheSecondIsTold();
    void pressedTwiceIsOnce();
    void allThatIsMissingIsAskedForAtOnce();
    void withoutTheCentreNothingIsDecided();
    void nothingStaysWhenThePageIsLeft();
    void feeIsTakenOnce();
    void noFeeWhileTheTerminalIsSilent();
    void hallThatIsAwayTookNothingThatIsKnown();

private:
    /// Filed, and known to the centre: a person decides, for nothing is shared.
    FiledCase file();
    [[nodiscard]] FiledCase now(const FiledCase& filed) const;
    /// Somebody at a machine, with the one case open.
    std::unique_ptr<Desk> reading(const QString& machine, const QString& account);
    /// Asks for the fee until the hall has answered; whether it may be taken.
    static bool mayTakeFee(Desk& desk);
    [[nodiscard]] std::optional<cases::CounterFee> feeOf(const FiledCase& filed) const;

    NoonClock m_clock;
    std::unique_ptr<TestTiers> m_tiers;
    std::unique_ptr<TestTerminal> m_kiosk;
};

void TestCaseDeskViewModel::init()
{
    m_tiers = std::make_unique<TestTiers>(m_clock);
    m_tiers->changeCatalogue([](QJsonObject& catalogue) {
        QJsonArray matters = catalogue.value(u"matters"_s).toArray();
        for (QJsonValueRef one : matters) {
            QJsonObject matter = one.toObject();
            if (matter.value(u"id"_s).toString() == TestTiers::kMatter) {
                matter.insert(u"fee"_s,
                              QJsonObject{{u"name"_s, QJsonObject{{u"zh"_s, u"工本费"_s}}},
                                          {u"cents"_s, kFee}});
                one = matter;
            }
        }
        catalogue.insert(u"matters"_s, matters);
    });
    m_tiers->start();
    m_kiosk = m_tiers->terminal(m_tiers->optionsOf(TestTiers::kKiosk));
    m_kiosk->paymentDesk().start();
}

void TestCaseDeskViewModel::cleanup()
{
    m_kiosk.reset();
    m_tiers.reset();
}

FiledCase TestCaseDeskViewModel::now(const FiledCase& filed) const
{
    return TestTiers::found(*m_kiosk, filed);
}

FiledCase TestCaseDeskViewModel::file()
{
    const FiledCase filed = TestTiers::file(*m_kiosk);
    OW_ENFORCE(QTest::qWaitFor([&] { return !now(filed).number.isEmpty(); }, kPatienceMs));
    return filed;
}

std::unique_ptr<Desk> TestCaseDeskViewModel::reading(const QString& machine, const QString& account)
{
    auto desk = testing::deskAt(m_tiers->hall.endpoint(machine, u"counter"_s), account);
    desk->model.pages()->go(u"cases"_s);
    CaseDeskViewModel& model = *desk->model.caseDesk();
    OW_ENFORCE(QTest::qWaitFor([&] { return model.list()->count() == 1; }, kPatienceMs));
    model.open(model.list()->lines().constFirst().id);
    OW_ENFORCE(QTest::qWaitFor([&] { return model.isOpen(); }, kPatienceMs));
    return desk;
}

void TestCaseDeskViewModel::readAcceptedAndDecided()
{
    const FiledCase filed = file();
    const auto clerk = reading(u"counter-1"_s, u"wang"_s);
    CaseDeskViewModel& model = *clerk->model.caseDesk();
    QVERIFY(says(*model.facts(), now(filed).number));
    QVERIFY(says(*model.answers(), TestTiers::kName));
    // A clerk takes it in; somebody else decides.
    QVERIFY(model.canAccept() && !model.canApprove() && !model.canReject());
    model.accept();
    QTRY_VERIFY_WITH_TIMEOUT(model.notice().contains(u"已记录"_s), kPatienceMs);
    QVERIFY(model.isOpen() && !model.canAccept());
    QTRY_COMPARE_WITH_TIMEOUT(now(filed).state, CaseState::Accepted, kPatienceMs);

    const auto manager = reading(u"counter-2"_s, u"zhao"_s);
    CaseDeskViewModel& deciding = *manager->model.caseDesk();
    QVERIFY(deciding.canApprove() && deciding.canReject());
    deciding.reject(u"conditions"_s);
    QTRY_COMPARE_WITH_TIMEOUT(deciding.list()->count(), 0, kPatienceMs);
    QVERIFY(!deciding.canApprove() && !deciding.canReject());
    QTRY_COMPARE_WITH_TIMEOUT(now(filed).state, CaseState::Rejected, kPatienceMs);
    // It is found by its receipt all the same.
    deciding.find(filed.link);
    QTRY_VERIFY_WITH_TIMEOUT(deciding.isOpen(), kPatienceMs);
    QVERIFY(says(*deciding.facts(), now(filed).number));
}

void TestCaseDeskViewModel::ofTwoWhoDecideTheSecondIsTold()
{
    const FiledCase filed = file();
    const auto first = reading(u"counter-1"_s, u"wang"_s);
    const auto second = reading(u"counter-2"_s, u"zhao"_s);
    first->model.caseDesk()->accept();
    QTRY_VERIFY_WITH_TIMEOUT(first->model.caseDesk()->notice().contains(u"已记录"_s), kPatienceMs);
    CaseDeskViewModel& late = *second->model.caseDesk();
    QVERIFY(late.canRefuse()); // What is on the screen is past.
    late.refuse(u"competence"_s);
    QTRY_VERIFY_WITH_TIMEOUT(late.notice().contains(u"同事"_s), kPatienceMs);
    QVERIFY(!late.canRefuse() && late.canApprove());
    QTRY_COMPARE_WITH_TIMEOUT(now(filed).state, CaseState::Accepted, kPatienceMs);
}

void TestCaseDeskViewModel::pressedTwiceIsOnce()
{
    const FiledCase filed = file();
    const auto clerk = reading(u"counter-1"_s, u"wang"_s);
    CaseDeskViewModel& model = *clerk->model.caseDesk();
    model.accept();
    model.accept();
    QTRY_VERIFY_WITH_TIMEOUT(model.notice().contains(u"已记录"_s), kPatienceMs);
    model.accept();
    QVERIFY(!clerk->model.isBusy());
    QTRY_COMPARE_WITH_TIMEOUT(now(filed).state, CaseState::Accepted, kPatienceMs);
    QCOMPARE(now(filed).steps.size(), 2);
    QVERIFY(model.notice().contains(u"已记录"_s));
}

void TestCaseDeskViewModel::allThatIsMissingIsAskedForAtOnce()
{
    const FiledCase filed = file();
    const auto clerk = reading(u"counter-1"_s, u"wang"_s);
    CaseDeskViewModel& model = *clerk->model.caseDesk();
    QVERIFY(model.canAskMore() && !model.hasMissing());
    model.askMore(); // Nothing is said to be missing.
    QVERIFY(!clerk->model.isBusy());
    const QString material = model.missing()->lines().constFirst().id;
    model.toggleMissing(material);
    QVERIFY(model.hasMissing());
    model.toggleMissing(material);
    QVERIFY(!model.hasMissing());
    model.toggleMissing(material);
    model.askMore();
    QTRY_COMPARE_WITH_TIMEOUT(now(filed).state, CaseState::CorrectionNeeded, kPatienceMs);
    QCOMPARE(now(filed).steps.constLast().missing, QStringList(material));
    QTRY_VERIFY_WITH_TIMEOUT(!model.hasMissing(), kPatienceMs);
}

void TestCaseDeskViewModel::withoutTheCentreNothingIsDecided()
{
    const FiledCase filed = file();
    const auto clerk = reading(u"counter-1"_s, u"wang"_s);
    CaseDeskViewModel& model = *clerk->model.caseDesk();
    m_tiers->centre.stop();
    model.accept();
    QTRY_VERIFY_WITH_TIMEOUT(!model.notice().isEmpty() && !clerk->model.isBusy(), kPatienceMs);
    QVERIFY(model.notice().contains(u"不知道是否已记录"_s));
    // What was filed the hall knows itself.
    QVERIFY(model.isOpen() && model.canAccept());
    QCOMPARE(now(filed).state, CaseState::Received);

    m_tiers->centre.start();
    const auto isAccepted = [&] {
        if (!clerk->model.isBusy() && model.canAccept()) {
            clerk->nextPress();
            model.accept();
        }
        return now(filed).state == CaseState::Accepted;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAccepted(), kPatienceMs);
    QCOMPARE(now(filed).steps.size(), 2);
}

void TestCaseDeskViewModel::nothingStaysWhenThePageIsLeft()
{
    file();
    const auto clerk = reading(u"counter-1"_s, u"wang"_s);
    CaseDeskViewModel& model = *clerk->model.caseDesk();
    // What is still to come is another's.
    model.open(model.selectedId());
    clerk->model.session()->signOut();
    QTRY_VERIFY_WITH_TIMEOUT(!clerk->model.session()->isSignedIn(), kPatienceMs);
    QVERIFY(!model.isOpen());
    QCOMPARE(model.list()->count(), 0);
    QCOMPARE(model.answers()->count(), 0);
    QCOMPARE(model.facts()->count(), 0);
}

bool TestCaseDeskViewModel::mayTakeFee(Desk& desk)
{
    CaseDeskViewModel& model = *desk.model.caseDesk();
    desk.nextPress();
    model.beginFee();
    return QTest::qWaitFor(
               [&] {
                   model.tick();
                   return model.fee()->step() != CaseFee::Step::Asking;
               },
               kPatienceMs) &&
           model.fee()->step() == CaseFee::Step::Ready;
}

std::optional<cases::CounterFee> TestCaseDeskViewModel::feeOf(const FiledCase& filed) const
{
    auto database = storage::Database::open(m_tiers->hallStore());
    OW_ENFORCE(database);
    const auto fee = cases::CounterFeeStore(*database.value(), TestTiers::kHall).find(filed.id);
    OW_ENFORCE(fee);
    return fee.value();
}

void TestCaseDeskViewModel::feeIsTakenOnce()
{
    const FiledCase filed = file();
    const auto first = reading(u"counter-1"_s, u"wang"_s);
    const auto second = reading(u"counter-2"_s, u"zhao"_s);
    CaseDeskViewModel& model = *first->model.caseDesk();
    QVERIFY(model.canTakeFee());
    QVERIFY(mayTakeFee(*first));
    QVERIFY(model.fee()->amount().contains(u"20"_s));
    QVERIFY(mayTakeFee(*second)); // Nobody has taken it yet.
    model.fee()->take(u"cash"_s);
    model.fee()->take(u"cash"_s);
    QTRY_COMPARE_WITH_TIMEOUT(model.fee()->step(), CaseFee::Step::Taken, kPatienceMs);
    const QString receipt = model.fee()->receipt();
    QVERIFY(!receipt.isEmpty() && model.fee()->text().contains(receipt));
    QVERIFY(!model.canTakeFee());

    CaseFee& late = *second->model.caseDesk()->fee();
    late.take(u"card"_s);
    QTRY_COMPARE_WITH_TIMEOUT(late.step(), CaseFee::Step::Failed, kPatienceMs);
    QVERIFY(late.text().contains(u"不要重复收款"_s));
    const auto taken = feeOf(filed);
    QVERIFY(taken.has_value());
    QCOMPARE(taken->receipt, receipt);
    QCOMPARE(taken->method, u"cash"_s);
    QCOMPARE(taken->cents, kFee);
    QTRY_COMPARE_WITH_TIMEOUT(now(filed).money.state, cases::MoneyState::Paid, kPatienceMs);
}

/// It might take the money itself.
void TestCaseDeskViewModel::noFeeWhileTheTerminalIsSilent()
{
    const FiledCase filed = file();
    const auto clerk = reading(u"counter-1"_s, u"wang"_s);
    CaseFee& fee = *clerk->model.caseDesk()->fee();
    m_kiosk->sync().stop();
    clerk->model.caseDesk()->beginFee();
    QCOMPARE(fee.step(), CaseFee::Step::Asking);
    // The hall has recorded that it wants to, and says no more than that.
    QTRY_VERIFY_WITH_TIMEOUT(feeOf(filed).has_value(), kPatienceMs);
    fee.take(u"cash"_s);
    QCOMPARE(fee.step(), CaseFee::Step::Asking);
    clerk->clock.advance(20s);
    clerk->model.caseDesk()->tick();
    QCOMPARE(fee.step(), CaseFee::Step::Failed);
    QVERIFY(fee.text().contains(u"自助机没有回应"_s));
    QCOMPARE(feeOf(filed)->state, cases::FeeState::Claimed);
}

void TestCaseDeskViewModel::hallThatIsAwayTookNothingThatIsKnown()
{
    const FiledCase filed = file();
    const auto clerk = reading(u"counter-1"_s, u"wang"_s);
    CaseFee& fee = *clerk->model.caseDesk()->fee();
    QVERIFY(mayTakeFee(*clerk));
    m_tiers->hall.stop();
    fee.take(u"cash"_s);
    QTRY_COMPARE_WITH_TIMEOUT(fee.step(), CaseFee::Step::Failed, kPatienceMs);
    QVERIFY(fee.text().contains(u"不知道是否已记账"_s));
    m_tiers->hall.start();
    QTRY_VERIFY_WITH_TIMEOUT(clerk->model.isFresh(), kPatienceMs);
    // Seen clearly: it was not.
    QCOMPARE(feeOf(filed)->state, cases::FeeState::Released);
    QVERIFY(mayTakeFee(*clerk));
    fee.take(u"cash"_s);
    QTRY_COMPARE_WITH_TIMEOUT(fee.step(), CaseFee::Step::Taken, kPatienceMs);
    QCOMPARE(feeOf(filed)->receipt, fee.receipt());
}

QTEST_GUILESS_MAIN(TestCaseDeskViewModel)
#include "tst_CaseDeskViewModel.moc"
