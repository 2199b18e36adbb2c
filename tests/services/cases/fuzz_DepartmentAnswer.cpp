// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DepartmentWire.h"

#include <cstdint>
#include <cstdlib>

using namespace onewindow;

/// A department's answer with any content: what is read of it is within what was asked, and within
/// the limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray answer(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    static const QStringList fields{QStringLiteral("months"), QStringLiteral("status")};
    if (const auto values = cases::valuesFrom(answer, fields)) {
        for (auto value = values.value().begin(); value != values.value().end(); ++value) {
            const bool isScalar = !value->isObject() && !value->isArray();
            if (!fields.contains(value.key()) || !isScalar ||
                value->toString().size() > cases::kSharedTextLimit) {
                std::abort();
            }
        }
    }
    if (const auto progress = cases::progressFrom(answer)) {
        if (progress.value().size() > cases::DepartmentSource::kFollowLimit) {
            std::abort();
        }
        for (const cases::DepartmentProgress& one : progress.value()) {
            if (one.id.size() != 16 || one.steps.size() > cases::kStepLimit) {
                std::abort();
            }
            for (const cases::DepartmentStep& step : one.steps) {
                const bool isOurs =
                    step.reason.isEmpty() || cases::isReasonFor(step.state, step.reason);
                if (!isOurs || step.atMs < 0 || step.state == cases::CaseState::Received) {
                    std::abort();
                }
            }
        }
    }
    return 0;
}
