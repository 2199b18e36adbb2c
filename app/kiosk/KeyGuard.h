// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace onewindow {

/// Lets through the keys that the terminal's pages use, and no other: nothing that a window system,
/// a menu or a debugger listens to. In full screen the window cannot be closed by its user either.
class KeyGuard : public QObject
{
    Q_OBJECT

public:
    /// `mayClose`: the window is one among others, on a developer's desk.
    explicit KeyGuard(bool mayClose, QObject* parent = nullptr);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool m_mayClose;
};

} // namespace onewindow
