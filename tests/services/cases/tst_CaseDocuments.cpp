// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DocumentCheck.h"
#include "services/cases/FactKinds.h"
#include "tests/services/cases/CaseDeskTest.h"

#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;

/// Results on A4 that a terminal signs.
class tst_CaseDocuments : public CaseDeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void signsWhatWasApproved();
    void signsNothingElse();
};

void tst_CaseDocuments::signsWhatWasApproved()
{
    auto terminal = kiosk();
    const FiledCase filed = terminal->fileRecord();
    QCOMPARE(filed.state, CaseState::Approved);
    const SignedDocument document = valueOf(terminal->sign(filed.id));
    QCOMPARE(document.link, u"https://hall.example/d/"_s + document.statement);
    QCOMPARE(document.node, u"kiosk-1"_s);
    QCOMPARE(document.suite, m_keys->suite());
    QCOMPARE(document.fingerprint, keyFingerprint(m_keys->signingPublicKey()));
    const SignedStatement read = valueOf(parseStatement(document.link));
    QVERIFY(verifyStatement(read, m_keys->signingPublicKey()));
    QCOMPARE(read.statement.number, filed.provisional);
    QCOMPARE(read.statement.matter, filed.matter);
    const PaperCheck paper = checkPaper(read.statement, {.checkCode = document.checkCode,
                                                         .title = u"社会保险参保缴费证明"_s,
                                                         .lines = {u"姓名："_s + kName},
                                                         .name = kName,
                                                         .idNumber = kNumber});
    QCOMPARE(paper.isText, std::optional(true));
    QCOMPARE(paper.isHolder, std::optional(true));
    // That it was signed is recorded, and the code that opens its seals is not.
    const auto facts = terminal->facts(facts::kDocumented);
    QCOMPARE(facts.size(), 1);
    QCOMPARE(
        facts.constFirst()["statement"_L1].toString(),
        QString::fromLatin1(crypto::digest(document.suite, document.statement.toLatin1()).toHex()));
    QVERIFY(!QJsonDocument(facts.constFirst()).toJson().contains(document.checkCode.toLatin1()));
    // Another print is another paper.
    QVERIFY(valueOf(terminal->sign(filed.id)).checkCode != document.checkCode);
    QCOMPARE(terminal->verify(), QString());
}

void tst_CaseDocuments::signsNothingElse()
{
    auto terminal = kiosk();
    QCOMPARE(terminal->sign(QByteArray(16, 'x')).error().code, ErrorCode::NotFound);
    QVERIFY(terminal->facts(facts::kDocumented).isEmpty());
}

QTEST_GUILESS_MAIN(tst_CaseDocuments)
#include "tst_CaseDocuments.moc"
