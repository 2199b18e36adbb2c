// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/journal/Restart.h"

#include <QByteArray>
#include <QList>

namespace onewindow::sync {

/// The parent's answer to what it holds of all lives of a node. Errors: BadFrame.
Result<QList<journal::HeldChain>> chainsFrom(const QByteArray& body);

} // namespace onewindow::sync
