// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/Authority.h"

#include <QString>

namespace onewindow::testing {

/// Makes a centre's store at `path`, written by the services themselves without the program around
/// them: appointments, machines, alarms, sign-ins, and rows of a terminal that it did not take.
void writeCityStore(const QString& path, const crypto::Authority& authority);

} // namespace onewindow::testing
