// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ChoiceModel.h"
#include "qml/Kiosk/session/KioskSession.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// A matter that was chosen while the hall is closed, or whose numbers are gone for today, so that
/// none would be called: what can be done of it all the same, and what to bring later.
class AfterHoursViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    Q_PROPERTY(QString matterName READ matterName NOTIFY changed)
    /// That the hall is closed, and until when, or why there are no more numbers; that there are
    /// meanwhile.
    Q_PROPERTY(QString hoursText READ hoursText NOTIFY changed)
    /// What can be done now, in a sentence; and where else.
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QString windowArea READ windowArea NOTIFY changed)
    Q_PROPERTY(onewindow::ui::ChoiceModel* materials READ materials CONSTANT)
    /// The longest line of them, for whoever must know how many fit.
    Q_PROPERTY(QString longestMaterial READ longestMaterial NOTIFY materialsChanged)
    /// The one thing to do; empty where there is none.
    Q_PROPERTY(QString primaryText READ primaryText NOTIFY changed)
    Q_PROPERTY(QString primaryIcon READ primaryIcon NOTIFY changed)
    /// The other one: the other way, or the rest of the materials.
    Q_PROPERTY(QString secondaryText READ secondaryText NOTIFY changed)
    Q_PROPERTY(QString secondaryIcon READ secondaryIcon NOTIFY changed)
    /// It is done at a window: where that is and what to bring counts.
    Q_PROPERTY(bool isAtWindow READ isAtWindow NOTIFY changed)

public:
    /// `session` outlives this object.
    explicit AfterHoursViewModel(KioskSession& session, QObject* parent = nullptr);

    [[nodiscard]] QString matterName() const;
    [[nodiscard]] QString hoursText() const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString windowArea() const;

    [[nodiscard]] ChoiceModel* materials() { return &m_materials; }

    [[nodiscard]] QString longestMaterial() const { return m_longestMaterial; }

    [[nodiscard]] QString primaryText() const;
    [[nodiscard]] QString primaryIcon() const;
    [[nodiscard]] QString secondaryText() const;
    [[nodiscard]] QString secondaryIcon() const;

    [[nodiscard]] bool isAtWindow() const { return way() != Way::Filing; }

    Q_INVOKABLE void goOn();
    Q_INVOKABLE void goAside();

Q_SIGNALS:
    void changed();
    /// Others than before, not another page of them: how large a page is depends on them.
    void materialsChanged();

private:
    /// What the button of the page leads to.
    enum class Way { Number, Filing, Appointment, None };

    void refresh();
    [[nodiscard]] Way way() const;
    [[nodiscard]] QString wayText() const;
    [[nodiscard]] const catalog::Matter* matter() const;
    [[nodiscard]] bool canBeBooked() const;
    /// Booking stands beside another way.
    [[nodiscard]] bool isBookedAside() const;
    void showMoreMaterials();

    KioskSession& m_session;
    ChoiceModel m_materials;
    QString m_longestMaterial; ///< Of their lines.
    QString m_shownMatter;
};

} // namespace onewindow::ui
