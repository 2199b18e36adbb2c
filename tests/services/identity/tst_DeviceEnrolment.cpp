// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/identity/RegistryTest.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::identity;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A machine enrols with a code.
class tst_DeviceEnrolment : public RegistryTest
{
    Q_OBJECT

private Q_SLOTS:
    void aCodeEnrolsOnce();
    void aLostAnswerIsGivenAgain();
    void theSameKeysWithAnotherRequestAreAnother();
    void codesExpire();
    void aNewerCodeReplacesTheOlder();
    void unknownCodesAreNotFound();
    void theStoreDoesNotHoldTheCode();
    void badRequestsAreNamed_data();
    void badRequestsAreNamed();
};

void tst_DeviceEnrolment::aCodeEnrolsOnce()
{
    const Device device;
    const QString code = invite(u"kiosk-1"_s);
    const auto enrolled = enrol(device, code);
    QVERIFY2(enrolled, enrolled ? "" : qPrintable(enrolled.error().detail));
    const Machine& machine = enrolled.value().machine;
    QCOMPARE(machine.id, u"kiosk-1"_s);
    QCOMPARE(machine.hall, kHall);
    QCOMPARE(machine.role, u"kiosk"_s);
    QCOMPARE(machine.name, u"01 号机"_s);
    QCOMPARE(machine.mark, u"1"_s);
    QCOMPARE(machine.state, MachineState::Enrolled);
    QCOMPARE(machine.signingKey, device.keys->signingPublicKey());
    const auto certificate = crypto::readCertificate(enrolled.value().certificate, u"answer"_s);
    QCOMPARE(certificate.value().commonName, u"kiosk-1"_s);
    QCOMPARE(certificate.value().role, u"kiosk"_s);
    QCOMPARE(certificate.value().serial, machine.serial);
    QCOMPARE(certificate.value().notAfterMs / 1000,
             (m_clock->now().wallMs + 365LL * 24 * 3600 * 1000) / 1000);
    const Device other;
    const auto again = enrol(other, code);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
}

void tst_DeviceEnrolment::aLostAnswerIsGivenAgain()
{
    const Device device;
    const QString code = invite(u"kiosk-1"_s);
    const auto first = enrol(device, code);
    m_clock->advance(1h);
    const auto second = enrol(device, code);
    QVERIFY(second);
    QCOMPARE(second.value().certificate, first.value().certificate);
    QCOMPARE(second.value().machine, first.value().machine);
    m_clock->advance(24h);
    QCOMPARE(enrol(device, code).error().code, ErrorCode::TooLate);
}

void tst_DeviceEnrolment::theSameKeysWithAnotherRequestAreAnother()
{
    Device device;
    const QString code = invite(u"kiosk-1"_s);
    QVERIFY(enrol(device, code));
    device.newPair();
    QCOMPARE(enrol(device, code).error().code, ErrorCode::Conflict);
}

void tst_DeviceEnrolment::codesExpire()
{
    const Device device;
    const QString code = invite(u"kiosk-1"_s);
    m_clock->advance(24h - 1ms);
    const QString next = invite(u"kiosk-2"_s);
    QVERIFY(enrol(device, code));
    m_clock->advance(24h);
    QCOMPARE(enrol(Device(), next).error().code, ErrorCode::TooLate);
}

void tst_DeviceEnrolment::aNewerCodeReplacesTheOlder()
{
    const QString first = invite(u"kiosk-1"_s);
    const QString second = invite(u"kiosk-1"_s);
    QCOMPARE(enrol(Device(), first).error().code, ErrorCode::NotFound);
    QVERIFY(enrol(Device(), second));
}

void tst_DeviceEnrolment::unknownCodesAreNotFound()
{
    invite(u"kiosk-1"_s);
    const QString code = EnrolmentCode::make(m_authority->fingerprint()).text();
    QCOMPARE(enrol(Device(), code).error().code, ErrorCode::NotFound);
}

void tst_DeviceEnrolment::theStoreDoesNotHoldTheCode()
{
    const QString code = invite(u"kiosk-1"_s);
    const QByteArray secret = EnrolmentCode::parse(code).value().secret;
    const auto device = findDevice(*m_database, kHall, u"kiosk-1"_s);
    QCOMPARE(device.value()->code, EnrolmentCode::parse(code).value().digest());
    QVERIFY(!device.value()->code.contains(secret));
}

void tst_DeviceEnrolment::badRequestsAreNamed_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("code: mistyped") << u"code"_s << ErrorCode::BadRequest;
    QTest::newRow("code: of another authority") << u"code"_s << ErrorCode::Conflict;
    QTest::newRow("csr") << u"csr"_s << ErrorCode::BadRequest;
    QTest::newRow("csr exchanged") << u"proof"_s << ErrorCode::BadSignature;
    QTest::newRow("signingKey") << u"signingKey"_s << ErrorCode::BadRequest;
    QTest::newRow("signingKey exchanged") << u"proof"_s << ErrorCode::BadSignature;
    QTest::newRow("sealingKey exchanged") << u"proof"_s << ErrorCode::BadSignature;
    QTest::newRow("sealingKey") << u"sealingKey"_s << ErrorCode::BadRequest;
    QTest::newRow("proof") << u"proof"_s << ErrorCode::BadSignature;
}

void tst_DeviceEnrolment::badRequestsAreNamed()
{
    QFETCH(const QString, field);
    QFETCH(const ErrorCode, error);
    const Device device;
    const Device other;
    EnrolmentRequest request = device.enrolment(invite(u"kiosk-1"_s));
    const QByteArray row = QTest::currentDataTag();
    if (row == "code: mistyped") {
        request.code[0] = request.code[0] == u'A' ? u'B' : u'A';
    } else if (row == "code: of another authority") {
        const auto foreign = crypto::fingerprint(path("other.pem"));
        request = device.enrolment(EnrolmentCode::make(foreign.value()).text());
    } else if (row == "csr") {
        request.csr.clear();
    } else if (row == "csr exchanged") {
        request.csr = other.request;
    } else if (row == "signingKey") {
        request.signingKey = "key";
    } else if (row == "signingKey exchanged") {
        request.signingKey = other.keys->signingPublicKey();
    } else if (row == "sealingKey exchanged") {
        request.sealingKey = other.keys->sealingPublicKey();
    } else if (row == "sealingKey") {
        request.sealingKey = "key";
        request.proof = device.keys->sign(request.toBeSigned()).value();
    } else {
        request.proof.clear();
    }
    const auto checked = checkEnrolment(request, m_authority->fingerprint());
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, error);
    QVERIFY2(checked.error().detail.startsWith(field + u": "_s),
             qPrintable(checked.error().detail));
}

QTEST_GUILESS_MAIN(tst_DeviceEnrolment)
#include "tst_DeviceEnrolment.moc"
