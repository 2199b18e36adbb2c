// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DocumentCheck.h"
#include "services/cases/DocumentStatement.h"
#include "services/crypto/FileKeys.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <memory>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;
using crypto::Suite;
using identity::MachineState;

namespace {

const QString kCode = u"K7PM3QXD9FWA"_s;
const QString kName = u"王秀英"_s;
const QString kNumber = u"11010519491231002X"_s;
const QString kTitle = u"社会保险参保缴费证明"_s;
const QStringList kLines{u"姓名：王秀英"_s, u"累计缴费 24 个月"_s};

/// Keys of a terminal, made once a suite.
class Keys
{
public:
    explicit Keys(Suite suite)
    {
        OW_ENFORCE(crypto::FileNodeKeys::create(m_folder.path() + u"/keys"_s, suite));
        auto loaded = crypto::FileNodeKeys::load(m_folder.path() + u"/keys"_s);
        OW_ENFORCE(loaded);
        m_keys = std::move(loaded).value();
    }

    const crypto::NodeKeys& operator*() const { return *m_keys; }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<crypto::NodeKeys> m_keys;
};

DocumentStatement statement(Suite suite)
{
    return {.suite = suite,
            .node = u"kiosk-1"_s,
            .number = u"K1-20261130-0007"_s,
            .matter = u"si-record"_s,
            .title = kTitle,
            .department = u"市人力资源和社会保障局"_s,
            .issued = QDate(2026, 11, 30),
            .validUntil = QDate(2027, 2, 28),
            .textSeal = textSeal(suite, kCode, kTitle, kLines),
            .holderSeal = holderSeal(suite, kCode, kName, kNumber)};
}

identity::Machine machine(const crypto::NodeKeys& keys)
{
    identity::Machine made;
    made.id = u"kiosk-1"_s;
    made.signingKey = keys.signingPublicKey();
    made.state = MachineState::Enrolled;
    return made;
}

SignedStatement parsed(const QString& text)
{
    auto read = parseStatement(text);
    OW_ENFORCE(read);
    return std::move(read).value();
}

} // namespace

/// What stands in the code of a printed result, and what can be told from it.
class tst_DocumentStatement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void saysWhatWasSigned_data();
    void saysWhatWasSigned();
    void fitsIntoACodeThatPrintsWell();
    void hidesThePerson();
    void everyChangeIsSeen_data();
    void everyChangeIsSeen();
    void otherTexts_data();
    void otherTexts();
    void longNamesAreCut();
    void verdicts();
    void paperIsHeldAgainstIt_data();
    void paperIsHeldAgainstIt();
    void checkCodes();
    void checkCodesAsTyped_data();
    void checkCodesAsTyped();

private:
    static void addSuites();

    [[nodiscard]] const crypto::NodeKeys& keys(Suite suite) const
    {
        return suite == Suite::National ? **m_national : **m_international;
    }

    std::unique_ptr<Keys> m_national;
    std::unique_ptr<Keys> m_international;
};

void tst_DocumentStatement::initTestCase()
{
    m_national = std::make_unique<Keys>(Suite::National);
    m_international = std::make_unique<Keys>(Suite::International);
}

void tst_DocumentStatement::addSuites()
{
    QTest::addColumn<Suite>("suite");
    QTest::newRow("national") << Suite::National;
    QTest::newRow("international") << Suite::International;
}

void tst_DocumentStatement::saysWhatWasSigned_data()
{
    addSuites();
}

void tst_DocumentStatement::saysWhatWasSigned()
{
    QFETCH(Suite, suite);
    const auto text = signStatement(statement(suite), keys(suite));
    QVERIFY(text);
    for (const QString& given : {text.value(), u"https://hall.example/d/"_s + text.value(),
                                 u"  "_s + text.value() + u"?lang=en\n"_s}) {
        const auto read = parseStatement(given);
        QVERIFY2(read, qPrintable(given));
        QCOMPARE(read.value().statement, statement(suite));
        QVERIFY(verifyStatement(read.value(), keys(suite).signingPublicKey()));
    }
    const Suite other = suite == Suite::National ? Suite::International : Suite::National;
    QVERIFY(!verifyStatement(parsed(text.value()), keys(other).signingPublicKey()));
}

