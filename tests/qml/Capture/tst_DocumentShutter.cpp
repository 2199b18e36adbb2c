// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Capture/DocumentShutter.h"
#include "tests/qml/Capture/FakeDocumentCamera.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::PictureFlaw;
using State = DocumentShutter::State;

/// Somebody lays paper under a camera that sees what the test shows it.
class TestDocumentShutter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void seesTakesAndGivesAway();
    void withoutACamera();
    void cameraThatGoesAndComesAgain();
    void cameraThatWentWhileAPictureWasLookedAt();
    void cameraThatNeverSaysAnything();
    void preparedItStaysOff();
    void failedPictureIsSaid();
    void flawIsSaid_data();
    void flawIsSaid();
    void looksAtAnotherWithoutLettingGo();
    void closedKeepsNothing();
    void pixelsAreOverwritten();

private:
    void take(PictureFlaw flaw = PictureFlaw::None)
    {
        m_shutter->see();
        m_camera->see(samples::page());
        m_shutter->take();
        m_camera->give(samples::picture(flaw));
        QCOMPARE(m_shutter->state(), State::Looking);
    }

    std::unique_ptr<FakeDocumentCamera> m_camera;
    std::unique_ptr<DocumentShutter> m_shutter;
};

void TestDocumentShutter::init()
{
    m_shutter.reset();
    m_camera = std::make_unique<FakeDocumentCamera>();
    m_shutter = std::make_unique<DocumentShutter>();
    m_shutter->useCamera(*m_camera);
}

void TestDocumentShutter::seesTakesAndGivesAway()
{
    m_shutter->see();
    QCOMPARE(m_shutter->state(), State::Starting);
    QVERIFY(m_camera->isWanted() && !m_shutter->shown()->isThere());
    m_shutter->take();
    QCOMPARE(m_camera->takes(), 0);
    m_camera->see(samples::page());
    QCOMPARE(m_shutter->state(), State::Seeing);
    QVERIFY(m_shutter->shown()->isLive());
    m_shutter->take();
    m_shutter->take();
    QCOMPARE(m_camera->takes(), 1);
    m_camera->give(samples::picture());
    QVERIFY(m_shutter->shown()->isThere() && !m_shutter->shown()->isLive());
    QVERIFY(m_shutter->complaint().isEmpty());
    QCOMPARE(m_shutter->release().jpeg, samples::picture().jpeg);
    QVERIFY(m_shutter->taken().jpeg.isEmpty());
}

void TestDocumentShutter::withoutACamera()
{
    DocumentShutter shutter;
    shutter.see();
    QCOMPARE(shutter.state(), State::Lost);
    shutter.take();
    shutter.close();
    QCOMPARE(shutter.state(), State::Off);
}

void TestDocumentShutter::cameraThatGoesAndComesAgain()
{
    m_shutter->see();
    m_camera->see(samples::page());
    m_camera->setStatus(DeviceStatus::Missing);
    QCOMPARE(m_shutter->state(), State::Lost);
    QVERIFY(!m_shutter->shown()->isThere());
    m_camera->setStatus(DeviceStatus::Ready);
    m_camera->see(samples::page());
    QCOMPARE(m_shutter->state(), State::Seeing);
}

/// Nobody is told of that then, and the camera does not say it twice.
void TestDocumentShutter::cameraThatWentWhileAPictureWasLookedAt()
{
    take(PictureFlaw::TooDark);
    m_camera->setStatus(DeviceStatus::Missing);
    QCOMPARE(m_shutter->state(), State::Looking);
    m_shutter->see();
    QCOMPARE(m_shutter->state(), State::Lost);
    QVERIFY(m_camera->isWanted());
    m_camera->setStatus(DeviceStatus::Ready);
    m_camera->see(samples::page());
    QCOMPARE(m_shutter->state(), State::Seeing);
    // Switched off and on, it has its time again.
    m_camera->setStatus(DeviceStatus::Missing);
    m_shutter->seeAgain();
    QCOMPARE(m_shutter->state(), State::Starting);
}

void TestDocumentShutter::cameraThatNeverSaysAnything()
{
    DocumentShutter shutter(nullptr, std::chrono::milliseconds(1));
    shutter.useCamera(*m_camera);
    shutter.see();
    QTRY_COMPARE(shutter.state(), State::Lost);
    m_camera->see(samples::page());
    QCOMPARE(shutter.state(), State::Seeing);
}

void TestDocumentShutter::preparedItStaysOff()
{
    m_shutter->prepare();
    QVERIFY(m_camera->isPrepared() && !m_camera->isWanted());
    QCOMPARE(m_shutter->state(), State::Off);
}

void TestDocumentShutter::failedPictureIsSaid()
{
    m_shutter->see();
    m_camera->see(samples::page());
    m_shutter->take();
    m_camera->fail();
    QCOMPARE(m_shutter->state(), State::Seeing);
    QVERIFY(m_shutter->hasFailed() && !m_shutter->complaint().isEmpty());
    m_shutter->take();
    QVERIFY(m_shutter->complaint().isEmpty());
}

void TestDocumentShutter::flawIsSaid_data()
{
    QTest::addColumn<PictureFlaw>("flaw");
    QTest::addColumn<QString>("says");
    QTest::newRow("dark") << PictureFlaw::TooDark << QStringLiteral("太暗");
    QTest::newRow("blurred") << PictureFlaw::Blurred << QStringLiteral("看不清楚");
}

void TestDocumentShutter::flawIsSaid()
{
    QFETCH(PictureFlaw, flaw);
    QFETCH(QString, says);
    take(flaw);
    QVERIFY(m_shutter->complaint().contains(says));
}

void TestDocumentShutter::looksAtAnotherWithoutLettingGo()
{
    take();
    m_shutter->lookAt(samples::page());
    QVERIFY(m_camera->isWanted() && m_shutter->taken().jpeg.isEmpty());
    // What the camera sees meanwhile is not shown.
    m_camera->see(samples::page());
    QVERIFY(!m_shutter->shown()->isLive());
    m_shutter->see();
    QCOMPARE(m_shutter->state(), State::Seeing);
}

void TestDocumentShutter::closedKeepsNothing()
{
    take();
    m_shutter->close();
    QVERIFY(!m_camera->isWanted() && !m_shutter->shown()->isThere());
    QVERIFY(m_shutter->taken().jpeg.isEmpty() && m_shutter->taken().look.isNull());
    m_camera->give(samples::picture());
    m_camera->see(samples::page());
    m_camera->fail();
    QCOMPARE(m_shutter->state(), State::Off);
    QVERIFY(!m_shutter->shown()->isThere());
}

/// By a look at the memory itself, which stays where it is: it is not freed by wipe(), for this
/// test owns it.
void TestDocumentShutter::pixelsAreOverwritten()
{
    std::vector<uchar> memory(64 * 64 * 4, 0xAB);
    QImage image(memory.data(), 64, 64, 64 * 4, QImage::Format_RGB32);
    wipe(image);
    QVERIFY(image.isNull());
    QVERIFY(std::ranges::none_of(memory, [](uchar byte) { return byte == 0xAB; }));
    // What somebody else still looks at stays as it is.
    QImage held = samples::page();
    const QImage other = held;
    wipe(held);
    QCOMPARE(other, samples::page());
}

} // namespace onewindow::ui

QTEST_GUILESS_MAIN(onewindow::ui::TestDocumentShutter)
#include "tst_DocumentShutter.moc"
