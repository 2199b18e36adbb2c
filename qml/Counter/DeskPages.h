// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Counter/StaffSession.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// The counter's pages: those that whoever is signed in may use, and the one that is shown. Each
/// has its place and its key whoever is signed in, so that nobody's hand learns twice.
class DeskPages : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    Q_PROPERTY(QList<QString> ids READ ids NOTIFY changed)
    Q_PROPERTY(QString current READ current NOTIFY changed)

public:
    explicit DeskPages(const StaffSession& session, QObject* parent = nullptr);

    /// "window", "accept", "cases", "handOut", "feedback", "reception", "card", "outage",
    /// "reports", "hall", "rules": those that the session may use.
    [[nodiscard]] QStringList ids() const;

    [[nodiscard]] const QString& current() const { return m_current; }

    [[nodiscard]] Q_INVOKABLE QString name(const QString& id) const;
    [[nodiscard]] Q_INVOKABLE QString icon(const QString& id) const;
    /// "Ctrl+F2"
    [[nodiscard]] Q_INVOKABLE QString key(const QString& id) const;

    /// Nothing happens if the session may not use it.
    Q_INVOKABLE void go(const QString& id);

Q_SIGNALS:
    void changed();
    /// The page before is no longer shown: what is personal on it goes.
    void left(const QString& id);
    void entered(const QString& id);

private:
    void onSessionChanged();

    const StaffSession& m_session;
    QString m_current;
};

} // namespace onewindow::ui
