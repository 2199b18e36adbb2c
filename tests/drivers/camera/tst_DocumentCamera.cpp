// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/camera/DocumentCamera.h"
#include "tests/drivers/camera/Papers.h"

#include <QTest>

#include <atomic>
#include <mutex>

using namespace onewindow::drivers;
using namespace std::chrono_literals;
using onewindow::drivers::testing::blurred;
using onewindow::drivers::testing::page;

namespace {

constexpr int kPatienceMs = 20'000;

/// The other end of a feed, in the hands of the test.
struct Cable
{
    std::mutex mutex;
    QImage frame;
    std::function<void()> arrived;
    std::atomic<bool> isPlugged = true;
    std::atomic<int> feeds = 0; ///< That live now.
    std::atomic<int> made = 0;
    std::atomic<int> starts = 0;

    /// Whether the last one was looked at.
    bool isTaken()
    {
        const std::lock_guard lock(mutex);
        return frame.isNull();
    }

    void send(const QImage& image)
    {
        const std::lock_guard lock(mutex);
        frame = image;
        if (arrived) {
            arrived();
        }
    }
};

class FakeFeed final : public FrameFeed
{
public:
    FakeFeed(Cable& cable, std::function<void()> arrived)
        : m_cable(cable)
        , m_arrived(std::move(arrived))
    {
        ++m_cable.feeds;
        ++m_cable.made;
    }

    ~FakeFeed() override { --m_cable.feeds; }

    FakeFeed(const FakeFeed&) = delete;
    FakeFeed& operator=(const FakeFeed&) = delete;
    FakeFeed(FakeFeed&&) = delete;
    FakeFeed& operator=(FakeFeed&&) = delete;

    bool start() override
    {
        if (!m_cable.isPlugged) {
            return false;
        }
        const std::lock_guard lock(m_cable.mutex);
        m_cable.arrived = m_arrived;
        ++m_cable.starts;
        return true;
    }

    void stop() override
    {
        const std::lock_guard lock(m_cable.mutex);
        m_cable.arrived = nullptr;
    }

    QImage newest(int side) override
    {
        const std::lock_guard lock(m_cable.mutex);
        const QImage image = std::exchange(m_cable.frame, {});
        return image.isNull() || image.width() <= side ? image : image.scaledToWidth(side);
    }

private:
    Cable& m_cable;
    std::function<void()> m_arrived;
};

constexpr DocumentCamera::Delays kQuick{
    .betweenFrames = 1ms, .silence = 600ms, .firstFrame = 20s, .retry = 20ms, .exposure = 100ms};
/// Takes a picture when it has its frames, however slow the machine is.
constexpr DocumentCamera::Delays kPatient{
    .betweenFrames = 1ms, .silence = 20s, .firstFrame = 20s, .retry = 20ms, .exposure = 20s};

} // namespace

/// The driver against a feed that the test is the camera of.
class tst_DocumentCamera : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { open(kQuick); }

    void cleanup();

    void isOffUntilItIsWanted();
    void framesDoNotQueue();
    void framesAreReduced();
    void silenceIsLoss();
    void emptyFramesAreSilence();
    void firstFrameHasItsOwnTime();
    void preparedItStaysOff();
    void missingCameraIsLookedForAgain();
    void takesTheSharpest();
    void noPictureWithoutAView();
    void unpluggedWhileItTakes();
    void switchedOffNothingIsLeft();

private:
    void open(const DocumentCamera::Delays& delays);

    /// Frames keep coming until `isDone`.
    template <typename Done>
    [[nodiscard]] bool sendUntil(const QImage& image, Done isDone)
    {
        return QTest::qWaitFor(
            [&] {
                m_cable->send(image);
                return isDone();
            },
            kPatienceMs);
    }

    void see()
    {
        m_camera->setPreviewWanted(true);
        QVERIFY(sendUntil(page(), [this] { return m_camera->status() == DeviceStatus::Ready; }));
    }

    std::unique_ptr<Cable> m_cable;
    std::unique_ptr<DocumentCamera> m_camera;
    // What it said, as it arrives in this thread.
    int m_ready = 0;
    int m_failed = 0;
    QList<DeviceStatus> m_statuses;
    QList<DocumentPicture> m_taken;
};

void tst_DocumentCamera::open(const DocumentCamera::Delays& delays)
{
    m_cable = std::make_unique<Cable>();
    m_camera = std::make_unique<DocumentCamera>(
        FrameSource{.name = QStringLiteral("*"), .file = {}},
        [this](const FrameSource&, std::function<void()> arrived) {
            return std::make_unique<FakeFeed>(*m_cable, std::move(arrived));
        },
        delays);
    m_ready = 0;
    m_failed = 0;
    m_statuses.clear();
    m_taken.clear();
    connect(m_camera.get(), &DocumentCamera::frameReady, this, [this] { ++m_ready; });
    connect(m_camera.get(), &DocumentCamera::pictureFailed, this, [this] { ++m_failed; });
    connect(m_camera.get(), &DocumentCamera::statusChanged, this,
            [this](DeviceStatus status) { m_statuses.append(status); });
    connect(m_camera.get(), &DocumentCamera::pictureTaken, this,
            [this](const DocumentPicture& picture) { m_taken.append(picture); });
}

void tst_DocumentCamera::cleanup()
{
    m_camera.reset();
    // What it said last is still on its way here, and would be taken for the next one's word.
    QCoreApplication::sendPostedEvents(this);
}

