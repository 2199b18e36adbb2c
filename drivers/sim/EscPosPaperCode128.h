// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

namespace onewindow::drivers {

/// The bars and gaps of a Code 128 symbol, in modules, a bar first, with check and stop characters.
/// `data` is as GS k 73 carries it: text in code sets chosen by {A {B {C, {{ for a brace. Empty
/// when `data` is not valid.
QList<int> code128Bars(QByteArrayView data);

} // namespace onewindow::drivers
