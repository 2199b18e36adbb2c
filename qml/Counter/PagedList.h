// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/sync/HallLink.h"

#include <QJsonObject>
#include <QList>
#include <QObject>

namespace onewindow::ui {

/// A list that the hall gives page by page, and again from time to time while it is shown. Bounded:
/// what is due first comes first, and nobody works through more at a time.
class PagedList : public QObject
{
    Q_OBJECT

public:
    /// Lines at most: four pages.
    static constexpr qsizetype kLimit = 200;
    /// The first page is asked for anew so often.
    static constexpr qint64 kEveryMs = 30'000;

    /// `key` names the items in an answer.
    PagedList(sync::HallLink& link, const Clock& clock, QLatin1String key,
              QObject* parent = nullptr);

    /// Asks for the first page of `path`; what another one said is forgotten, answers that are
    /// still to come included.
    void show(const QString& path);
    /// Forgets everything.
    void clear();

    void refresh() { load({}); }

    void loadMore();
    /// Once a second.
    void tick();

    [[nodiscard]] bool isShown() const { return !m_path.isEmpty(); }

    /// Whether the hall has answered.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    [[nodiscard]] bool hasMore() const { return !m_next.isEmpty(); }

    [[nodiscard]] const QList<QJsonObject>& items() const { return m_items; }

    /// What the last answer said besides.
    [[nodiscard]] const QJsonObject& answer() const { return m_answer; }

    /// The item with this id; empty if it is not listed.
    [[nodiscard]] QJsonObject find(const QString& id) const;
    void remove(const QString& id);
    /// In place of the one with its id, if that is listed.
    void replace(const QJsonObject& item);

Q_SIGNALS:
    void changed();
    void failed(const onewindow::Error& error);

private:
    void load(const QString& after);
    void onPage(const QJsonObject& page, bool isMore);

    sync::HallLink& m_link;
    const Clock& m_clock;
    QLatin1String m_key;
    int m_turn = 0; ///< Answers to an earlier one are another's.
    QString m_path;
    bool m_isLoaded = false;
    bool m_isFirstPage = true;
    qint64 m_askedAtMs = 0; ///< Boot clock.
    QList<QJsonObject> m_items;
    QJsonObject m_answer;
    QString m_next;
};

} // namespace onewindow::ui
