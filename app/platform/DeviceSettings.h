// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/identity/DeviceRegistry.h"
#include "services/sync/PlatformClient.h"

#include <QString>

#include <optional>

namespace onewindow::platform {

/// What a platform's configuration says of machines and their enrolment.
struct DeviceSettings
{
    QString node;
    QString hall; ///< Empty at a centre that serves no hall.
    bool isCentre = true;
    QString caFile;
    QString serverCertificateFile; ///< What the server serves with.
    QString serverKeyFile;
    /// At a centre: the authority's key. Empty: machines are known but none is enrolled here.
    QString authorityKeyFile;
    /// The machines of a try-out; see NodeList: a centre takes in those that are new, a hall begins
    /// with them until it has heard its centre. Empty: none.
    QString nodesFile;
    identity::DeviceRegistry::Settings registry;
    std::optional<sync::PlatformEndpoint> upstream; ///< Of a hall that follows a centre.
};

} // namespace onewindow::platform
