// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/HallCommands.h"
#include "qml/Counter/PagedList.h"
#include "services/catalog/Matter.h"
#include "services/core/Clock.h"
#include "services/core/Result.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QDate>
#include <QJsonObject>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace onewindow::ui {

/// Cases that the hall lists, page by page, and the one of them that is open: how it stands by its
/// owner's word, and what was filed, which is asked for one by one; each look is recorded by the
/// hall. Personal; gone when the page that shows it is left, with answers that are still to come.
class CaseTray : public QObject
{
    Q_OBJECT

public:
    CaseTray(sync::HallLink& link, HallCommands& commands, const queue::HallPicture& hall,
             const Clock& clock, QObject* parent = nullptr);

    /// Lists what the hall answers to `path`, and again from time to time; nothing is open.
    void enter(const QString& path);
    /// Forgets everything.
    void leave();

    /// Once a second.
    void tick() { m_items.tick(); }

    /// The list anew, and how the open one stands.
    void refresh();

    [[nodiscard]] PagedList& items() { return m_items; }

    [[nodiscard]] const PagedList& items() const { return m_items; }

    /// Opens `item`, an entry of a list.
    void open(const QJsonObject& item);
    /// The same of the one with this number, or with the code of a receipt.
    void find(const QString& code);
    /// Nothing is open any more.
    void close();

    /// How the open one stands now, from its owner. `notice` is what is said then: see stoodAnew().
    void readAgain(const QString& notice);
    /// What was filed, once more: something was added.
    void readContent();

    /// Tells the hall what became of the open one: POST /v1/cases/{id}/`verb`. `answered` as long
    /// as it is open; that the session is over is told to whoever signs in.
    void tell(const QString& verb, const QJsonObject& body, sync::HallLink::Callback answered);

    /// Its id; empty: none is open.
    [[nodiscard]] const QString& id() const { return m_id; }

    /// How it stands, as lists say it.
    [[nodiscard]] const QJsonObject& item() const { return m_item; }

    /// How it stands was said otherwise than by a list.
    void setItem(const QJsonObject& item) { m_item = item; }

    /// What was filed; empty until the hall has answered.
    [[nodiscard]] const QJsonObject& content() const { return m_content; }

    /// Nothing of one that the hall does not offer any more.
    [[nodiscard]] const std::optional<catalog::Matter>& matter() const { return m_matter; }

    [[nodiscard]] std::optional<catalog::Matter> matterOf(const QJsonObject& item) const;
    /// In the program's language; empty: none is open.
    [[nodiscard]] QString title() const;

    /// What was not found out, or what became of the last command.
    [[nodiscard]] const QString& notice() const { return m_notice; }

    void setNotice(const QString& notice);

    /// By the hall's clock.
    [[nodiscard]] QDate today() const;

Q_SIGNALS:
    /// The list, the notice, or what is known of the open one.
    void changed();
    void opened();
    /// What was filed is there.
    void contentRead();
    /// readAgain() was answered: `item()` is how the open one stands.
    void stoodAnew(const QString& notice);
    /// What belongs to the one that was open goes.
    void closed();

private:
    void onList();
    void onFound(const Result<QJsonObject>& answer);
    void onStanding(const Result<QJsonObject>& answer, const QString& notice);
    void onContent(const Result<QJsonObject>& content);
    /// Asks with `get`; the answer counts as long as the same one is open.
    void ask(const QString& path, std::function<void(const Result<QJsonObject>&)> answered);

    sync::HallLink& m_link;
    HallCommands& m_commands;
    const queue::HallPicture& m_hall;
    const Clock& m_clock;
    PagedList m_items;
    int m_turn = 0; ///< Answers to an earlier one are another's.
    QString m_id;
    QJsonObject m_item;
    QJsonObject m_content;
    std::optional<catalog::Matter> m_matter;
    QString m_notice;
};

/// The number by which a case is asked for: the official one, or the provisional one until it has
/// that.
QString caseNumber(const QJsonObject& item);

} // namespace onewindow::ui
