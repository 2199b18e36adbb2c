// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/identity/RegistryTest.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::identity;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// An enrolled machine asks for its next certificate.
class tst_DeviceRenewal : public RegistryTest
{
    Q_OBJECT

private Q_SLOTS:
    void renewalKeepsTheFormerCertificateForAWhile();
    void anExpiredDeviceMayRenew();
    void whoMayNotRenew();
    void theCertificateItselfMayAskForTheNext();
    void whoseCertificateMayNotRenew();
    void anOldRenewalIsNoUse();

private:
    /// Asks for `device`'s pair with a certificate and a key.
    [[nodiscard]] RenewalRequest byCertificate(const Device& device, const QString& node,
                                               const QByteArray& certificate,
                                               const QByteArray& key) const
    {
        return RenewalRequest::make(node, device.request, m_clock->now().wallMs, certificate, key)
            .value();
    }
};

void tst_DeviceRenewal::renewalKeepsTheFormerCertificateForAWhile()
{
    Device device;
    const auto first = enrol(device, invite(u"kiosk-1"_s));
    m_clock->advance(240h);
    device.newPair();
    const auto second = renew(device, u"kiosk-1"_s);
    QVERIFY2(second, second ? "" : qPrintable(second.error().detail));
    QCOMPARE(second.value().machine.previousSerial, first.value().machine.serial);
    QVERIFY(second.value().machine.serial != first.value().machine.serial);
    QCOMPARE(second.value().machine.mark, first.value().machine.mark);
    QCOMPARE(second.value().machine.notAfterMs,
             first.value().machine.notAfterMs + 240LL * 3600 * 1000);
    m_clock->advance(1s);
    const auto again = renew(device, u"kiosk-1"_s);
    QCOMPARE(again.value().certificate, second.value().certificate);
}

void tst_DeviceRenewal::anExpiredDeviceMayRenew()
{
    Device device;
    QVERIFY(enrol(device, invite(u"kiosk-1"_s)));
    m_clock->advance(24h * 400);
    device.newPair();
    QVERIFY(renew(device, u"kiosk-1"_s));
}

void tst_DeviceRenewal::whoMayNotRenew()
{
    Device device;
    QVERIFY(enrol(device, invite(u"kiosk-1"_s)));
    device.newPair();
    const Device other;
    const auto stranger =
        RenewalRequest::make(u"kiosk-1"_s, device.request, m_clock->now().wallMs, *other.keys);
    QCOMPARE(renew(stranger.value()).error().code, ErrorCode::BadSignature);
    auto changed =
        RenewalRequest::make(u"kiosk-1"_s, device.request, m_clock->now().wallMs, *device.keys);
    changed.value().csr = other.request;
    QCOMPARE(renew(changed.value()).error().code, ErrorCode::BadSignature);
    QCOMPARE(renew(device, u"kiosk-9"_s).error().code, ErrorCode::Revoked);
    invite(u"kiosk-2"_s);
    QCOMPARE(renew(device, u"kiosk-2"_s).error().code, ErrorCode::Revoked);
    QVERIFY(revoke(u"kiosk-1"_s, false));
    QCOMPARE(renew(device, u"kiosk-1"_s).error().code, ErrorCode::Revoked);
}

void tst_DeviceRenewal::theCertificateItselfMayAskForTheNext()
{
    Device device;
    const QByteArray first = enrol(device, invite(u"kiosk-1"_s)).value().certificate;
    const QByteArray firstKey = device.tlsKey;
    // Ended long ago, and not shut out.
    m_clock->advance(24h * 400);
    device.newPair();
    const RenewalRequest asked = byCertificate(device, u"kiosk-1"_s, first, firstKey);
    const auto second = renew(asked);
    QVERIFY2(second, second ? "" : qPrintable(second.error().detail));
    // The answer may have been lost: the same key is told again, by the old certificate too.
    m_clock->advance(1s);
    QCOMPARE(renew(byCertificate(device, u"kiosk-1"_s, first, firstKey)).value().certificate,
             second.value().certificate);
    // Another key is not: it may be somebody who has kept the old one.
    const QByteArray secondKey = device.tlsKey;
    device.newPair();
    QCOMPARE(renew(byCertificate(device, u"kiosk-1"_s, first, firstKey)).error().code,
             ErrorCode::Revoked);
    m_clock->advance(1s);
    QVERIFY(renew(byCertificate(device, u"kiosk-1"_s, second.value().certificate, secondKey)));
    QCOMPARE(renew(asked).error().code, ErrorCode::Revoked);
}

void tst_DeviceRenewal::whoseCertificateMayNotRenew()
{
    Device device;
    Device other;
    const QByteArray mine = enrol(device, invite(u"kiosk-1"_s)).value().certificate;
    const QByteArray others = enrol(other, invite(u"kiosk-2"_s)).value().certificate;
    const QByteArray key = device.tlsKey;
    device.newPair();
    const auto code = [&](const RenewalRequest& request) {
        const auto renewed = renew(request);
        return renewed ? QString() : errorName(renewed.error().code);
    };
    const QString bad = u"BadSignature"_s;
    QCOMPARE(code(byCertificate(device, u"kiosk-2"_s, mine, key)), bad);
    QCOMPARE(code(byCertificate(device, u"kiosk-1"_s, others, other.tlsKey)), bad);
    QCOMPARE(code(byCertificate(device, u"kiosk-1"_s, mine, other.tlsKey)), bad);
    RenewalRequest changed = byCertificate(device, u"kiosk-1"_s, mine, key);
    changed.csr = other.request;
    QCOMPARE(code(changed), bad);
    // What one key has signed is not taken for the other's.
    changed = byCertificate(device, u"kiosk-1"_s, mine, key);
    changed.certificate.clear();
    QCOMPARE(code(changed), bad);
    changed =
        RenewalRequest::make(u"kiosk-1"_s, device.request, m_clock->now().wallMs, *device.keys)
            .value();
    changed.certificate = mine;
    QCOMPARE(code(changed), bad);
    changed.certificate = "-----BEGIN";
    QCOMPARE(code(changed), bad);
    QVERIFY(revoke(u"kiosk-1"_s, false));
    QCOMPARE(code(byCertificate(device, u"kiosk-1"_s, mine, key)), u"Revoked"_s);
}

void tst_DeviceRenewal::anOldRenewalIsNoUse()
{
    Device device;
    QVERIFY(enrol(device, invite(u"kiosk-1"_s)));
    device.newPair();
    const auto first =
        RenewalRequest::make(u"kiosk-1"_s, device.request, m_clock->now().wallMs, *device.keys);
    QVERIFY(renew(first.value()));
    m_clock->advance(1s);
    device.newPair();
    QVERIFY(renew(device, u"kiosk-1"_s));
    QCOMPARE(renew(first.value()).error().code, ErrorCode::Conflict);
    device.newPair();
    const auto future = RenewalRequest::make(
        u"kiosk-1"_s, device.request, m_clock->now().wallMs + 49LL * 3600 * 1000, *device.keys);
    QCOMPARE(renew(future.value()).error().code, ErrorCode::Conflict);
}

QTEST_GUILESS_MAIN(tst_DeviceRenewal)
#include "tst_DeviceRenewal.moc"
