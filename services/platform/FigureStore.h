// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QString>

#include <array>

namespace onewindow::platform {

/// How the journals that this store holds stand, counted: no node by name.
struct ChainFigures
{
    qint64 rows = 0;   ///< In all chains.
    qint64 unheld = 0; ///< Of the own chain: what the parent has not said it holds.
    qint64 unsafe = 0; ///< In all chains: what the centre has not said it holds.
    qint64 frozen = 0; ///< Chains that are refused: gap, fork, broken.
    /// Other nodes by how many of their rows are not safe yet: none, up to 100, up to 10,000, more.
    std::array<qint64, 4> nodesByLag{};
};

/// What the metrics read from the store.
class FigureStore
{
public:
    explicit FigureStore(storage::Database& database)
        : m_database(database)
    {}

    /// Of the partition `hall`; a few rows a node. At the centre all that is held is safe.
    Result<ChainFigures> chains(const QString& hall, bool isCentre);

private:
    storage::Database& m_database;
};

} // namespace onewindow::platform
