// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Error.h"
#include "services/journal/Batch.h"

#include <QJsonObject>

#include <optional>

namespace onewindow::sync {

/// What `json` says the parent holds of a chain; nothing if it does not say it well.
std::optional<journal::Ack> ackFrom(const QJsonObject& json, const QString& node,
                                    quint32 incarnation);

/// The error of an answer from which that cannot be read.
Error badAnswer();

} // namespace onewindow::sync
