// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/Reveal.h"
#include "tests/qml/Kiosk/fakes/FilingSamples.h"
#include "tests/qml/Kiosk/fakes/FilingWays.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"

#include <QTest>

#include <functional>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;

namespace {

const QString kMasked = u"440524********0044"_s;
const QString kFull = u"440524 19990307 0044"_s;

QString textOf(const ChoiceModel* model)
{
    QStringList titles;
    for (const Choice& choice : model->choices()) {
        titles.append(choice.title);
    }
    return titles.join(u'\n');
}

} // namespace

/// Masked values in full for ten seconds: to whom, how long, and what ends it.
class TestReveal : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_kiosk = std::make_unique<KioskFixture>(); }

    void cleanup() { m_kiosk.reset(); }

    void asksBeforeItShows();
    void endsByItself();
    void endsAtOnce_data();
    void endsAtOnce();
    void onlyWhoLaidTheirCard();
    void oneGroupAtATime();
    void summaryShowsOnePageOfIt();
    void ownMattersSayWhose();
    void nothingIsLeft();

private:
    /// On the page that says what is known of the card's holder.
    void toKnown()
    {
        toFilledForm(*m_kiosk);
        QVERIFY(said().contains(kMasked));
    }

    void show()
    {
        m_kiosk->filing.goAside();
        m_kiosk->filing.goAside();
    }

    QString said() { return textOf(m_kiosk->filing.lines()); }

    std::unique_ptr<KioskFixture> m_kiosk;
};

void TestReveal::asksBeforeItShows()
{
    toKnown();
    QCOMPARE(m_kiosk->filing.secondaryText(), u"显示10秒"_s);
    QVERIFY(!m_kiosk->filing.isLeadNews());
    m_kiosk->filing.goAside();
    QCOMPARE(m_kiosk->filing.secondaryText(), u"确认显示"_s);
    QVERIFY(m_kiosk->filing.lead().contains(u"请确认旁边没有人"));
    QVERIFY(m_kiosk->filing.isLeadNews());
    QVERIFY(said().contains(kMasked));
    m_kiosk->filing.goAside();
    QVERIFY(said().contains(kFull));
    QVERIFY(said().contains(samples::youngCard().name));
    QVERIFY(!said().contains(u'*'));
    QCOMPARE(m_kiosk->filing.secondaryText(), u"马上隐藏"_s);
    m_kiosk->filing.goAside();
    QVERIFY(said().contains(kMasked));
    QVERIFY(m_kiosk->filing.lead().contains(u"已隐藏"));
}

void TestReveal::endsByItself()
{
    Reveal reveal(m_kiosk->session);
    m_kiosk->lay(samples::youngCard());
    reveal.press();
    reveal.press();
    QVERIFY(reveal.isShown());
    m_kiosk->clock.advance(KioskDelays().revealMs - 1);
    reveal.tick();
    QVERIFY(reveal.isShown());
    m_kiosk->clock.advance(1);
    reveal.tick();
    QCOMPARE(reveal.stage(), Reveal::Stage::Over);
    QVERIFY(!reveal.note().isEmpty());
}

