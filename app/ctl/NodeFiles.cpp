// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/NodeFiles.h"

#include "app/platform/PlatformSettings.h"
#include "services/core/Config.h"
#include "services/journal/Marker.h"
#include "services/queue/Ticket.h"

#include <QDir>

namespace onewindow {

namespace {

const QLatin1StringView kCredential("credential:");

/// As Config::path(); but credentials are in `folder`, and that there is none, as in a shell, is no
/// mistake.
QString pathOf(Config& read, const QString& key, const QString& fallback, const QString& folder)
{
    const QString value = read.text(key, fallback);
    if (!value.startsWith(kCredential)) {
        return read.path(key, fallback);
    }
    return folder.isEmpty() ? QString()
                            : QDir(folder).absoluteFilePath(value.sliced(kCredential.size()));
}

} // namespace

Result<NodeFiles> NodeFiles::load(const QString& config, const QString& keys)
{
    auto loaded = Config::load(config);
    if (!loaded) {
        return loaded.error();
    }
    Config& read = loaded.value();
    NodeFiles files;
    files.node = read.requiredText(QStringLiteral("node"));
    if (files.node.isEmpty()) {
        return Error{ErrorCode::BadConfig, config + QStringLiteral(": node is missing")};
    }
    // A platform has [listen] and [tls] of its own, and [upstream] if it is a hall.
    const bool isPlatform = !read.path(QStringLiteral("tls.certificate"), {}).isEmpty() ||
                            read.number(QStringLiteral("listen.port"), -1, -1, 65535) >= 0;
    const QString section = isPlatform ? QStringLiteral("upstream.") : QStringLiteral("platform.");
    files.mark = isPlatform ? queue::kHallMark.toString() : read.text(QStringLiteral("mark"), {});
    files.store = read.path(QStringLiteral("store.path"), isPlatform ? QStringLiteral("platform.db")
                                                                     : QStringLiteral("kiosk.db"));
    const QString handedOver = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    const QString configured =
        pathOf(read, QStringLiteral("keys.folder"), QStringLiteral("keys"), handedOver);
    files.keysFolder = keys.isEmpty() ? configured : keys;
    // Beside the store where the folder of the keys is not known here.
    files.marker =
        journal::markerFile(read.path(QStringLiteral("store.marker"), {}), configured, files.store);
    files.database.path = files.store;
    if (read.text(QStringLiteral("store.engine"), {}) == u"postgres") {
        const QString file =
            pathOf(read, QStringLiteral("store.connection"), QStringLiteral("store-connection"),
                   keys.isEmpty() ? handedOver : keys);
        if (file.isEmpty()) {
            return Error{ErrorCode::KeyUnavailable,
                         config + QStringLiteral(": store.connection is a credential of the "
                                                 "service: --keys says in which folder it lies")};
        }
        auto connection = platform::readConnection(file);
        if (!connection) {
            return connection.error();
        }
        files.database.engine = storage::Engine::Postgres;
        files.database.connectionString = std::move(connection).value();
    }
    files.parent.baseUrl = read.text(section + QStringLiteral("url"), {});
    files.parent.caFile = read.path(section + QStringLiteral("ca"), {});
    files.parent.certificateFile = read.path(section + QStringLiteral("certificate"), {});
    files.parent.keyFile = read.path(section + QStringLiteral("key"), {});
    files.hasParent = !files.parent.baseUrl.isEmpty();
    files.certificate =
        isPlatform ? read.path(QStringLiteral("tls.certificate"), QStringLiteral("tls.pem"))
                   : files.parent.certificateFile;
    const QString keyName =
        isPlatform ? QStringLiteral("tls.key") : section + QStringLiteral("key");
    if (read.text(keyName, {}).startsWith(kCredential)) {
        files.keyCredential = keyName;
    }
    return files;
}

Result<void> NodeFiles::checkKeys() const
{
    return keysFolder.isEmpty()
               ? Result<void>(Error{ErrorCode::KeyUnavailable,
                                    node + QStringLiteral(": its keys are credentials of the "
                                                          "service: --keys says in which folder "
                                                          "they lie")})
               : Result<void>();
}

} // namespace onewindow
