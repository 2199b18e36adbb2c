// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/MaterialPhotos.h"
#include "tests/qml/Kiosk/fakes/FakeDevices.h"
#include "tests/qml/Kiosk/fakes/FilingSamples.h"

#include <QSignalSpy>
#include <QTest>

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::PictureFlaw;
using State = MaterialPhotos::State;

/// Materials are photographed with a camera that sees what the test shows it.
class TestMaterialPhotos : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void onePage();
    void morePages();
    void takenAgain();
    void flawIsSaidAndMayBeKept_data();
    void flawIsSaidAndMayBeKept();
    void requiredMaterialGoesToTheWindow();
    void cameraThatIsNotThere();
    void cameraThatGoesAway_data();
    void cameraThatGoesAway();
    void pictureThatFails();
    void noMoreThanACaseTakes();
    void comesBackToWhatWasKept();
    void givesOnlyWhatIsAskedFor();
    void offWhenNobodyLooks();
    void lateAnswersChangeNothing();
    void forgetsEverything();

private:
    static catalog::Material material(const char* id, bool isRequired = true)
    {
        catalog::Material made;
        made.id = QString::fromLatin1(id);
        made.name = {QStringLiteral("材料"), QString::fromLatin1(id)};
        made.isRequired = isRequired;
        made.isPhotographed = true;
        return made;
    }

    void open(const char* id = "photo", bool isRequired = true)
    {
        m_photos->open(material(id, isRequired), QStringLiteral("zh_CN"));
    }

    void see() { m_camera->see(samples::page()); }

    void take(PictureFlaw flaw = PictureFlaw::None)
    {
        see();
        QVERIFY(!m_photos->goOn());
        m_camera->give(samples::picture(flaw));
        QCOMPARE(m_photos->state(), State::Looking);
    }

    void keep()
    {
        take();
        QVERIFY(!m_photos->goOn());
        QCOMPARE(m_photos->state(), State::Kept);
    }

    std::unique_ptr<FakeDocumentCamera> m_camera;
    std::unique_ptr<MaterialPhotos> m_photos;
};

void TestMaterialPhotos::init()
{
    m_photos.reset();
    m_camera = std::make_unique<FakeDocumentCamera>();
    m_photos = std::make_unique<MaterialPhotos>();
    m_photos->useCamera(m_camera.get());
}

void TestMaterialPhotos::onePage()
{
    open();
    QCOMPARE(m_photos->state(), State::Starting);
    QVERIFY(m_camera->isWanted());
    QVERIFY(!m_photos->shown()->isThere());
    QVERIFY(m_photos->primaryText().isEmpty());
    see();
    QCOMPARE(m_photos->state(), State::Seeing);
    QVERIFY(m_photos->shown()->isThere() && m_photos->shown()->isLive());
    QVERIFY(!m_photos->goOn());
    QCOMPARE(m_photos->state(), State::Taking);
    QCOMPARE(m_camera->takes(), 1);
    QVERIFY(!m_photos->goOn()); // A second tap.
    QCOMPARE(m_camera->takes(), 1);
    m_camera->give(samples::picture());
    QCOMPARE(m_photos->state(), State::Looking);
    QVERIFY(!m_photos->shown()->isLive());
    QVERIFY(!m_photos->goOn());
    QCOMPARE(m_photos->state(), State::Kept);
    QVERIFY(!m_camera->isWanted());
    QVERIFY(m_photos->goOn());
    const QList<cases::Attachment> all = m_photos->attachments({QStringLiteral("photo")});
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.constFirst().jpeg, samples::picture().jpeg);
    QCOMPARE(all.constFirst().size, samples::picture().size);
    QCOMPARE(all.constFirst().page, 0);
}

void TestMaterialPhotos::morePages()
{
    open();
    keep();
    QVERIFY(!m_photos->goAside());
    QCOMPARE(m_photos->state(), State::Starting);
    keep();
    QCOMPARE(m_photos->pageCount(QStringLiteral("photo")), 2);
    QVERIFY(m_photos->title().contains(QStringLiteral("2")));
    const QList<cases::Attachment> all = m_photos->attachments({QStringLiteral("photo")});
    QCOMPARE(all.at(0).page, 0);
    QCOMPARE(all.at(1).page, 1);
    // Back from the camera: what is there is enough.
    QVERIFY(!m_photos->goAside());
    see();
    QVERIFY(!m_photos->goAside());
    QCOMPARE(m_photos->state(), State::Kept);
    m_photos->restart();
    QCOMPARE(m_photos->pageCount(QStringLiteral("photo")), 0);
    QCOMPARE(m_photos->state(), State::Starting);
}

void TestMaterialPhotos::takenAgain()
{
    open();
    take();
    QVERIFY(!m_photos->goAside());
    QCOMPARE(m_photos->state(), State::Starting);
    QCOMPARE(m_photos->pageCount(QStringLiteral("photo")), 0);
    take();
    QVERIFY(m_photos->goBack());
    QCOMPARE(m_photos->state(), State::Starting);
    QVERIFY(!m_photos->goBack());
    keep();
    QCOMPARE(m_photos->pageCount(QStringLiteral("photo")), 1);
}

void TestMaterialPhotos::flawIsSaidAndMayBeKept_data()
{
    QTest::addColumn<PictureFlaw>("flaw");
    QTest::newRow("dark") << PictureFlaw::TooDark;
    QTest::newRow("blurred") << PictureFlaw::Blurred;
}

