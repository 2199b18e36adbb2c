// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/idcard/SerialIdCardReader.h"
#include "drivers/sim/SampleCards.h"
#include "drivers/sim/SimIdCardReader.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <optional>

using namespace onewindow;
using namespace onewindow::drivers;
using namespace std::chrono_literals;

namespace {

constexpr int kPatienceMs = 40'000;

using Failure = SimIdCardReader::Failure;

double cpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// Lets the events run for `time`: for "and nothing else happens".
void letPass(std::chrono::milliseconds time)
{
    QTimer timer;
    timer.setSingleShot(true);
    timer.start(time);
    QTRY_VERIFY_WITH_TIMEOUT(!timer.isActive(), kPatienceMs);
}

constexpr SimIdCardReader::Timing kQuick{
    .brief = 1ms, .find = 1ms, .select = 1ms, .read = 40ms, .address = 1ms, .splitPause = 5ms};

/// A driver on a simulated reader, faster than real ones, and everything it says.
class Desk
{
public:
    explicit Desk(const QString& path, std::chrono::milliseconds shortAnswer = 800ms)
        : sim(path)
        , driver({.path = path,
                  .baudRate = 115200,
                  .reopenDelay = 30ms,
                  .delays = {.poll = 20ms,
                             .shortAnswer = shortAnswer,
                             .readAnswer = 2000ms,
                             .frameGap = 200ms,
                             .rest = 50ms}})
        , statusSpy(&driver, &IdCardReaderDriver::statusChanged)
        , startedSpy(&driver, &IdCardReaderDriver::readingStarted)
        , readSpy(&driver, &IdCardReaderDriver::cardRead)
        , failedSpy(&driver, &IdCardReaderDriver::readFailed)
        , removedSpy(&driver, &IdCardReaderDriver::cardRemoved)
        , requestSpy(&sim, &SimIdCardReader::requested)
    {
        sim.setTiming(kQuick);
    }

    void lay(const char* id) { sim.lay(*sampleCard(QString::fromLatin1(id))); }

    [[nodiscard]] IdCard lastCard() const { return readSpy.last().at(0).value<IdCard>(); }

    [[nodiscard]] ErrorCode lastFailure() const
    {
        return failedSpy.last().at(0).value<ErrorCode>();
    }

    [[nodiscard]] qsizetype requests(int command) const
    {
        return std::count_if(requestSpy.cbegin(), requestSpy.cend(), [command](const auto& call) {
            return call.at(0).toInt() * 256 + call.at(1).toInt() == command;
        });
    }

    SimIdCardReader sim;
    SerialIdCardReader driver;
    QSignalSpy statusSpy;
    QSignalSpy startedSpy;
    QSignalSpy readSpy;
    QSignalSpy failedSpy;
    QSignalSpy removedSpy;
    QSignalSpy requestSpy;
};

} // namespace

class tst_SerialIdCardReader : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::optional<Desk> m_desk;

    /// Reader plugged in, driver started and ready, a card wanted.
    void makeReady();

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void goodRead_data();
    void goodRead();
    void paceOfARealLine();
    void notPolledWhileNotWanted();
    void notReadTwiceWhileItLiesThere_data();
    void notReadTwiceWhileItLiesThere();
    void slowToAskTheCardThatLiesThere();
    void nextCardAfterLifting_data();
    void nextCardAfterLifting();
    void cardChangedWhileNobodyLooked();
    void liftedTooEarly();
    void liftedTooEarlyByHand();
    void unreadableCard();
    void rejectedCard();
    void cardOfAnotherType();
    void noisyLine();
    void splitFrames();
    void damagedReplyIsAskedForAgain();
    void badChecksumsAreAFaultUntilMended();
    void silentReaderIsMissingUntilItSpeaks();
    void selfCheckFailed();
    void unpluggedAndPluggedIn();
    void unpluggedDuringTheRead();
    void unpluggedWithACardOnIt();
    void neverPluggedIn();
    void pathThatIsNoLine();
    void endsWhileReading();
};

void tst_SerialIdCardReader::initTestCase()
{
    QVERIFY(m_dir.isValid());
}

void tst_SerialIdCardReader::init()
{
    m_desk.emplace(m_dir.filePath(QStringLiteral("reader")));
}

void tst_SerialIdCardReader::cleanup()
{
    m_desk.reset();
}

void tst_SerialIdCardReader::makeReady()
{
    QVERIFY(m_desk->sim.port().plug());
    m_desk->driver.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Ready, kPatienceMs);
    m_desk->driver.setCardWanted(true);
}