/// Version 15 at level M takes 412 bytes.
void tst_DocumentStatement::fitsIntoACodeThatPrintsWell()
{
    const auto text = signStatement(statement(Suite::National), keys(Suite::National));
    constexpr qsizetype kVersion15 = 412;
    const QString link = u"https://hall-one.example.cn/d/"_s + text.value();
    QVERIFY2(link.size() <= kVersion15, qPrintable(QString::number(link.size())));
}

void tst_DocumentStatement::hidesThePerson()
{
    const QByteArray bytes = encodeStatement(statement(Suite::National));
    QVERIFY(!bytes.contains(kName.toUtf8()));
    QVERIFY(!bytes.contains(kNumber.toLatin1()));
    QVERIFY(!bytes.contains(kCode.toLatin1()));
    // The same person and words on another paper: nothing links the two.
    DocumentStatement other = statement(Suite::National);
    const QString code = makeCheckCode();
    other.textSeal = textSeal(Suite::National, code, kTitle, kLines);
    other.holderSeal = holderSeal(Suite::National, code, kName, kNumber);
    QVERIFY(other.textSeal != statement(Suite::National).textSeal);
    QVERIFY(other.holderSeal != statement(Suite::National).holderSeal);
}

void tst_DocumentStatement::everyChangeIsSeen_data()
{
    addSuites();
}

/// Whichever sign of the text is another, it is no statement, or not what was signed.
void tst_DocumentStatement::everyChangeIsSeen()
{
    QFETCH(Suite, suite);
    const QString text = signStatement(statement(suite), keys(suite)).value();
    const QByteArray key = keys(suite).signingPublicKey();
    QRandomGenerator random(1);
    for (qsizetype i = 0; i < text.size(); ++i) {
        QString changed = text;
        changed[i] = QLatin1Char("ABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789."[random.bounded(39)]);
        if (changed == text) {
            continue;
        }
        const auto read = parseStatement(changed);
        QVERIFY2(!read || !verifyStatement(read.value(), key), qPrintable(changed));
    }
}

