// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/sync/DepartmentClient.h"

#include <QString>

#include <chrono>
#include <optional>

namespace onewindow::platform {

/// How a centre reaches the departments; departments.toml beside this file explains each key.
struct DepartmentSettings
{
    sync::DepartmentGateway gateway;
    std::chrono::milliseconds followEvery = std::chrono::seconds(30); ///< Of cases that wait.

    /// Nothing if there is no such file: then no department is asked. Errors: BadConfig, naming
    /// everything that is wrong, KeyUnavailable (the secret).
    static Result<std::optional<DepartmentSettings>> load(const QString& path);
};

} // namespace onewindow::platform
