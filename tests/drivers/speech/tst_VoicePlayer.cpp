// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/speech/VoicePlayer.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <mutex>

using namespace onewindow::drivers;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 30'000;

std::size_t samplesOf(std::chrono::milliseconds length)
{
    return static_cast<std::size_t>(length.count()) * Recordings::kRate / 1000;
}

/// A sound device that a test listens to: it asks for sound when the test does, on the voice's own
/// thread, and can be pulled out.
class TestDevice
{
public:
    /// To be given to a player, which must not outlive this.
    OpenSoundSink opener()
    {
        return
            [this](QIODevice& source, std::function<void()> onLost) -> std::unique_ptr<SoundSink> {
                const std::lock_guard lock(m_mutex);
                ++m_opened;
                if (!m_isThere) {
                    return nullptr;
                }
                m_source = &source;
                m_lost = std::move(onLost);
                return std::make_unique<Sink>(*this);
            };
    }

    void setThere(bool isThere)
    {
        const std::lock_guard lock(m_mutex);
        m_isThere = isThere;
    }

    [[nodiscard]] int opened() const
    {
        const std::lock_guard lock(m_mutex);
        return m_opened;
    }

    /// The next samples, after all that the player was told before.
    std::vector<qint16> hear(std::chrono::milliseconds length)
    {
        std::vector<qint16> heard(samplesOf(length));
        onItsThread([this, &heard] {
            m_source->read(reinterpret_cast<char*>(heard.data()),
                           static_cast<qint64>(heard.size() * sizeof(qint16)));
        });
        return heard;
    }

    void pullOut()
    {
        onItsThread([this] { m_lost(); });
    }

private:
    class Sink final : public SoundSink
    {
    public:
        explicit Sink(TestDevice& device)
            : m_device(device)
        {}

        ~Sink() override
        {
            const std::lock_guard lock(m_device.m_mutex);
            m_device.m_source = nullptr;
        }

        Sink(const Sink&) = delete;
        Sink& operator=(const Sink&) = delete;
        Sink(Sink&&) = delete;
        Sink& operator=(Sink&&) = delete;

    private:
        TestDevice& m_device;
    };

    void onItsThread(const std::function<void()>& task)
    {
        QMetaObject::invokeMethod(m_source, task, Qt::BlockingQueuedConnection);
    }

    mutable std::mutex m_mutex;
    QIODevice* m_source = nullptr;
    std::function<void()> m_lost;
    int m_opened = 0;
    bool m_isThere = true;
};

VoiceConfig config()
{
    return {
        .folder = QStringLiteral(ONEWINDOW_BIN_DIR "/onewindow-voice"), .rules = {}, .retry = 10ms};
}

Announcement call(const QString& number, const QString& window = u"12"_s)
{
    return {.id = number, .number = number, .window = window};
}

/// How loud it is on the whole, of 1.
double loudness(const std::vector<qint16>& heard)
{
    double sum = 0;
    for (const qint16 sample : heard) {
        sum += double{static_cast<double>(sample)} * sample;
    }
    return std::sqrt(sum / static_cast<double>(heard.size())) / 32'768;
}

/// The loudest sample beside the loudness on the whole: 1.4 for a tone, far more for a word.
double crest(const std::vector<qint16>& heard)
{
    int most = 0;
    for (const qint16 sample : heard) {
        most = std::max(most, std::abs(int{sample}));
    }
    return most / (loudness(heard) * 32'768);
}

/// Whether for 30 ms on end the sound repeats itself as a voice does, 70 to 400 times a second: a
/// vowel, which every word has and no rustle.
bool hasVowel(const std::vector<qint16>& heard)
{
    constexpr double kAlike = 0.8;
    constexpr std::size_t kShortest = Recordings::kRate / 400;
    constexpr std::size_t kLongest = Recordings::kRate / 70;
    const std::size_t length = samplesOf(30ms);
    for (std::size_t from = 0; from + length + kLongest < heard.size(); from += length) {
        const auto product = [&](std::size_t a, std::size_t b) {
            double sum = 0;
            for (std::size_t i = from; i < from + length; i += 2) {
                sum += double{static_cast<double>(heard[i + a])} * heard[i + b];
            }
            return sum;
        };
        const double here = product(0, 0);
        constexpr double kQuietest = 300.0 * 300.0;
        if (here < kQuietest * static_cast<double>(length) / 2) {
            continue; // Of silence nothing can be said.
        }
        for (std::size_t lag = kShortest; lag < kLongest; lag += 2) {
            if (product(0, lag) > kAlike * std::sqrt(here * product(lag, lag))) {
                return true;
            }
        }
    }
    return false;
}

/// Stretches of sound, in milliseconds, apart by at least `apart` of silence.
QList<int> stretches(const std::vector<qint16>& heard, std::chrono::milliseconds apart)
{
    constexpr int kAudible = 300;
    QList<int> lengths;
    std::size_t began = 0;
    std::size_t last = 0;
    bool isInSound = false;
    const auto end = [&] {
        lengths << static_cast<int>((last - began) * 1000 / Recordings::kRate);
        isInSound = false;
    };
    for (std::size_t i = 0; i < heard.size(); ++i) {
        if (std::abs(heard[i]) > kAudible) {
            began = isInSound ? began : i;
            isInSound = true;
            last = i;
        } else if (isInSound && i - last > samplesOf(apart)) {
            end();
        }
    }
    if (isInSound) {
        end();
    }
    return lengths;
}

} // namespace

