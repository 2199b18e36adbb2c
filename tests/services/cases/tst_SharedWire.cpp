// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/SharedWire.h"
#include "services/crypto/FileKeys.h"

#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;

namespace {

const QString kNumber = u"11010519491231002X"_s;

SharedAsk ask()
{
    return {.terminal = u"kiosk-1"_s,
            .agreement = u"si_record"_s,
            .matter = u"si-record"_s,
            .caseId = QByteArray(16, 'a'),
            .consentVersion = u"2026-01"_s,
            .fields = {u"months"_s, u"status"_s}};
}

} // namespace

/// What travels between a terminal and the centre, and what anybody between can do to it.
class tst_SharedWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void there_data() { addSuites(); }

    void there();

    void andBack_data() { addSuites(); }

    void andBack();
    void everyByteCounts();
    void askOfAnother_data();
    void askOfAnother();
    void answerToAnother();
    void anotherTerminalsSignature();
    void notForThisCentre();
    void numberIsNotInTheBody();

private:
    static void addSuites();
    std::unique_ptr<crypto::NodeKeys> keys(const QString& node, crypto::Suite suite);

    QTemporaryDir m_folder;
};

void tst_SharedWire::addSuites()
{
    QTest::addColumn<crypto::Suite>("suite");
    QTest::newRow("national") << crypto::Suite::National;
    QTest::newRow("international") << crypto::Suite::International;
}

void tst_SharedWire::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

std::unique_ptr<crypto::NodeKeys> tst_SharedWire::keys(const QString& node, crypto::Suite suite)
{
    const QString folder = m_folder.filePath(node + crypto::suiteName(suite));
    if (!QDir(folder).exists()) {
        OW_ENFORCE(crypto::FileNodeKeys::create(folder, suite));
    }
    auto loaded = crypto::FileNodeKeys::load(folder);
    OW_ENFORCE(loaded);
    return std::move(loaded).value();
}

void tst_SharedWire::there()
{
    QFETCH(crypto::Suite, suite);
    const auto terminal = keys(u"kiosk-1"_s, suite);
    const auto centre = keys(u"centre"_s, suite);
    const auto sealed = sealAsk(ask(), kNumber, *terminal, centre->sealingPublicKey());
    QVERIFY(sealed);
    const auto opened =
        openAsk(ask(), sealed.value().person, terminal->signingPublicKey(), *centre);
    QVERIFY(opened);
    QCOMPARE(opened.value().idNumber.view().toByteArray(), kNumber.toUtf8());
}

void tst_SharedWire::andBack()
{
    QFETCH(crypto::Suite, suite);
    const auto terminal = keys(u"kiosk-1"_s, suite);
    const auto centre = keys(u"centre"_s, suite);
    const auto sealed = sealAsk(ask(), kNumber, *terminal, centre->sealingPublicKey());
    QVERIFY(sealed);
    const auto opened =
        openAsk(ask(), sealed.value().person, terminal->signingPublicKey(), *centre);
    QVERIFY(opened);
    const QJsonObject values{{u"months"_s, 24}, {u"status"_s, QJsonValue::Null}};
    const auto answer = sealAnswer(ask(), opened.value().key, values, suite);
    QVERIFY(answer);
    const auto read = openAnswer(ask(), sealed.value().key, answer.value());
    QVERIFY(read);
    QCOMPARE(read.value(), values);
}

void tst_SharedWire::everyByteCounts()
{
    const auto terminal = keys(u"kiosk-1"_s, crypto::Suite::International);
    const auto centre = keys(u"centre"_s, crypto::Suite::International);
    const auto sealed = sealAsk(ask(), kNumber, *terminal, centre->sealingPublicKey());
    QVERIFY(sealed);
    for (QByteArray SealedPerson::*part :
         {&SealedPerson::envelope, &SealedPerson::sealed, &SealedPerson::signature}) {
        for (qsizetype i = 0; i < (sealed.value().person.*part).size(); ++i) {
            SealedPerson changed = sealed.value().person;
            (changed.*part)[i] = static_cast<char>((changed.*part).at(i) ^ 1);
            QVERIFY(!openAsk(ask(), changed, terminal->signingPublicKey(), *centre));
        }
        SealedPerson shorter = sealed.value().person;
        (shorter.*part).chop(1);
        QVERIFY(!openAsk(ask(), shorter, terminal->signingPublicKey(), *centre));
        (shorter.*part).clear();
        QVERIFY(!openAsk(ask(), shorter, terminal->signingPublicKey(), *centre));
    }
}

