// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/HandOver.h"
#include "tests/services/cases/OwnedCases.h"
#include "tests/services/cases/SampleProofs.h"

#include <QTest>

#include <limits>

using namespace onewindow;
using namespace onewindow::cases;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// A result is given to the one it is for, once, against a signature.
class tst_HandOver : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_cases = std::make_unique<OwnedCases>(); }

    void isAStepWithASealedSignature();
    void onPaper_data();
    void onPaper();
    void refused_data();
    void refused();
    void ofTwoTheSecondIsTold();
    void sameActIsOne();
    void onlyWhatIsApproved();
    void onlyWhatIsPaid();
    void whatWasSealedIsHeldAgainstTheCase();
    void forgotten();
    void nobodysCase();
    void thoseThatWait();
    void wipesWhoItWas();

private:
    HandOverOrder order(const QByteArray& id)
    {
        return {.id = id,
                .act = randomBytes(16),
                .seen = CaseState::Approved,
                .name = kName,
                .idNumber = kNumber,
                .check = ReceiverCheck::Card,
                .signature = samples::signature(),
                .paperReason = {},
                .staff = u"wang"_s,
                .desk = u"counter-1"_s};
    }

    Result<SealedHandOver> seal(const HandOverOrder& one)
    {
        return sealHandOver(*m_cases->store, m_cases->journal, one);
    }

    Result<CaseRow> give(const SealedHandOver& sealed)
    {
        return m_cases->transact(
            [&](Database& store) { return handOver(store, m_cases->journal, sealed); });
    }

    Result<CaseRow> give(const HandOverOrder& one)
    {
        const auto sealed = seal(one);
        return sealed ? give(sealed.value()) : sealed.error();
    }

    std::optional<HandedOver> given(const QByteArray& id)
    {
        return valueOf(handedOver(*m_cases->store, kHall, m_cases->row(id)));
    }

    std::unique_ptr<OwnedCases> m_cases;
};

void tst_HandOver::isAStepWithASealedSignature()
{
    const QByteArray id = m_cases->approved();
    QVERIFY(!given(id));
    m_cases->clock.advance(1h);
    const HandOverOrder one = order(id);
    QCOMPARE(valueOf(give(one)).state, CaseState::Issued);
    QCOMPARE(m_cases->steps(id).constLast().step,
             (CaseStep{CaseState::Issued, m_cases->clock.now().wallMs}));
    const QJsonObject fact = m_cases->facts(facts::kProgressed).constLast();
    QCOMPARE(fact["state"_L1].toString(), u"issued"_s);
    QCOMPARE(fact["by"_L1].toString(), u"staff"_s);
    QCOMPARE(fact["checked"_L1].toString(), u"card"_s);
    QCOMPARE(fact["signed"_L1].toString(), u"hand"_s);
    const auto said = given(id);
    QVERIFY(said);
    QCOMPARE(said->act, one.act);
    QCOMPARE(said->staff, u"wang"_s);
    QCOMPARE(said->desk, u"counter-1"_s);
    QCOMPARE(said->atMs, m_cases->clock.now().wallMs);
    QVERIFY(!said->isOnPaper);
    // Whose it is stands sealed alone, with what they wrote.
    auto rows =
        storage::query(*m_cases->store, "SELECT body, sealed, key_id FROM journal WHERE kind = "
                                        "'case.progressed' ORDER BY seq DESC LIMIT 1");
    QVERIFY(rows && rows.value().step().value());
    QVERIFY(!rows.value().blob(0).contains(kNumber.toUtf8()));
    QVERIFY(!rows.value().blob(0).contains(kName.toUtf8()));
    const auto key = valueOf(m_cases->journal.openDataKey(*m_cases->store, rows.value().blob(2)));
    const QJsonObject personal = valueOf(journal::unsealBody(key, id, rows.value().blob(1)));
    QCOMPARE(personal["receiver"_L1]["idNumber"_L1].toString(), kNumber);
    QCOMPARE(valueOf(signatureFromJson(personal["signature"_L1].toObject())), samples::signature());
    QCOMPARE(m_cases->verify(), QString());
}

