// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/camera/DocumentCamera.h"
#include "tests/drivers/camera/Film.h"
#include "tests/drivers/camera/Papers.h"

#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace onewindow::drivers;
using onewindow::drivers::testing::page;
using onewindow::drivers::testing::writeFilm;

namespace {

constexpr int kPatienceMs = 60'000;

} // namespace

/// The real driver with Qt Multimedia, which plays a film instead of a camera.
class tst_QtFrameFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void filmIsSeenAndTaken();
    void noSuchFile();
    void noSuchCamera();
    void noModule();

private:
    /// The next frame, or null if none comes.
    static QImage next(DocumentCamera& camera)
    {
        QImage frame;
        static_cast<void>(QTest::qWaitFor(
            [&] {
                frame = camera.takeFrame();
                return !frame.isNull();
            },
            kPatienceMs));
        return frame;
    }

    static FrameFeedFactory feeds() { return multimediaFeeds(QStringLiteral(ONEWINDOW_BIN_DIR)); }

    QTemporaryDir m_folder;
    QString m_film;
};

void tst_QtFrameFeed::initTestCase()
{
    m_film = m_folder.filePath(QStringLiteral("page.avi"));
    QList<QImage> frames;
    for (int i = 0; i < 30; ++i) {
        frames.append(page({1280, 960}));
    }
    QVERIFY(writeFilm(m_film, frames));
}

void tst_QtFrameFeed::filmIsSeenAndTaken()
{
    DocumentCamera camera({.name = {}, .file = m_film}, feeds());
    camera.setPreviewWanted(true);
    QTRY_COMPARE_WITH_TIMEOUT(camera.status(), DeviceStatus::Ready, kPatienceMs);
    const QImage frame = next(camera);
    QVERIFY(!frame.isNull());
    // Half as large as the film, and as bright.
    QCOMPARE(frame.size(), QSize(640, 480));
    QVERIFY(qGray(frame.pixel(56, 44)) > 180);
    QVERIFY(qGray(frame.pixel(5, 5)) < 110);
    std::optional<DocumentPicture> picture;
    connect(&camera, &DocumentCamera::pictureTaken, this,
            [&](const DocumentPicture& taken) { picture = taken; });
    camera.takePicture();
    QTRY_VERIFY_WITH_TIMEOUT(picture.has_value(), kPatienceMs);
    QCOMPARE(picture->size, QSize(1280, 960));
    QCOMPARE(picture->flaw, PictureFlaw::None);
    // Over its end and on.
    constexpr int kMoreThanOnce = 40;
    for (int i = 0; i < kMoreThanOnce; ++i) {
        QVERIFY(!next(camera).isNull());
    }
    QCOMPARE(camera.status(), DeviceStatus::Ready);
}

void tst_QtFrameFeed::noSuchFile()
{
    DocumentCamera camera({.name = {}, .file = m_folder.filePath(QStringLiteral("none.avi"))},
                          feeds());
    camera.setPreviewWanted(true);
    QTRY_COMPARE_WITH_TIMEOUT(camera.status(), DeviceStatus::Missing, kPatienceMs);
}

/// A camera that is not there is missing: the library would show a test picture.
void tst_QtFrameFeed::noSuchCamera()
{
    DocumentCamera camera({.name = QStringLiteral("no such camera"), .file = {}}, feeds());
    camera.setPreviewWanted(true);
    QTRY_COMPARE_WITH_TIMEOUT(camera.status(), DeviceStatus::Missing, kPatienceMs);
    QVERIFY(camera.takeFrame().isNull());
}

void tst_QtFrameFeed::noModule()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no document camera")));
    DocumentCamera camera({.name = QStringLiteral("*"), .file = {}},
                          multimediaFeeds(m_folder.path()));
    camera.setPreviewWanted(true);
    QTRY_COMPARE_WITH_TIMEOUT(camera.status(), DeviceStatus::Missing, kPatienceMs);
}

QTEST_MAIN(tst_QtFrameFeed)
#include "tst_QtFrameFeed.moc"
