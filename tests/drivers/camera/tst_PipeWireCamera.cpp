// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/camera/DocumentCamera.h"
#include "tests/drivers/camera/Papers.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>
#include <vector>

using namespace onewindow::drivers;
using onewindow::drivers::testing::page;

namespace {

constexpr int kPatienceMs = 60'000;

} // namespace

/// The real driver with a real camera of PipeWire, in a session of its own. What the camera shows
/// is drawn by GStreamer; ending that is pulling the plug.
class tst_PipeWireCamera : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void seenTakenUnpluggedAndBack();

private:
    QProcess* start(const QString& program, const QStringList& arguments);
    QProcess* plugIn();

    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<QProcess>> m_programs; ///< In the order they were started.
};

QProcess* tst_PipeWireCamera::start(const QString& program, const QStringList& arguments)
{
    auto process = std::make_unique<QProcess>();
    process->setStandardErrorFile(m_folder.filePath(program + QStringLiteral(".log")));
    process->start(program, arguments);
    if (!process->waitForStarted(kPatienceMs)) {
        return nullptr;
    }
    m_programs.push_back(std::move(process));
    return m_programs.back().get();
}

void tst_PipeWireCamera::initTestCase()
{
    for (const char* program : {"dbus-daemon", "pipewire", "wireplumber", "gst-launch-1.0"}) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty()) {
            QSKIP("PipeWire and GStreamer are not installed");
        }
    }
    qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit());
    qputenv("QT_MEDIA_BACKEND", "gstreamer"); // The other one knows no PipeWire.
    const QString bus = QStringLiteral("unix:path=") + m_folder.filePath(QStringLiteral("bus"));
    QVERIFY(start(QStringLiteral("dbus-daemon"),
                  {QStringLiteral("--session"), QStringLiteral("--nofork"),
                   QStringLiteral("--address=") + bus}) != nullptr);
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus.toLocal8Bit());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_folder.filePath(QStringLiteral("bus"))), kPatienceMs);
    QVERIFY(start(QStringLiteral("pipewire"), {}) != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_folder.filePath(QStringLiteral("pipewire-0"))),
                             kPatienceMs);
    QVERIFY(start(QStringLiteral("wireplumber"), {}) != nullptr);
    QVERIFY(page({1280, 720}).save(m_folder.filePath(QStringLiteral("page.png"))));
}

void tst_PipeWireCamera::cleanupTestCase()
{
    while (!m_programs.empty()) {
        m_programs.back()->kill();
        m_programs.back()->waitForFinished(kPatienceMs);
        m_programs.pop_back();
    }
}

QProcess* tst_PipeWireCamera::plugIn()
{
    return start(
        QStringLiteral("gst-launch-1.0"),
        QProcess::splitCommand(
            QStringLiteral("-q videotestsrc is-live=true pattern=solid-color ! "
                           "video/x-raw,format=BGRx,width=1280,height=720,framerate=15/1 ! "
                           "gdkpixbufoverlay location=%1 ! pipewiresink mode=provide "
                           "stream-properties=props,media.class=Video/Source,"
                           "node.description=KioskCam,node.name=kioskcam,media.role=Camera")
                .arg(m_folder.filePath(QStringLiteral("page.png")))));
}

void tst_PipeWireCamera::seenTakenUnpluggedAndBack()
{
    QProcess* cable = plugIn();
    QVERIFY(cable != nullptr);
    DocumentCamera camera({.name = QStringLiteral("kioskcam"), .file = {}},
                          multimediaFeeds(QStringLiteral(ONEWINDOW_BIN_DIR)));
    camera.setPreviewWanted(true);
    // Missing first, perhaps: the session needs a moment to know it.
    QTRY_COMPARE_WITH_TIMEOUT(camera.status(), DeviceStatus::Ready, kPatienceMs);
    std::optional<DocumentPicture> picture;
    connect(&camera, &DocumentCamera::pictureTaken, this,
            [&](const DocumentPicture& taken) { picture = taken; });
    camera.takePicture();
    QTRY_VERIFY_WITH_TIMEOUT(picture.has_value(), kPatienceMs);
    QCOMPARE(picture->size, QSize(1280, 720));
    QCOMPARE(picture->flaw, PictureFlaw::None);
    // The library says nothing of it: only the silence does.
    cable->kill();
    QTRY_COMPARE_WITH_TIMEOUT(camera.status(), DeviceStatus::Missing, kPatienceMs);
    QVERIFY(plugIn() != nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(camera.status(), DeviceStatus::Ready, kPatienceMs);
}

QTEST_MAIN(tst_PipeWireCamera)
#include "tst_PipeWireCamera.moc"
