// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/identity/Machine.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace onewindow::platform {

/// The machines of a try-out, as `onewindow-ctl provision` wrote them: a centre takes in those that
/// it does not know yet.
class NodeList
{
public:
    /// Reads {"nodes": [{"id", "role", "hall", "name", "mark", "signingKey", "sealingKey"}]}, keys
    /// in base64; at most 1 MiB. Terminals and halls need a mark and keys; what names no hall
    /// belongs to `hall`, and a hall to itself. Errors: BadConfig, naming what is wrong.
    static Result<NodeList> load(const QString& path, const QString& hall);
    static Result<NodeList> parse(const QByteArray& json, const QString& name, const QString& hall);

    /// In the order of the file, each id once.
    [[nodiscard]] const QList<identity::Machine>& machines() const { return m_machines; }

private:
    QList<identity::Machine> m_machines;
};

} // namespace onewindow::platform
