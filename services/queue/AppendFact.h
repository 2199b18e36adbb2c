// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Journal.h"

#include <QByteArray>
#include <QJsonObject>

namespace onewindow::queue {

/// Records a fact of nothing personal; `kind` is one of FactKinds.h.
Result<void> appendFact(journal::Journal& journal, storage::Database& database, const char* kind,
                        const QByteArray& subject, const QJsonObject& body);

} // namespace onewindow::queue
