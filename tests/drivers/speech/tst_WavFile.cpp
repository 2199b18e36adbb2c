// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/speech/WavFile.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QTest>
#include <QtEndian>

using namespace onewindow::drivers;
using namespace Qt::StringLiterals;

namespace {

template <typename Number>
QByteArray little(Number number)
{
    QByteArray bytes(sizeof number, '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

QByteArray chunk(const char* name, const QByteArray& body)
{
    return name + little(static_cast<quint32>(body.size())) + body +
           (body.size() % 2 == 0 ? QByteArray() : QByteArray(1, '\0'));
}

QByteArray format(int channels = 1, int rate = 16'000, int bits = 16, int code = 1)
{
    return chunk("fmt ", little(static_cast<quint16>(code)) +
                             little(static_cast<quint16>(channels)) +
                             little(static_cast<quint32>(rate)) +
                             little(static_cast<quint32>(rate * channels * bits / 8)) +
                             little(static_cast<quint16>(channels * bits / 8)) +
                             little(static_cast<quint16>(bits)));
}

QByteArray wav(const QByteArray& chunks)
{
    return "RIFF" + little(static_cast<quint32>(4 + chunks.size())) + "WAVE" + chunks;
}

QByteArray sound(int count = 3)
{
    QByteArray samples;
    for (int i = 0; i < count; ++i) {
        samples += little(static_cast<qint16>(i * 100 - 100));
    }
    return chunk("data", samples);
}

} // namespace

/// Recordings as they lie in files, and files that are none.
class tst_WavFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsSamples();
    void skipsWhatItDoesNotKnow();
    void refuses_data();
    void refuses();
    void resamples();
};

void tst_WavFile::readsSamples()
{
    const auto read = wavSoundFrom(wav(format() + sound()));
    QVERIFY(read);
    QCOMPARE(read.value().rate, 16'000);
    QCOMPARE(read.value().samples, std::vector<qint16>({-100, 0, 100}));
}

void tst_WavFile::skipsWhatItDoesNotKnow()
{
    // An odd chunk is followed by a byte that is none of it.
    const auto read = wavSoundFrom(
        wav(chunk("LIST", "odd") + format() + chunk("fact", "0000") + sound() + chunk("id3 ", "")));
    QVERIFY(read);
    QCOMPARE(read.value().samples.size(), std::size_t(3));
}

void tst_WavFile::refuses_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("why");
    QTest::newRow("nothing") << QByteArray() << u"no RIFF/WAVE"_s;
    QTest::newRow("text") << QByteArray("this is no sound at all") << u"no RIFF/WAVE"_s;
    QTest::newRow("no sound") << wav(format()) << u"byte 36: there is no sound"_s;
    QTest::newRow("no format") << wav(sound()) << u"byte 12: must have a format"_s;
    QTest::newRow("empty sound") << wav(format() + sound(0)) << u"byte 36: must have"_s;
    QTest::newRow("too long") << wav(format() + sound(16'000 * 10 + 1)) << u"ten seconds"_s;
    QTest::newRow("two channels") << wav(format(2) + sound()) << u"byte 12: must be PCM"_s;
    QTest::newRow("8 bits") << wav(format(1, 16'000, 8) + sound()) << u"must be PCM"_s;
    QTest::newRow("floats") << wav(format(1, 16'000, 16, 3) + sound()) << u"must be PCM"_s;
    QTest::newRow("slow") << wav(format(1, 4'000) + sound()) << u"must be PCM"_s;
    QTest::newRow("fast") << wav(format(1, 96'000) + sound()) << u"must be PCM"_s;
    QTest::newRow("short format") << wav(chunk("fmt ", "abcd") + sound()) << u"must be PCM"_s;
    QTest::newRow("cut") << wav(format() + sound()).chopped(1) << u"ends after the file"_s;
}

void tst_WavFile::refuses()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, why);
    const auto read = wavSoundFrom(file);
    QVERIFY(!read);
    QVERIFY2(read.error().detail.contains(why), qPrintable(read.error().detail));
}

void tst_WavFile::resamples()
{
    const WavSound slow{16'000, {0, 300, 600}};
    const WavSound fast = resampled(slow, 48'000);
    QCOMPARE(fast.rate, 48'000);
    QCOMPARE(fast.samples, std::vector<qint16>({0, 100, 200, 300, 400, 500, 600, 600, 600}));
    QCOMPARE(resampled(fast, 16'000).samples, slow.samples);
    QCOMPARE(resampled(slow, 16'000).samples, slow.samples);
}

QTEST_GUILESS_MAIN(tst_WavFile)
#include "tst_WavFile.moc"
