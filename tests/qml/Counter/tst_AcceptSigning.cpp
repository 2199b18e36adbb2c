// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/AcceptRig.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::AcceptRig;
using Step = AcceptViewModel::Step;

namespace {

/// Which wants a signature.
const QString kMatter = u"voice-complain"_s;

cases::Signature sent(const AcceptRig& rig)
{
    const auto bytes =
        QByteArray::fromBase64(rig.hall.lastBody["strokes"_L1].toString().toLatin1());
    const auto signature = cases::decodeStrokes(bytes);
    OW_ENFORCE(signature);
    return signature.value();
}

} // namespace

/// A citizen's signature at the window: on the pad, on paper, or in the way of those who cannot.
class TestAcceptSigning : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void inkGoesWithTheCase();
    void whatIsNoNameIsNotTaken_data();
    void whatIsNoNameIsNotTaken();
    void writtenAnew();
    void anotherWayInItsPlace();
    void notTakenIsNotSigned();
    void nothingOfItStays_data();
    void nothingOfItStays();
};

void TestAcceptSigning::inkGoesWithTheCase()
{
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(kMatter));
    QVERIFY(rig.accept().wantsSignature());
    rig.fillIn();
    QVERIFY(!rig.accept().mayAccept());
    rig.accept().openPad();
    rig.write();
    QVERIFY(rig.accept().takeSignature());
    QCOMPARE(rig.accept().signedHow(), u"hand"_s);
    QVERIFY2(rig.accept().mayAccept(), qPrintable(rig.accept().notice()));
    const cases::Signature written = rig.accept().ink()->signature();
    rig.answerFiling(u"accepted"_s);
    rig.nextPress();
    rig.accept().accept();
    QCOMPARE(rig.hall.lastBody["signed"_L1].toString(), u"hand"_s);
    QCOMPARE(sent(rig), written);
}

void TestAcceptSigning::whatIsNoNameIsNotTaken_data()
{
    QTest::addColumn<QList<QPointF>>("points");
    QTest::newRow("nothing") << QList<QPointF>();
    QTest::newRow("a dot") << QList<QPointF>{{100, 100}};
    QTest::newRow("a speck") << QList<QPointF>{{100, 100}, {106, 104}, {100, 108}};
}

void TestAcceptSigning::whatIsNoNameIsNotTaken()
{
    QFETCH(const QList<QPointF>, points);
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(kMatter));
    rig.fillIn();
    rig.accept().openPad();
    rig.write(points);
    QVERIFY(!rig.accept().takeSignature());
    QVERIFY(!rig.accept().padNotice().isEmpty());
    QCOMPARE(rig.accept().signedHow(), QString());
    QVERIFY(!rig.accept().mayAccept());
    // What is said of it goes when the pad is opened anew; what is written is there still.
    rig.accept().openPad();
    QCOMPARE(rig.accept().padNotice(), QString());
    QCOMPARE(rig.accept().ink()->isEmpty(), points.isEmpty());
    rig.write();
    QVERIFY(rig.accept().takeSignature());
}

void TestAcceptSigning::writtenAnew()
{
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(kMatter));
    rig.write();
    QVERIFY(rig.accept().takeSignature());
    rig.accept().clearSignature();
    QVERIFY(rig.accept().ink()->isEmpty());
    QCOMPARE(rig.accept().signedHow(), QString());
    QVERIFY(!rig.accept().takeSignature());
    rig.write();
    QVERIFY(rig.accept().takeSignature());
}

void TestAcceptSigning::anotherWayInItsPlace()
{
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(kMatter));
    rig.fillIn();
    rig.write();
    QVERIFY(rig.accept().takeSignature());
    rig.accept().setSigned(u"paper"_s);
    QVERIFY(rig.accept().ink()->isEmpty());
    rig.answerFiling(u"accepted"_s);
    rig.nextPress();
    rig.accept().accept();
    QCOMPARE(rig.hall.lastBody["signed"_L1].toString(), u"paper"_s);
    QVERIFY(!rig.hall.lastBody.contains(u"strokes"_s));
}

/// Whoever says "hand" without a pad has not signed; neither has who only wrote.
void TestAcceptSigning::notTakenIsNotSigned()
{
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(kMatter));
    rig.fillIn();
    rig.write();
    QVERIFY(!rig.accept().mayAccept());
    rig.accept().setSigned(u"hand"_s);
    QCOMPARE(rig.accept().signedHow(), QString());
    rig.write();
    rig.accept().clearCard();
    QVERIFY(!rig.accept().takeSignature());
    QCOMPARE(rig.accept().signedHow(), QString());
}

void TestAcceptSigning::nothingOfItStays_data()
{
    QTest::addColumn<QString>("how");
    for (const char* how : {"filed", "page left", "begun anew", "card gone"}) {
        QTest::newRow(how) << QString::fromLatin1(how);
    }
}

void TestAcceptSigning::nothingOfItStays()
{
    QFETCH(const QString, how);
    AcceptRig rig;
    rig.accept().setCard(AcceptRig::card());
    QVERIFY(rig.open(kMatter));
    rig.fillIn();
    rig.write();
    QVERIFY(rig.accept().takeSignature());
    if (how == u"filed") {
        rig.answerFiling(u"accepted"_s);
        rig.nextPress();
        rig.accept().accept();
        QCOMPARE(rig.accept().step(), Step::Filed);
    } else if (how == u"page left") {
        rig.model.pages()->go(u"window"_s);
    } else if (how == u"begun anew") {
        rig.accept().next();
    } else {
        rig.accept().clearCard();
        rig.clock.advance(61s);
        rig.model.tick();
    }
    QVERIFY(rig.accept().ink()->isEmpty());
    QCOMPARE(rig.accept().signedHow(), QString());
}

QTEST_GUILESS_MAIN(TestAcceptSigning)
#include "tst_AcceptSigning.moc"