void TestReveal::endsAtOnce_data()
{
    using Act = std::function<void(KioskFixture&)>;
    QTest::addColumn<Act>("act");
    QTest::newRow("next page") << Act([](KioskFixture& kiosk) { kiosk.filing.goOn(); });
    QTest::newRow("back") << Act([](KioskFixture& kiosk) { kiosk.session.send(Event::WentBack); });
    QTest::newRow("home asked for") << Act([](KioskFixture& kiosk) { kiosk.filing.goHome(); });
    QTest::newRow("signed out") << Act(
        [](KioskFixture& kiosk) { kiosk.session.send(Event::SignedOut); });
    QTest::newRow("help") << Act([](KioskFixture& kiosk) {
        kiosk.tickets.expect(u"callStaff"_s);
        kiosk.shared.callStaff();
    });
    QTest::newRow("help once more") << Act([](KioskFixture& kiosk) { kiosk.shared.callStaff(); });
    QTest::newRow("another language") << Act([](KioskFixture& kiosk) {
        Modes modes = kiosk.session.modes();
        modes.language = u"en"_s;
        kiosk.session.setModes(modes);
    });
    QTest::newRow("larger type") << Act([](KioskFixture& kiosk) { kiosk.shared.toggleElder(); });
    QTest::newRow("nobody there") << Act([](KioskFixture& kiosk) {
        kiosk.clock.advance(KioskDelays().idleMs + 1'000);
        kiosk.session.tick();
    });
    QTest::newRow("another card") << Act([](KioskFixture& kiosk) {
        kiosk.cases.acceptAll();
        kiosk.tickets.expect(u"openTickets"_s);
        kiosk.reader.lay(samples::elderCard());
    });
}

void TestReveal::endsAtOnce()
{
    QFETCH(std::function<void(KioskFixture&)>, act);
    m_kiosk->cases.acceptAll();
    toKnown();
    if (QByteArray(QTest::currentDataTag()) == "help once more") {
        m_kiosk->tickets.expect(u"callStaff"_s);
        m_kiosk->shared.callStaff();
        m_kiosk->shared.closeHelp();
    }
    show();
    QVERIFY(said().contains(kFull));
    act(*m_kiosk);
    QVERIFY(!said().contains(kFull));
    QVERIFY(!textOf(m_kiosk->filing.answers()).contains(kFull));
    QVERIFY(!m_kiosk->filing.isLeadNews());
}

void TestReveal::onlyWhoLaidTheirCard()
{
    Reveal reveal(m_kiosk->session);
    m_kiosk->session.start();
    m_kiosk->session.send(Event::TypeChosen);
    m_kiosk->session.takeTypedNumber(samples::youngCard().number);
    QVERIFY(m_kiosk->session.context().person);
    QVERIFY(!reveal.isAllowed());
    reveal.press();
    reveal.press();
    QCOMPARE(reveal.stage(), Reveal::Stage::Masked);
    m_kiosk->session.send(Event::SignedOut);
    reveal.press();
    QCOMPARE(reveal.stage(), Reveal::Stage::Masked);
}

/// Another group of values is asked for anew.
void TestReveal::oneGroupAtATime()
{
    toKnown();
    show();
    goTo(*m_kiosk, "请核对填写的内容", "Check what you have filled in");
    QVERIFY(!textOf(m_kiosk->filing.answers()).contains(kFull));
    QCOMPARE(m_kiosk->filing.secondaryText(), u"显示10秒"_s);
}

void TestReveal::summaryShowsOnePageOfIt()
{
    toFilledForm(*m_kiosk);
    goTo(*m_kiosk, "请核对填写的内容", "Check what you have filled in");
    ChoiceModel* answers = m_kiosk->filing.answers();
    answers->setPageSize(6);
    const QString account = u"6222 0200 0000 0000 000"_s;
    show();
    QVERIFY(textOf(answers).contains(kFull));
    QVERIFY(!textOf(answers).contains(account));
    answers->showNext();
    QVERIFY(!textOf(answers).contains(kFull));
    QCOMPARE(m_kiosk->filing.secondaryText(), u"显示10秒"_s);
    show();
    QVERIFY(textOf(answers).contains(account));
    QVERIFY(!textOf(answers).contains(kFull));
}

void TestReveal::ownMattersSayWhose()
{
    m_kiosk->session.openErrand(Errand::Enquiry);
    m_kiosk->enquiry.choose(u"mine"_s);
    m_kiosk->cases.expect(u"myCases"_s);
    m_kiosk->slotDesk.expect(u"mine"_s);
    m_kiosk->lay(samples::youngCard());
    m_kiosk->slotDesk.answerMine(appointments::MyAppointments{
        .appointments = {samples::appointmentToday()}, .isComplete = true});
    QVERIFY(m_kiosk->enquiry.lead().contains(kMasked));
    QCOMPARE(m_kiosk->enquiry.revealText(), u"显示10秒"_s);
    m_kiosk->enquiry.reveal();
    QVERIFY(m_kiosk->enquiry.lead().contains(u"旁边没有人"));
    m_kiosk->enquiry.reveal();
    QVERIFY(m_kiosk->enquiry.lead().contains(kFull));
    m_kiosk->slotDesk.expect(u"mine"_s);
    m_kiosk->enquiry.choose(m_kiosk->enquiry.choices()->choices().constFirst().key);
    QVERIFY(!m_kiosk->enquiry.lead().contains(kFull));
    QVERIFY(m_kiosk->enquiry.revealText().isEmpty());
}

void TestReveal::nothingIsLeft()
{
    m_kiosk->cases.acceptAll();
    toKnown();
    show();
    m_kiosk->session.send(Event::SignedOut);
    QCOMPARE(m_kiosk->filing.lines()->total(), 0);
    QVERIFY(m_kiosk->filing.secondaryText() != u"马上隐藏"_s);
}

QTEST_GUILESS_MAIN(TestReveal)
#include "tst_Reveal.moc"
