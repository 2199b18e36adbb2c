// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/Verify.h"
#include "services/cases/DocumentCheck.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace onewindow {

/// Whose word `onewindow-ctl verify --document` takes for the machine that signed.
struct DocumentTrust
{
    QByteArray publicKey;                           ///< The machine's; or else
    std::optional<storage::DatabaseOptions> centre; ///< the centre's store, which knows the case
                                                    ///< too.
};

/// The text of a statement, or the content of a file that holds one (at most 64 kB of it). Errors:
/// NotFound.
Result<QString> documentText(const QString& textOrFile);

/// Checks a printed result by its code, and with `words` what stands on the paper. Changes nothing,
/// and needs no network.
Verification verifyDocument(const QString& text, const DocumentTrust& trust,
                            const cases::PaperWords& words);

} // namespace onewindow
