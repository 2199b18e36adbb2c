// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/speech/VoiceMixer.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace onewindow::drivers;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWordMs = 100;
constexpr qint16 kChinese = 8000;
constexpr qint16 kEnglish = 4000;

std::size_t samplesOf(std::chrono::milliseconds length)
{
    return static_cast<std::size_t>(length.count()) * Recordings::kRate / 1000;
}

/// Words of a tenth of a second, each a level of its language's own.
Recordings words()
{
    Recordings recordings;
    for (const QString& language : phraseLanguages()) {
        const qint16 level = language == u"zh" ? kChinese : kEnglish;
        for (const QString& name : recordingsOf(language)) {
            recordings.insert(name, Recordings::Sound(samplesOf(1ms * kWordMs), level));
        }
    }
    return recordings;
}

Announcement call(const QString& number, int volume = 100)
{
    return {.id = number, .number = number, .window = u"5"_s, .volume = volume};
}

Announcement correction(const QString& number)
{
    Announcement announcement = call(number);
    announcement.kind = Announcement::Kind::Correction;
    return announcement;
}

/// A stretch of sound at one level.
struct Run
{
    int level = 0;
    int ms = 0;

    friend bool operator==(const Run&, const Run&) = default;
};

class Ear
{
public:
    explicit Ear(VoiceMixer& mixer)
        : m_mixer(mixer)
    {}

    std::vector<qint16> hear(std::chrono::milliseconds length)
    {
        std::vector<qint16> heard(samplesOf(length));
        m_mixer.render(heard);
        m_started << m_mixer.takeStarted();
        return heard;
    }

    /// What is heard, until nothing has been for a second.
    QList<Run> hearAll()
    {
        QList<Run> runs;
        for (int quiet = 0; quiet < 100;) {
            const auto heard = hear(10ms);
            const int level = heard.front();
            quiet = level == 0 ? quiet + 1 : 0;
            if (runs.isEmpty() || runs.constLast().level != level) {
                runs << Run{level, 0};
            }
            runs.last().ms += 10;
        }
        runs.removeLast();
        return runs;
    }

    [[nodiscard]] const QStringList& started() const { return m_started; }

private:
    VoiceMixer& m_mixer;
    QStringList m_started;
};

} // namespace

/// Announcements as they are heard, by levels that stand for words.
class tst_VoiceMixer : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void saysTwiceInBothLanguages();
    void beginsWithTheNextSample();
    void saysOneAfterTheOther();
    void hurriesWhenManyWait();
    void dropsTheOldestCall();
    void saysTheSameCallOnce();
    void lowersTheVoiceUnderATone();
    void keepsToTheVolume();
    void takesBackWhatWasNotHeard();
    void correctsWhatWasHeard();
    void correctsBeforeItCalls();
    void saysNothingWithoutRecordings();
};

void tst_VoiceMixer::saysTwiceInBothLanguages()
{
    VoiceMixer mixer(words(), {});
    Ear ear(mixer);
    QVERIFY(mixer.say(call(u"A12"_s)));
    // please A 1 2 to 5 window; number A 1 2 window 5
    const QList<Run> once{{kChinese, 700}, {0, 350}, {kEnglish, 600}};
    QCOMPARE(ear.hearAll(), once + QList<Run>({{0, 900}}) + once);
    QCOMPARE(ear.started(), QStringList(u"A12"_s));
    QVERIFY(mixer.isIdle());
}

void tst_VoiceMixer::beginsWithTheNextSample()
{
    VoiceMixer mixer(words(), {});
    Ear ear(mixer);
    QCOMPARE(ear.hear(10ms), std::vector<qint16>(samplesOf(10ms), 0));
    mixer.say(call(u"A12"_s));
    QCOMPARE(ear.hear(10ms), std::vector<qint16>(samplesOf(10ms), kChinese));
}

void tst_VoiceMixer::saysOneAfterTheOther()
{
    VoiceMixer mixer(words(), {.languages = {u"zh"_s}});
    Ear ear(mixer);
    for (const QString& number : {u"A1"_s, u"B2"_s, u"C3"_s}) {
        QVERIFY(mixer.say(call(number)));
    }
    ear.hear(VoiceMixer::kTone + 100ms); // Its tone is over then.
    const QList<Run> runs = ear.hearAll();
    // Only the last one, behind whom nobody waits, is said twice.
    QCOMPARE(
        runs.mid(1),
        QList<Run>(
            {{0, 400}, {kChinese, 600}, {0, 400}, {kChinese, 600}, {0, 900}, {kChinese, 600}}));
    QCOMPARE(ear.started(), QStringList({u"A1"_s, u"B2"_s, u"C3"_s}));
}

void tst_VoiceMixer::hurriesWhenManyWait()
{
    VoiceMixer mixer(words(), {});
    Ear ear(mixer);
    for (std::size_t i = 0; i <= VoiceMixer::kHurryAt; ++i) {
        mixer.say(call(u"A%1"_s.arg(i)));
    }
    ear.hear(VoiceMixer::kTone + 100ms);
    const QList<Run> runs = ear.hearAll();
    // The first is said in one language, because five wait; the second in both.
    QCOMPARE(runs.at(0).level, int(kChinese));
    QCOMPARE(runs.at(1), (Run{0, 400}));
    QCOMPARE(runs.mid(2, 3), QList<Run>({{kChinese, 600}, {0, 350}, {kEnglish, 500}}));
}

