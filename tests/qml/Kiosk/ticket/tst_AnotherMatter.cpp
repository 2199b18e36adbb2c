// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/ticket/ConfirmViewModel.h"
#include "qml/Kiosk/ticket/MatterTexts.h"
#include "qml/Kiosk/ticket/MatterViewModel.h"
#include "tests/qml/Kiosk/session/SessionTest.h"

#include <QTest>

#include <memory>

using namespace onewindow;
using namespace onewindow::ui;

namespace {

const QString kEnrol = QStringLiteral("si-enrol");
const QString kTransfer = QStringLiteral("si-transfer"); // Needs the card.
const QString kQuery = QStringLiteral("si-query");
const QString kFund = QStringLiteral("fund-draw");

QStringList titlesOf(const QList<Choice>& lines)
{
    QStringList titles;
    for (const Choice& line : lines) {
        titles.append(line.title);
    }
    return titles;
}

} // namespace

/// Several matters on one number: how they come onto it, how they come off again, and what the last
/// look says of them.
class TestAnotherMatter : public SessionTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void oneNumberForAll();
    void tapsTwiceAddOnce();
    void notTwiceTheSame();
    void atMostFive();
    void eachComesOffAgain();
    void backTakesThemOffOneByOne();
    void backWithoutChoosingKeepsAll();
    void oneThatNeedsTheCardAsksForIt();
    void whatHasItsNumberIsSaid();
    void whatIsGoneComesOff();
    void nothingIsLeftForTheNext();
    void pageOfLinesBeginsWithItsMatter();
    void whatIsSharedIsNotBrought();

private:
    void add(const QString& theme, const QString& matter);

    std::unique_ptr<ConfirmViewModel> m_confirm;
};

void TestAnotherMatter::init()
{
    SessionTest::init();
    m_confirm = std::make_unique<ConfirmViewModel>(*m_session);
}

void TestAnotherMatter::cleanup()
{
    m_confirm.reset();
    SessionTest::cleanup();
}

void TestAnotherMatter::add(const QString& theme, const QString& matter)
{
    m_confirm->addMatter();
    m_session->chooseTheme(theme);
    m_session->chooseMatter(matter);
}

void TestAnotherMatter::oneNumberForAll()
{
    reachConfirm();
    QVERIFY(!m_confirm->isSeveral());
    add(QStringLiteral("fund"), kFund);
    add(QStringLiteral("si"), kQuery);
    QCOMPARE(m_session->state(), State::Confirm);
    QVERIFY(m_confirm->isSeveral());
    QVERIFY(m_confirm->title().startsWith(u'3'));
    const QStringList lines = titlesOf(m_confirm->materials()->choices());
    for (const char* name : {"社保参保登记", "公积金提取", "参保证明打印"}) {
        QVERIFY2(lines.contains(QString::fromUtf8(name)), name);
    }
    m_tickets->expect(QStringLiteral("issue"));
    m_confirm->confirm();
    QCOMPARE(m_tickets->lastRequest().matter, kEnrol);
    QCOMPARE(m_tickets->lastRequest().further, (QStringList{kFund, kQuery}));
    m_tickets->answerIssue(samples::ticket());
    m_tickets->expect(QStringLiteral("hold printer"));
    m_printer->finish(drivers::PrintOutcome::Printed, drivers::DeviceStatus::Ready);
}

void TestAnotherMatter::tapsTwiceAddOnce()
{
    reachConfirm();
    m_confirm->addMatter();
    m_confirm->addMatter();
    QCOMPARE(m_session->state(), State::Theme);
    m_session->chooseTheme(QStringLiteral("fund"));
    m_session->chooseMatter(kFund);
    m_session->chooseMatter(kFund);
    QCOMPARE(m_session->state(), State::Confirm);
    QCOMPARE(m_session->context().matters(), (QStringList{kEnrol, kFund}));
}

