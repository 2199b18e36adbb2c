// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/payment/BoxSecret.h"
#include "drivers/payment/TcpPaymentBox.h"
#include "drivers/sim/SimPaymentBox.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace onewindow;
using namespace onewindow::drivers;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSecret(32, 's');
const QByteArray kOrder(16, 'o');

} // namespace

/// The driver against the simulated box, over TCP, and everything that may go wrong there.
class tst_TcpPaymentBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void payerPays();
    void payerDoesNot_data();
    void payerDoesNot();
    void chargedTwiceIsChargedOnce();
    void takenBack();
    void takenBackBeforeItIsKnown();
    void asksForWhatNobodyKnows();
    void answerLostAfterCharging();
    void unpluggedWhileItWaits();
    void powerLost();
    void silentBox();
    void boxThatAnswersNoOrder();
    void withoutABox();
    void comesBackByItself();
    void anotherSecret();
    void frameTwice();
    void nonsense();
    void secretFile_data();
    void secretFile();

private:
    void start();
    void charge(const QByteArray& order = kOrder);
    [[nodiscard]] PaymentAnswer last() const;

    [[nodiscard]] bool isState(PaymentState state) const
    {
        return !m_answers->isEmpty() && last().state == state;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SimPaymentBox> m_box;
    PaymentBoxConfig m_config;
    std::unique_ptr<TcpPaymentBox> m_driver;
    std::unique_ptr<QSignalSpy> m_answers;
};

void tst_TcpPaymentBox::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_box = std::make_unique<SimPaymentBox>(SimPaymentBox::Options{.secret = kSecret});
    QVERIFY(m_box->listen(0));
    m_config = {};
    m_config.host = u"127.0.0.1"_s;
    m_config.port = m_box->port();
    m_config.secretFile = m_folder->filePath(u"payment.key"_s);
    m_config.timings.reopen = 20ms;
    m_config.timings.reopenLimit = 100ms;
    m_config.timings.heartbeat = 100ms;
    QFile file(m_config.secretFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    file.write(kSecret.toHex() + '\n');
}

void tst_TcpPaymentBox::cleanup()
{
    m_answers.reset();
    m_driver.reset();
    m_box.reset();
    m_folder.reset();
}

void tst_TcpPaymentBox::start()
{
    m_driver = std::make_unique<TcpPaymentBox>(m_config);
    m_answers = std::make_unique<QSignalSpy>(m_driver.get(), &PaymentDriver::answered);
    m_driver->start();
    QTRY_COMPARE(m_driver->status(), DeviceStatus::Ready);
}

void tst_TcpPaymentBox::charge(const QByteArray& order)
{
    m_driver->charge({.id = order, .cents = 2000, .subject = u"补卡"_s});
}

PaymentAnswer tst_TcpPaymentBox::last() const
{
    return m_answers->constLast().at(0).value<PaymentAnswer>();
}

void tst_TcpPaymentBox::payerPays()
{
    start();
    charge();
    QTRY_VERIFY(isState(PaymentState::Waiting));
    QVERIFY(last().code.startsWith(u"https://pay.example/"_s));
    QCOMPARE(m_box->waiting()->cents, 2000);
    QCOMPARE(m_box->waiting()->subject, u"补卡"_s);
    QVERIFY(m_box->pay());
    QTRY_VERIFY(isState(PaymentState::Paid));
    QCOMPARE(last().receipt, u"PB000001"_s);
    QCOMPARE(last().order, kOrder);
    QCOMPARE(m_box->totalCents(), 2000);
}

void tst_TcpPaymentBox::payerDoesNot_data()
{
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("refused") << true;
    QTest::newRow("lapsed") << false;
}

void tst_TcpPaymentBox::payerDoesNot()
{
    QFETCH(bool, isRefused);
    start();
    charge();
    QTRY_VERIFY(isState(PaymentState::Waiting));
    QVERIFY(isRefused ? m_box->refuse() : m_box->letLapse());
    QTRY_VERIFY(isState(isRefused ? PaymentState::Refused : PaymentState::Lapsed));
    QCOMPARE(m_box->totalCents(), 0);
}

void tst_TcpPaymentBox::chargedTwiceIsChargedOnce()
{
    start();
    charge();
    QTRY_VERIFY(isState(PaymentState::Waiting));
    QVERIFY(m_box->pay());
    QTRY_VERIFY(isState(PaymentState::Paid));
    const auto before = m_answers->count();
    charge();
    QTRY_VERIFY(m_answers->count() > before);
    QCOMPARE(last().state, PaymentState::Paid);
    QVERIFY(!m_box->waiting());
    QCOMPARE(m_box->charges().size(), 1);
}

void tst_TcpPaymentBox::takenBack()
{
    start();
    charge();
    QTRY_VERIFY(isState(PaymentState::Waiting));
    m_driver->cancel(kOrder);
    QTRY_VERIFY(isState(PaymentState::Cancelled));
    QVERIFY(!m_box->pay());
}

void tst_TcpPaymentBox::takenBackBeforeItIsKnown()
{
    start();
    m_driver->cancel(kOrder);
    QTRY_VERIFY(isState(PaymentState::Cancelled));
    charge();
    QTRY_COMPARE(m_answers->count(), 2);
    QCOMPARE(last().state, PaymentState::Cancelled);
    QVERIFY(!m_box->waiting());
}

void tst_TcpPaymentBox::asksForWhatNobodyKnows()
{
    start();
    m_driver->ask(kOrder);
    QTRY_VERIFY(isState(PaymentState::NotKnown));
}

