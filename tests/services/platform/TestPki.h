// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sync/PlatformClient.h"

#include <QString>
#include <QTemporaryDir>

namespace onewindow::testing {

/// An authority and certificates signed by it, in a folder of their own, for servers and clients on
/// 127.0.0.1.
class TestPki
{
public:
    TestPki();

    [[nodiscard]] QString caFile() const { return file(QStringLiteral("ca.crt")); }

    [[nodiscard]] QString serverCertificate() const { return file(QStringLiteral("server.crt")); }

    [[nodiscard]] QString serverKey() const { return file(QStringLiteral("server.key")); }

    /// The way to `port` as `name` in `role`; the certificate is made when it is first asked for.
    sync::PlatformEndpoint endpoint(quint16 port, const QString& name, const QString& role);

    /// The same without a client certificate.
    [[nodiscard]] sync::PlatformEndpoint anonymous(quint16 port) const;

    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

} // namespace onewindow::testing