void tst_HandOver::onPaper_data()
{
    QTest::addColumn<QString>("reason");
    for (const QString& reason : paperReasons()) {
        QTest::newRow(qPrintable(reason)) << reason;
    }
}

void tst_HandOver::onPaper()
{
    QFETCH(QString, reason);
    const QByteArray id = m_cases->approved();
    HandOverOrder one = order(id);
    one.signature.reset();
    one.paperReason = reason;
    one.check = ReceiverCheck::Document;
    QVERIFY(give(one));
    const QJsonObject fact = m_cases->facts(facts::kProgressed).constLast();
    QCOMPARE(fact["signed"_L1].toString(), u"paper"_s);
    QCOMPARE(fact["why"_L1].toString(), reason);
    QCOMPARE(fact["checked"_L1].toString(), u"document"_s);
    QVERIFY(given(id)->isOnPaper);
}

void tst_HandOver::refused_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("paper");
    QTest::addColumn<int>("strokes");
    QTest::addColumn<QString>("field");
    QTest::newRow("somebody else") << u"110101199003070011"_s << QString() << 2 << u"idNumber"_s;
    QTest::newRow("nobody") << QString() << QString() << 2 << u"idNumber"_s;
    QTest::newRow("not signed") << kNumber << QString() << 0 << u"paperReason"_s;
    QTest::newRow("a dot") << kNumber << QString() << 1 << u"signature"_s;
    QTest::newRow("another reason") << kNumber << u"busy"_s << 0 << u"paperReason"_s;
    QTest::newRow("both") << kNumber << u"form"_s << 2 << u"paperReason"_s;
}

void tst_HandOver::refused()
{
    QFETCH(QString, number);
    QFETCH(QString, paper);
    QFETCH(int, strokes);
    QFETCH(QString, field);
    const QByteArray id = m_cases->approved();
    HandOverOrder one = order(id);
    one.idNumber = number;
    one.paperReason = paper;
    if (strokes == 0) {
        one.signature.reset();
    } else if (strokes == 1) {
        one.signature->strokes = {{{5, 5}}};
    }
    const auto answer = give(one);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::BadRequest);
    QCOMPARE(answer.error().detail.section(u':', 0, 0), field);
    QCOMPARE(m_cases->row(id).state, CaseState::Approved);
}

void tst_HandOver::ofTwoTheSecondIsTold()
{
    const QByteArray id = m_cases->approved();
    // Both have looked at it by then.
    const auto first = valueOf(seal(order(id)));
    HandOverOrder another = order(id);
    another.staff = u"li"_s;
    another.desk = u"counter-2"_s;
    const auto second = valueOf(seal(another));
    QVERIFY(give(first));
    QCOMPARE(give(second).error().code, ErrorCode::Conflict);
    QCOMPARE(given(id)->staff, u"wang"_s);
    QCOMPARE(m_cases->steps(id).size(), 2);
}

void tst_HandOver::sameActIsOne()
{
    const QByteArray id = m_cases->approved();
    const HandOverOrder one = order(id);
    QVERIFY(give(one));
    // The answer was lost, and whoever asks seals anew.
    QCOMPARE(valueOf(give(one)).state, CaseState::Issued);
    QCOMPARE(m_cases->steps(id).size(), 2);
}

void tst_HandOver::onlyWhatIsApproved()
{
    const QByteArray id = m_cases->file();
    HandOverOrder one = order(id);
    QCOMPARE(give(one).error().code, ErrorCode::Conflict);
    one.seen = CaseState::Received;
    QCOMPARE(give(one).error().code, ErrorCode::Conflict);
    m_cases->advance(id, CaseState::Received, CaseState::Rejected, u"conditions"_s);
    one.seen = CaseState::Rejected;
    QCOMPARE(give(one).error().code, ErrorCode::Conflict);
}

