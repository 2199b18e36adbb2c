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

public:
    using QObject::QObject;

    /// Takes over what the hall's feed says now. What is chosen stays, unless it is gone.
    void setCatalogue(const queue::HallPicture& hall);

    /// Chooses the matter, or no longer.
    Q_INVOKABLE void toggleMatter(const QString& matter);
    /// Chooses all matters of the theme, or none when all are chosen.
    Q_INVOKABLE void toggleTheme(const QString& theme);

    /// In the program's language; empty for an unknown one.
    [[nodiscard]] Q_INVOKABLE QString themeName(const QString& theme) const;
    [[nodiscard]] Q_INVOKABLE QString matterName(const QString& matter) const;
    /// Ids in the catalogue's order.
    [[nodiscard]] Q_INVOKABLE QStringList mattersOf(const QString& theme) const;

    [[nodiscard]] int revision() const { return m_revision; }

    [[nodiscard]] QStringList themeIds() const;
    [[nodiscard]] QStringList matterIds() const;

    [[nodiscard]] QStringList chosen() const { return m_chosen; }

    [[nodiscard]] QStringList chosenThemes() const;
    /// What to open the window for: the chosen ones, or all when none is chosen.
    [[nodiscard]] QStringList wanted() const;

Q_SIGNALS:
    void catalogueChanged();
    void chosenChanged();

private:
    QList<catalog::Theme> m_themes;
    QList<catalog::Matter> m_matters;
    QStringList m_chosen;
    int m_revision = 0;
};

} // namespace onewindow::ui
