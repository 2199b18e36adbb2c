// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/HallPicture.h"

#include <QObject>
#include <QSet>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// Tells a clerk that somebody else has changed what their open window serves, until the next
/// number is called there.
class WindowMoved : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    /// Empty where there is nothing to say.
    Q_PROPERTY(QString text READ text NOTIFY changed)

public:
    using QObject::QObject;

    /// `window` as the feed has it now. `isMine`: the clerk has it open or paused; before and after
    /// that whoever opens it says what it serves.
    void look(const queue::HallPicture& hall, const QString& window, bool isMine);

    [[nodiscard]] const QString& text() const { return m_text; }

Q_SIGNALS:
    void changed();

private:
    void say(const QString& text);

    QString m_window; ///< Whose matters these are; empty for none.
    QSet<QString> m_matters;
    QString m_number; ///< In hand, when it was moved.
    QString m_text;
};

} // namespace onewindow::ui