/// The player on its own thread, with a device that is a test's, and with words that an engine has
/// really said.
class tst_VoicePlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyWordIsSpeech();
    void speaks();
    void saysWhenItBegan();
    void worksWithoutADevice();
    void comesBackWithTheDevice();
    void namesTheRecordingThatIsMissing();
    void takesRecordingsOfTheSameNames();
};

/// Each recording of the engine is a word: as long as one, loud enough, and neither a tone nor a
/// rustle.
void tst_VoicePlayer::everyWordIsSpeech()
{
    const auto words =
        Recordings::load(QStringLiteral(ONEWINDOW_BIN_DIR "/onewindow-voice"), phraseLanguages());
    QVERIFY2(words, qPrintable(words ? QString() : words.error().detail));
    for (const QString& language : phraseLanguages()) {
        for (const QString& name : recordingsOf(language)) {
            const Recordings::Sound& sound = words.value().find(name);
            const auto ms = sound.size() * 1000 / Recordings::kRate;
            QVERIFY2(ms >= 120 && ms <= 4000, qPrintable(name + u' ' + QString::number(ms)));
            const double loud = loudness(sound);
            QVERIFY2(loud > 0.05 && loud < 0.5, qPrintable(name + u' ' + QString::number(loud)));
            QVERIFY2(std::abs(sound.front()) < 300 && std::abs(sound.back()) < 300,
                     qPrintable(name));
            QVERIFY2(crest(sound) > 2.5, qPrintable(name + u" is a tone"_s));
            QVERIFY2(hasVowel(sound), qPrintable(name + u" is no voice"_s));
        }
    }
    // A letter and its digit are different words, and so are the same digits of two languages.
    QVERIFY(words.value().find(u"zh/1"_s) != words.value().find(u"zh/7"_s));
    QVERIFY(words.value().find(u"zh/1"_s) != words.value().find(u"en/1"_s));
    QCOMPARE(words.value().find(u"zh/A"_s), words.value().find(u"en/A"_s));
}

/// The whole way: a call, and what comes out at the device.
void tst_VoicePlayer::speaks()
{
    TestDevice device;
    VoicePlayer player(config(), device.opener());
    QTRY_COMPARE_WITH_TIMEOUT(player.status(), DeviceStatus::Ready, kPatienceMs);
    player.say(call(u"A1023"_s));
    const auto heard = device.hear(1s);
    QVERIFY2(loudness(heard) > 0.03, qPrintable(QString::number(loudness(heard))));
    auto all = heard;
    while (all.size() < samplesOf(25s)) {
        const auto more = device.hear(1s);
        all.insert(all.end(), more.begin(), more.end());
    }
    // Chinese, English, and both again after 0.9 s; a comma's pause is shorter than that between
    // languages.
    const QList<int> parts = stretches(all, 330ms);
    QVERIFY2(parts.size() == 4, qPrintable(QString::number(parts.size())));
    for (const int ms : parts) {
        QVERIFY2(ms > 2000 && ms < 7000, qPrintable(QString::number(ms)));
    }
    QVERIFY(std::abs(parts.at(0) - parts.at(2)) < 5);
    QVERIFY(std::abs(parts.at(1) - parts.at(3)) < 5);
    const QList<int> times = stretches(all, 800ms);
    QCOMPARE(times.size(), 2);
}

