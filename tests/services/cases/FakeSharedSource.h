// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/SharedSource.h"

namespace onewindow::testing {

/// Departments that answer at once: {number: {agreement: {field: value}}}.
class FakeSharedSource final : public cases::SharedSource
{
public:
    explicit FakeSharedSource(QJsonObject records)
        : m_records(std::move(records))
    {}

    void read(const cases::SharedRequest& request, Callback callback) override
    {
        const QJsonValue held =
            m_records.value(request.idNumber).toObject().value(request.agreement);
        if (held.isObject()) {
            callback(held.toObject());
        } else {
            callback(Error{ErrorCode::NotFound, QStringLiteral("nothing is held")});
        }
    }

private:
    QJsonObject m_records;
};

} // namespace onewindow::testing