void TestAnotherMatter::notTwiceTheSame()
{
    MatterViewModel matters(*m_session);
    reachConfirm();
    m_confirm->addMatter();
    QVERIFY(matters.isAdding());
    m_session->chooseTheme(QStringLiteral("si"));
    QCOMPARE(matters.matters()->total(), 2);
    m_session->chooseMatter(kEnrol);
    QCOMPARE(m_session->state(), State::Matter);
    QCOMPARE(m_session->context().matters(), QStringList{kEnrol});
}

void TestAnotherMatter::atMostFive()
{
    reachConfirm();
    for (int i = 1; i <= 6; ++i) {
        m_confirm->addMatter();
        m_session->chooseTheme(QStringLiteral("real-estate"));
        m_session->chooseMatter(QStringLiteral("re-%1").arg(i));
    }
    QCOMPARE(m_session->context().matters().size(), queue::kMattersLimit);
    QVERIFY(!m_confirm->canAddMatter());
    QCOMPARE(m_session->state(), State::Confirm);
}

void TestAnotherMatter::eachComesOffAgain()
{
    reachConfirm();
    add(QStringLiteral("fund"), kFund);
    add(QStringLiteral("si"), kQuery);
    m_confirm->openDrop();
    QCOMPARE(m_session->state(), State::DropMatter);
    QCOMPARE(m_confirm->chosen()->total(), 3);
    m_confirm->dropMatter(kEnrol);
    // The echo of the tap, on the page that comes.
    m_confirm->dropMatter(kFund);
    QCOMPARE(m_session->state(), State::Confirm);
    QCOMPARE(m_session->context().matters(), (QStringList{kFund, kQuery}));
    m_confirm->openDrop();
    m_confirm->dropMatter(kQuery);
    QVERIFY(!m_confirm->isSeveral());
    QCOMPARE(m_confirm->title(), QStringLiteral("公积金提取"));
    // The last one stays.
    m_confirm->openDrop();
    QCOMPARE(m_session->state(), State::Confirm);
}

void TestAnotherMatter::backTakesThemOffOneByOne()
{
    reachConfirm();
    add(QStringLiteral("fund"), kFund);
    add(QStringLiteral("si"), kQuery);
    m_session->send(Event::WentBack);
    QCOMPARE(m_session->state(), State::Matter);
    QCOMPARE(m_session->context().matters(), (QStringList{kEnrol, kFund}));
    // Another in its place.
    m_session->chooseMatter(kTransfer);
    QCOMPARE(m_session->context().matters(), (QStringList{kEnrol, kFund, kTransfer}));
    // It leads out in the end, whatever was added.
    for (int i = 0; i < 20 && m_session->state() != State::Home; ++i) {
        m_session->send(Event::WentBack);
    }
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(m_session->context().matters().isEmpty());
}

void TestAnotherMatter::backWithoutChoosingKeepsAll()
{
    reachConfirm();
    m_confirm->addMatter();
    m_session->chooseTheme(QStringLiteral("fund"));
    m_session->send(Event::WentBack);
    QCOMPARE(m_session->state(), State::Theme);
    m_session->send(Event::WentBack);
    QCOMPARE(m_session->state(), State::Confirm);
    QCOMPARE(m_session->context().matters(), QStringList{kEnrol});
    QVERIFY(!m_session->facts().isAddingMatter);
}

void TestAnotherMatter::oneThatNeedsTheCardAsksForIt()
{
    m_session->chooseTheme(QStringLiteral("si"));
    m_session->chooseMatter(kEnrol);
    m_session->goWithoutCard();
    QCOMPARE(m_session->state(), State::Confirm);
    add(QStringLiteral("si"), kTransfer);
    QCOMPARE(m_session->state(), State::LayCard);
    m_session->goWithoutCard();
    QCOMPARE(m_session->state(), State::LayCard);
    lay(samples::youngCard());
    QCOMPARE(m_session->state(), State::Confirm);
    QCOMPARE(m_session->context().matters(), (QStringList{kEnrol, kTransfer}));
}

