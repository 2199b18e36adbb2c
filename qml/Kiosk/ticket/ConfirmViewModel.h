// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ChoiceModel.h"
#include "qml/Kiosk/session/KioskSession.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace onewindow::ui {

/// The last look before a number is taken: what to bring, who is ahead, under which class.
class ConfirmViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    /// The matter, or how many.
    Q_PROPERTY(QString title READ title NOTIFY changed)
    /// The number is for more than one matter.
    Q_PROPERTY(bool isSeveral READ isSeveral NOTIFY changed)
    Q_PROPERTY(bool canAddMatter READ canAddMatter NOTIFY changed)
    /// Of several matters, each with what speaks against it.
    Q_PROPERTY(onewindow::ui::ChoiceModel* chosen READ chosen CONSTANT)
    /// Where to wait: the first matter's.
    Q_PROPERTY(QString windowArea READ windowArea NOTIFY changed)
    Q_PROPERTY(onewindow::ui::ChoiceModel* materials READ materials CONSTANT)
    /// The longest line of them, for whoever must know how many fit.
    Q_PROPERTY(QString longestMaterial READ longestMaterial NOTIFY changed)
    Q_PROPERTY(QString aheadText READ aheadText NOTIFY changed)
    Q_PROPERTY(QString waitText READ waitText NOTIFY changed)
    /// Something to know before: that a matter has its number already, how old the figures are, or
    /// where and when clearly fewer people wait.
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QString className READ className NOTIFY changed)
    Q_PROPERTY(onewindow::ui::ChoiceModel* classes READ classes CONSTANT)
    /// Masked; who the number will be for.
    Q_PROPERTY(QString personText READ personText NOTIFY changed)
    /// The terminal gives out no numbers until staff has acted.
    Q_PROPERTY(bool isStopped READ isStopped NOTIFY changed)
    /// The terminal was taken out of service: trying again helps nobody.
    Q_PROPERTY(bool isShutOut READ isShutOut NOTIFY changed)

    /// The matter can be finished at this terminal, without a number.
    Q_PROPERTY(bool isFiledHere READ isFiledHere NOTIFY changed)
    /// It can be done at a time that is booked.
    Q_PROPERTY(bool canBeBooked READ canBeBooked NOTIFY changed)

public:
    /// `session` outlives this object.
    explicit ConfirmViewModel(KioskSession& session, QObject* parent = nullptr);

    [[nodiscard]] QString title() const;

    [[nodiscard]] bool isSeveral() const { return m_session.facts().hasFurther; }

    [[nodiscard]] bool canAddMatter() const { return m_session.facts().mayAddMatter; }

    [[nodiscard]] ChoiceModel* chosen() { return &m_chosen; }

    [[nodiscard]] QString windowArea() const;

    [[nodiscard]] ChoiceModel* materials() { return &m_materials; }

    [[nodiscard]] QString longestMaterial() const;
    [[nodiscard]] QString aheadText() const;
    [[nodiscard]] QString waitText() const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString className() const;

    [[nodiscard]] ChoiceModel* classes() { return &m_classes; }

    [[nodiscard]] QString personText() const;

    [[nodiscard]] bool isStopped() const { return m_session.tickets().trouble().has_value(); }

    [[nodiscard]] bool isShutOut() const { return m_session.hall().isShutOut(); }

    [[nodiscard]] bool isFiledHere() const;
    [[nodiscard]] bool canBeBooked() const;

    /// Another hall with clearly fewer people for the matters in hand; empty for none.
    [[nodiscard]] static QString elsewhereText(const KioskSession& session);

    Q_INVOKABLE void file() { m_session.openErrand(Errand::Filing); }

    Q_INVOKABLE void book() { m_session.openErrand(Errand::Appointment); }

    Q_INVOKABLE void confirm() { m_session.send(Event::Confirmed); }

    /// One more on the same number.
    Q_INVOKABLE void addMatter() { m_session.send(Event::MoreWanted); }

    Q_INVOKABLE void openDrop() { m_session.send(Event::DropWanted); }

    Q_INVOKABLE void dropMatter(const QString& key) { m_session.dropMatter(key); }

    Q_INVOKABLE void openClasses() { m_session.send(Event::ClassWanted); }

    /// The next of the materials' pages; after the last the first.
    Q_INVOKABLE void showMoreMaterials();
    Q_INVOKABLE void chooseClass(const QString& key);

    Q_INVOKABLE void retry() { m_session.send(Event::Retried); }

Q_SIGNALS:
    void changed();

private:
    void refresh();
    void layOutMaterials();
    [[nodiscard]] bool hasErrand(Errand errand) const;
    [[nodiscard]] const catalog::Matter* matter() const;
    [[nodiscard]] QList<const catalog::Matter*> matters() const;
    [[nodiscard]] QString numberOf(const QString& matter) const;
    [[nodiscard]] QString printerNote() const;
    [[nodiscard]] QString takenNote() const;
    [[nodiscard]] QString figuresNote() const;
    [[nodiscard]] static bool isBrief(const KioskSession& session);
    [[nodiscard]] QString otherHourNote() const;
    [[nodiscard]] std::optional<queue::QueueFigures> figures() const;

    KioskSession& m_session;
    ChoiceModel m_materials;
    ChoiceModel m_classes;
    ChoiceModel m_chosen;
    QStringList m_shownMatters;
};

} // namespace onewindow::ui