void tst_DocumentCamera::isOffUntilItIsWanted()
{
    QCOMPARE(m_camera->status(), DeviceStatus::Starting);
    QCOMPARE(m_cable->feeds, 0);
    see();
    QCOMPARE(m_cable->feeds, 1);
}

void tst_DocumentCamera::framesDoNotQueue()
{
    see();
    // Of the first one: the word of a frame that was taken meanwhile could still be on its way.
    QVERIFY(sendUntil(page(), [this] { return m_ready > 0; }));
    // Nobody takes it: whatever comes now is not said again.
    for (int i = 0; i < 200; ++i) {
        m_cable->send(page({64, 48}));
    }
    const int before = m_ready;
    QVERIFY(!m_camera->takeFrame().isNull());
    QVERIFY(sendUntil(page(), [&] { return m_ready > before; }));
    QCOMPARE(m_ready, before + 1);
}

void tst_DocumentCamera::framesAreReduced()
{
    m_camera->setPreviewWanted(true);
    QImage frame;
    QVERIFY(sendUntil(page({2592, 1944}), [&] {
        frame = m_camera->takeFrame();
        return !frame.isNull();
    }));
    QVERIFY(frame.width() <= 960);
}

/// Unplugged, a camera says nothing at all.
void tst_DocumentCamera::silenceIsLoss()
{
    see();
    m_cable->isPlugged = false;
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->status(), DeviceStatus::Missing, kPatienceMs);
    QVERIFY(m_camera->takeFrame().isNull());
    m_cable->isPlugged = true;
    QVERIFY(sendUntil(page(), [this] { return m_camera->status() == DeviceStatus::Ready; }));
    QTRY_VERIFY(m_statuses.contains(DeviceStatus::Missing));
}

/// As a film gives them whose file was cut off.
void tst_DocumentCamera::emptyFramesAreSilence()
{
    see();
    QVERIFY(sendUntil(QImage(), [this] { return m_statuses.contains(DeviceStatus::Missing); }));
}

void tst_DocumentCamera::firstFrameHasItsOwnTime()
{
    cleanup();
    constexpr DocumentCamera::Delays kSlowToLose{
        .betweenFrames = 1ms, .silence = 24h, .firstFrame = 20ms, .retry = 20ms, .exposure = 100ms};
    open(kSlowToLose);
    m_camera->setPreviewWanted(true);
    QTRY_VERIFY_WITH_TIMEOUT(m_statuses.contains(DeviceStatus::Missing), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_cable->starts > 1, kPatienceMs);
}

/// What a feed needs is loaded, once.
void tst_DocumentCamera::preparedItStaysOff()
{
    m_camera->prepare();
    m_camera->prepare();
    QTRY_COMPARE_WITH_TIMEOUT(m_cable->made, 1, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_cable->feeds, 0, kPatienceMs);
    QCOMPARE(m_cable->starts, 0);
    see();
    QCOMPARE(m_cable->made, 2);
    m_camera->prepare();
    QVERIFY(sendUntil(page(), [this] { return m_ready > 0; }));
    QCOMPARE(m_cable->made, 2);
}

void tst_DocumentCamera::missingCameraIsLookedForAgain()
{
    m_cable->isPlugged = false;
    m_camera->setPreviewWanted(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->status(), DeviceStatus::Missing, kPatienceMs);
    m_cable->isPlugged = true;
    QVERIFY(sendUntil(page(), [this] { return m_camera->status() == DeviceStatus::Ready; }));
}

void tst_DocumentCamera::takesTheSharpest()
{
    cleanup();
    open(kPatient);
    see();
    m_camera->takePicture();
    int frames = 0;
    QVERIFY(QTest::qWaitFor(
        [&] {
            if (m_cable->isTaken()) {
                m_cable->send(++frames % 3 == 0 ? page() : blurred(page(), 8));
            }
            return !m_taken.isEmpty();
        },
        kPatienceMs));
    const DocumentPicture& picture = m_taken.constFirst();
    QCOMPARE(picture.flaw, PictureFlaw::None);
    QVERIFY(!picture.jpeg.isEmpty());
    QCOMPARE(picture.size, QSize(1280, 960));
    QVERIFY(!picture.look.isNull());
}

void tst_DocumentCamera::noPictureWithoutAView()
{
    m_camera->takePicture();
    QTRY_COMPARE_WITH_TIMEOUT(m_failed, 1, kPatienceMs);
}

void tst_DocumentCamera::unpluggedWhileItTakes()
{
    see();
    Q_UNUSED(m_camera->takeFrame())
    m_cable->isPlugged = false;
    {
        const std::lock_guard lock(m_cable->mutex);
        m_cable->frame = {};
    }
    m_camera->takePicture();
    QTRY_COMPARE_WITH_TIMEOUT(m_failed, 1, kPatienceMs);
    QVERIFY(m_taken.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->status(), DeviceStatus::Missing, kPatienceMs);
}

void tst_DocumentCamera::switchedOffNothingIsLeft()
{
    see();
    m_camera->setPreviewWanted(false);
    QTRY_COMPARE_WITH_TIMEOUT(m_cable->feeds, 0, kPatienceMs);
    QTRY_VERIFY(m_camera->takeFrame().isNull());
    QTRY_COMPARE(m_camera->status(), DeviceStatus::Starting);
}

QTEST_GUILESS_MAIN(tst_DocumentCamera)
#include "tst_DocumentCamera.moc"
