// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/core/Secret.h"
#include "services/platform/HttpServer.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>

namespace onewindow::department {

/// What goes wrong at a department.
enum class Fault {
    None,
    Slow,      ///< Answers after SimSettings::slowness, which is later than anybody waits.
    Silent,    ///< Takes the request and never answers.
    BadJson,   ///< Answers what is no JSON.
    TooLarge,  ///< Answers more than anybody reads.
    Signature, ///< Says of every signature that it is wrong.
    Nobody,    ///< Holds nothing of anybody.
};

/// "none", "slow", "silent", "badjson", "large", "signature", "nobody"; nothing for another text.
std::optional<Fault> faultFromName(const QString& name);

/// What a person in the department says in the end.
enum class Outcome { Approve, Reject, None };

/// "approve", "reject", "none"; nothing for another text.
std::optional<Outcome> outcomeFromName(const QString& name);

/// The keys of department.toml, with their defaults.
struct SimSettings
{
    QByteArray rid;
    Secret secret;
    QJsonObject records;          ///< {number: {agreement: {field: value}}}
    QHash<QString, QString> sids; ///< Agreements by sid.
    QString casesSid;
    platform::HttpServerSettings http;
    Outcome outcome = Outcome::Approve;
    QString reason = QStringLiteral("conditions");
    std::chrono::milliseconds step = std::chrono::seconds(20);
    std::chrono::milliseconds slowness = std::chrono::seconds(20);

    /// Errors: BadConfig naming every wrong key, KeyUnavailable (the secret).
    static Result<SimSettings> load(const QString& path);
};

} // namespace onewindow::department
