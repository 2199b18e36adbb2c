// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/SharedSource.h"

#include <memory>

namespace onewindow::cases {

/// Records of made-up people in a JSON file, for trying out, training and tests:
/// {number: {agreement: {field: value}}}. Read once.
class SharedFile final : public SharedSource
{
public:
    explicit SharedFile(QJsonObject records);

    /// Errors: BadConfig (no such file, no such JSON, more than 4 MiB).
    static Result<std::unique_ptr<SharedFile>> load(const QString& path);

    void read(const SharedRequest& request, Callback callback) override;

private:
    QJsonObject m_records;
};

} // namespace onewindow::cases
