// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/DocumentCheck.h"
#include "services/platform/HttpResponse.h"
#include "services/platform/PageLanguages.h"

#include <QDate>
#include <QJsonObject>

#include <optional>

namespace onewindow::platform {

/// What is known of a printed result by its code.
struct DocumentView
{
    cases::DocumentStatement statement;
    cases::DocumentVerdict verdict = cases::DocumentVerdict::UnknownMachine;
    QString machine; ///< What people call who signed; empty where it is not known.
    /// As casePage() shows it; nothing where the case has not arrived.
    std::optional<QJsonObject> known;
    QDate today;
    /// Its case is of another hall, and only the centre knows more than `known` says.
    bool isElsewhere = false;
};

/// The page behind the QR code of a printed result: whether it is genuine, and what it was issued
/// as. No personal data, no script. Nothing (404): what the link holds is no statement.
HttpResponse documentPage(const QJsonObject& hallName, const std::optional<DocumentView>& view,
                          const PageLanguage& language);

} // namespace onewindow::platform
