// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/HttpResponse.h"
#include "services/platform/PageLanguages.h"

#include <QJsonObject>

#include <optional>

namespace onewindow::platform {

/// The small page behind the QR code of a ticket: state, people ahead, window. No personal data, no
/// script; it loads itself anew while there is something to wait for. `hallName` is {zh, en, ...},
/// `ticket` HallQueue::publicTicket(), or nothing for a link that names none (404).
HttpResponse ticketPage(const QJsonObject& hallName, const std::optional<QJsonObject>& ticket,
                        const PageLanguage& language);

} // namespace onewindow::platform
