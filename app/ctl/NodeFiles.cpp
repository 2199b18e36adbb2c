// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/NodeFiles.h"

#include "services/core/Config.h"
#include "services/journal/Marker.h"
#include "services/queue/Ticket.h"

namespace onewindow {

Result<NodeFiles> NodeFiles::load(const QString& config)
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
    files.keysFolder = read.path(QStringLiteral("keys.folder"), QStringLiteral("keys"));
    files.marker = journal::markerFile(read.path(QStringLiteral("store.marker"), {}),
                                       files.keysFolder, files.store);
    files.parent.baseUrl = read.text(section + QStringLiteral("url"), {});
    files.parent.caFile = read.path(section + QStringLiteral("ca"), {});
    files.parent.certificateFile = read.path(section + QStringLiteral("certificate"), {});
    files.parent.keyFile = read.path(section + QStringLiteral("key"), {});
    files.hasParent = !files.parent.baseUrl.isEmpty();
    files.certificate =
        isPlatform ? read.path(QStringLiteral("tls.certificate"), QStringLiteral("tls.pem"))
                   : files.parent.certificateFile;
    return files;
}

} // namespace onewindow
