// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/camera/DocumentCamera.h"
#include "qml/Counter/DeskScan.h"
#include "tests/drivers/camera/Film.h"
#include "tests/drivers/camera/Papers.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace onewindow::ui {

namespace {

constexpr int kPatienceMs = 60'000;

} // namespace

/// A clerk scans with the real driver, which plays a film instead of a camera.
class TestDeskScanFilm : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void clearPageIsAPage() { scan(false); }

    void blurredPageIsSaidToBe() { scan(true); }

    void filmThatIsNotThere();

private:
    /// Space, once the camera sees something; what it makes can be filed.
    void scan(bool isBlurred);

    [[nodiscard]] std::unique_ptr<drivers::DocumentCamera> camera(const QString& film) const
    {
        return std::make_unique<drivers::DocumentCamera>(
            drivers::FrameSource{.name = {}, .file = film},
            drivers::multimediaFeeds(QStringLiteral(ONEWINDOW_BIN_DIR)));
    }

    QTemporaryDir m_folder;
};

void TestDeskScanFilm::scan(bool isBlurred)
{
    const QImage page = drivers::testing::page({1280, 960});
    const QString film =
        m_folder.filePath(isBlurred ? QStringLiteral("blurred.avi") : QStringLiteral("clear.avi"));
    QVERIFY(drivers::testing::writeFilm(
        film, QList<QImage>(30, isBlurred ? drivers::testing::blurred(page, 12) : page)));
    const auto driver = camera(film);
    DeskScan scan;
    scan.useCamera(*driver);
    scan.open(QStringLiteral("proof"), QStringLiteral("证明"));
    QTRY_VERIFY_WITH_TIMEOUT(scan.canTake(), kPatienceMs);
    scan.take();
    QTRY_COMPARE_WITH_TIMEOUT(scan.pages().size(), 1, kPatienceMs);
    QCOMPARE(scan.pages().constFirst().size, QSize(1280, 960));
    QVERIFY(cases::check(attachmentsOf(QStringLiteral("proof"), scan.pages())));
    QCOMPARE(!scan.complaint().isEmpty(), isBlurred);
    QCOMPARE(scan.current(), isBlurred ? 0 : -1);
    scan.close();
    QVERIFY(scan.pages().isEmpty());
}

void TestDeskScanFilm::filmThatIsNotThere()
{
    const auto driver = camera(m_folder.filePath(QStringLiteral("none.avi")));
    DeskScan scan;
    scan.useCamera(*driver);
    scan.open(QStringLiteral("proof"), QStringLiteral("证明"));
    QTRY_VERIFY_WITH_TIMEOUT(scan.isLost(), kPatienceMs);
    QVERIFY(!scan.canTake() && !scan.text().isEmpty());
}

} // namespace onewindow::ui

QTEST_MAIN(onewindow::ui::TestDeskScanFilm)
#include "tst_DeskScanFilm.moc"
