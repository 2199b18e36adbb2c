// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace onewindow::drivers {

/// Which camera, or which file in place of one.
struct FrameSource
{
    /// A part of the camera's name as the system says it, in any case; "*": the first one there is.
    QString name;
    /// A film that is shown over and over instead: for trying out, and for tests.
    QString file;
};

} // namespace onewindow::drivers