void tst_SerialIdCardReader::goodRead_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<CardKind>("kind");
    const QList<SampleCard> cards = sampleCards();
    for (const SampleCard& card : cards) {
        if (card.id != QStringLiteral("unknown")) {
            CardKind kind = CardKind::Resident;
            if (card.id.startsWith(QStringLiteral("permit"))) {
                kind = CardKind::HkMoTwPermit;
            } else if (card.id.startsWith(QStringLiteral("foreigner2017"))) {
                kind = CardKind::Foreigner2017;
            } else if (card.id.startsWith(QStringLiteral("foreigner2023"))) {
                kind = CardKind::Foreigner2023;
            }
            QTest::newRow(qPrintable(card.id)) << card.id << kind;
        }
    }
}

void tst_SerialIdCardReader::goodRead()
{
    QFETCH(const QString, id);
    QFETCH(const CardKind, kind);
    makeReady();
    const SampleCard sample = *sampleCard(id);
    m_desk->sim.lay(sample);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 1, kPatienceMs);
    QCOMPARE(m_desk->startedSpy.size(), 1);
    const IdCard card = m_desk->lastCard();
    QCOMPARE(card.kind, kind);
    QVERIFY(card.name == sample.name || card.latinName == sample.name);
    QVERIFY(!card.number.isEmpty());
    // Nobody asks for these, so nobody gets them.
    QVERIFY(card.authority.isEmpty() && card.permitNumber.isEmpty());
    QVERIFY(m_desk->failedSpy.isEmpty());
    m_desk->sim.lift();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->removedSpy.size(), 1, kPatienceMs);
    QVERIFY(m_desk->failedSpy.isEmpty());
    QCOMPARE(m_desk->readSpy.size(), 1);
}

void tst_SerialIdCardReader::paceOfARealLine()
{
    m_desk->sim.port().setPacing(115200);
    makeReady();
    m_desk->lay("zhang");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 1, kPatienceMs);
    QCOMPARE(m_desk->lastCard().number, QStringLiteral("11010519880506997X"));
}

void tst_SerialIdCardReader::notPolledWhileNotWanted()
{
    QVERIFY(m_desk->sim.port().plug());
    m_desk->lay("zhang");
    m_desk->driver.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Ready, kPatienceMs);
    letPass(200ms);
    QCOMPARE(m_desk->requests(0x2001), 0);
    QCOMPARE(m_desk->requests(0x11FF), 1);

    m_desk->driver.setCardWanted(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 1, kPatienceMs);
    m_desk->driver.setCardWanted(false);
    letPass(50ms);
    m_desk->requestSpy.clear();
    letPass(200ms);
    QCOMPARE(m_desk->requestSpy.size(), 0);
}

void tst_SerialIdCardReader::notReadTwiceWhileItLiesThere_data()
{
    QTest::addColumn<Failure>("kind");
    QTest::newRow("module that finds no card after a read") << Failure::None;
    QTest::newRow("module that finds the card again") << Failure::AnswersFindAfterRead;
}

void tst_SerialIdCardReader::notReadTwiceWhileItLiesThere()
{
    QFETCH(const Failure, kind);
    m_desk->sim.setFailure(kind);
    makeReady();
    m_desk->lay("zhang");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 1, kPatienceMs);
    letPass(150ms);
    m_desk->driver.setCardWanted(false);
    letPass(30ms);
    m_desk->driver.setCardWanted(true);
    letPass(150ms);
    QCOMPARE(m_desk->readSpy.size(), 1);
    QCOMPARE(m_desk->removedSpy.size(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->requests(0x3003) > 2, kPatienceMs);
}

void tst_SerialIdCardReader::slowToAskTheCardThatLiesThere()
{
    m_desk.reset();
    m_desk.emplace(m_dir.filePath(QStringLiteral("reader")), 300ms);
    SimIdCardReader::Timing slow = kQuick;
    slow.address = 1000ms;
    m_desk->sim.setTiming(slow);
    makeReady();
    m_desk->lay("zhang");
    // Long enough for three unanswered ones, were its answers not waited for.
    QTRY_VERIFY(m_desk->requests(0x3003) > 3);
    QCOMPARE(m_desk->readSpy.size(), 1);
    QCOMPARE(m_desk->removedSpy.size(), 0);
    QCOMPARE(m_desk->driver.status(), DeviceStatus::Ready);
    m_desk->sim.lift();
    QTRY_COMPARE(m_desk->removedSpy.size(), 1);
}

void tst_SerialIdCardReader::nextCardAfterLifting_data()
{
    notReadTwiceWhileItLiesThere_data();
}

void tst_SerialIdCardReader::nextCardAfterLifting()
{
    QFETCH(const Failure, kind);
    m_desk->sim.setFailure(kind);
    makeReady();
    m_desk->lay("zhang");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 1, kPatienceMs);
    m_desk->sim.lift();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->removedSpy.size(), 1, kPatienceMs);
    m_desk->lay("li");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 2, kPatienceMs);
    QCOMPARE(m_desk->lastCard().name, QStringLiteral("李小明"));
    // One card taken for another without a moment in between.
    m_desk->lay("elder");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 3, kPatienceMs);
    QCOMPARE(m_desk->removedSpy.size(), 2);
    QCOMPARE(m_desk->lastCard().name, QStringLiteral("王秀英"));
}

