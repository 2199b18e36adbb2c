// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/LanguageViewModel.h"
#include "qml/Kiosk/session/SessionViewModel.h"
#include "tests/qml/Kiosk/session/SessionTest.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;

/// Which languages somebody is offered, and how each is chosen.
class TestLanguageViewModel : public SessionTest
{
    Q_OBJECT

private Q_SLOTS:
    void oneIsNoChoice();
    void twoAreOnePress();
    void moreAreAPage();
    void aPageThatEndsByItselfIsNotCovered();
    void hallSaysWhichAreOffered_data();
    void hallSaysWhichAreOffered();
    void nextPersonBeginsAnew();
    void pageGoesWhenTheJourneyGoesOn();

private:
    [[nodiscard]] QString language() const { return m_session->modes().language; }
};

namespace {

const Language kChinese{u"zh_CN"_s, u"简体中文"_s, {}};
const Language kEnglish{u"en"_s, u"English"_s, {}};
const Language kThird{u"eo"_s, u"Esperanto"_s, {}};

QStringList titlesOf(LanguageViewModel& model)
{
    QStringList titles;
    for (const Choice& choice : model.choices()->choices()) {
        titles << choice.title + (choice.isChecked ? u"*"_s : QString());
    }
    return titles;
}

} // namespace

void TestLanguageViewModel::oneIsNoChoice()
{
    LanguageViewModel model(*m_session, {kChinese});
    QCOMPARE(model.buttonText(), QString());
    model.ask();
    QVERIFY(!model.isAsked());
    QCOMPARE(language(), u"zh_CN"_s);
}

void TestLanguageViewModel::twoAreOnePress()
{
    LanguageViewModel model(*m_session, {kChinese, kEnglish});
    QCOMPARE(model.buttonText(), u"English"_s);
    model.ask();
    QCOMPARE(language(), u"en"_s);
    QCOMPARE(model.buttonText(), u"简体中文"_s);
    model.ask();
    QCOMPARE(language(), u"zh_CN"_s);
    QVERIFY(!model.isAsked());
}

void TestLanguageViewModel::moreAreAPage()
{
    LanguageViewModel model(*m_session, {kChinese, kEnglish, kThird});
    QCOMPARE(model.buttonText(), u"语言 Language"_s);
    QCOMPARE(titlesOf(model), (QStringList{u"简体中文*"_s, u"English"_s, u"Esperanto"_s}));
    model.ask();
    QVERIFY(model.isAsked());
    QCOMPARE(language(), u"zh_CN"_s);
    model.choose(u"eo"_s);
    QVERIFY(!model.isAsked());
    QCOMPARE(language(), u"eo"_s);
    QCOMPARE(titlesOf(model), (QStringList{u"简体中文"_s, u"English"_s, u"Esperanto*"_s}));
    model.ask();
    model.close();
    QVERIFY(!model.isAsked());
    QCOMPARE(language(), u"eo"_s);
}

void TestLanguageViewModel::aPageThatEndsByItselfIsNotCovered()
{
    LanguageViewModel model(*m_session, {kChinese, kEnglish, kThird});
    reachPrinting();
    m_tickets->expect(u"hold printer"_s);
    m_printer->finish(drivers::PrintOutcome::Printed, drivers::DeviceStatus::Ready);
    QVERIFY(m_session->isResult());
    for (const QString& next : {u"en"_s, u"eo"_s, u"zh_CN"_s}) {
        model.ask();
        QVERIFY(!model.isAsked());
        QCOMPARE(language(), next);
    }
}

void TestLanguageViewModel::hallSaysWhichAreOffered_data()
{
    QTest::addColumn<QStringList>("allowed");
    QTest::addColumn<QStringList>("titles");
    QTest::newRow("nothing") << QStringList()
                             << QStringList{u"简体中文*"_s, u"English"_s, u"Esperanto"_s};
    QTest::newRow("in its order") << QStringList{u"eo"_s, u"zh_CN"_s}
                                  << QStringList{u"Esperanto"_s, u"简体中文*"_s};
    QTest::newRow("not the terminal's own")
        << QStringList{u"en"_s} << QStringList{u"English"_s, u"简体中文*"_s};
    QTest::newRow("one that there is not")
        << QStringList{u"zh_CN"_s, u"fr"_s} << QStringList{u"简体中文*"_s};
}

void TestLanguageViewModel::hallSaysWhichAreOffered()
{
    QFETCH(const QStringList, allowed);
    QFETCH(const QStringList, titles);
    LanguageViewModel model(*m_session, {kChinese, kEnglish, kThird});
    m_tickets->setLanguages(allowed);
    QCOMPARE(titlesOf(model), titles);
}

void TestLanguageViewModel::nextPersonBeginsAnew()
{
    SessionViewModel shared(*m_session, u"03"_s, {kChinese, kEnglish, kThird});
    lay(samples::youngCard());
    shared.language()->choose(u"eo"_s);
    shared.language()->ask();
    QVERIFY(shared.language()->isAsked());
    shared.signOut();
    QVERIFY(!shared.language()->isAsked());
    QCOMPARE(language(), u"zh_CN"_s);
}

void TestLanguageViewModel::pageGoesWhenTheJourneyGoesOn()
{
    SessionViewModel shared(*m_session, u"03"_s, {kChinese, kEnglish, kThird});
    shared.language()->ask();
    lay(samples::youngCard());
    QVERIFY(!shared.language()->isAsked());
}

QTEST_GUILESS_MAIN(TestLanguageViewModel)
#include "tst_LanguageViewModel.moc"
