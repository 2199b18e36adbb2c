// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/search/SearchViewModel.h"
#include "tests/qml/Kiosk/session/SessionTest.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <deque>
#include <functional>
#include <future>
#include <utility>

using namespace onewindow;
using namespace onewindow::ui;

/// Typing, finding, choosing, and that nothing of it is left for the next person.
class TestSearchViewModel : public SessionTest
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhileLettersAreTyped();
    void findsByTheWordChosen();
    void keepsTheLettersThatAWordDoesNotCover();
    void spaceTakesTheFirstWord();
    void deletesLettersBeforeWords();
    void typesEnglish();
    void digitsSettleTheLetters();
    void ignoresWhatIsNoSign_data();
    void ignoresWhatIsNoSign();
    void saysWhatToDoWithoutResults();
    void offersWhatIsChosenMost();
    void putsWhatIsChosenMostFirst();
    void worksWithoutADictionary();
    void followsTheCatalogue();
    void catalogueChangesWhileThePageIsOpen();
    void doesNotSayThatThereIsNothingBeforeItLooked();
    void buildsOneIndexAtATime();
    void takesAnIndexFromAnotherThread();
    void followsTheLanguage();
    void saysTheDepartmentAloneInElderMode();
    void leadsWhereTheThemeLeads();
    void keepsTheTextOnTheWayBack();
    void goesBackWhereItWasOpened_data();
    void goesBackWhereItWasOpened();
    void leavesNothing_data();
    void leavesNothing();
    void indexThatComesLateFindsNothingForTheNext();

private:
    void make();
    void open();
    void runHeld();
    void type(const QString& text);
    [[nodiscard]] QStringList keys();

    std::unique_ptr<SearchViewModel> m_search;
    bool m_holdsWork = false;
    std::deque<std::function<void()>> m_held;
};

void TestSearchViewModel::make()
{
    m_holdsWork = false;
    m_held.clear();
    m_search =
        std::make_unique<SearchViewModel>(*m_session, [this](const std::function<void()>& work) {
            if (m_holdsWork) {
                m_held.push_back(work);
            } else {
                work();
            }
        });
}

void TestSearchViewModel::open()
{
    make();
    m_search->usePinyin(samples::pinyin());
    QTRY_VERIFY(!m_search->isIndexing());
    m_session->openSearch();
    QCOMPARE(m_session->state(), State::Search);
}

/// What waits for its thread, the oldest first; what that asks for waits again.
void TestSearchViewModel::runHeld()
{
    QTRY_VERIFY(!m_held.empty());
    const std::function<void()> work = m_held.front();
    m_held.pop_front();
    work();
    QCoreApplication::processEvents();
}

void TestSearchViewModel::type(const QString& text)
{
    for (const QChar sign : text) {
        m_search->type(QString(sign));
    }
}

QStringList TestSearchViewModel::keys()
{
    QStringList keys;
    for (const Choice& choice : m_search->results()->choices()) {
        keys.append(choice.key);
    }
    return keys;
}

void TestSearchViewModel::findsWhileLettersAreTyped()
{
    open();
    QSignalSpy typed(m_search.get(), &SearchViewModel::typedChanged);
    QSignalSpy found(m_search.get(), &SearchViewModel::resultsChanged);
    type(QStringLiteral("sbcb"));
    QCOMPARE(typed.count(), 4);
    QVERIFY(found.count() >= 4);
    QCOMPARE(m_search->letters(), QStringLiteral("sbcb"));
    QCOMPARE(m_search->text(), QString());
    QCOMPARE(keys(), QStringList(QStringLiteral("si-enrol")));
    const Choice choice = m_search->results()->choices().constFirst();
    QCOMPARE(choice.title, QStringLiteral("社保参保登记"));
    QCOMPARE(choice.caption, QStringLiteral("区人力资源和社会保障局 · 一楼 A 区 1-6 号窗口"));
    QVERIFY(m_search->lead().contains(u'1'));
    QCOMPARE(m_search->emptyText(), QString());
}

void TestSearchViewModel::findsByTheWordChosen()
{
    open();
    type(QStringLiteral("shebao"));
    const auto index = static_cast<int>(m_search->candidates().indexOf(QStringLiteral("社保")));
    QVERIFY(index >= 0);
    m_search->chooseCandidate(index);
    QCOMPARE(m_search->text(), QStringLiteral("社保"));
    QCOMPARE(m_search->letters(), QString());
    QVERIFY(m_search->candidates().isEmpty());
    QCOMPARE(keys().constFirst(), QStringLiteral("si-enrol"));
    m_search->chooseCandidate(7); // There is none.
    QCOMPARE(m_search->text(), QStringLiteral("社保"));
}

