// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/KnownFacts.h"
#include "services/cases/WindowFiling.h"
#include "services/core/Result.h"

#include <QDate>

#include <optional>

namespace onewindow::platform {

class JsonFields;

// What a counter says of the citizen at its window, and of what they file. Ask `fields` for its own
// error when all are read; `fault` takes the first one of what is well formed and no such thing.

/// Who stands there: read from their card ("identity" is "card"), or as the document says that a
/// clerk looked at ("clerk"); nothing where the body names nobody. Errors: BadRequest naming the
/// field before a colon.
Result<std::optional<cases::Applicant>> applicantFrom(JsonFields& fields, QDate today);

/// The pages of each material behind each other, in the order they come.
QList<cases::Attachment> pagesFrom(JsonFields& fields, std::optional<Error>& fault);

QList<cases::MaterialState> materialsFrom(JsonFields& fields, std::optional<Error>& fault);

/// Into `filing`: "hand" with its strokes, "button" for who cannot write, "paper" where the form
/// was signed.
void readSignature(JsonFields& fields, cases::WindowRequest& filing, std::optional<Error>& fault);

} // namespace onewindow::platform
