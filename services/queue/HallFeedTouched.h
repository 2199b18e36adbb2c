// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/HallFeed.h"

#include <QByteArray>
#include <QSet>
#include <QString>

#include <set>

namespace onewindow::queue {

/// What is published once for all rows of a batch, however many of them touch it.
struct HallFeed::Touched
{
    QSet<QByteArray> tickets;
    std::set<QString> queues;
    std::set<QString> devices; ///< Nodes.
};

} // namespace onewindow::queue