void tst_VoiceMixer::dropsTheOldestCall()
{
    VoiceMixer mixer(words(), {.languages = {u"zh"_s}});
    Ear ear(mixer);
    mixer.say(call(u"A0"_s));
    ear.hear(10ms);
    for (std::size_t i = 1; i <= VoiceMixer::kWaitingLimit; ++i) {
        QVERIFY(mixer.say(call(u"A%1"_s.arg(i))));
    }
    QVERIFY(!mixer.say(call(u"B1"_s)));
    QCOMPARE(mixer.waiting(), VoiceMixer::kWaitingLimit);
    ear.hearAll();
    QVERIFY(!ear.started().contains(u"A1"_s));
    QVERIFY(ear.started().contains(u"A2"_s));
    QCOMPARE(ear.started().constLast(), u"B1"_s);
}

void tst_VoiceMixer::saysTheSameCallOnce()
{
    VoiceMixer mixer(words(), {});
    Ear ear(mixer);
    mixer.say(call(u"A1"_s));
    ear.hear(10ms);
    mixer.say(call(u"B1"_s));
    mixer.say(call(u"B1"_s));
    QCOMPARE(mixer.waiting(), std::size_t(1));
    ear.hearAll();
    QCOMPARE(ear.started(), QStringList({u"A1"_s, u"B1"_s}));
}

void tst_VoiceMixer::lowersTheVoiceUnderATone()
{
    VoiceMixer mixer(words(), {.languages = {u"zh"_s}, .times = 1});
    Ear ear(mixer);
    mixer.say(call(u"A1234"_s));
    ear.hear(100ms);
    mixer.say(call(u"B1"_s));
    const auto heard = ear.hear(VoiceMixer::kTone);
    const auto middle = heard.begin() + static_cast<qsizetype>(heard.size() / 2);
    // Of what swings around the lowered voice the mean is the voice.
    const qsizetype wave = Recordings::kRate * 20 / 1000;
    const double mean = std::accumulate(middle, middle + wave, 0.0) / static_cast<double>(wave);
    QVERIFY2(std::abs(mean - kChinese * VoiceMixer::kLowered) < 400,
             qPrintable(QString::number(mean)));
    const auto [low, high] = std::minmax_element(middle, middle + wave);
    QVERIFY(*high - *low > 10'000);
    // And then it is again as loud as before.
    ear.hear(40ms);
    QCOMPARE(ear.hear(10ms), std::vector<qint16>(samplesOf(10ms), kChinese));
}

void tst_VoiceMixer::keepsToTheVolume()
{
    VoiceMixer mixer(words(), {.languages = {u"zh"_s}, .times = 1});
    Ear ear(mixer);
    mixer.say(call(u"A1"_s, 50));
    QCOMPARE(ear.hearAll(), QList<Run>({{kChinese / 2, 600}}));
    mixer.say(call(u"A1"_s, 0));
    QCOMPARE(ear.hearAll(), QList<Run>());
    mixer.say(call(u"A1"_s, 1000));
    QCOMPARE(ear.hearAll(), QList<Run>({{kChinese, 600}}));
}

void tst_VoiceMixer::takesBackWhatWasNotHeard()
{
    VoiceMixer mixer(words(), {});
    Ear ear(mixer);
    mixer.say(call(u"A1"_s));
    ear.hear(10ms);
    mixer.say(call(u"B1"_s));
    mixer.withdraw(correction(u"B1"_s));
    mixer.withdraw(correction(u"C1"_s));
    QCOMPARE(mixer.waiting(), std::size_t(0));
    ear.hearAll();
    QCOMPARE(ear.started(), QStringList(u"A1"_s));
}

void tst_VoiceMixer::correctsWhatWasHeard()
{
    VoiceMixer mixer(words(), {.languages = {u"zh"_s}});
    Ear ear(mixer);
    mixer.say(call(u"A1"_s));
    ear.hear(150ms);
    mixer.withdraw(correction(u"A1"_s));
    // A second press takes nothing back that is not there.
    mixer.withdraw(correction(u"A1"_s));
    ear.hear(50ms);
    // The second word ends, nothing is repeated, and the correction follows: mistaken A 1 wait.
    QCOMPARE(ear.hear(10ms), std::vector<qint16>(samplesOf(10ms), 0));
    const QList<Run> runs = ear.hearAll();
    QCOMPARE(runs.at(0), (Run{0, 390}));
    QCOMPARE(runs.mid(1), QList<Run>({{kChinese, 400}, {0, 900}, {kChinese, 400}}));
    QCOMPARE(ear.started(), QStringList({u"A1"_s, u"A1"_s}));
}

void tst_VoiceMixer::correctsBeforeItCalls()
{
    VoiceMixer mixer(words(), {.languages = {u"zh"_s}, .times = 1});
    Ear ear(mixer);
    mixer.say(call(u"A1"_s));
    ear.hear(10ms);
    mixer.say(call(u"B1"_s));
    mixer.say(call(u"C1"_s));
    mixer.withdraw(correction(u"A1"_s));
    ear.hearAll();
    QCOMPARE(ear.started(), QStringList({u"A1"_s, u"A1"_s, u"B1"_s, u"C1"_s}));
}

void tst_VoiceMixer::saysNothingWithoutRecordings()
{
    VoiceMixer mixer(Recordings(), {});
    Ear ear(mixer);
    QVERIFY(!mixer.say(call(u"A1"_s)));
    QVERIFY(mixer.isIdle());
    QCOMPARE(ear.hearAll(), QList<Run>());
}

QTEST_GUILESS_MAIN(tst_VoiceMixer)
#include "tst_VoiceMixer.moc"
