// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/DeskScan.h"
#include "tests/qml/Capture/FakeDocumentCamera.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::DocumentPicture;
using drivers::PictureFlaw;

/// A clerk scans what is brought, with a camera that sees what the test shows it.
class TestDeskScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void pagesAreHandedOver();
    void flawedPageStaysBeforeTheEyes();
    void takenOutAndPutInOrder();
    void noMoreThanTheLimit();
    void goesOnWithWhatIsThere();
    void cameraThatIsNotThere();
    void cameraThatGoesAway();
    void nothingStaysWhenItIsClosed();
    void nothingIsTakenWhileNobodyLooks();
    void attachmentsAreCounted();

private:
    void open(int limit = cases::Attachment::kPageLimit)
    {
        m_scan->open(QStringLiteral("proof"), QStringLiteral("证明"), {}, limit);
        see();
    }

    void see() { m_camera->see(samples::page()); }

    /// Presses Space; the camera gives a picture of its own.
    void take(const DocumentPicture& picture)
    {
        m_scan->take();
        m_camera->give(picture);
        see();
    }

    [[nodiscard]] QList<QByteArray> files() const
    {
        QList<QByteArray> all;
        for (const DocumentPicture& page : m_scan->pages()) {
            all << page.jpeg;
        }
        return all;
    }

    std::unique_ptr<FakeDocumentCamera> m_camera;
    std::unique_ptr<DeskScan> m_scan;
};

void TestDeskScan::init()
{
    m_scan.reset();
    m_camera = std::make_unique<FakeDocumentCamera>();
    m_scan = std::make_unique<DeskScan>();
    m_scan->useCamera(*m_camera);
}

void TestDeskScan::pagesAreHandedOver()
{
    QSignalSpy finished(m_scan.get(), &DeskScan::finished);
    m_scan->finish();
    QCOMPARE(finished.size(), 0);
    open();
    QVERIFY(m_camera->isWanted() && m_scan->canTake() && !m_scan->canFinish());
    m_scan->finish();
    QCOMPARE(finished.size(), 0);
    take(samples::jpegPicture(0));
    QVERIFY(m_scan->shown()->isLive());
    take(samples::jpegPicture(1));
    QCOMPARE(m_camera->takes(), 2);
    QCOMPARE(m_scan->pageLines()->count(), 2);
    m_scan->finish();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.at(0).at(0).toString(), QStringLiteral("proof"));
    const auto pages = finished.at(0).at(1).value<QList<DocumentPicture>>();
    QCOMPARE(pages.size(), 2);
    QCOMPARE(pages.at(1).jpeg, samples::jpegPicture(1).jpeg);
    // They are whoever's who got them; nothing of it is here.
    QVERIFY(!m_scan->isOpen() && !m_camera->isWanted() && m_scan->pages().isEmpty());
    QVERIFY(!m_scan->shown()->isThere());
}

void TestDeskScan::flawedPageStaysBeforeTheEyes()
{
    open();
    take(samples::picture(PictureFlaw::Blurred));
    QCOMPARE(m_scan->current(), 0);
    QVERIFY(m_scan->complaint().contains(QStringLiteral("看不清楚")));
    QVERIFY(m_scan->pageLines()->lines().constFirst().isBad);
    QVERIFY(!m_scan->shown()->isLive());
    m_scan->remove(0);
    see();
    QCOMPARE(m_scan->current(), -1);
    QVERIFY(m_scan->complaint().isEmpty() && m_scan->pages().isEmpty());
    QVERIFY(m_scan->shown()->isLive());
    // Kept, it does not stand in the way.
    take(samples::picture(PictureFlaw::TooDark));
    m_scan->take();
    see();
    QCOMPARE(m_scan->current(), -1);
    QVERIFY(m_scan->canTake() && m_scan->canFinish());
}

