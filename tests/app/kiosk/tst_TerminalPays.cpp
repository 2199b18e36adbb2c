// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/PaymentWire.h"
#include "drivers/payment/TcpPaymentBox.h"
#include "drivers/sim/SimPaymentBox.h"
#include "tests/qml/Kiosk/fakes/FilingSamples.h"
#include "tests/qml/Kiosk/fakes/FilingWays.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"
#include "tests/services/cases/PaymentRig.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace onewindow;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using cases::MoneyState;

namespace {

constexpr int kFee = 2000;
const QByteArray kSecret(32, 's');

/// A terminal's pages, desk, store and driver, and a box on the other end of the wire.
class Till
{
public:
    Till()
    {
        journal::succeed(box.listen(0));
        m_config.host = u"127.0.0.1"_s;
        m_config.port = box.port();
        m_config.secretFile = m_folder.filePath(u"payment.key"_s);
        m_config.timings.reopen = 20ms;
        m_config.timings.reopenLimit = 100ms;
        QFile file(m_config.secretFile);
        OW_ENFORCE(file.open(QIODevice::WriteOnly) &&
                   file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        file.write(kSecret.toHex());
        file.close();
        start();
    }

    ~Till() { stop(); }

    Till(const Till&) = delete;
    Till& operator=(const Till&) = delete;
    Till(Till&&) = delete;
    Till& operator=(Till&&) = delete;

    /// Power is cut: what is not in the store is gone.
    void stop()
    {
        m_driver.reset();
        kiosk.reset();
    }

    void start()
    {
        rig.restart();
        m_driver = std::make_unique<drivers::TcpPaymentBox>(m_config);
        connectPayments(*m_driver, *rig.desk);
        kiosk = std::make_unique<ui::KioskFixture>();
        kiosk->filing.usePayments(rig.desk.get());
        rig.desk->start();
        m_driver->start();
    }

    /// Somebody files, and the page asks for the fee.
    void file()
    {
        catalog::Catalogue catalogue = kiosk->tickets.catalogue();
        ui::samples::offerFiling(catalogue, u"si-query"_s);
        ui::samples::chargeFee(catalogue, u"si-query"_s);
        kiosk->tickets.setCatalogue(catalogue);
        kiosk->cases.expect(u"myCases"_s);
        ui::toFilledForm(*kiosk);
        ui::goTo(*kiosk, "请核对填写的内容", "Check what you have filled in");
        kiosk->cases.expect(u"file"_s);
        for (int i = 0; i < 60 && kiosk->filing.page() == u"filing/FilingSummary"; ++i) {
            kiosk->filing.goOn();
        }
        filed = ui::samples::approved();
        filed.id = rig.file(kFee);
        filed.feeCents = kFee;
        filed.money = {.state = MoneyState::Due, .cents = kFee};
        kiosk->cases.answerFile(filed);
    }

    [[nodiscard]] MoneyState money() { return rig.money(filed.id, kFee).state; }

    cases::PaymentRig rig;
    drivers::SimPaymentBox box{{.secret = kSecret}};
    std::unique_ptr<ui::KioskFixture> kiosk;
    cases::FiledCase filed;

private:
    QTemporaryDir m_folder;
    drivers::PaymentBoxConfig m_config;
    std::unique_ptr<drivers::TcpPaymentBox> m_driver;
};

} // namespace

/// From the page to the box and back, over the real wire: the money of a case is taken once, is in
/// the journal, and is what the page says.
class tst_TerminalPays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paid();
    void refusedAndPaidThen();
    void takenBack();
    void answerLostAfterCharging();
    void powerCutAtTheTerminal_data();
    void powerCutAtTheTerminal();
    void powerCutAtTheBox();
    void withoutTheBox();
};

void tst_TerminalPays::paid()
{
    Till till;
    QTRY_VERIFY(till.rig.desk->isReady());
    till.file();
    QCOMPARE(till.kiosk->filing.page(), u"filing/FilingPay"_s);
    QTRY_VERIFY(!till.kiosk->filing.payCode().isEmpty());
    QCOMPARE(till.box.waiting()->cents, kFee);
    QVERIFY(till.box.waiting()->subject.endsWith(till.filed.provisional));
    QVERIFY(till.box.pay());
    QTRY_VERIFY(till.kiosk->printer.isPrinting());
    QCOMPARE(till.money(), MoneyState::Paid);
    QCOMPARE(till.rig.money(till.filed.id, kFee).receipt, u"PB000001"_s);
    QCOMPARE(till.box.totalCents(), kFee);
    QCOMPARE(till.rig.verify(), QString());
}