void tst_DocumentStatement::otherTexts_data()
{
    QTest::addColumn<QString>("text");
    const QString good = signStatement(statement(Suite::National), keys(Suite::National)).value();
    const QStringList parts = good.split(u'.');
    QTest::newRow("nothing") << QString();
    QTest::newRow("another prefix") << u"OW2."_s + parts[1] + u'.' + parts[2];
    QTest::newRow("two parts") << u"OW1."_s + parts[1];
    QTest::newRow("four parts") << good + u".AAAA"_s;
    QTest::newRow("no payload") << u"OW1.."_s + parts[2];
    QTest::newRow("no signature") << u"OW1."_s + parts[1] + u'.';
    QTest::newRow("half a signature") << u"OW1."_s + parts[1] + u'.' + parts[2].left(20);
    QTest::newRow("padding") << u"OW1."_s + parts[1] + u"==."_s + parts[2];
    QTest::newRow("plain base64") << u"OW1.+/+/."_s + parts[2];
    QTest::newRow("no letters of ours") << u"OW1.王."_s + parts[2];
    QTest::newRow("cut") << u"OW1."_s + parts[1].left(40) + u'.' + parts[2];
    QTest::newRow("more behind") << u"OW1."_s + parts[1] + u"AAAA."_s + parts[2];
    QTest::newRow("endless") << u"OW1."_s + QString(10'000, u'A') + u'.' + parts[2];
    QTest::newRow("a case's link") << u"https://hall.example/c/Zm9vYmFyYmF6cXV4MTIzNA"_s;
}

void tst_DocumentStatement::otherTexts()
{
    QFETCH(QString, text);
    const auto read = parseStatement(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::BadFrame);
}

void tst_DocumentStatement::longNamesAreCut()
{
    DocumentStatement made = statement(Suite::National);
    made.title = QString(200, u'证');
    made.department = QString(200, u'x');
    const auto read = decodeStatement(encodeStatement(made));
    QVERIFY(read);
    QCOMPARE(read.value().title, QString(32, u'证'));
    QCOMPARE(read.value().department, QString(96, u'x'));
    made = statement(Suite::National);
    made.validUntil = QDate();
    made.holderSeal.clear();
    QCOMPARE(decodeStatement(encodeStatement(made)).value(), made);
}

void tst_DocumentStatement::verdicts()
{
    const crypto::NodeKeys& key = keys(Suite::National);
    const SignedStatement document = parsed(signStatement(statement(Suite::National), key).value());
    identity::Machine known = machine(key);
    QCOMPARE(checkDocument(document, known), DocumentVerdict::Genuine);
    QCOMPARE(checkDocument(document, std::nullopt), DocumentVerdict::UnknownMachine);
    known.state = MachineState::Revoked;
    QCOMPARE(checkDocument(document, known), DocumentVerdict::RevokedMachine);
    known = machine(keys(Suite::International));
    QCOMPARE(checkDocument(document, known), DocumentVerdict::Changed);
    known.formerKeys = {key.signingPublicKey()};
    QCOMPARE(checkDocument(document, known), DocumentVerdict::Genuine);
    known.signingKey.clear();
    known.formerKeys.clear();
    QCOMPARE(checkDocument(document, known), DocumentVerdict::Changed);
    known = machine(key);
    known.id = u"kiosk-2"_s;
    QCOMPARE(checkDocument(document, known), DocumentVerdict::UnknownMachine);
}

void tst_DocumentStatement::paperIsHeldAgainstIt_data()
{
    QTest::addColumn<PaperWords>("words");
    QTest::addColumn<bool>("isText");
    QTest::addColumn<bool>("isHolder");
    const PaperWords good{.checkCode = u"k7pm-3qxd-9fwa"_s,
                          .title = kTitle,
                          .lines = kLines,
                          .name = kName,
                          .idNumber = u"11010519491231002x"_s};
    QTest::newRow("as it is") << good << true << true;
    PaperWords words = good;
    words.lines = {u" 姓名：王秀英 "_s, u"累计缴费  24 个月"_s};
    QTest::newRow("other spaces") << words << true << true;
    words = good;
    words.lines[1] = u"累计缴费 240 个月"_s;
    QTest::newRow("a figure added") << words << false << true;
    words = good;
    words.title = u"社会保险证明"_s;
    QTest::newRow("another title") << words << false << true;
    words = good;
    words.lines.removeLast();
    QTest::newRow("a line less") << words << false << true;
    words = good;
    words.name = u"王秀"_s;
    QTest::newRow("another name") << words << true << false;
    words = good;
    words.idNumber = u"110105194912310038"_s;
    QTest::newRow("another number") << words << true << false;
    words = good;
    words.checkCode = u"K7PM-3QXD-9FWB"_s;
    QTest::newRow("another code") << words << false << false;
    words.checkCode = u"?"_s;
    QTest::newRow("no code") << words << false << false;
}

void tst_DocumentStatement::paperIsHeldAgainstIt()
{
    QFETCH(PaperWords, words);
    QFETCH(bool, isText);
    QFETCH(bool, isHolder);
    for (const Suite suite : {Suite::National, Suite::International}) {
        const PaperCheck check = checkPaper(statement(suite), words);
        QCOMPARE(check.isText, std::optional(isText));
        QCOMPARE(check.isHolder, std::optional(isHolder));
    }
    QVERIFY(!checkPaper(statement(Suite::National), {}).isText);
    QVERIFY(!checkPaper(statement(Suite::National), {}).isHolder);
}

void tst_DocumentStatement::checkCodes()
{
    QSet<QString> codes;
    for (int i = 0; i < 1000; ++i) {
        const QString code = makeCheckCode();
        QCOMPARE(normalizedCheckCode(groupedCheckCode(code)), code);
        codes.insert(code);
    }
    QCOMPARE(codes.size(), 1000);
    QCOMPARE(groupedCheckCode(kCode), u"K7PM-3QXD-9FWA"_s);
}

void tst_DocumentStatement::checkCodesAsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("code");
    QTest::newRow("as printed") << u"K7PM-3QXD-9FWA"_s << kCode;
    QTest::newRow("small, with spaces") << u" k7pm 3qxd 9fwa "_s << kCode;
    QTest::newRow("what looks alike") << u"oOiI-lL00-0011"_s << u"001111000011"_s;
    QTest::newRow("too short") << u"K7PM"_s << QString();
    QTest::newRow("too long") << u"K7PM-3QXD-9FWA-1"_s << QString();
    QTest::newRow("a letter that is none") << u"K7PM-3QXD-9FWU"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void tst_DocumentStatement::checkCodesAsTyped()
{
    QFETCH(QString, typed);
    QFETCH(QString, code);
    QCOMPARE(normalizedCheckCode(typed), code);
}

QTEST_APPLESS_MAIN(tst_DocumentStatement)
#include "tst_DocumentStatement.moc"
