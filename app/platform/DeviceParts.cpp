// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/DeviceParts.h"

#include "services/core/Log.h"
#include "services/platform/NodeList.h"

#include <QFile>

namespace onewindow::platform {

namespace {

constexpr qint64 kPemLimitBytes = 64 * 1024;

Result<QByteArray> readPem(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kPemLimitBytes) {
        return Error{ErrorCode::KeyUnavailable, path + QStringLiteral(": cannot be read")};
    }
    return file.readAll();
}

} // namespace

DeviceParts::DeviceParts(DeviceSettings settings)
    : m_settings(std::move(settings))
    , m_projection(m_settings.node)
{}

Result<void> DeviceParts::read()
{
    if (m_settings.upstream) {
        OW_TRY(sync::CertificateKeeper::settle(*m_settings.upstream));
    }
    OW_TRY(ServerCertificate::settle(served()));
    auto pem = readPem(m_settings.caFile);
    if (!pem) {
        return pem.error();
    }
    m_authorityPem = std::move(pem).value();
    if (m_settings.isCentre && !m_settings.authorityKeyFile.isEmpty()) {
        auto authority = crypto::Authority::load(m_settings.caFile, m_settings.authorityKeyFile);
        if (!authority) {
            return authority.error();
        }
        m_authority = std::move(authority).value();
        m_authorityPem = m_authority->certificate();
    }
    if (QFile::exists(m_settings.nodesFile)) {
        auto nodes = NodeList::load(m_settings.nodesFile, m_settings.hall);
        if (!nodes) {
            return nodes.error();
        }
        m_listed = nodes.value().machines();
    }
    return {};
}

journal::Projection* DeviceParts::projection()
{
    return m_settings.isCentre ? &m_projection : nullptr;
}

void DeviceParts::makeRegistry(journal::Journal& journal)
{
    m_journal = &journal;
    if (m_settings.isCentre) {
        m_registry = std::make_unique<identity::DeviceRegistry>(journal, m_authority.get(),
                                                                m_settings.registry);
    }
}

Result<void> DeviceParts::import(storage::Database& database)
{
    // Several processes may start at once, and each looks what is new.
    OW_TRY(m_journal->lock(database));
    for (const identity::Machine& machine : m_listed) {
        const auto isNew = m_registry->import(database, machine);
        if (!isNew) {
            return isNew.error();
        }
        if (isNew.value()) {
            qCInfo(lcPlatform).noquote() << "Machine taken from the file:" << machine.id;
        }
    }
    return {};
}

Result<void> DeviceParts::start(storage::Writer& writer, storage::DatabaseOptions store)
{
    if (m_registry) {
        const auto imported = writer.runAndWait<void>(
            [this](storage::Database& database) { return import(database); });
        if (!imported) {
            return imported.error();
        }
    }
    if (!m_registry) {
        // What its centre tells takes their place, from then on and for good.
        QList<journal::FeedChange> listed;
        for (const identity::Machine& machine : m_listed) {
            listed.append({.kind = QLatin1String(identity::kMachineKind),
                           .id = machine.id,
                           .version = 0,
                           .body = identity::toJson(machine)});
        }
        m_machines.replace(m_settings.hall, listed);
    }
    if (m_settings.upstream) {
        m_owner = std::make_unique<OwnerAsk>(*m_settings.upstream, OwnerAsk::Settings{});
        // A department may be slow, and a terminal waits five seconds.
        m_shared = std::make_unique<OwnerAsk>(*m_settings.upstream,
                                              OwnerAsk::Settings{.name = "ow-shared",
                                                                 .workers = 3,
                                                                 .limit = std::chrono::seconds(5)});
    }
    m_follower = std::make_unique<MachineFollower>(m_machines, std::move(store),
                                                   m_registry ? QString() : m_settings.hall);
    OW_TRY(m_follower->start());
    writer.onCommitted([this] { m_follower->announce(); });
    return {};
}

std::vector<journal::Recipient> DeviceParts::kiosks() const
{
    std::vector<journal::Recipient> kiosks;
    for (const identity::Machine& machine :
         m_machines.withRole(m_settings.hall, QStringLiteral("kiosk"))) {
        kiosks.push_back({machine.id, machine.sealingKey});
    }
    return kiosks;
}

void DeviceParts::addTo(ApiParts& parts)
{
    parts.registry = m_registry.get();
    parts.authorityPem = m_authorityPem;
    if (m_owner) {
        parts.askOwner = [this](const HttpRequest& request, HttpReply reply) {
            m_owner->ask(request, std::move(reply));
        };
        parts.askShared = [this](const HttpRequest& request, HttpReply reply) {
            m_shared->ask(request, std::move(reply));
        };
    }
}

ServerCertificate::Settings DeviceParts::served() const
{
    return {.certificateFile = m_settings.serverCertificateFile,
            .keyFile = m_settings.serverKeyFile,
            .caFile = m_settings.caFile,
            .validityMs = m_settings.registry.validityMs};
}

void DeviceParts::keepCertificates(const crypto::NodeKeys& keys, const Clock& clock,
                                   HttpServer& server)
{
    m_served = std::make_unique<ServerCertificate>(served(), m_authority.get(), clock, server);
    m_served->start();
    if (!m_settings.upstream) {
        return;
    }
    m_certificate = std::make_unique<sync::CertificateKeeper>(
        sync::CertificateKeeper::Settings{.node = m_settings.node,
                                          .platform = *m_settings.upstream},
        keys, clock, [&server] {
            if (const auto loaded = server.reloadCertificate(); !loaded) {
                qCWarning(lcPlatform).noquote()
                    << "The new certificate is not served:" << loaded.error().detail;
            }
        });
    m_certificate->start();
}

void DeviceParts::stop()
{
    if (m_served) {
        m_served->stop();
    }
    if (m_certificate) {
        m_certificate->stop();
    }
    if (m_owner) {
        m_owner->stop();
        m_shared->stop();
    }
    if (m_follower) {
        m_follower->stop();
    }
}

} // namespace onewindow::platform