void tst_SerialIdCardReader::cardChangedWhileNobodyLooked()
{
    makeReady();
    m_desk->lay("zhang");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 1, kPatienceMs);
    m_desk->driver.setCardWanted(false);
    letPass(50ms);
    m_desk->lay("li");
    letPass(50ms);
    QCOMPARE(m_desk->removedSpy.size(), 0);
    m_desk->driver.setCardWanted(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 2, kPatienceMs);
    QCOMPARE(m_desk->removedSpy.size(), 1);
    QCOMPARE(m_desk->lastCard().name, QStringLiteral("李小明"));
}

void tst_SerialIdCardReader::liftedTooEarly()
{
    makeReady();
    m_desk->sim.setFailure(Failure::LiftDuringRead, 1);
    m_desk->lay("zhang");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->failedSpy.size(), 1, kPatienceMs);
    QCOMPARE(m_desk->lastFailure(), ErrorCode::CardGone);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->removedSpy.size(), 1, kPatienceMs);
    QCOMPARE(m_desk->startedSpy.size(), 1);
    QCOMPARE(m_desk->driver.status(), DeviceStatus::Ready);
    m_desk->lay("zhang");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 1, kPatienceMs);
    QCOMPARE(m_desk->failedSpy.size(), 1);
}

void tst_SerialIdCardReader::liftedTooEarlyByHand()
{
    makeReady();
    connect(&m_desk->driver, &IdCardReaderDriver::readingStarted, &m_desk->sim,
            [this] { m_desk->sim.lift(); });
    m_desk->lay("zhang");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->failedSpy.size(), 1, kPatienceMs);
    QCOMPARE(m_desk->lastFailure(), ErrorCode::CardGone);
    QVERIFY(m_desk->readSpy.isEmpty());
}

void tst_SerialIdCardReader::unreadableCard()
{
    makeReady();
    m_desk->sim.setFailure(Failure::UnreadableCard);
    m_desk->lay("zhang");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->failedSpy.size(), 1, kPatienceMs);
    QCOMPARE(m_desk->lastFailure(), ErrorCode::CardUnreadable);
    // Said once, not once for each look, and not tried again before it is lifted.
    m_desk->sim.setFailure(Failure::None);
    letPass(200ms);
    QCOMPARE(m_desk->failedSpy.size(), 1);
    QCOMPARE(m_desk->removedSpy.size(), 0);
    m_desk->sim.lift();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->removedSpy.size(), 1, kPatienceMs);
    m_desk->lay("zhang");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 1, kPatienceMs);
}

void tst_SerialIdCardReader::rejectedCard()
{
    makeReady();
    m_desk->sim.setFailure(Failure::RejectedCard);
    m_desk->lay("zhang");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->failedSpy.size(), 1, kPatienceMs);
    QCOMPARE(m_desk->lastFailure(), ErrorCode::CardUnreadable);
    letPass(100ms);
    QCOMPARE(m_desk->failedSpy.size(), 1);
    m_desk->sim.lift();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->removedSpy.size(), 1, kPatienceMs);
}

void tst_SerialIdCardReader::cardOfAnotherType()
{
    makeReady();
    m_desk->lay("unknown");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->failedSpy.size(), 1, kPatienceMs);
    QCOMPARE(m_desk->lastFailure(), ErrorCode::BadFrame);
    letPass(100ms);
    QCOMPARE(m_desk->failedSpy.size(), 1);
    QCOMPARE(m_desk->removedSpy.size(), 0);
    m_desk->sim.lift();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->removedSpy.size(), 1, kPatienceMs);
}

void tst_SerialIdCardReader::noisyLine()
{
    m_desk->sim.setFailure(Failure::NoisyLine);
    makeReady();
    for (int round = 1; round <= 5; ++round) {
        m_desk->lay("zhang");
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), round, kPatienceMs);
        QCOMPARE(m_desk->lastCard().name, QStringLiteral("张建国"));
        m_desk->sim.lift();
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->removedSpy.size(), round, kPatienceMs);
    }
    QVERIFY(m_desk->failedSpy.isEmpty());
    QCOMPARE(m_desk->statusSpy.size(), 1);
}

void tst_SerialIdCardReader::splitFrames()
{
    m_desk->sim.setFailure(Failure::SplitFrames);
    makeReady();
    m_desk->lay("rare");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 1, kPatienceMs);
    QCOMPARE(m_desk->lastCard().name, QStringLiteral("赵䶮𬭎"));
    QVERIFY(m_desk->failedSpy.isEmpty());
    QCOMPARE(m_desk->statusSpy.size(), 1);
}

