// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/MatterFinder.h"

#include "services/queue/FeedKinds.h"

#include <algorithm>
#include <utility>

namespace onewindow::ui {

namespace feed = queue::feed;

namespace {

using Things = QMap<QString, QJsonObject>;

catalog::Catalogue offeredIn(const Things& themes, const Things& matters)
{
    catalog::Catalogue offered;
    for (const QJsonObject& json : themes) {
        if (auto theme = catalog::themeFromJson(json)) {
            offered.themes << std::move(theme).value();
        }
    }
    for (const QJsonObject& json : matters) {
        if (auto matter = catalog::matterFromJson(json)) {
            offered.matters << std::move(matter).value();
        }
    }
    std::stable_sort(offered.matters.begin(), offered.matters.end(),
                     [](const auto& a, const auto& b) { return a.order < b.order; });
    return offered;
}

} // namespace

void MatterFinder::useReadings(input::PinyinReadings readings)
{
    m_readings = std::move(readings);
    drop();
}

/// Made anew when somebody types; one that is being made is of what is no longer offered.
void MatterFinder::drop()
{
    m_index.reset();
    ++m_turn;
    m_isIndexing = false;
}

void MatterFinder::search(const QString& text)
{
    m_text = text;
    if (!m_index && !m_isIndexing && !m_text.trimmed().isEmpty()) {
        makeIndex();
    }
    Q_EMIT changed();
}

/// Not on this thread: with some thousand matters the clerk would wait for it.
void MatterFinder::makeIndex()
{
    m_isIndexing = true;
    m_indexing = std::async(
        std::launch::async, [this, turn = m_turn, themes = m_hall.all(feed::kTheme),
                             matters = m_hall.all(feed::kMatter), readings = m_readings] {
            auto index =
                std::make_shared<const catalog::MatterSearch>(offeredIn(themes, matters), readings);
            QMetaObject::invokeMethod(
                this,
                [this, turn, index] {
                    if (turn == m_turn) {
                        m_isIndexing = false;
                        m_index = index;
                        Q_EMIT changed();
                    }
                },
                Qt::QueuedConnection);
        });
}

QStringList MatterFinder::found() const
{
    if (m_text.trimmed().isEmpty()) {
        return m_hall.all(feed::kMatter).keys();
    }
    return m_index ? m_index->find(m_text, {}) : QStringList();
}

} // namespace onewindow::ui
