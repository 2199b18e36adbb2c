// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace onewindow::sync {

/// Loads libcurl, which takes some ten milliseconds: from any thread, before somebody waits for the
/// first HttpClient. Not called, that one does it.
void loadCurl();

} // namespace onewindow::sync