void TestDeskScan::takenOutAndPutInOrder()
{
    open();
    const QList<QByteArray> made{samples::jpegPicture(0).jpeg, samples::jpegPicture(1).jpeg,
                                 samples::jpegPicture(2).jpeg};
    for (int i = 0; i < 3; ++i) {
        take(samples::jpegPicture(i));
    }
    m_scan->show(2);
    QVERIFY(!m_scan->shown()->isLive());
    m_scan->move(2, -1);
    QCOMPARE(m_scan->current(), 1);
    QCOMPARE(files(), (QList<QByteArray>{made.at(0), made.at(2), made.at(1)}));
    m_scan->move(0, -1);
    m_scan->move(2, 1);
    m_scan->move(7, 1);
    QCOMPARE(files(), (QList<QByteArray>{made.at(0), made.at(2), made.at(1)}));
    m_scan->remove(1);
    QCOMPARE(files(), (QList<QByteArray>{made.at(0), made.at(1)}));
    QCOMPARE(m_scan->pageLines()->lines().constLast().title, QStringLiteral("第 2 页"));
    m_scan->remove(2);
    m_scan->remove(-1);
    m_scan->show(5);
    QCOMPARE(m_scan->pages().size(), 2);
}

void TestDeskScan::noMoreThanTheLimit()
{
    open(2);
    take(samples::jpegPicture(0));
    take(samples::jpegPicture(1));
    QVERIFY(!m_scan->canTake());
    m_scan->take();
    QCOMPARE(m_camera->takes(), 2);
    QVERIFY(m_scan->text().contains(u'2'));
}

void TestDeskScan::goesOnWithWhatIsThere()
{
    m_scan->open(QStringLiteral("proof"), QStringLiteral("证明"), {samples::jpegPicture(0)});
    QVERIFY(m_scan->canFinish());
    see();
    take(samples::jpegPicture(1));
    QCOMPARE(files(),
             (QList<QByteArray>{samples::jpegPicture(0).jpeg, samples::jpegPicture(1).jpeg}));
}

void TestDeskScan::cameraThatIsNotThere()
{
    DeskScan scan;
    QVERIFY(!scan.hasCamera());
    scan.open(QStringLiteral("proof"), QStringLiteral("证明"));
    QVERIFY(scan.isLost() && !scan.canTake());
    scan.take();
    QVERIFY(scan.isLost());
}

void TestDeskScan::cameraThatGoesAway()
{
    open();
    take(samples::jpegPicture(0));
    m_camera->setStatus(DeviceStatus::Missing);
    QVERIFY(m_scan->isLost() && m_scan->canFinish());
    // The key that takes tries again.
    m_scan->take();
    QVERIFY(!m_scan->isLost());
    see();
    QVERIFY(m_scan->canTake());
}

void TestDeskScan::nothingStaysWhenItIsClosed()
{
    QSignalSpy cancelled(m_scan.get(), &DeskScan::cancelled);
    open();
    take(samples::jpegPicture(0));
    m_scan->close();
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(m_scan->pages().isEmpty() && m_scan->title().isEmpty());
    QCOMPARE(m_scan->pageLines()->count(), 0);
    QVERIFY(!m_scan->shown()->isThere() && !m_camera->isWanted());
    m_scan->close();
    QCOMPARE(cancelled.size(), 1);
}

/// What the camera still gives when it is closed, or was not asked for.
void TestDeskScan::nothingIsTakenWhileNobodyLooks()
{
    m_scan->take();
    m_camera->give(samples::jpegPicture(0));
    QCOMPARE(m_camera->takes(), 0);
    open();
    m_scan->take();
    m_scan->close();
    m_camera->give(samples::jpegPicture(0));
    QVERIFY(m_scan->pages().isEmpty() && !m_scan->shown()->isThere());
}

void TestDeskScan::attachmentsAreCounted()
{
    const auto all =
        attachmentsOf(QStringLiteral("proof"), {samples::jpegPicture(0), samples::jpegPicture(1)});
    QVERIFY(cases::check(all));
    QCOMPARE(all.at(1).page, 1);
    QCOMPARE(attachmentsOf(QStringLiteral("proof"), {samples::jpegPicture(0)}, 4).at(0).page, 4);
}

} // namespace onewindow::ui

QTEST_GUILESS_MAIN(onewindow::ui::TestDeskScan)
#include "tst_DeskScan.moc"