/// The one action is to take it again; who knows better keeps it.
void TestMaterialPhotos::flawIsSaidAndMayBeKept()
{
    QFETCH(PictureFlaw, flaw);
    open();
    take(flaw);
    QVERIFY(!m_photos->complaint().isEmpty());
    QVERIFY(!m_photos->goOn());
    QCOMPARE(m_photos->state(), State::Starting);
    QVERIFY(m_photos->complaint().isEmpty());
    take(flaw);
    QVERIFY(!m_photos->goAside());
    QCOMPARE(m_photos->state(), State::Kept);
    QCOMPARE(m_photos->pageCount(QStringLiteral("photo")), 1);
}

void TestMaterialPhotos::requiredMaterialGoesToTheWindow()
{
    open("photo", true);
    see();
    QCOMPARE(m_photos->secondaryText(), QStringLiteral("改交到窗口"));
    QVERIFY(m_photos->goAside());
    open("other", false);
    see();
    QCOMPARE(m_photos->secondaryText(), QStringLiteral("不拍，跳过"));
    QVERIFY(m_photos->goAside());
    QVERIFY(m_photos->photographed().isEmpty());
}

void TestMaterialPhotos::cameraThatIsNotThere()
{
    open();
    m_camera->setStatus(DeviceStatus::Missing);
    QCOMPARE(m_photos->state(), State::Lost);
    QVERIFY(!m_photos->lead().isEmpty());
    QVERIFY(m_photos->goAside());
    // Tried again, or plugged in by itself.
    QVERIFY(!m_photos->goOn());
    QCOMPARE(m_photos->state(), State::Starting);
    m_camera->setStatus(DeviceStatus::Missing);
    see();
    QCOMPARE(m_photos->state(), State::Seeing);
    MaterialPhotos without;
    without.open(material("photo"), QStringLiteral("zh_CN"));
    QCOMPARE(without.state(), State::Lost);
    QVERIFY(!without.goOn());
    QVERIFY(without.goAside());
}

void TestMaterialPhotos::cameraThatGoesAway_data()
{
    QTest::addColumn<bool>("isTaking");
    QTest::newRow("while it is seen through") << false;
    QTest::newRow("while it takes a picture") << true;
}

void TestMaterialPhotos::cameraThatGoesAway()
{
    QFETCH(bool, isTaking);
    open();
    keep();
    QVERIFY(!m_photos->goAside());
    see();
    if (isTaking) {
        QVERIFY(!m_photos->goOn());
        m_camera->fail();
    }
    m_camera->setStatus(DeviceStatus::Missing);
    QCOMPARE(m_photos->state(), State::Lost);
    QVERIFY(!m_photos->shown()->isThere());
    // What was kept is not lost with it.
    QVERIFY(!m_photos->goAside());
    QCOMPARE(m_photos->state(), State::Kept);
    QVERIFY(m_photos->goOn());
}

void TestMaterialPhotos::pictureThatFails()
{
    open();
    see();
    QVERIFY(!m_photos->goOn());
    m_camera->fail();
    QCOMPARE(m_photos->state(), State::Seeing);
    QVERIFY(!m_photos->complaint().isEmpty());
    QVERIFY(!m_photos->goOn());
    QCOMPARE(m_camera->takes(), 2);
    QVERIFY(m_photos->complaint().isEmpty());
}

void TestMaterialPhotos::noMoreThanACaseTakes()
{
    open();
    for (int i = 0; i < cases::Attachment::kPageLimit; ++i) {
        keep();
        if (i + 1 < cases::Attachment::kPageLimit) {
            QVERIFY(m_photos->canRestart());
            QVERIFY(!m_photos->goAside());
        }
    }
    QVERIFY(!m_photos->canRestart());
    QCOMPARE(m_photos->secondaryText(), QStringLiteral("全部重拍"));
    open("other");
    QCOMPARE(m_photos->state(), State::Full);
    QVERIFY(m_photos->goOn());
}

void TestMaterialPhotos::comesBackToWhatWasKept()
{
    open("photo");
    keep();
    open("other");
    QCOMPARE(m_photos->state(), State::Starting);
    keep();
    open("photo");
    QCOMPARE(m_photos->state(), State::Kept);
    QVERIFY(m_photos->shown()->isThere());
    QCOMPARE(m_photos->photographed(),
             (QStringList{QStringLiteral("photo"), QStringLiteral("other")}));
}

/// A promise may have taken the place of a material since.
void TestMaterialPhotos::givesOnlyWhatIsAskedFor()
{
    open("photo");
    keep();
    open("other");
    keep();
    const QList<cases::Attachment> one = m_photos->attachments({QStringLiteral("other")});
    QCOMPARE(one.size(), 1);
    QCOMPARE(one.constFirst().material, QStringLiteral("other"));
    QCOMPARE(one.constFirst().page, 0);
}

void TestMaterialPhotos::offWhenNobodyLooks()
{
    open();
    see();
    m_photos->close();
    QVERIFY(!m_camera->isWanted());
    QVERIFY(!m_photos->shown()->isThere());
}

void TestMaterialPhotos::lateAnswersChangeNothing()
{
    open();
    see();
    QVERIFY(!m_photos->goOn());
    m_photos->close();
    m_camera->give(samples::picture());
    m_camera->fail();
    see();
    m_camera->setStatus(DeviceStatus::Missing);
    QCOMPARE(m_photos->state(), State::Closed);
    QVERIFY(!m_photos->shown()->isThere());
    QVERIFY(m_photos->photographed().isEmpty());
}

void TestMaterialPhotos::forgetsEverything()
{
    open();
    keep();
    m_photos->forget();
    QCOMPARE(m_photos->state(), State::Closed);
    QVERIFY(!m_photos->shown()->isThere());
    QVERIFY(m_photos->attachments({QStringLiteral("photo")}).isEmpty());
    QVERIFY(!m_photos->title().contains(QStringLiteral("材料")));
}

} // namespace onewindow::ui

QTEST_GUILESS_MAIN(onewindow::ui::TestMaterialPhotos)
#include "tst_MaterialPhotos.moc"
