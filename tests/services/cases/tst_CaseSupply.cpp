// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseSupply.h"
#include "tests/services/cases/OwnedCases.h"
#include "tests/services/cases/SampleProofs.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;

/// What was missing of a case is brought to a window of the hall it was filed in.
class tst_CaseSupply : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_cases = std::make_unique<OwnedCases>(); }

    void pagesGoBehindThoseThatAreThere();
    void samePageIsOne();
    void onlyWhereSomethingIsMissing();
    void badPictures_data();
    void badPictures();
    void noMoreThanACaseTakes();
    void forgottenTakesNothing();
    void nobodysCase();
    void receivedOnceMore();

private:
    QByteArray sentBack()
    {
        const QByteArray id = m_cases->file();
        m_cases->advance(id, CaseState::Received, CaseState::CorrectionNeeded, u"materials"_s);
        return id;
    }

    Result<SuppliedPage> add(const QByteArray& id, const QByteArray& jpeg,
                             const QString& material = u"record"_s)
    {
        return m_cases->transact([&](Database& store) {
            return CaseSupply(m_cases->journal)
                .add(store, {.id = id,
                             .material = material,
                             .jpeg = jpeg,
                             .staff = u"wang"_s,
                             .desk = u"counter-1"_s});
        });
    }

    static QByteArray picture(quint32 seed, qsizetype bytes = 100'000)
    {
        return samples::jpeg({1654, 2339}, bytes, seed);
    }

    std::unique_ptr<OwnedCases> m_cases;
};

void tst_CaseSupply::pagesGoBehindThoseThatAreThere()
{
    const QByteArray id = sentBack();
    for (const int page : {0, 1}) {
        const auto added = valueOf(add(id, picture(page + 1, 130'000)));
        QVERIFY(added.isNew);
        QCOMPARE(added.page, page);
    }
    QCOMPARE(valueOf(add(id, picture(1), u"id_card"_s)).page, 0);
    const auto pages = valueOf(readAttachments(*m_cases->store, m_cases->journal, id));
    QCOMPARE(pages.size(), 3);
    QCOMPARE(pages.at(1).jpeg, picture(1, 130'000));
    QCOMPARE(pages.at(2).jpeg, picture(2, 130'000));
    QCOMPARE(pages.at(2).size, QSize(1654, 2339));
    // Who did it stands in each fact, and nothing of what is on the page.
    const auto facts = m_cases->facts(facts::kAttached);
    QCOMPARE(facts.size(), 3 + 3 + 2);
    for (const QJsonObject& fact : facts) {
        QCOMPARE(fact["staff"_L1].toString(), u"wang"_s);
        QCOMPARE(fact["at"_L1].toString(), u"counter-1"_s);
    }
    QCOMPARE(m_cases->verify(), QString());
}

void tst_CaseSupply::samePageIsOne()
{
    const QByteArray id = sentBack();
    QVERIFY(valueOf(add(id, picture(1))).isNew);
    const auto again = valueOf(add(id, picture(1)));
    QVERIFY(!again.isNew);
    QCOMPARE(again.page, 0);
    QCOMPARE(m_cases->facts(facts::kAttached).size(), 2);
    // An answer that was lost is given again when the case has gone on.
    m_cases->advance(id, CaseState::CorrectionNeeded, CaseState::Received);
    QVERIFY(!valueOf(add(id, picture(1))).isNew);
    QVERIFY(!add(id, picture(2)));
}

void tst_CaseSupply::onlyWhereSomethingIsMissing()
{
    const QByteArray id = m_cases->file();
    QCOMPARE(add(id, picture(1)).error().code, ErrorCode::Conflict);
    m_cases->advance(id, CaseState::Received, CaseState::Approved);
    QCOMPARE(add(id, picture(1)).error().code, ErrorCode::Conflict);
    QVERIFY(m_cases->facts(facts::kAttached).isEmpty());
}

void tst_CaseSupply::badPictures_data()
{
    QTest::addColumn<QByteArray>("jpeg");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing") << QByteArray() << ErrorCode::BadRequest;
    QTest::newRow("no picture") << QByteArray("%PDF-1.7") << ErrorCode::BadRequest;
    QTest::newRow("cut off") << picture(1).left(10) << ErrorCode::BadRequest;
    QTest::newRow("bytes") << picture(1, Attachment::kByteLimit + 1) << ErrorCode::TooLarge;
    QTest::newRow("a side") << samples::jpeg({20'000, 20'000}, 1000) << ErrorCode::TooLarge;
}

void tst_CaseSupply::badPictures()
{
    QFETCH(QByteArray, jpeg);
    QFETCH(ErrorCode, code);
    const auto refused = add(sentBack(), jpeg);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, code);
    QVERIFY(refused.error().detail.startsWith(u"jpeg: "));
    QVERIFY(m_cases->facts(facts::kAttached).isEmpty());
}

void tst_CaseSupply::noMoreThanACaseTakes()
{
    const QByteArray id = sentBack();
    for (int i = 0; i < Attachment::kCasePageLimit; ++i) {
        QVERIFY(add(id, picture(static_cast<quint32>(i) + 1, 1000)));
    }
    QCOMPARE(add(id, picture(99, 1000)).error().code, ErrorCode::TooLarge);
    const auto pages = valueOf(readAttachments(*m_cases->store, m_cases->journal, id));
    QCOMPARE(pages.size(), Attachment::kCasePageLimit);
    QCOMPARE(pages.constLast().page, Attachment::kCasePageLimit - 1);
}

void tst_CaseSupply::forgottenTakesNothing()
{
    const QByteArray id = sentBack();
    QVERIFY(add(id, picture(1)));
    m_cases->forget(id);
    QCOMPARE(add(id, picture(2)).error().code, ErrorCode::NotFound);
    QVERIFY(!readAttachments(*m_cases->store, m_cases->journal, id));
    QCOMPARE(m_cases->verify(), QString());
}

void tst_CaseSupply::nobodysCase()
{
    QCOMPARE(add(QByteArray(16, 'x'), picture(1)).error().code, ErrorCode::NotFound);
}

/// The step is a fact with whoever said it, and a case may be sent back again.
void tst_CaseSupply::receivedOnceMore()
{
    const QByteArray id = sentBack();
    QVERIFY(add(id, picture(1)));
    m_cases->advance(id, CaseState::CorrectionNeeded, CaseState::Received);
    QCOMPARE(m_cases->row(id).state, CaseState::Received);
    QCOMPARE(m_cases->facts(facts::kProgressed).constLast()["staff"_L1].toString(), u"zhao"_s);
    m_cases->advance(id, CaseState::Received, CaseState::CorrectionNeeded, u"materials"_s);
    QVERIFY(add(id, picture(2)));
    m_cases->advance(id, CaseState::CorrectionNeeded, CaseState::Accepted);
    QCOMPARE(m_cases->steps(id).size(), 4);
    QCOMPARE(m_cases->verify(), QString());
}

QTEST_GUILESS_MAIN(tst_CaseSupply)
#include "tst_CaseSupply.moc"
