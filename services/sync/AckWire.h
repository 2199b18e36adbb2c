// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Error.h"
#include "services/core/Result.h"
#include "services/journal/Batch.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace onewindow::sync {

/// What `json` says the parent holds of a chain; nothing if it does not say it well. An older
/// parent says nothing of the digest.
std::optional<journal::Ack> ackFrom(const QJsonObject& json, const QString& node,
                                    quint32 incarnation);

/// What the body of an answer says of every chain. Errors: badAnswer().
Result<QList<journal::Ack>> acksFrom(const QByteArray& body);

/// The error of an answer from which that cannot be read.
Error badAnswer();

} // namespace onewindow::sync
