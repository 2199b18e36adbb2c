// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/KnownFacts.h"

#include <optional>

namespace onewindow::cases {

/// A person for as long as a job needs them: wiped with the last copy of the job.
struct OwnedApplicant
{
    std::optional<Applicant> person;

    OwnedApplicant() = default;

    explicit OwnedApplicant(std::optional<Applicant> applicant)
        : person(std::move(applicant))
    {}

    ~OwnedApplicant()
    {
        if (person) {
            person->wipe();
        }
    }

    OwnedApplicant(const OwnedApplicant&) = delete;
    OwnedApplicant& operator=(const OwnedApplicant&) = delete;
    OwnedApplicant(OwnedApplicant&&) = delete;
    OwnedApplicant& operator=(OwnedApplicant&&) = delete;

    /// Whether a card says who it is.
    [[nodiscard]] bool isRead() const { return person && !person->isTyped; }
};

} // namespace onewindow::cases
