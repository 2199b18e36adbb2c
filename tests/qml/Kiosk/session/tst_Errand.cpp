// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/SessionViewModel.h"
#include "tests/qml/Kiosk/session/SessionTest.h"

#include <QSignalSpy>
#include <QTest>

namespace onewindow::ui {

namespace {

class FakeErrand final : public ErrandViewModel
{
    Q_OBJECT

public:
    explicit FakeErrand(Errand errand, bool needsCard)
        : m_errand(errand)
        , m_needsCard(needsCard)
    {}

    [[nodiscard]] Errand errand() const override { return m_errand; }

    [[nodiscard]] bool needsCard() const override { return m_needsCard; }

    [[nodiscard]] QString page() const override { return QStringLiteral("fake/%1").arg(depth); }

    [[nodiscard]] QStringList pages() const override { return {}; }

    void begin() override { ++begun; }

    bool goBack() override
    {
        if (depth == 0) {
            return false;
        }
        --depth;
        Q_EMIT moved();
        return true;
    }

    void leave() override
    {
        ++left;
        depth = 0;
    }

    [[nodiscard]] bool isBusy() const override { return isWorking; }

    [[nodiscard]] bool isResult() const override { return isOver; }

    bool takesCode(const QString& text) override { return text == code; }

    void go(int toDepth)
    {
        depth = toDepth;
        Q_EMIT moved();
    }

    int begun = 0;
    int left = 0;
    int depth = 0;
    bool isWorking = false;
    bool isOver = false;
    QString code = QStringLiteral("OWA:1");

private:
    Errand m_errand;
    bool m_needsCard;
};

} // namespace

/// What the session does for whatever somebody comes for besides a number.
class TestErrand : public SessionTest
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        SessionTest::init();
        m_appointment = std::make_unique<FakeErrand>(Errand::Appointment, true);
        m_feedback = std::make_unique<FakeErrand>(Errand::Feedback, false);
        m_session->addErrand(*m_appointment);
        m_session->addErrand(*m_feedback);
    }

    void beginsOnceTheCardIsRead();
    void opensOnlyWhatThereIs();
    void goesBackThroughItsPages();
    void tellsThePageOfEachStep();
    void holdsTheTimerWhileBusy();
    void forgetsItAtTheEnd();
    void comesBackWithAMatter();
    void takesItsOwnCode();
    void printsASlip();
    void leadsToANumber();

private:
    std::unique_ptr<FakeErrand> m_appointment;
    std::unique_ptr<FakeErrand> m_feedback;
};

void TestErrand::beginsOnceTheCardIsRead()
{
    m_session->openErrand(Errand::Appointment);
    QCOMPARE(m_session->state(), State::LayCard);
    m_session->goWithoutCard();
    QCOMPARE(m_session->state(), State::LayCard);
    lay(samples::youngCard());
    QCOMPARE(m_session->state(), State::Errand);
    QCOMPARE(m_appointment->begun, 1);
}

void TestErrand::opensOnlyWhatThereIs()
{
    m_session->openErrand(Errand::Filing);
    QCOMPARE(m_session->state(), State::Home);
    m_session->openErrand(Errand::Feedback);
    QCOMPARE(m_session->state(), State::Errand);
    m_session->openErrand(Errand::Appointment);
    QCOMPARE(m_session->context().errand, std::optional(Errand::Feedback));
}

void TestErrand::goesBackThroughItsPages()
{
    reachConfirm();
    m_session->openErrand(Errand::Feedback);
    m_feedback->go(2);
    m_session->send(Event::WentBack);
    m_session->send(Event::WentBack);
    QCOMPARE(m_session->state(), State::Errand);
    QCOMPARE(m_feedback->depth, 0);
    m_session->send(Event::WentBack);
    QCOMPARE(m_session->state(), State::Confirm);
    QCOMPARE(m_feedback->left, 1);
    QVERIFY(!m_session->context().errand);
}

void TestErrand::tellsThePageOfEachStep()
{
    SessionViewModel shared(*m_session, QStringLiteral("03"), {});
    const QSignalSpy changes(&shared, &SessionViewModel::pageChanged);
    m_session->openErrand(Errand::Feedback);
    QCOMPARE(shared.page(), SessionViewModel::Page::Errand);
    QCOMPARE(shared.errand(), m_feedback.get());
    m_feedback->go(1);
    m_feedback->go(1);
    QCOMPARE(changes.count(), 2);
}

void TestErrand::holdsTheTimerWhileBusy()
{
    m_session->openErrand(Errand::Feedback);
    m_feedback->isWorking = true;
    m_feedback->go(1);
    QVERIFY(m_session->isBusy());
    m_clock.advance(60LL * 60 * 1000);
    m_session->tick();
    QCOMPARE(m_session->state(), State::Errand);
    m_feedback->isWorking = false;
    m_feedback->isOver = true;
    m_feedback->go(2);
    QVERIFY(m_session->isResult());
    m_clock.advance(60LL * 60 * 1000);
    m_session->tick();
    QCOMPARE(m_session->state(), State::Home);
}

void TestErrand::forgetsItAtTheEnd()
{
    m_session->openErrand(Errand::Feedback);
    m_session->send(Event::WentHome);
    QCOMPARE(m_feedback->left, 1);
    m_session->openErrand(Errand::Feedback);
    m_session->send(Event::TimedOut);
    QCOMPARE(m_feedback->left, 2);
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(!m_session->context().errand);
}

void TestErrand::comesBackWithAMatter()
{
    m_session->openErrand(Errand::Appointment);
    lay(samples::youngCard());
    m_session->send(Event::MatterWanted);
    QCOMPARE(m_session->state(), State::Theme);
    m_session->chooseTheme(QStringLiteral("si"));
    m_session->chooseMatter(QStringLiteral("si-enrol"));
    QCOMPARE(m_session->state(), State::Errand);
    QCOMPARE(m_appointment->begun, 2);
    QCOMPARE(m_session->context().matter, QStringLiteral("si-enrol"));
}

void TestErrand::takesItsOwnCode()
{
    m_tickets->expect(QStringLiteral("find"));
    m_scanner->scan(QStringLiteral("OWA:1"));
    m_tickets->answerFind(Error{ErrorCode::NotFound, {}});
    QCOMPARE(m_session->context().errand, std::optional(Errand::Appointment));
    QVERIFY(!m_session->isCodeUnknown());
}

void TestErrand::printsASlip()
{
    const QSignalSpy printed(m_session.get(), &KioskSession::slipPrinted);
    m_session->openErrand(Errand::Feedback);
    m_session->printSlip({});
    m_printer->finish(drivers::PrintOutcome::Printed, drivers::DeviceStatus::Ready);
    QCOMPARE(printed.count(), 1);
    QCOMPARE(m_session->state(), State::Errand);
}

void TestErrand::leadsToANumber()
{
    m_session->openErrand(Errand::Feedback);
    m_feedback->isWorking = true;
    m_session->takeIssued(samples::ticket(), QStringLiteral("card"));
    QCOMPARE(m_session->state(), State::Print);
    QCOMPARE(m_feedback->left, 1);
    QVERIFY(m_printer->isPrinting());
}

} // namespace onewindow::ui

QTEST_GUILESS_MAIN(onewindow::ui::TestErrand)
#include "tst_Errand.moc"