void TestSearchViewModel::keepsTheLettersThatAWordDoesNotCover()
{
    open();
    type(QStringLiteral("shebaocanbao"));
    const auto index = static_cast<int>(m_search->candidates().indexOf(QStringLiteral("社保")));
    QVERIFY(index >= 0);
    m_search->chooseCandidate(index);
    QCOMPARE(m_search->text(), QStringLiteral("社保"));
    QCOMPARE(m_search->letters(), QStringLiteral("canbao"));
    // Characters and sound together.
    QCOMPARE(keys(), QStringList(QStringLiteral("si-enrol")));
}

void TestSearchViewModel::spaceTakesTheFirstWord()
{
    open();
    type(QStringLiteral(" shebao "));
    QCOMPARE(m_search->text(), QStringLiteral("社保"));
    type(QStringLiteral(" "));
    QCOMPARE(m_search->text(), QStringLiteral("社保"));
}

void TestSearchViewModel::deletesLettersBeforeWords()
{
    open();
    type(QStringLiteral("shebao ca"));
    m_search->deleteLast();
    m_search->deleteLast();
    QCOMPARE(m_search->letters(), QString());
    QCOMPARE(m_search->text(), QStringLiteral("社保"));
    m_search->deleteLast();
    QCOMPARE(m_search->text(), QStringLiteral("社"));
    m_search->deleteLast();
    m_search->deleteLast();
    QVERIFY(!m_search->hasTyped());
    type(QStringLiteral("shebao ca"));
    m_search->clear();
    QVERIFY(!m_search->hasTyped());
    QVERIFY(m_search->candidates().isEmpty());
}

void TestSearchViewModel::typesEnglish()
{
    open();
    type(QStringLiteral("so"));
    m_search->toggleChinese();
    QVERIFY(!m_search->isChinese());
    QCOMPARE(m_search->text(), QStringLiteral("so"));
    QCOMPARE(m_search->letters(), QString());
    type(QStringLiteral("cial enr"));
    QCOMPARE(m_search->text(), QStringLiteral("social enr"));
    QVERIFY(m_search->candidates().isEmpty());
    QCOMPARE(keys(), QStringList(QStringLiteral("si-enrol")));
}

void TestSearchViewModel::digitsSettleTheLetters()
{
    open();
    type(QStringLiteral("she1"));
    QCOMPARE(m_search->text(), QStringLiteral("she1"));
    QCOMPARE(m_search->letters(), QString());
}

void TestSearchViewModel::ignoresWhatIsNoSign_data()
{
    QTest::addColumn<QString>("sign");
    QTest::newRow("nothing") << QString();
    QTest::newRow("two") << QStringLiteral("ab");
    QTest::newRow("zero") << QString(QChar(u'\0'));
    QTest::newRow("new line") << QStringLiteral("\n");
    QTest::newRow("escape") << QString(QChar(0x1B));
}

void TestSearchViewModel::ignoresWhatIsNoSign()
{
    QFETCH(QString, sign);
    open();
    m_search->type(sign);
    QVERIFY(!m_search->hasTyped());
}

void TestSearchViewModel::saysWhatToDoWithoutResults()
{
    open();
    QVERIFY(!m_search->emptyText().isEmpty());
    type(QStringLiteral("xqxq"));
    QCOMPARE(m_search->results()->total(), 0);
    QVERIFY(m_search->emptyText().contains(QStringLiteral("“xqxq”")));
    QVERIFY(m_search->emptyText().contains(QStringLiteral("咨询台")));
    // However much is typed.
    type(QString(500, u'x'));
    QVERIFY(m_search->text().size() + m_search->letters().size() <= 80);
}

void TestSearchViewModel::offersWhatIsChosenMost()
{
    m_tickets->setChoices({{QStringLiteral("si-query"), 2},
                           {QStringLiteral("si-transfer"), 5},
                           {QStringLiteral("si-enrol"), 2},
                           {QStringLiteral("gone"), 9}});
    open();
    QCOMPARE(keys(), QStringList({QStringLiteral("si-transfer"), QStringLiteral("si-enrol"),
                                  QStringLiteral("si-query")}));
    type(QStringLiteral("d"));
    QVERIFY(keys() != QStringList());
    m_search->clear();
    QCOMPARE(m_search->results()->total(), 3);
}

void TestSearchViewModel::putsWhatIsChosenMostFirst()
{
    open();
    type(QStringLiteral("canbao"));
    // 参保证明打印 begins so, 社保参保登记 has it inside.
    QCOMPARE(keys().mid(0, 2),
             QStringList({QStringLiteral("si-query"), QStringLiteral("si-enrol")}));
    m_search->clear();
    m_tickets->setChoices({{QStringLiteral("si-transfer"), 1}});
    type(QStringLiteral("shehui"));
    QCOMPARE(keys().constFirst(), QStringLiteral("si-transfer"));
}

