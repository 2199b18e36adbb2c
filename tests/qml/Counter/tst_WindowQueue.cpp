// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/Desk.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::Desk;
using onewindow::testing::DeskTest;
using onewindow::testing::kPatienceMs;
using onewindow::testing::numbersOf;

/// Who waits, and who comes back by the code of the ticket, against a real hall.
class tst_WindowQueue : public DeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void queueInOrder();

    void restoreByCode_data();
    void restoreByCode();
    void restoreWhatWaits();
    void restoreUnknown();
};

void tst_WindowQueue::queueInOrder()
{
    Desk desk(*m_rig);
    const QString first = m_rig->take(u"si"_s).ticket.number;
    const QString elder = m_rig->take(u"tax"_s, queue::TicketClass::Elder).ticket.number;
    const QString last = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.works(3));
    QCOMPARE(numbersOf(*desk.model.queue()), QStringList({elder, first, last}));
    QVERIFY(!desk.model.queue()->lines().constFirst().tag.isEmpty());
    QVERIFY(desk.model.queue()->lines().constLast().tag.isEmpty());
    desk.clock.advance(14min);
    desk.model.tick();
    QVERIFY2(desk.model.queueTitle().contains(u"14"_s), qPrintable(desk.model.queueTitle()));
    QVERIFY(desk.call());
    QCOMPARE(desk.model.hand()->number(), elder);
    QVERIFY(desk.model.hand()->why().contains(u"老年人"_s));
}

void tst_WindowQueue::restoreByCode_data()
{
    QTest::addColumn<QString>("form");
    QTest::newRow("number") << u"%1"_s;
    QTest::newRow("small letters") << u"lower"_s;
    QTest::newRow("wide letters, spaces") << u"wide"_s;
    QTest::newRow("link of the QR code") << u"https://hall.example/t/%2"_s;
    QTest::newRow("link with a language") << u"https://hall.example/t/%2?lang=en"_s;
    QTest::newRow("token alone") << u"%2"_s;
}

void tst_WindowQueue::restoreByCode()
{
    QFETCH(QString, form);
    Desk desk(*m_rig);
    const queue::IssuedTicket ticket = m_rig->takeSetAside(u"tax"_s);
    const QString number = ticket.ticket.number;
    QString code = form;
    if (form == u"lower") {
        code = number.toLower();
    } else if (form == u"wide") {
        code = u"  "_s;
        for (const QChar letter : number) {
            code += QChar(letter.unicode() + 0xFEE0);
        }
        code += u' ';
    } else {
        code = form.contains(u"%1"_s) ? form.arg(number)
                                      : QString(form).replace(u"%2"_s, ticket.ticket.token);
    }
    QVERIFY(desk.signIn());
    // Whatever this window serves: the citizen stands here.
    desk.model.choice()->toggleMatter(u"si"_s);
    QVERIFY(desk.open());
    m_rig->take(u"si"_s);
    QVERIFY(desk.waits(1)); // The later one has come over: so has the earlier.
    desk.model.restoreByCode(code);
    QCOMPARE(desk.model.problem(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.isBusy(), kPatienceMs);
    QCOMPARE(desk.model.problem(), QString());
    // It waits again; what the feed says of it may come after the answer.
    QTRY_VERIFY_WITH_TIMEOUT(
        (desk.nextPress(), desk.model.restoreByCode(code), desk.model.problem().contains(number)),
        kPatienceMs);
}

void tst_WindowQueue::restoreWhatWaits()
{
    Desk desk(*m_rig);
    const QString number = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.works(1));
    desk.model.restoreByCode(number);
    QVERIFY(desk.model.problem().contains(number));
    QVERIFY(!desk.model.isBusy());
}

void tst_WindowQueue::restoreUnknown()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    desk.model.restoreByCode(u"  "_s);
    QCOMPARE(desk.model.problem(), QString());
    desk.model.restoreByCode(u"Z9999"_s);
    QVERIFY(!desk.model.problem().isEmpty());
}

QTEST_GUILESS_MAIN(tst_WindowQueue)
#include "tst_WindowQueue.moc"
