// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/MatterSearch.h"
#include "services/input/PinyinReadings.h"
#include "services/queue/HallPicture.h"

#include <QObject>
#include <QStringList>

#include <future>
#include <memory>

namespace onewindow::ui {

/// Finds the hall's matters by what somebody types, with an index that is made in the background
/// when it is first needed.
class MatterFinder : public QObject
{
    Q_OBJECT

public:
    explicit MatterFinder(const queue::HallPicture& hall, QObject* parent = nullptr)
        : QObject(parent)
        , m_hall(hall)
    {}

    /// How characters are read: then matters are found by their sound too.
    void useReadings(input::PinyinReadings readings);
    /// The hall offers something else; says nothing, for whoever says so knows.
    void drop();

    /// From now on found() is of this text.
    void search(const QString& text);

    [[nodiscard]] const QString& text() const { return m_text; }

    /// Ids: all there are for an empty text, and none while the index is being made.
    [[nodiscard]] QStringList found() const;

Q_SIGNALS:
    /// found() may be something else.
    void changed();

private:
    void makeIndex();

    const queue::HallPicture& m_hall;
    input::PinyinReadings m_readings;
    std::shared_ptr<const catalog::MatterSearch> m_index; ///< Null until it is made.
    std::future<void> m_indexing;
    int m_turn = 0; ///< One made of an older catalogue is dropped.
    bool m_isIndexing = false;
    QString m_text;
};

} // namespace onewindow::ui
