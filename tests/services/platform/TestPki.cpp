// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/TestPki.h"

#include "services/core/Enforce.h"
#include "services/crypto/Certificates.h"

#include <QFile>

namespace onewindow::testing {

TestPki::TestPki()
{
    OW_ENFORCE(m_folder.isValid());
    OW_ENFORCE(crypto::createAuthority(caFile(), file(QStringLiteral("ca.key")),
                                       QStringLiteral("Test CA"), 60));
    crypto::IssueOptions options;
    options.commonName = QStringLiteral("hall-1");
    options.role = QStringLiteral("hall");
    options.ipAddresses = {QStringLiteral("127.0.0.1")};
    options.dnsNames = {QStringLiteral("localhost")};
    options.days = 60;
    options.isServer = true;
    OW_ENFORCE(crypto::issueCertificate(caFile(), file(QStringLiteral("ca.key")), options,
                                        serverCertificate(), serverKey()));
}

sync::PlatformEndpoint TestPki::endpoint(quint16 port, const QString& name, const QString& role)
{
    const QString certificate = file(name + QStringLiteral(".crt"));
    const QString key = file(name + QStringLiteral(".key"));
    if (!QFile::exists(certificate)) {
        crypto::IssueOptions options;
        options.commonName = name;
        options.role = role;
        options.days = 60;
        options.isClient = true;
        OW_ENFORCE(crypto::issueCertificate(caFile(), file(QStringLiteral("ca.key")), options,
                                            certificate, key));
    }
    sync::PlatformEndpoint endpoint = anonymous(port);
    endpoint.certificateFile = certificate;
    endpoint.keyFile = key;
    return endpoint;
}

sync::PlatformEndpoint TestPki::anonymous(quint16 port) const
{
    sync::PlatformEndpoint endpoint;
    endpoint.baseUrl = QStringLiteral("https://127.0.0.1:%1").arg(port);
    endpoint.caFile = caFile();
    return endpoint;
}

} // namespace onewindow::testing
