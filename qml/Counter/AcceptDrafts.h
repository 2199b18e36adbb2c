// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sync/HallLink.h"

#include <QJsonObject>
#include <QList>
#include <QObject>

#include <optional>

namespace onewindow::ui {

/// What the holder of the card on the window's reader began at terminals today and has not filed:
/// of this hall at once, of others as soon as the centre has answered. The hall records each look.
/// Which matter and when, and nothing of what was filled in.
class AcceptDrafts : public QObject
{
    Q_OBJECT

public:
    struct Draft
    {
        QString id; ///< Of the case.
        QString matter;
        qint64 savedAtMs = 0;  ///< Unix ms.
        bool isOfCity = false; ///< Begun in another hall.
    };

    explicit AcceptDrafts(sync::HallLink& link, QObject* parent = nullptr);

    /// For the holder of a card, as counters say who it is; in place of what is there.
    void ask(const QJsonObject& person);
    /// Forgets all, answers that are still to come included.
    void clear();

    /// The newest of each matter, the newest first.
    [[nodiscard]] const QList<Draft>& all() const { return m_drafts; }

    [[nodiscard]] std::optional<Draft> find(const QString& id) const;

    /// The hall has not said what it holds.
    [[nodiscard]] bool isUnknown() const { return m_isUnknown; }

    /// The centre has not said what other halls hold.
    [[nodiscard]] bool isCityUnknown() const { return m_isCityUnknown; }

Q_SIGNALS:
    void changed();

private:
    void ask(const QJsonObject& person, bool isOfCity);
    void take(const QJsonObject& answer, bool isOfCity);

    sync::HallLink& m_link;
    int m_turn = 0; ///< Answers to an earlier one are another's.
    QList<Draft> m_drafts;
    bool m_isUnknown = false;
    bool m_isCityUnknown = false;
};

} // namespace onewindow::ui
