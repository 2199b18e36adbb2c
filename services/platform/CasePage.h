// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/HttpResponse.h"
#include "services/platform/PageLanguages.h"

#include <QJsonObject>

#include <optional>

namespace onewindow::platform {

/// The small page behind the QR code of a filed case's receipt: number and state. No personal data,
/// no script. `hallName` is {zh, en, ...}; `known` {provisional, number: the official one, if there
/// is one, state}, or nothing for a link that names none (404).
HttpResponse casePage(const QJsonObject& hallName, const std::optional<QJsonObject>& known,
                      const PageLanguage& language);

} // namespace onewindow::platform
