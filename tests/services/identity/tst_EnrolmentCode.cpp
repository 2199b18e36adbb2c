// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/identity/EnrolmentCode.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace onewindow;
using namespace onewindow::identity;
using namespace Qt::StringLiterals;

namespace {

const QString kAlphabet = u"0123456789ABCDEFGHJKMNPQRSTVWXYZ"_s;

/// The same code each time.
EnrolmentCode sample()
{
    return {QByteArray::fromHex("00112233445566778899"),
            QByteArray::fromHex("fedcba98765432100123456789abcdef")};
}

} // namespace

class tst_EnrolmentCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void isReadAsItWasWritten()
    {
        for (int i = 0; i < 200; ++i) {
            const QByteArray fingerprint = randomBytes(32);
            const EnrolmentCode code = EnrolmentCode::make(fingerprint);
            const auto read = EnrolmentCode::parse(code.text());
            QVERIFY(read);
            QCOMPARE(read.value().secret, code.secret);
            QCOMPARE(read.value().authority, fingerprint.first(16));
            QVERIFY(read.value().isOf(fingerprint));
            QVERIFY(!read.value().isOf(randomBytes(32)));
        }
    }

    void standsInGroups()
    {
        static const QRegularExpression form(
            u"^([0-9A-HJKMNP-TV-Z]{5}-){8}[0-9A-HJKMNP-TV-Z]{3}$"_s);
        QVERIFY2(form.match(sample().text()).hasMatch(), qPrintable(sample().text()));
    }

    void isReadAsPeopleType_data()
    {
        QTest::addColumn<QString>("typed");
        const QString text = sample().text();
        QTest::newRow("small letters") << text.toLower();
        QTest::newRow("without hyphens") << QString(text).remove(u'-');
        QTest::newRow("with spaces") << u"  "_s + QString(text).replace(u'-', u' ') + u'\n';
        QTest::newRow("O for 0, I and l for 1")
            << QString(text).replace(u'0', u'O').replace(u'1', u'l');
    }

    void isReadAsPeopleType()
    {
        QFETCH(const QString, typed);
        const auto read = EnrolmentCode::parse(typed);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read.value().digest(), sample().digest());
    }

    void everyWrongCharacterIsATypingError()
    {
        const QString text = sample().text();
        for (qsizetype i = 0; i < text.size(); ++i) {
            for (const QChar other : kAlphabet) {
                if (text[i] == u'-' || text[i] == other) {
                    continue;
                }
                QString wrong = text;
                wrong[i] = other;
                const auto read = EnrolmentCode::parse(wrong);
                QVERIFY2(!read, qPrintable(wrong));
                QCOMPARE(read.error().code, ErrorCode::BadRequest);
            }
        }
    }

    void neighboursThatChangedPlacesAreATypingError()
    {
        QString text = sample().text();
        text.remove(u'-');
        for (qsizetype i = 1; i < text.size(); ++i) {
            QString wrong = text;
            qSwap(wrong[i - 1], wrong[i]);
            QVERIFY2(wrong == text || !EnrolmentCode::parse(wrong), qPrintable(wrong));
        }
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("reason");
        const QString text = sample().text();
        QTest::newRow("nothing") << QString() << u"0 characters"_s;
        QTest::newRow("one too few") << text.chopped(1) << u"42 characters"_s;
        QTest::newRow("one too many") << text + u'0' << u"44 characters"_s;
        QTest::newRow("a U") << u"U"_s + text.sliced(1) << u"no code has"_s;
        QTest::newRow("another script") << u"零"_s + text.sliced(1) << u"no code has"_s;
        QTest::newRow("very long") << QString(101, u'0') << u"too long"_s;
    }

    void saysWhatIsWrong()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, reason);
        const auto read = EnrolmentCode::parse(typed);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::BadRequest);
        QVERIFY(read.error().detail.startsWith(u"code: "_s));
        QVERIFY2(read.error().detail.contains(reason), qPrintable(read.error().detail));
    }

    void digestDoesNotRepeat()
    {
        const QByteArray fingerprint = randomBytes(32);
        QSet<QByteArray> digests;
        for (int i = 0; i < 100; ++i) {
            digests << EnrolmentCode::make(fingerprint).digest();
        }
        QCOMPARE(digests.size(), 100);
        QCOMPARE(digests.begin()->size(), 32);
    }
};

QTEST_GUILESS_MAIN(tst_EnrolmentCode)
#include "tst_EnrolmentCode.moc"