void TestSearchViewModel::worksWithoutADictionary()
{
    make();
    QTRY_VERIFY(!m_search->isIndexing());
    m_session->openSearch();
    QVERIFY(!m_search->canTypeChinese());
    QVERIFY(!m_search->isChinese());
    QVERIFY(!m_search->emptyText().isEmpty());
    type(QStringLiteral("proof"));
    QCOMPARE(keys(), QStringList(QStringLiteral("si-query")));
    m_search->chooseCandidate(0);
    m_search->deleteLast();
    QCOMPARE(m_search->text(), QStringLiteral("proo"));
}

void TestSearchViewModel::followsTheCatalogue()
{
    open();
    type(QStringLiteral("ceshi"));
    QVERIFY(keys().isEmpty());
    catalog::Catalogue catalogue = samples::catalogue();
    catalogue.matters.first().name.zh = QStringLiteral("测试事项");
    m_tickets->setCatalogue(catalogue);
    QTRY_COMPARE(keys(), QStringList(QStringLiteral("si-enrol")));
    catalogue.matters.removeFirst();
    m_tickets->setCatalogue(catalogue);
    QTRY_VERIFY(keys().isEmpty());
}

void TestSearchViewModel::catalogueChangesWhileThePageIsOpen()
{
    const QString query = QStringLiteral("si-query");
    const QString enrol = QStringLiteral("si-enrol");
    open();
    type(QStringLiteral("canbao"));
    QCOMPARE(keys(), QStringList({query, enrol}));
    m_holdsWork = true;
    catalog::Catalogue catalogue = samples::catalogue();
    catalogue.matters.removeIf([&](const catalog::Matter& matter) { return matter.id == query; });
    catalog::Matter added = catalogue.matters.constFirst();
    added.id = QStringLiteral("added");
    added.name.zh = QStringLiteral("参保变更");
    catalogue.matters.append(added);
    m_tickets->setCatalogue(catalogue);
    // What has gone goes at once, what has come waits for its index.
    QVERIFY(m_search->isIndexing());
    QCOMPARE(keys(), QStringList(enrol));
    type(QStringLiteral("d"));
    m_search->deleteLast();
    QCOMPARE(keys(), QStringList(enrol));
    QSignalSpy found(m_search.get(), &SearchViewModel::resultsChanged);
    runHeld();
    QVERIFY(!m_search->isIndexing());
    QCOMPARE(keys(), QStringList({QStringLiteral("added"), enrol}));
    QVERIFY(!found.isEmpty());
    QCOMPARE(m_search->letters(), QStringLiteral("canbao"));
}

void TestSearchViewModel::doesNotSayThatThereIsNothingBeforeItLooked()
{
    make();
    m_holdsWork = true;
    m_search->usePinyin(samples::pinyin());
    m_session->openSearch();
    QVERIFY(!m_search->emptyText().isEmpty()); // What can be typed.
    type(QStringLiteral("sbcb"));
    QVERIFY(keys().isEmpty());
    QVERIFY(m_search->lead().contains(QStringLiteral("正在查找")));
    QCOMPARE(m_search->emptyText(), QString());
    runHeld();
    QCOMPARE(keys(), QStringList(QStringLiteral("si-enrol")));
    type(QStringLiteral("xqxq"));
    QVERIFY(m_search->lead().contains(QStringLiteral("没有找到")));
    QVERIFY(!m_search->emptyText().isEmpty());
}

void TestSearchViewModel::buildsOneIndexAtATime()
{
    open();
    type(QStringLiteral("ceshi"));
    m_holdsWork = true;
    catalog::Catalogue catalogue = samples::catalogue();
    m_tickets->setCatalogue(catalogue);
    QTRY_COMPARE(m_held.size(), std::size_t(1));
    for (const char* name : {"测试一", "测试二", "测试三"}) {
        catalogue.matters.first().name.zh = QString::fromUtf8(name);
        m_tickets->setCatalogue(catalogue);
        QCoreApplication::processEvents();
    }
    QCOMPARE(m_held.size(), std::size_t(1));
    runHeld();
    QVERIFY(keys().isEmpty());
    QVERIFY(m_search->isIndexing());
    // All that came meanwhile is one change.
    QCOMPARE(m_held.size(), std::size_t(1));
    runHeld();
    QVERIFY(m_held.empty());
    QCOMPARE(m_search->results()->choices().constFirst().title, QStringLiteral("测试三"));
}

