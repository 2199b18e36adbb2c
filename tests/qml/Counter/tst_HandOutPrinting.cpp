// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/document/IppPrinter.h"
#include "services/cases/FactKinds.h"
#include "services/storage/Rows.h"
#include "tests/drivers/document/IppPeer.h"
#include "tests/qml/Counter/Desk.h"
#include "tests/services/platform/TestTiers.h"

#include <QGuiApplication>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

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

/// What the page says of the printer.
QString saidOf(HandOutViewModel& model)
{
    for (const DeskLine& line : model.facts()->lines()) {
        if (line.caption == u"打印") {
            return line.title;
        }
    }
    return {};
}

} // namespace

/// A result printed at a window, with everything on the way real: terminal, hall and centre over
/// TLS, and a printer of CUPS.
class TestHandOutPrinting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void printedTwiceForAReason();

private:
    std::unique_ptr<Desk> desk(const QString& machine, const QString& account);
    void approve();
    /// The one result is open, and the holder stands there.
    void openResult(Desk& desk);
    /// The hall's facts of papers it has signed, in order.
    [[nodiscard]] QList<QJsonObject> signedByTheHall() const;

    QTemporaryDir m_home; ///< Of this process, and its temporary files.
    NoonClock m_clock;
    drivers::IppPeer m_peer;
    std::unique_ptr<drivers::IppPrinter> m_printer;
    std::unique_ptr<TestTiers> m_tiers;
    std::unique_ptr<TestTerminal> m_kiosk;
    QThreadPool m_drawing;
    FiledCase m_filed;
};

void TestHandOutPrinting::initTestCase()
{
    const QString missing = drivers::IppPeer::missing();
    QVERIFY2(missing.isEmpty(), qPrintable(missing + u" is not installed"_s));
    // Before anything of CUPS looks where it may write.
    for (const char* name : {"HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "CUPS_CACHEDIR",
                             "CUPS_STATEDIR"}) {
        qputenv(name, m_home.path().toLocal8Bit());
    }
}

void TestHandOutPrinting::init()
{
    QVERIFY2(m_peer.start(), qPrintable(m_peer.log()));
    m_printer = std::make_unique<drivers::IppPrinter>(drivers::IppPrinter::Options{
        .uri = m_peer.uri(), .idlePause = 50ms, .jobPause = 50ms, .busyLimit = 500ms});
    m_tiers = std::make_unique<TestTiers>(m_clock);
    m_tiers->start();
    m_kiosk = m_tiers->terminal(m_tiers->optionsOf(TestTiers::kKiosk));
    m_filed = TestTiers::file(*m_kiosk);
    QTRY_VERIFY_WITH_TIMEOUT(!TestTiers::found(*m_kiosk, m_filed).number.isEmpty(), kPatienceMs);
}

void TestHandOutPrinting::cleanup()
{
    m_drawing.waitForDone();
    m_kiosk.reset();
    m_tiers.reset();
    m_printer.reset();
}

std::unique_ptr<Desk> TestHandOutPrinting::desk(const QString& machine, const QString& account)
{
    return testing::deskAt(m_tiers->hall.endpoint(machine, u"counter"_s), account);
}

void TestHandOutPrinting::approve()
{
    const auto manager = desk(u"counter-2"_s, u"zhao"_s);
    manager->model.pages()->go(u"cases"_s);
    CaseDeskViewModel& model = *manager->model.caseDesk();
    QTRY_COMPARE_WITH_TIMEOUT(model.list()->count(), 1, kPatienceMs);
    model.open(model.list()->lines().constFirst().id);
    QTRY_VERIFY_WITH_TIMEOUT(model.canApprove(), kPatienceMs);
    model.approve();
    QTRY_COMPARE_WITH_TIMEOUT(TestTiers::found(*m_kiosk, m_filed).state, CaseState::Approved,
                              kPatienceMs);
}

void TestHandOutPrinting::openResult(Desk& desk)
{
    desk.model.pages()->go(u"handOut"_s);
    HandOutViewModel& model = *desk.model.handOut();
    QTRY_COMPARE_WITH_TIMEOUT(model.list()->count(), 1, kPatienceMs);
    model.open(model.list()->lines().constFirst().id);
    QTRY_VERIFY_WITH_TIMEOUT(model.isReady(), kPatienceMs);
    drivers::IdCard card;
    card.name = TestTiers::kName;
    card.number = TestTiers::kNumber;
    model.setCard(card);
    QTRY_VERIFY_WITH_TIMEOUT(model.canPrint(), kPatienceMs);
}

QList<QJsonObject> TestHandOutPrinting::signedByTheHall() const
{
    auto store = storage::Database::open(m_tiers->hallStore());
    OW_ENFORCE(store);
    QList<QJsonObject> bodies;
    auto rows = storage::query(*store.value(),
                               "SELECT body FROM journal WHERE kind = ? AND node = ? ORDER BY seq",
                               QString::fromLatin1(cases::facts::kDocumented), TestTiers::kHall);
    while (rows && rows.value().step().value()) {
        bodies << QJsonDocument::fromJson(rows.value().blob(0)).object();
    }
    return bodies;
}

void TestHandOutPrinting::printedTwiceForAReason()
{
    approve();
    const auto clerk = desk(u"counter-1"_s, u"wang"_s);
    HandOutViewModel& model = *clerk->model.handOut();
    model.usePrinter(*m_printer,
                     [this](std::function<void()> work) { m_drawing.start(std::move(work)); });
    openResult(*clerk);
    QVERIFY(!model.needsPrintReason());
    model.print({});
    QTRY_COMPARE_WITH_TIMEOUT(m_peer.received().size(), 1, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(saidOf(model).contains(u"第 1 份"), kPatienceMs);
    QVERIFY(m_peer.received().constFirst().startsWith("%PDF-"));
    QVERIFY(!m_peer.attributes().contains(TestTiers::kName));
    // Opened anew, the counter knows nothing of it; the hall does.
    clerk->model.pages()->go(u"window"_s);
    openResult(*clerk);
    QVERIFY(!model.needsPrintReason());
    clerk->nextPress();
    model.print({});
    QTRY_VERIFY_WITH_TIMEOUT(model.needsPrintReason(), kPatienceMs);
    QCOMPARE(m_peer.received().size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(model.canPrint() && !clerk->model.isBusy(), kPatienceMs);
    clerk->nextPress();
    model.print(u"damaged"_s);
    QTRY_VERIFY_WITH_TIMEOUT(saidOf(model).contains(u"第 2 份"), kPatienceMs);
    QCOMPARE(m_peer.received().size(), 2);
    const QList<QJsonObject> facts = signedByTheHall();
    QCOMPARE(facts.size(), 2);
    QCOMPARE(facts.at(0)["staff"_L1].toString(), u"wang"_s);
    QCOMPARE(facts.at(0)["at"_L1].toString(), u"counter-1"_s);
    QVERIFY(!facts.at(0).contains("why"_L1));
    QCOMPARE(facts.at(1)["copy"_L1].toInt(), 2);
    QCOMPARE(facts.at(1)["why"_L1].toString(), u"damaged"_s);
}

QTEST_MAIN(TestHandOutPrinting)
#include "tst_HandOutPrinting.moc"
