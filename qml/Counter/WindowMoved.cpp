// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/WindowMoved.h"

#include "services/core/Languages.h"
#include "services/queue/FeedKinds.h"

#include <QJsonArray>
#include <QStringList>

#include <utility>

namespace onewindow::ui {

using queue::textOf;

void WindowMoved::say(const QString& text)
{
    if (m_text != text) {
        m_text = text;
        Q_EMIT changed();
    }
}

void WindowMoved::look(const queue::HallPicture& hall, const QString& window, bool isMine)
{
    if (!isMine) {
        m_window.clear();
        say({});
        return;
    }
    const QJsonObject now = hall.find(queue::feed::kWindow, window);
    const QJsonArray served = now.value(QLatin1String("matters")).toArray();
    QSet<QString> matters;
    QStringList names;
    for (const QJsonValue matter : served) {
        matters.insert(matter.toString());
        names << hall.matterName(matter.toString(), programLanguage());
    }
    const QString number = textOf(now, "number");
    const bool isKnown = std::exchange(m_window, window) == window;
    if (isKnown && matters != m_matters) {
        constexpr qsizetype kNamed = 3;
        const QString what =
            names.size() <= kNamed
                ? names.join(tr("、"))
                : tr("%1 等 %2 项").arg(names.first(kNamed).join(tr("、"))).arg(names.size());
        m_number = number;
        say(tr("值班主任调整了本窗口办理的事项，现在办理：%1").arg(what));
    } else if (!isKnown || (!number.isEmpty() && number != m_number)) {
        say({});
    }
    m_matters = std::move(matters);
}

} // namespace onewindow::ui
