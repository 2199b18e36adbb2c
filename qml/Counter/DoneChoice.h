// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// Which of the matters of a number were done at the window, as the clerk says when the service
/// ends.
class DoneChoice : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    Q_PROPERTY(QList<QString> ids READ ids NOTIFY asked)
    Q_PROPERTY(QList<QString> names READ names NOTIFY asked)
    Q_PROPERTY(QList<QString> done READ done NOTIFY changed)
    /// The first one that was not done; empty when all were.
    Q_PROPERTY(QString restName READ restName NOTIFY changed)

public:
    using QObject::QObject;

    /// Begins anew: `served`, of `ids`, are those that the window serves, taken for done unless the
    /// clerk says otherwise.
    void ask(const QStringList& ids, const QStringList& names, const QStringList& served);

    /// It was done, or it was not after all.
    Q_INVOKABLE void toggle(const QString& id);

    [[nodiscard]] const QStringList& ids() const { return m_ids; }

    [[nodiscard]] const QStringList& names() const { return m_names; }

    [[nodiscard]] const QStringList& done() const { return m_done; }

    /// The first one that was not done; empty when all were.
    [[nodiscard]] QString rest() const;
    [[nodiscard]] QString restName() const;

Q_SIGNALS:
    void asked();
    void changed();

private:
    QStringList m_ids;
    QStringList m_names;
    QStringList m_done; ///< In the order of m_ids.
};

} // namespace onewindow::ui
