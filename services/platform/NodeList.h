// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace onewindow::platform {

/// One enrolled node: who it is, and its public keys.
struct EnrolledNode
{
    QString id;
    QString role; ///< "hall", "kiosk".
    QString name; ///< Shown to staff; the id where the file has none.
    QString mark; ///< Of its ticket numbers.
    QByteArray signingKey;
    QByteArray sealingKey;
};

/// The nodes this platform knows, as `onewindow-ctl` wrote them. A kiosk that is not among them is
/// refused, whatever certificate it shows.
class NodeList
{
public:
    /// Reads {"nodes": [{"id", "role", "name", "mark", "signingKey", "sealingKey"}]}, keys in
    /// base64; at most 1 MiB. Errors: BadConfig, naming what is wrong.
    static Result<NodeList> load(const QString& path);
    static Result<NodeList> parse(const QByteArray& json, const QString& name);

    /// The node `id` if it has this role.
    [[nodiscard]] const EnrolledNode* find(const QString& id, const QString& role) const;

    [[nodiscard]] QList<EnrolledNode> withRole(const QString& role) const;

private:
    QHash<QString, EnrolledNode> m_nodes;
};

} // namespace onewindow::platform