void tst_VoicePlayer::saysWhenItBegan()
{
    TestDevice device;
    VoicePlayer player(config(), device.opener());
    const QObject here;
    QStringList started; // In this thread.
    connect(&player, &SpeechDriver::started, &here,
            [&started](const QString& id) { started << id; });
    QTRY_COMPARE_WITH_TIMEOUT(player.status(), DeviceStatus::Ready, kPatienceMs);
    device.hear(20ms);
    player.say(call(u"A1"_s));
    device.hear(20ms);
    QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, kPatienceMs);
    QCOMPARE(started.constFirst(), u"A1"_s);
    Announcement correction = call(u"A1"_s);
    correction.kind = Announcement::Kind::Correction;
    player.withdraw(correction);
    // The word that is being said ends, then a pause of 0.4 s.
    device.hear(3s);
    QTRY_COMPARE_WITH_TIMEOUT(started.size(), 2, kPatienceMs);
}

void tst_VoicePlayer::worksWithoutADevice()
{
    TestDevice device;
    device.setThere(false);
    VoicePlayer player(config(), device.opener());
    QTRY_COMPARE_WITH_TIMEOUT(player.status(), DeviceStatus::Missing, kPatienceMs);
    for (int i = 0; i < 10 * VoicePlayer::kPendingLimit; ++i) {
        player.say(call(u"A1"_s));
    }
    // It is looked for again and again, and what was to be said meanwhile is over.
    QTRY_VERIFY_WITH_TIMEOUT(device.opened() > 3, kPatienceMs);
    device.setThere(true);
    QTRY_COMPARE_WITH_TIMEOUT(player.status(), DeviceStatus::Ready, kPatienceMs);
    QCOMPARE(loudness(device.hear(1s)), 0.0);
}

void tst_VoicePlayer::comesBackWithTheDevice()
{
    TestDevice device;
    VoicePlayer player(config(), device.opener());
    const QObject here;
    QList<DeviceStatus> changes; // In this thread.
    connect(&player, &SpeechDriver::statusChanged, &here,
            [&changes](DeviceStatus status) { changes << status; });
    QTRY_COMPARE_WITH_TIMEOUT(player.status(), DeviceStatus::Ready, kPatienceMs);
    device.pullOut();
    QTRY_VERIFY_WITH_TIMEOUT(changes.contains(DeviceStatus::Missing), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(changes.constLast(), DeviceStatus::Ready, kPatienceMs);
    player.say(call(u"A1"_s));
    QVERIFY(loudness(device.hear(1s)) > 0.03);
}

void tst_VoicePlayer::namesTheRecordingThatIsMissing()
{
    const QTemporaryDir folder;
    TestDevice device;
    VoiceConfig wrong = config();
    wrong.folder = folder.path();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no voice: .*/zh/A\\.wav: "_s));
    VoicePlayer player(wrong, device.opener());
    QTRY_COMPARE_WITH_TIMEOUT(player.status(), DeviceStatus::Fault, kPatienceMs);
    player.say(call(u"A1"_s));
    QCOMPARE(device.opened(), 0);
}

/// Somebody has read the words out: the same names in another folder, at another rate.
void tst_VoicePlayer::takesRecordingsOfTheSameNames()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"zh"_s));
    const QString wav = QStringLiteral(ONEWINDOW_BIN_DIR "/onewindow-voice/zh/please.wav");
    for (const QString& name : recordingsOf(u"zh"_s)) {
        QVERIFY(QFile::copy(wav, folder.filePath(name + u".wav"_s)));
    }
    VoiceConfig own = config();
    own.folder = folder.path();
    own.rules.languages = QStringList(u"zh"_s);
    TestDevice device;
    VoicePlayer player(own, device.opener());
    QTRY_COMPARE_WITH_TIMEOUT(player.status(), DeviceStatus::Ready, kPatienceMs);
    player.say(call(u"A1"_s));
    QVERIFY(loudness(device.hear(1s)) > 0.03);
    // A file that is none is named when the program starts, not when somebody is called.
    QFile broken(folder.filePath(u"zh/please.wav"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly | QIODevice::Truncate));
    broken.close();
    const auto refused = Recordings::load(folder.path(), {u"zh"_s});
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(u"zh/please.wav: byte 0"_s),
             qPrintable(refused.error().detail));
}

QTEST_GUILESS_MAIN(tst_VoicePlayer)
#include "tst_VoicePlayer.moc"