void TestSearchViewModel::takesAnIndexFromAnotherThread()
{
    std::future<void> work;
    m_search = std::make_unique<SearchViewModel>(*m_session, [&](std::function<void()> given) {
        work = std::async(std::launch::async, std::move(given));
    });
    m_session->openSearch();
    type(QStringLiteral("proof"));
    QList<QThread*> threads;
    connect(
        m_search.get(), &SearchViewModel::resultsChanged, m_search.get(),
        [&] { threads.append(QThread::currentThread()); }, Qt::DirectConnection);
    QTRY_COMPARE(keys(), QStringList(QStringLiteral("si-query")));
    QVERIFY(!threads.isEmpty());
    QCOMPARE(threads.count(thread()), threads.size());
    work.wait();
    m_search.reset();
}

void TestSearchViewModel::followsTheLanguage()
{
    open();
    type(QStringLiteral("sbcb"));
    Modes modes;
    modes.language = QStringLiteral("en");
    m_session->setModes(modes);
    QVERIFY(!m_search->isChinese());
    QCOMPARE(m_search->text(), QStringLiteral("sbcb"));
    QCOMPARE(m_search->results()->choices().constFirst().title,
             QStringLiteral("Social insurance enrolment"));
    m_session->setModes({});
    QVERIFY(m_search->isChinese());
}

void TestSearchViewModel::saysTheDepartmentAloneInElderMode()
{
    open();
    type(QStringLiteral("sbcb"));
    Modes modes;
    modes.isElder = true;
    m_session->setModes(modes);
    QCOMPARE(m_search->results()->choices().constFirst().caption,
             QStringLiteral("区人力资源和社会保障局"));
}

void TestSearchViewModel::leadsWhereTheThemeLeads()
{
    open();
    type(QStringLiteral("sbcb"));
    m_search->chooseMatter(keys().constFirst());
    QCOMPARE(m_session->state(), State::LayCard);
    QCOMPARE(m_session->context().matter, QStringLiteral("si-enrol"));
    m_session->goWithoutCard();
    QCOMPARE(m_session->state(), State::Confirm);
    m_search->chooseMatter(QStringLiteral("si-query")); // The page is gone.
    QCOMPARE(m_session->context().matter, QStringLiteral("si-enrol"));
}

void TestSearchViewModel::keepsTheTextOnTheWayBack()
{
    open();
    type(QStringLiteral("sbcb"));
    m_search->chooseMatter(QStringLiteral("si-enrol"));
    m_session->send(Event::WentBack);
    QCOMPARE(m_session->state(), State::Search);
    QCOMPARE(m_search->letters(), QStringLiteral("sbcb"));
    QCOMPARE(keys(), QStringList(QStringLiteral("si-enrol")));
}

void TestSearchViewModel::goesBackWhereItWasOpened_data()
{
    QTest::addColumn<State>("from");
    QTest::newRow("home") << State::Home;
    QTest::newRow("themes") << State::Theme;
    QTest::newRow("matters") << State::Matter;
}

void TestSearchViewModel::goesBackWhereItWasOpened()
{
    QFETCH(State, from);
    if (from == State::Theme) {
        m_session->send(Event::ThemesWanted);
    } else if (from == State::Matter) {
        m_session->chooseTheme(QStringLiteral("si"));
    }
    QCOMPARE(m_session->state(), from);
    open();
    m_session->send(Event::WentBack);
    QCOMPARE(m_session->state(), from);
}

void TestSearchViewModel::leavesNothing_data()
{
    QTest::addColumn<Event>("way");
    QTest::newRow("home") << Event::WentHome;
    QTest::newRow("back") << Event::WentBack;
    QTest::newRow("end") << Event::SignedOut;
    QTest::newRow("time") << Event::TimedOut;
}

void TestSearchViewModel::leavesNothing()
{
    QFETCH(Event, way);
    open();
    m_search->toggleChinese();
    type(QStringLiteral("wang "));
    m_search->toggleChinese();
    type(QStringLiteral("jian"));
    QVERIFY(!m_search->candidates().isEmpty());
    m_session->send(way);
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(!m_search->hasTyped());
    QVERIFY(m_search->candidates().isEmpty());
    QCOMPARE(m_search->results()->total(), 0);
    QVERIFY(m_search->isChinese());
    QVERIFY(samples::pinyin()->letters().isEmpty());
}

void TestSearchViewModel::indexThatComesLateFindsNothingForTheNext()
{
    open();
    m_holdsWork = true;
    m_tickets->setCatalogue(samples::catalogue());
    type(QStringLiteral("canbao"));
    m_session->send(Event::SignedOut);
    runHeld();
    QVERIFY(!m_search->isIndexing());
    QVERIFY(!m_search->hasTyped());
    QCOMPARE(m_search->results()->total(), 0);
    m_session->openSearch();
    QVERIFY(!m_search->hasTyped());
    QCOMPARE(m_search->results()->total(), 0);
}

QTEST_GUILESS_MAIN(TestSearchViewModel)
#include "tst_SearchViewModel.moc"