void tst_SerialIdCardReader::damagedReplyIsAskedForAgain()
{
    makeReady();
    connect(&m_desk->driver, &IdCardReaderDriver::readingStarted, &m_desk->sim,
            [this] { m_desk->sim.setFailure(Failure::BadChecksum, 1); });
    m_desk->lay("zhang");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 1, kPatienceMs);
    QCOMPARE(m_desk->requests(0x3001), 2);
    QVERIFY(m_desk->failedSpy.isEmpty());
    QCOMPARE(m_desk->driver.status(), DeviceStatus::Ready);
}

void tst_SerialIdCardReader::badChecksumsAreAFaultUntilMended()
{
    makeReady();
    m_desk->sim.setFailure(Failure::BadChecksum);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Fault, kPatienceMs);
    m_desk->sim.setFailure(Failure::None);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Ready, kPatienceMs);
    m_desk->lay("zhang");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 1, kPatienceMs);
}

void tst_SerialIdCardReader::silentReaderIsMissingUntilItSpeaks()
{
    m_desk->sim.setFailure(Failure::Silent);
    QVERIFY(m_desk->sim.port().plug());
    m_desk->driver.setCardWanted(true);
    m_desk->driver.start();
    QCOMPARE(m_desk->driver.status(), DeviceStatus::Starting);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Missing, kPatienceMs);
    m_desk->sim.setFailure(Failure::None);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Ready, kPatienceMs);
    m_desk->sim.setFailure(Failure::Silent);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Missing, kPatienceMs);
    m_desk->sim.setFailure(Failure::None);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Ready, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->statusSpy.size(), 4, kPatienceMs);
}

void tst_SerialIdCardReader::selfCheckFailed()
{
    makeReady();
    m_desk->sim.setFailure(Failure::SelfCheckFailed);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Fault, kPatienceMs);
    m_desk->sim.setFailure(Failure::None);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Ready, kPatienceMs);
}

void tst_SerialIdCardReader::unpluggedAndPluggedIn()
{
    makeReady();
    for (int round = 1; round <= 3; ++round) {
        const double before = cpuSeconds();
        m_desk->sim.port().unplug();
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Missing, kPatienceMs);
        letPass(300ms);
        QVERIFY2(cpuSeconds() - before < 0.2, qPrintable(QString::number(cpuSeconds() - before)));
        QCOMPARE(m_desk->statusSpy.size(), 2 * round);
        QVERIFY(m_desk->sim.port().plug());
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Ready, kPatienceMs);
        // Nobody had to say again that a card is wanted.
        m_desk->lay("zhang");
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), round, kPatienceMs);
        m_desk->sim.lift();
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->removedSpy.size(), round, kPatienceMs);
    }
    QVERIFY(m_desk->failedSpy.isEmpty());
}

void tst_SerialIdCardReader::unpluggedDuringTheRead()
{
    makeReady();
    connect(&m_desk->driver, &IdCardReaderDriver::readingStarted, &m_desk->sim,
            [this] { m_desk->sim.port().unplug(); });
    m_desk->lay("zhang");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->failedSpy.size(), 1, kPatienceMs);
    QCOMPARE(m_desk->lastFailure(), ErrorCode::DeviceMissing);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Missing, kPatienceMs);
    QVERIFY(m_desk->readSpy.isEmpty());
}

void tst_SerialIdCardReader::unpluggedWithACardOnIt()
{
    makeReady();
    m_desk->lay("zhang");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 1, kPatienceMs);
    m_desk->sim.port().unplug();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->removedSpy.size(), 1, kPatienceMs);
    QVERIFY(m_desk->sim.port().plug());
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->readSpy.size(), 2, kPatienceMs);
}

void tst_SerialIdCardReader::neverPluggedIn()
{
    m_desk->driver.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Missing, kPatienceMs);
    letPass(150ms);
    QCOMPARE(m_desk->statusSpy.size(), 1);
    QVERIFY(m_desk->sim.port().plug());
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Ready, kPatienceMs);
}

void tst_SerialIdCardReader::pathThatIsNoLine()
{
    QFile file(m_desk->sim.port().path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_desk->driver.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->driver.status(), DeviceStatus::Fault, kPatienceMs);
    m_desk.reset();
    QVERIFY(file.remove());
}

void tst_SerialIdCardReader::endsWhileReading()
{
    makeReady();
    m_desk->lay("zhang");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->startedSpy.size(), 1, kPatienceMs);
    m_desk.reset();
}

QTEST_GUILESS_MAIN(tst_SerialIdCardReader)
#include "tst_SerialIdCardReader.moc"