void tst_HandOver::onlyWhatIsPaid()
{
    const QByteArray id = m_cases->approved(2000);
    const auto answer = give(order(id));
    QCOMPARE(answer.error().code, ErrorCode::Conflict);
    QVERIFY(answer.error().detail.startsWith(u"fee"));
}

/// No hall is believed about it: the owner opens what was sealed.
void tst_HandOver::whatWasSealedIsHeldAgainstTheCase()
{
    const QByteArray id = m_cases->approved();
    auto sealed = valueOf(seal(order(id)));
    auto damaged = sealed;
    damaged.sealed[damaged.sealed.size() / 2] =
        static_cast<char>(damaged.sealed.at(damaged.sealed.size() / 2) ^ 1);
    QCOMPARE(give(damaged).error().code, ErrorCode::SealBroken);
    // Sealed well, for somebody else.
    const auto key = valueOf(m_cases->journal.openDataKey(*m_cases->store, m_cases->row(id).keyId));
    auto others = sealed;
    others.sealed = valueOf(
        journal::sealBody(crypto::Suite::National, key, id,
                          {{u"receiver"_s, QJsonObject{{u"name"_s, u"李强"_s},
                                                       {u"idNumber"_s, u"110101199003070011"_s}}},
                           {u"signature"_s, valueOf(toJson(samples::signature()))}}));
    QCOMPARE(give(others).error().code, ErrorCode::BadRequest);
    auto bare = sealed;
    bare.sealed = valueOf(journal::sealBody(
        crypto::Suite::National, key, id,
        {{u"receiver"_s, QJsonObject{{u"name"_s, kName}, {u"idNumber"_s, kNumber}}}}));
    QCOMPARE(give(bare).error().code, ErrorCode::BadRequest);
    QVERIFY(give(sealed));
}

void tst_HandOver::forgotten()
{
    const QByteArray id = m_cases->approved();
    const auto sealed = valueOf(seal(order(id)));
    m_cases->forget(id);
    QCOMPARE(give(order(id)).error().code, ErrorCode::NotFound);
    QCOMPARE(give(sealed).error().code, ErrorCode::NotFound);
}

void tst_HandOver::nobodysCase()
{
    QCOMPARE(give(order(QByteArray(16, 'x'))).error().code, ErrorCode::NotFound);
}

void tst_HandOver::thoseThatWait()
{
    const auto waiting = [this](int limit, qint64 beforeMs = std::numeric_limits<qint64>::max(),
                                const QByteArray& before = {}) {
        QList<QByteArray> ids;
        for (const CaseRow& row :
             valueOf(CaseStore(*m_cases->store, kHall).ready(beforeMs, before, limit))) {
            ids << row.id;
        }
        return ids;
    };
    QVERIFY(waiting(10).isEmpty());
    const QByteArray first = m_cases->approved();
    m_cases->clock.advance(1min);
    const QByteArray second = m_cases->approved();
    m_cases->clock.advance(1min);
    m_cases->file();
    QCOMPARE(waiting(10), (QList<QByteArray>{second, first}));
    QCOMPARE(waiting(1), (QList<QByteArray>{second}));
    QCOMPARE(waiting(10, m_cases->row(second).filedAtMs, second), (QList<QByteArray>{first}));
    QVERIFY(give(order(first)));
    QCOMPARE(waiting(10), (QList<QByteArray>{second}));
    // Its owner printed it at a terminal: it waits no more, and may be given all the same.
    m_cases->copied(second);
    QVERIFY(waiting(10).isEmpty());
    QVERIFY(give(order(second)));
}

void tst_HandOver::wipesWhoItWas()
{
    HandOverOrder one = order(QByteArray(16, 'x'));
    one.wipe();
    QVERIFY(one.name.isEmpty() && one.idNumber.isEmpty() && !one.signature);
}

QTEST_GUILESS_MAIN(tst_HandOver)
#include "tst_HandOver.moc"