void tst_SharedWire::askOfAnother_data()
{
    QTest::addColumn<int>("part");
    QTest::newRow("terminal") << 0;
    QTest::newRow("agreement") << 1;
    QTest::newRow("matter") << 2;
    QTest::newRow("case") << 3;
    QTest::newRow("consent") << 4;
    QTest::newRow("one field more") << 5;
    QTest::newRow("fields run together") << 6;
}

/// Nobody between takes a sealed person for another question.
void tst_SharedWire::askOfAnother()
{
    QFETCH(int, part);
    const auto terminal = keys(u"kiosk-1"_s, crypto::Suite::National);
    const auto centre = keys(u"centre"_s, crypto::Suite::National);
    const auto sealed = sealAsk(ask(), kNumber, *terminal, centre->sealingPublicKey());
    QVERIFY(sealed);
    SharedAsk other = ask();
    switch (part) {
    case 0:
        other.terminal = u"kiosk-2"_s;
        break;
    case 1:
        other.agreement = u"marriage"_s;
        break;
    case 2:
        other.matter = u"fam-birth"_s;
        break;
    case 3:
        other.caseId = QByteArray(16, 'b');
        break;
    case 4:
        other.consentVersion = u"2026-02"_s;
        break;
    case 5:
        other.fields << u"employer"_s;
        break;
    default:
        other.fields = {u"monthsstatus"_s};
    }
    const auto opened =
        openAsk(other, sealed.value().person, terminal->signingPublicKey(), *centre);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::BadSignature);
}

void tst_SharedWire::answerToAnother()
{
    const auto terminal = keys(u"kiosk-1"_s, crypto::Suite::National);
    const auto centre = keys(u"centre"_s, crypto::Suite::National);
    const auto sealed = sealAsk(ask(), kNumber, *terminal, centre->sealingPublicKey());
    QVERIFY(sealed);
    const auto answer =
        sealAnswer(ask(), sealed.value().key, {{u"months"_s, 1}}, crypto::Suite::National);
    QVERIFY(answer);
    SharedAsk other = ask();
    other.caseId = QByteArray(16, 'b');
    const auto read = openAnswer(other, sealed.value().key, answer.value());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::SealBroken);
    // Nor does the person's part pass for an answer.
    QVERIFY(!openAnswer(ask(), sealed.value().key, sealed.value().person.sealed));
}

void tst_SharedWire::anotherTerminalsSignature()
{
    const auto terminal = keys(u"kiosk-1"_s, crypto::Suite::National);
    const auto other = keys(u"kiosk-2"_s, crypto::Suite::National);
    const auto centre = keys(u"centre"_s, crypto::Suite::National);
    const auto sealed = sealAsk(ask(), kNumber, *other, centre->sealingPublicKey());
    QVERIFY(sealed);
    QVERIFY(!openAsk(ask(), sealed.value().person, terminal->signingPublicKey(), *centre));
}

void tst_SharedWire::notForThisCentre()
{
    const auto terminal = keys(u"kiosk-1"_s, crypto::Suite::National);
    const auto centre = keys(u"centre"_s, crypto::Suite::National);
    const auto hall = keys(u"hall-1"_s, crypto::Suite::National);
    const auto sealed = sealAsk(ask(), kNumber, *terminal, centre->sealingPublicKey());
    QVERIFY(sealed);
    const auto opened = openAsk(ask(), sealed.value().person, terminal->signingPublicKey(), *hall);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::SealBroken);
}

void tst_SharedWire::numberIsNotInTheBody()
{
    const auto terminal = keys(u"kiosk-1"_s, crypto::Suite::National);
    const auto centre = keys(u"centre"_s, crypto::Suite::National);
    const auto sealed = sealAsk(ask(), kNumber, *terminal, centre->sealingPublicKey());
    QVERIFY(sealed);
    const QJsonObject body = toJson(ask(), sealed.value().person);
    QCOMPARE(body.size(), 9);
    for (const QJsonValue value : body) {
        const QByteArray text = value.toString().toLatin1();
        QVERIFY(!text.contains(kNumber.toLatin1()));
        QVERIFY(!QByteArray::fromBase64(text).contains(kNumber.toLatin1()));
    }
}

QTEST_GUILESS_MAIN(tst_SharedWire)
#include "tst_SharedWire.moc"
