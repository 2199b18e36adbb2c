// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/platform/DeviceSettings.h"
#include "app/platform/OwnerAsk.h"
#include "app/platform/ServerCertificate.h"
#include "services/crypto/Authority.h"
#include "services/identity/DeviceRegistry.h"
#include "services/identity/Machines.h"
#include "services/platform/Api.h"
#include "services/platform/HttpServer.h"
#include "services/platform/MachineFollower.h"
#include "services/storage/Writer.h"
#include "services/sync/CertificateKeeper.h"

#include <QString>

#include <memory>
#include <optional>

namespace onewindow::platform {

/// The parts of a platform that know the machines: at a centre the registry, at a hall the way to
/// it; and the machines in memory. Its verbs in their order are the way a platform starts.
class DeviceParts
{
public:
    explicit DeviceParts(DeviceSettings settings);

    /// Reads the files. Errors: BadConfig, KeyUnavailable.
    Result<void> read();

    /// What the journal applies at a centre; null at a hall, whose centre knows.
    [[nodiscard]] journal::Projection* projection();

    /// At a centre. `journal` outlives this object.
    void makeRegistry(journal::Journal& journal);

    /// At a centre: takes in the machines of the file that are new. Then reads what is known, here
    /// and in everything that is committed from now on.
    Result<void> start(storage::Writer& writer, storage::DatabaseOptions store);

    [[nodiscard]] identity::Machines& machines() { return m_machines; }

    /// Who gets this hall's day keys.
    [[nodiscard]] std::vector<journal::Recipient> kiosks() const;

    /// Adds what is needed of machines.
    void addTo(ApiParts& parts);

    /// Renews the certificate that `server` serves with where the authority is here, and takes it
    /// up when its file has changed. At a hall: renews the one of [upstream], which is the same as
    /// a rule. `keys`, `clock` and `server` outlive this object. In a thread with an event loop.
    void keepCertificates(const crypto::NodeKeys& keys, const Clock& clock, HttpServer& server);

    /// Before the writer stops.
    void stop();

private:
    Result<void> import(storage::Database& database);
    [[nodiscard]] ServerCertificate::Settings served() const;

    DeviceSettings m_settings;
    QList<identity::Machine> m_listed;
    QByteArray m_authorityPem;
    std::unique_ptr<crypto::Authority> m_authority;
    identity::DeviceProjection m_projection;
    const journal::Journal* m_journal = nullptr;
    std::unique_ptr<identity::DeviceRegistry> m_registry;
    identity::Machines m_machines;
    std::unique_ptr<MachineFollower> m_follower;
    std::unique_ptr<OwnerAsk> m_owner;
    std::unique_ptr<OwnerAsk> m_shared; ///< The same for what departments are asked.
    std::unique_ptr<sync::CertificateKeeper> m_certificate;
    std::unique_ptr<ServerCertificate> m_served;
};

} // namespace onewindow::platform