void tst_TerminalPays::refusedAndPaidThen()
{
    Till till;
    QTRY_VERIFY(till.rig.desk->isReady());
    till.file();
    QTRY_VERIFY(till.box.waiting());
    QVERIFY(till.box.refuse());
    QTRY_COMPARE(till.kiosk->filing.title(), u"没有缴费成功"_s);
    QTRY_VERIFY(till.rig.desk->isReady());
    till.kiosk->filing.goOn();
    QTRY_VERIFY(till.box.waiting());
    QVERIFY(till.box.pay());
    QTRY_COMPARE(till.money(), MoneyState::Paid);
    QCOMPARE(till.box.charges().size(), 1);
}

void tst_TerminalPays::takenBack()
{
    Till till;
    QTRY_VERIFY(till.rig.desk->isReady());
    till.file();
    QTRY_VERIFY(!till.kiosk->filing.payCode().isEmpty());
    till.kiosk->filing.goAside();
    QTRY_COMPARE(till.kiosk->filing.title(), u"没有缴费成功"_s);
    QVERIFY(!till.box.pay());
    QCOMPARE(till.money(), MoneyState::Due);
}

void tst_TerminalPays::answerLostAfterCharging()
{
    Till till;
    QTRY_VERIFY(till.rig.desk->isReady());
    till.file();
    QTRY_VERIFY(!till.kiosk->filing.payCode().isEmpty());
    till.box.loseNextAnswer(true);
    QVERIFY(till.box.pay());
    // It comes back by itself, and is asked.
    QTRY_COMPARE(till.money(), MoneyState::Paid);
    QTRY_VERIFY(till.rig.desk->isReady());
    QCOMPARE(till.box.totalCents(), kFee);
    QVERIFY(till.rig.kinds().contains(u"payment.unknown"_s));
}

void tst_TerminalPays::powerCutAtTheTerminal_data()
{
    QTest::addColumn<bool>("isPaidMeanwhile");
    QTest::newRow("nobody has paid") << false;
    QTest::newRow("paid while it was dark") << true;
}

void tst_TerminalPays::powerCutAtTheTerminal()
{
    QFETCH(bool, isPaidMeanwhile);
    Till till;
    QTRY_VERIFY(till.rig.desk->isReady());
    till.file();
    QTRY_VERIFY(!till.kiosk->filing.payCode().isEmpty());
    till.stop();
    if (isPaidMeanwhile) {
        QVERIFY(till.box.pay());
    }
    till.start();
    QTRY_VERIFY(till.rig.desk->isReady());
    QCOMPARE(till.money(), isPaidMeanwhile ? MoneyState::Paid : MoneyState::Due);
    QCOMPARE(till.box.totalCents(), isPaidMeanwhile ? kFee : 0);
    QVERIFY(!till.box.waiting());
}

void tst_TerminalPays::powerCutAtTheBox()
{
    Till till;
    QTRY_VERIFY(till.rig.desk->isReady());
    till.file();
    QTRY_VERIFY(!till.kiosk->filing.payCode().isEmpty());
    till.box.powerCycle();
    QTRY_VERIFY(till.kiosk->printer.isPrinting());
    QTRY_VERIFY(till.rig.desk->isReady());
    QCOMPARE(till.money(), MoneyState::Due);
    QCOMPARE(till.box.totalCents(), 0);
}

void tst_TerminalPays::withoutTheBox()
{
    Till till;
    QTRY_VERIFY(till.rig.desk->isReady());
    till.box.setPlugged(false);
    QTRY_VERIFY(!till.rig.desk->isReady());
    till.file();
    // Filed all the same, and said to be due.
    QVERIFY(till.kiosk->printer.isPrinting());
    QCOMPARE(till.money(), MoneyState::Due);
    QVERIFY(till.rig.kinds().isEmpty());
}

QTEST_GUILESS_MAIN(tst_TerminalPays)
#include "tst_TerminalPays.moc"
