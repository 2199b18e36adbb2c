// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/SlotBook.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace onewindow::appointments {

/// The slots of each hall a platform keeps: at a centre those of all, at a hall its own.
class SlotBooks
{
public:
    struct Settings
    {
        bool isRoot = false; ///< A centre, or hall and centre at once.
        EscrowRules rules;
        QString ownHall; ///< Of a hall, and of hall and centre at once; else empty.
        /// The other halls there are, each a partition of the store; and whether one is. From any
        /// thread.
        std::function<QStringList()> halls;
        std::function<bool(const QString& hall)> isHall;
        /// Who may open what is personal in that hall: itself and the centre. From any thread.
        std::function<std::vector<journal::Recipient>(const QString& hall)> recipients;
        /// Escrow::Settings::handleOf of the own hall, which has its day keys.
        std::function<Result<QString>(storage::Database&, const QString& idNumber,
                                      const QString& day)>
            handleOf = {};
    };

    /// `journal` on any partition; both outlive this object.
    SlotBooks(const journal::Journal& journal, SlotFeed& feed, Settings settings);

    /// That hall's; for an empty name the own hall's. Null for a hall that is none. Stays as long
    /// as this object. From any thread.
    SlotBook* of(const QString& hall);

    [[nodiscard]] QStringList halls() const;

private:
    struct Entry
    {
        Entry(journal::Journal ofHall, SlotFeed& feed, SlotBook::Settings settings)
            : journal(std::move(ofHall))
            , book(journal, feed, std::move(settings))
        {}

        journal::Journal journal;
        SlotBook book;
    };

    const journal::Journal& m_journal;
    SlotFeed& m_feed;
    Settings m_settings;
    std::mutex m_mutex; ///< Guards what follows.
    std::map<QString, std::unique_ptr<Entry>> m_books;
};

} // namespace onewindow::appointments
