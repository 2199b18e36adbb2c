// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/DeskLineModel.h"
#include "qml/Counter/HallCommands.h"
#include "qml/Counter/PagedList.h"
#include "qml/Counter/StaffSession.h"
#include "services/core/Clock.h"
#include "services/feedback/Feedback.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QDate>
#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace onewindow::ui {

/// What people say and who is to be called back: a list, what is due first, and the one that is
/// open, with its answer. The words are asked for one by one, each look is recorded by the hall,
/// and they are gone when the page is left.
class FeedbackDeskViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    Q_PROPERTY(onewindow::ui::DeskLineModel* list READ list CONSTANT)
    /// "待办 12 件 · 逾期 2 件"
    Q_PROPERTY(QString listTitle READ listTitle NOTIFY changed)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY changed)
    /// What is closed is listed, and not what is to be done.
    Q_PROPERTY(bool showsClosed READ showsClosed NOTIFY changed)
    Q_PROPERTY(QString selectedId READ selectedId NOTIFY changed)

    // The one that is open.
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    /// Kind, matter, when it was said, by when it is due.
    Q_PROPERTY(onewindow::ui::DeskLineModel* facts READ facts CONSTANT)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    /// What was answered, and what the hall did besides.
    Q_PROPERTY(onewindow::ui::DeskLineModel* done READ done CONSTANT)
    Q_PROPERTY(bool canAnswer READ canAnswer NOTIFY changed)
    /// There is an answer: another one corrects it, once.
    Q_PROPERTY(bool isCorrection READ isCorrection NOTIFY changed)
    Q_PROPERTY(bool canCall READ canCall NOTIFY changed)
    Q_PROPERTY(bool canClose READ canClose NOTIFY changed)
    Q_PROPERTY(int answerLimit READ answerLimit CONSTANT)
    Q_PROPERTY(QList<QString> outcomeIds READ outcomeIds CONSTANT)
    Q_PROPERTY(QList<QString> outcomeNames READ outcomeNames CONSTANT)
    /// What was not found out, or what a colleague did meanwhile.
    Q_PROPERTY(QString notice READ notice NOTIFY changed)

public:
    FeedbackDeskViewModel(sync::HallLink& link, HallCommands& commands, const StaffSession& session,
                          const queue::HallPicture& hall, const Clock& clock,
                          QObject* parent = nullptr);

    /// The page is shown: the list is asked for, and again from time to time.
    void enter();
    /// It is no longer: forgets everything, answers that are still to come included.
    void leave();
    /// Once a second.
    void tick();

    Q_INVOKABLE void refresh();

    Q_INVOKABLE void loadMore() { m_items.loadMore(); }

    Q_INVOKABLE void toggleClosed();
    /// Reads the words; the hall records who did.
    Q_INVOKABLE void open(const QString& id);
    Q_INVOKABLE void answer(const QString& text);
    Q_INVOKABLE void noteCall(bool wasReached);
    Q_INVOKABLE void close(const QString& outcome);

    [[nodiscard]] DeskLineModel* list() { return &m_list; }

    [[nodiscard]] QString listTitle() const;
    [[nodiscard]] QString emptyText() const;

    [[nodiscard]] bool hasMore() const { return m_items.hasMore(); }

    [[nodiscard]] bool showsClosed() const { return m_showsClosed; }

    [[nodiscard]] const QString& selectedId() const { return m_selected; }

    [[nodiscard]] bool isOpen() const { return !m_opened.isEmpty(); }

    [[nodiscard]] QString title() const;

    [[nodiscard]] DeskLineModel* facts() { return &m_facts; }

    [[nodiscard]] QString text() const;

    [[nodiscard]] DeskLineModel* done() { return &m_done; }

    [[nodiscard]] bool canAnswer() const;
    [[nodiscard]] bool isCorrection() const;
    [[nodiscard]] bool canCall() const;
    [[nodiscard]] bool canClose() const;

    [[nodiscard]] static int answerLimit() { return feedback::kAnswerLimit; }

    [[nodiscard]] static QStringList outcomeIds() { return feedback::closingOutcomes(); }

    [[nodiscard]] QStringList outcomeNames() const;

    [[nodiscard]] const QString& notice() const { return m_notice; }

Q_SIGNALS:
    void changed();
    /// Another one is open: what was written for the one before is dropped.
    void opened();
    /// The answer is with the hall.
    void answered();

private:
    void showList();
    void onOpened(const QString& id, const Result<QJsonObject>& words);
    void forgetOpened();
    void command(const QString& verb, const QJsonObject& body, std::function<void()> done);
    void refreshLines();
    [[nodiscard]] DeskLine lineOf(const QJsonObject& item) const;
    [[nodiscard]] QList<DeskLine> factLines() const;
    [[nodiscard]] QList<DeskLine> doneLines() const;
    [[nodiscard]] feedback::WorkState state() const;
    [[nodiscard]] std::optional<feedback::WorkKind> kind() const;
    [[nodiscard]] QDate today() const;
    [[nodiscard]] bool mayAnswer() const;

    sync::HallLink& m_link;
    HallCommands& m_commands;
    const StaffSession& m_session;
    const queue::HallPicture& m_hall;
    const Clock& m_clock;
    DeskLineModel m_list;
    DeskLineModel m_facts;
    DeskLineModel m_done;

    PagedList m_items;
    int m_visit = 0; ///< Answers to an earlier one are another's.
    bool m_showsClosed = false;
    QString m_selected;
    QJsonObject m_opened; ///< With the words. Personal.
    QString m_notice;
};

} // namespace onewindow::ui
