// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/DeskLineModel.h"
#include "qml/Counter/HallCommands.h"
#include "qml/Counter/MatterChoice.h"
#include "qml/Counter/RuleDraft.h"
#include "qml/Counter/RuleEffect.h"
#include "qml/Counter/RuleHoursModel.h"
#include "qml/Counter/RuleNumberModel.h"
#include "qml/Counter/RuleTexts.h"
#include "services/core/Clock.h"
#include "services/queue/HallPicture.h"
#include "services/sync/HallLink.h"

#include <QJsonArray>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The rules of the hall, for its manager: the order of calling, when it is open, what windows and
/// colleagues serve, and what was set when by whom. Nothing counts before it is saved.
class RulesViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    /// "calling", "opening", "windows", "skills", "history": which is shown.
    Q_PROPERTY(QString group READ group NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    /// Where the group's values come from, and since when.
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(bool ready READ isReady NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(onewindow::ui::RuleNumberModel* numbers READ numbers CONSTANT)
    Q_PROPERTY(onewindow::ui::RuleHoursModel* hours READ hours CONSTANT)
    /// The windows, the colleagues, or what was set: the list of the group that has one.
    Q_PROPERTY(onewindow::ui::DeskLineModel* list READ list CONSTANT)
    /// Of the one chosen in the list.
    Q_PROPERTY(QString chosenName READ chosenName NOTIFY changed)
    Q_PROPERTY(onewindow::ui::MatterChoice* matters READ matters CONSTANT)
    Q_PROPERTY(onewindow::ui::DeskLineModel* details READ details CONSTANT)
    /// What saving would change, a line each.
    Q_PROPERTY(QList<QString> changes READ changes NOTIFY changed)
    Q_PROPERTY(bool canSave READ canSave NOTIFY changed)
    Q_PROPERTY(bool edited READ isEdited NOTIFY changed)
    Q_PROPERTY(bool canUseFile READ canUseFile NOTIFY changed)
    Q_PROPERTY(bool canRestore READ canRestore NOTIFY changed)
    /// The order of calling would be another: there is something to play.
    Q_PROPERTY(bool orderEdited READ isOrderEdited NOTIFY changed)
    Q_PROPERTY(onewindow::ui::RuleEffect* effect READ effect CONSTANT)

public:
    RulesViewModel(sync::HallLink& link, HallCommands& commands, const queue::HallPicture& hall,
                   const Clock& clock, QObject* parent = nullptr);

    /// The page is shown, or no longer: what was not saved is forgotten.
    void enter();
    void leave();
    /// The hall's feed has told something; `isCatalogue`: perhaps of what it offers.
    void onHall(bool isCatalogue);

    Q_INVOKABLE void show(const QString& group);
    /// A window, an account, or a version.
    Q_INVOKABLE void choose(const QString& id);
    Q_INVOKABLE void useFile();
    Q_INVOKABLE void discard();
    /// Plays what the order wanted would do.
    Q_INVOKABLE void play();
    Q_INVOKABLE void save();
    /// Wants what was in force before the chosen set of the history.
    Q_INVOKABLE void restore();

    [[nodiscard]] const QString& group() const { return m_group; }

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString source() const;

    [[nodiscard]] bool isReady() const { return m_isReady; }

    [[nodiscard]] const QString& notice() const { return m_notice; }

    [[nodiscard]] RuleNumberModel* numbers() { return &m_numbers; }

    [[nodiscard]] RuleHoursModel* hours() { return &m_hours; }

    [[nodiscard]] DeskLineModel* list() { return &m_list; }

    [[nodiscard]] QString chosenName() const;

    [[nodiscard]] MatterChoice* matters() { return &m_matters; }

    [[nodiscard]] DeskLineModel* details() { return &m_details; }

    [[nodiscard]] QStringList changes() const;

    [[nodiscard]] bool canSave() const { return isEdited() && !m_hours.hasProblem(); }

    [[nodiscard]] bool isEdited() const { return m_isReady && m_draft.isChanged(); }

    [[nodiscard]] bool canUseFile() const;

    [[nodiscard]] bool canRestore() const
    {
        return m_isReady && m_group == u"history" && !m_chosen.isEmpty();
    }

    [[nodiscard]] bool isOrderEdited() const
    {
        return m_isReady && !(m_draft.rules().order == m_draft.rulesNow().order);
    }

    [[nodiscard]] RuleEffect* effect() { return &m_effect; }

Q_SIGNALS:
    void changed();
    /// The hall has answered what was to be saved.
    void answered();

private:
    void load();
    void onLoaded(const QJsonObject& answer);
    void onSaveAnswered(const Result<QJsonObject>& answer);
    void onEdited();
    void onMattersChosen();
    /// Models and lists anew, from the draft.
    void refresh();
    void refreshList();
    void refreshDetails();
    [[nodiscard]] QList<DeskLine> windowLines() const;
    [[nodiscard]] QList<DeskLine> staffLines() const;
    [[nodiscard]] QList<DeskLine> historyLines() const;
    [[nodiscard]] QString servedText(const QStringList& matters) const;
    [[nodiscard]] QJsonObject entryOf(const QString& version) const;
    [[nodiscard]] QString colleagueName(const QString& account) const;
    [[nodiscard]] QString windowName(const QString& id) const;
    [[nodiscard]] RuleNames names() const;
    [[nodiscard]] QDate today() const;
    [[nodiscard]] QStringList windowIds() const;

    sync::HallLink& m_link;
    HallCommands& m_commands;
    const queue::HallPicture& m_hall;
    const Clock& m_clock;
    RuleDraft m_draft;
    RuleNumberModel m_numbers;
    RuleHoursModel m_hours;
    DeskLineModel m_list;
    DeskLineModel m_details;
    MatterChoice m_matters;
    RuleEffect m_effect;
    QString m_group = QStringLiteral("calling");
    QString m_chosen;
    QString m_notice;
    QJsonArray m_staff;
    QJsonArray m_history;
    int m_visit = 0; ///< Answers to an earlier one are another's.
    bool m_isHere = false;
    bool m_isAsking = false;
    bool m_isReady = false;
    bool m_isChoosing = false; ///< Matters are being set by this object, not by whoever sits there.
};

} // namespace onewindow::ui