void tst_TcpPaymentBox::answerLostAfterCharging()
{
    start();
    charge();
    QTRY_VERIFY(isState(PaymentState::Waiting));
    m_box->loseNextAnswer(true);
    QVERIFY(m_box->pay());
    QTRY_VERIFY(isState(PaymentState::Lost));
    QTRY_COMPARE(m_driver->status(), DeviceStatus::Ready);
    m_driver->ask(kOrder);
    QTRY_VERIFY(isState(PaymentState::Paid));
    QCOMPARE(m_box->charges().size(), 1);
}

void tst_TcpPaymentBox::unpluggedWhileItWaits()
{
    start();
    charge();
    QTRY_VERIFY(isState(PaymentState::Waiting));
    m_box->setPlugged(false);
    QTRY_VERIFY(isState(PaymentState::Lost));
    QTRY_COMPARE(m_driver->status(), DeviceStatus::Missing);
    // Paid at the box while nobody hears it.
    QVERIFY(m_box->pay());
    m_box->setPlugged(true);
    QTRY_COMPARE(m_driver->status(), DeviceStatus::Ready);
    m_driver->ask(kOrder);
    QTRY_VERIFY(isState(PaymentState::Paid));
}

void tst_TcpPaymentBox::powerLost()
{
    start();
    charge();
    QTRY_VERIFY(isState(PaymentState::Waiting));
    m_box->powerCycle();
    QTRY_VERIFY(isState(PaymentState::Lost));
    QTRY_COMPARE(m_driver->status(), DeviceStatus::Ready);
    m_driver->ask(kOrder);
    QTRY_VERIFY(isState(PaymentState::NotKnown));
}

void tst_TcpPaymentBox::silentBox()
{
    m_config.timings.silence = 300ms;
    start();
    m_box->setSilent(true);
    QTRY_COMPARE(m_driver->status(), DeviceStatus::Missing);
    m_box->setSilent(false);
    QTRY_COMPARE(m_driver->status(), DeviceStatus::Ready);
}

void tst_TcpPaymentBox::boxThatAnswersNoOrder()
{
    m_config.timings.answer = 50ms;
    start();
    m_box->setSilent(true);
    charge();
    QTRY_VERIFY(isState(PaymentState::Lost));
}

void tst_TcpPaymentBox::withoutABox()
{
    start();
    m_box->setPlugged(false);
    QTRY_COMPARE(m_driver->status(), DeviceStatus::Missing);
    charge();
    QTRY_VERIFY(isState(PaymentState::Lost));
}

void tst_TcpPaymentBox::comesBackByItself()
{
    start();
    for (int i = 0; i < 3; ++i) {
        m_box->setPlugged(false);
        QTRY_COMPARE(m_driver->status(), DeviceStatus::Missing);
        m_box->setPlugged(true);
        QTRY_COMPARE(m_driver->status(), DeviceStatus::Ready);
    }
}

void tst_TcpPaymentBox::anotherSecret()
{
    QFile file(m_config.secretFile);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(QByteArray(32, 'x').toHex());
    file.close();
    TcpPaymentBox driver(m_config);
    driver.start();
    // A box says nothing to whom it does not know.
    QTRY_COMPARE(driver.status(), DeviceStatus::Missing);
}

void tst_TcpPaymentBox::frameTwice()
{
    start();
    QSignalSpy statuses(m_driver.get(), &PaymentDriver::statusChanged);
    charge();
    QTRY_VERIFY(isState(PaymentState::Waiting));
    m_box->repeatLastFrame();
    QTRY_VERIFY(!statuses.isEmpty());
    QCOMPARE(statuses.constFirst().at(0).value<DeviceStatus>(), DeviceStatus::Fault);
    QTRY_VERIFY(isState(PaymentState::Lost));
    QTRY_COMPARE(m_driver->status(), DeviceStatus::Ready);
}

void tst_TcpPaymentBox::nonsense()
{
    start();
    QSignalSpy statuses(m_driver.get(), &PaymentDriver::statusChanged);
    m_box->sendRaw("GET / HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(!statuses.isEmpty());
    QCOMPARE(statuses.constFirst().at(0).value<DeviceStatus>(), DeviceStatus::Fault);
    QTRY_COMPARE(m_driver->status(), DeviceStatus::Ready);
}

void tst_TcpPaymentBox::secretFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isPrivate");
    QTest::newRow("others may read it") << kSecret.toHex() << false;
    QTest::newRow("short") << kSecret.toHex().chopped(2) << true;
    QTest::newRow("no hexadecimal") << QByteArray(64, 'g') << true;
    QTest::newRow("nothing") << QByteArray() << true;
}

void tst_TcpPaymentBox::secretFile()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, isPrivate);
    QVERIFY(readBoxSecret(m_config.secretFile).value() == kSecret);
    QFile file(m_config.secretFile);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(content);
    file.close();
    if (!isPrivate) {
        QVERIFY(file.setPermissions(file.permissions() | QFileDevice::ReadOther));
    }
    QCOMPARE(readBoxSecret(m_config.secretFile).error().code, ErrorCode::KeyUnavailable);
    TcpPaymentBox driver(m_config);
    driver.start();
    QTRY_COMPARE(driver.status(), DeviceStatus::NoPermission);
}

QTEST_GUILESS_MAIN(tst_TcpPaymentBox)
#include "tst_TcpPaymentBox.moc"
