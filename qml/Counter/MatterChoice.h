// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/HallPicture.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The hall's matters by theme, and those that a clerk has chosen for the window.
class MatterChoice : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    Q_PROPERTY(QStringList themeIds READ themeIds NOTIFY catalogueChanged)
    /// Another one whenever what the functions answer may be.
    Q_PROPERTY(int revision READ revision NOTIFY catalogueChanged)
    Q_PROPERTY(QList<QString> chosen READ chosen NOTIFY chosenChanged)
    /// Themes all of whose matters are chosen.
    Q_PROPERTY(QList<QString> chosenThemes READ chosenThemes NOTIFY chosenChanged)
    /// Not all that the hall offers may be chosen.
    Q_PROPERTY(bool limited READ isLimited NOTIFY catalogueChanged)

public:
    using QObject::QObject;

    /// Takes over what the hall's feed says now. What is chosen stays, unless it is gone.
    void setCatalogue(const queue::HallPicture& hall);
    /// These alone may be chosen; empty for all that the hall offers.
    void limitTo(const QStringList& matters);
    /// These are chosen, until somebody chooses others; and anew when they are others than before.
    void prefer(const QStringList& matters);
    /// These are chosen now.
    void choose(const QStringList& matters);

    /// Chooses the matter, or no longer.
    Q_INVOKABLE void toggleMatter(const QString& matter);
    /// Chooses all matters of the theme, or none when all are chosen.
    Q_INVOKABLE void toggleTheme(const QString& theme);

    /// In the program's language; empty for an unknown one.
    [[nodiscard]] Q_INVOKABLE QString themeName(const QString& theme) const;
    [[nodiscard]] Q_INVOKABLE QString matterName(const QString& matter) const;
    /// Ids in the catalogue's order, of those that may be chosen.
    [[nodiscard]] Q_INVOKABLE QStringList mattersOf(const QString& theme) const;

    [[nodiscard]] int revision() const { return m_revision; }

    [[nodiscard]] bool isLimited() const { return !m_allowed.isEmpty(); }

    /// Those of which something may be chosen.
    [[nodiscard]] QStringList themeIds() const;
    /// All that the hall offers.
    [[nodiscard]] QStringList matterIds() const;

    [[nodiscard]] QStringList chosen() const { return m_chosen; }

    [[nodiscard]] QStringList chosenThemes() const;
    /// What to open the window for: the chosen ones, or all that may be when none is chosen.
    [[nodiscard]] QStringList wanted() const;

Q_SIGNALS:
    void catalogueChanged();
    void chosenChanged();

private:
    [[nodiscard]] bool mayChoose(const QString& matter) const
    {
        return m_allowed.isEmpty() || m_allowed.contains(matter);
    }

    [[nodiscard]] QStringList choosable() const;
    void keepChoosable();

    QList<catalog::Theme> m_themes;
    QList<catalog::Matter> m_matters;
    QStringList m_chosen;
    QStringList m_allowed; ///< Empty: all.
    QStringList m_preferred;
    bool m_isTouched = false; ///< Somebody has chosen since.
    int m_revision = 0;
};

} // namespace onewindow::ui