void TestAnotherMatter::whatHasItsNumberIsSaid()
{
    reachConfirm();
    add(QStringLiteral("fund"), kFund);
    queue::IssuedTicket held = samples::ticket(QStringLiteral("re-1"));
    held.ticket.further = {kFund};
    held.ticket.state = queue::TicketState::Waiting;
    held.isExisting = true;
    m_tickets->expect(QStringLiteral("issue"));
    m_confirm->confirm();
    m_tickets->answerIssue(held);
    QCOMPARE(m_session->state(), State::Existing);
    m_session->send(Event::WentBack);
    QCOMPARE(m_session->state(), State::Confirm);
    QVERIFY2(m_confirm->note().contains(QStringLiteral("A1023")), qPrintable(m_confirm->note()));
    m_confirm->openDrop();
    QVERIFY(m_confirm->chosen()->choices().constLast().trailing.contains(QStringLiteral("A1023")));
    m_confirm->dropMatter(kFund);
    QCOMPARE(m_confirm->note(), QString());
}

void TestAnotherMatter::whatIsGoneComesOff()
{
    reachConfirm();
    add(QStringLiteral("fund"), kFund);
    catalog::Catalogue fewer = samples::catalogue();
    fewer.matters.removeIf([](const catalog::Matter& matter) { return matter.id == kEnrol; });
    m_tickets->setCatalogue(fewer);
    QCOMPARE(m_session->context().matters(), QStringList{kFund});
    QCOMPARE(m_confirm->title(), QStringLiteral("公积金提取"));
}

void TestAnotherMatter::nothingIsLeftForTheNext()
{
    reachConfirm();
    add(QStringLiteral("fund"), kFund);
    m_confirm->addMatter();
    m_session->send(Event::SignedOut);
    QVERIFY(m_session->context().matters().isEmpty());
    m_session->chooseTheme(QStringLiteral("si"));
    m_session->chooseMatter(kQuery);
    QCOMPARE(m_session->context().matters(), QStringList{kQuery});
}

/// Whoever turns a page of materials knows which matter they are for.
void TestAnotherMatter::pageOfLinesBeginsWithItsMatter()
{
    const catalog::Catalogue catalogue = samples::catalogue();
    const QList<const catalog::Matter*> matters{catalogue.matter(kEnrol), catalogue.matter(kQuery),
                                                catalogue.matter(kFund)};
    for (int pageSize = 3; pageSize <= 12; ++pageSize) {
        const QList<Choice> lines = bringLines(matters, QStringLiteral("zh_CN"), pageSize);
        int brought = 0;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (i % pageSize == 0) {
                QVERIFY2(lines.at(i).isHeading, qPrintable(QString::number(pageSize)));
            }
            const bool isAlone = lines.at(i).isHeading &&
                                 (i % pageSize == pageSize - 1 || lines.at(i + 1).isHeading);
            QVERIFY2(!isAlone, qPrintable(QString::number(pageSize)));
            brought += lines.at(i).isHeading || lines.at(i).title.isEmpty() ? 0 : 1;
        }
        QCOMPARE(brought, 9 + 1 + 1);
    }
}

void TestAnotherMatter::whatIsSharedIsNotBrought()
{
    catalog::Catalogue catalogue = samples::catalogue();
    catalog::Matter matter = *catalogue.matter(kEnrol);
    matter.materials[0].sharedBy = QStringLiteral("civil");
    matter.materials[2].sharedBy = QStringLiteral("civil");
    const QStringList lines = titlesOf(bringLines({&matter}, QStringLiteral("zh_CN"), 20));
    QCOMPARE(lines.size(), 8);
    QVERIFY(!lines.contains(matter.materials[0].name.zh));
    QVERIFY(lines.constLast().startsWith(u'2'));
}

QTEST_GUILESS_MAIN(TestAnotherMatter)
#include "tst_AnotherMatter.moc"
