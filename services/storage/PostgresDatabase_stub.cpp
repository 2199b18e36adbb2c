// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/PostgresDatabase.h"

namespace onewindow::storage {

Result<std::unique_ptr<Database>> PostgresDatabase::open(const DatabaseOptions& /*options*/)
{
    return Error{ErrorCode::StoreFailed,
                 QStringLiteral("open: this program has no store in PostgreSQL")};
}

} // namespace onewindow::storage
