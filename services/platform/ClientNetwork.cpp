// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/ClientNetwork.h"

#include <QByteArray>

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace onewindow::platform {

namespace {

constexpr int kNetworkBytes = 8;
constexpr int kMappedBytes = 12;
constexpr std::array<unsigned char, kMappedBytes> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

} // namespace

QString clientNetwork(const QString& address)
{
    // A link-local address names its interface: "fe80::1%eth0".
    const QByteArray text = address.section(u'%', 0, 0).toLatin1();
    in6_addr parsed{};
    if (inet_pton(AF_INET6, text.constData(), &parsed) != 1) {
        return address;
    }
    std::array<char, INET6_ADDRSTRLEN> shown{};
    auto* const bytes = std::begin(parsed.s6_addr);
    if (std::equal(kMapped.begin(), kMapped.end(), bytes)) {
        inet_ntop(AF_INET, bytes + kMappedBytes, shown.data(), shown.size());
        return QString::fromLatin1(shown.data());
    }
    std::fill(bytes + kNetworkBytes, std::end(parsed.s6_addr), '\0');
    inet_ntop(AF_INET6, bytes, shown.data(), shown.size());
    return QString::fromLatin1(shown.data()) + QStringLiteral("/64");
}

} // namespace onewindow::platform
