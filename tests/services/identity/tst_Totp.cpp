// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/identity/Totp.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::identity;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSecret("12345678901234567890");

} // namespace

/// One-time codes, against the vectors of the RFCs.
class tst_Totp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rfc6238_data();
    void rfc6238();
    void rfc4226_data();
    void rfc4226();
    void window_data();
    void window();
    void worksOnce();
    void badCodes_data();
    void badCodes();
    void base32_data();
    void base32();
    void base32OfEveryLength();
    void base32Refused_data();
    void base32Refused();
    void uri();
};

void tst_Totp::rfc6238_data()
{
    // RFC 6238, appendix B, SHA-1.
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("code");
    QTest::newRow("1970") << qint64{59} << u"94287082"_s;
    QTest::newRow("2005") << qint64{1111111109} << u"07081804"_s;
    QTest::newRow("2005, the next") << qint64{1111111111} << u"14050471"_s;
    QTest::newRow("2009") << qint64{1234567890} << u"89005924"_s;
    QTest::newRow("2033") << qint64{2000000000} << u"69279037"_s;
    QTest::newRow("2603") << qint64{20000000000} << u"65353130"_s;
}

void tst_Totp::rfc6238()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, code);
    QCOMPARE(totpCode(kSecret, totpStep(seconds * 1000), 8), code);
}

void tst_Totp::rfc4226_data()
{
    // RFC 4226, appendix D.
    QTest::addColumn<QString>("code");
    for (const char* code : {"755224", "287082", "359152", "969429", "338314", "254676", "287922",
                             "162583", "399871", "520489"}) {
        QTest::newRow(code) << QString::fromLatin1(code);
    }
}

void tst_Totp::rfc4226()
{
    QFETCH(QString, code);
    static qint64 counter = 0;
    QCOMPARE(totpCode(kSecret, counter++), code);
}

void tst_Totp::window_data()
{
    QTest::addColumn<int>("off");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("two before") << -2 << false;
    QTest::newRow("one before") << -1 << true;
    QTest::newRow("now") << 0 << true;
    QTest::newRow("one after") << 1 << true;
    QTest::newRow("two after") << 2 << false;
}

void tst_Totp::window()
{
    QFETCH(int, off);
    QFETCH(bool, isTaken);
    constexpr qint64 kNow = 60'000'000;
    const auto step = matchTotp(kSecret, totpCode(kSecret, kNow + off), kNow, 0);
    QCOMPARE(step.has_value(), isTaken);
    if (isTaken) {
        QCOMPARE(*step, kNow + off);
    }
}

void tst_Totp::worksOnce()
{
    constexpr qint64 kNow = 60'000'000;
    const QString code = totpCode(kSecret, kNow);
    const auto step = matchTotp(kSecret, code, kNow, kNow - 1);
    QVERIFY(step);
    QVERIFY(!matchTotp(kSecret, code, kNow, *step));
    // Nor one from before it.
    QVERIFY(!matchTotp(kSecret, totpCode(kSecret, kNow - 1), kNow, *step));
    QVERIFY(matchTotp(kSecret, totpCode(kSecret, kNow + 1), kNow, *step));
}

void tst_Totp::badCodes_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("empty") << QString();
    QTest::newRow("short") << totpCode(kSecret, 100).first(5);
    QTest::newRow("long") << totpCode(kSecret, 100, 7);
    QTest::newRow("spaced") << u' ' + totpCode(kSecret, 100);
    QTest::newRow("letters") << u"abcdef"_s;
    QTest::newRow("another secret's") << totpCode("another secret of it", 100);
}

void tst_Totp::badCodes()
{
    QFETCH(QString, code);
    QVERIFY(!matchTotp(kSecret, code, 100, 0));
}

void tst_Totp::base32_data()
{
    // RFC 4648, section 10, without padding.
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("0") << QByteArray("") << u""_s;
    QTest::newRow("1") << QByteArray("f") << u"MY"_s;
    QTest::newRow("2") << QByteArray("fo") << u"MZXQ"_s;
    QTest::newRow("3") << QByteArray("foo") << u"MZXW6"_s;
    QTest::newRow("4") << QByteArray("foob") << u"MZXW6YQ"_s;
    QTest::newRow("5") << QByteArray("fooba") << u"MZXW6YTB"_s;
    QTest::newRow("6") << QByteArray("foobar") << u"MZXW6YTBOI"_s;
}

void tst_Totp::base32()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(toBase32(bytes), text);
    QCOMPARE(fromBase32(text), std::optional(bytes));
    QCOMPARE(fromBase32(text.toLower() + u"==="_s), std::optional(bytes));
}

void tst_Totp::base32OfEveryLength()
{
    for (qsizetype size = 0; size < 70; ++size) {
        const QByteArray bytes = randomBytes(size);
        QCOMPARE(fromBase32(toBase32(bytes)), std::optional(bytes));
    }
}

void tst_Totp::base32Refused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a digit that is none") << u"MZXW1"_s;
    QTest::newRow("one character") << u"M"_s;
    QTest::newRow("bits left over") << u"MZ"_s;
    QTest::newRow("a blank") << u"MZ XQ"_s;
    QTest::newRow("long") << QString(257, u'A');
}

void tst_Totp::base32Refused()
{
    QFETCH(QString, text);
    QVERIFY(!fromBase32(text));
}

void tst_Totp::uri()
{
    QCOMPARE(totpUri(u"zhang.wei"_s, kSecret),
             u"otpauth://totp/OneWindow:zhang.wei?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer="
             "OneWindow"_s);
}

QTEST_GUILESS_MAIN(tst_Totp)
#include "tst_Totp.moc"
