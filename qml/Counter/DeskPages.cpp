// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/DeskPages.h"

#include <algorithm>
#include <array>
#include <utility>

namespace onewindow::ui {

namespace {

struct Page
{
    QLatin1String id;
    QLatin1String permission; ///< Empty: everybody who signs in.
    QLatin1String icon;
    QLatin1String key;
};

constexpr std::array kPages{
    Page{QLatin1String("window"), {}, QLatin1String("event_seat"), QLatin1String("Ctrl+F1")},
    Page{QLatin1String("accept"), QLatin1String("case.accept"), QLatin1String("note_add"),
         QLatin1String("Ctrl+Shift+F1")},
    Page{QLatin1String("cases"), QLatin1String("case.show"), QLatin1String("assignment"),
         QLatin1String("Ctrl+F2")},
    Page{QLatin1String("handOut"), QLatin1String("case.handOver"),
         QLatin1String("assignment_turned_in"), QLatin1String("Ctrl+Shift+F2")},
    Page{QLatin1String("feedback"), QLatin1String("feedback.read"), QLatin1String("forum"),
         QLatin1String("Ctrl+F3")},
    Page{QLatin1String("reception"), QLatin1String("ticket.issue"),
         QLatin1String("confirmation_number"), QLatin1String("Ctrl+F4")},
    Page{QLatin1String("card"), QLatin1String("person.show"), QLatin1String("badge"),
         QLatin1String("Ctrl+F5")},
    Page{QLatin1String("outage"), {}, QLatin1String("menu_book"), QLatin1String("Ctrl+F6")},
    Page{QLatin1String("reports"), QLatin1String("ratings.read"), QLatin1String("insert_chart"),
         QLatin1String("Ctrl+F7")},
    Page{QLatin1String("hall"), QLatin1String("hall.watch"), QLatin1String("dashboard"),
         QLatin1String("Ctrl+F8")},
    Page{QLatin1String("rules"), QLatin1String("rules.edit"), QLatin1String("tune"),
         QLatin1String("Ctrl+Shift+F8")},
};

const Page* pageOf(const QString& id)
{
    const auto* const found = std::find_if(kPages.begin(), kPages.end(),
                                           [&id](const Page& page) { return page.id == id; });
    return found == kPages.end() ? nullptr : found;
}

} // namespace

DeskPages::DeskPages(const StaffSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_current(kPages.front().id)
{
    connect(&m_session, &StaffSession::changed, this, &DeskPages::onSessionChanged);
}

QStringList DeskPages::ids() const
{
    QStringList allowed;
    for (const Page& page : kPages) {
        if (page.permission.isEmpty() || m_session.may(QString(page.permission))) {
            allowed << page.id;
        }
    }
    return allowed;
}

QString DeskPages::name(const QString& id) const
{
    if (id == u"accept") {
        return tr("受理");
    }
    if (id == u"cases") {
        return tr("办件");
    }
    if (id == u"handOut") {
        return tr("取件");
    }
    if (id == u"feedback") {
        return tr("留言回访");
    }
    if (id == u"reception") {
        return tr("导服台");
    }
    if (id == u"card") {
        return tr("身份证");
    }
    if (id == u"reports") {
        return tr("统计");
    }
    if (id == u"hall") {
        return tr("大厅");
    }
    if (id == u"rules") {
        return tr("规则");
    }
    return id == u"outage" ? tr("应急") : tr("窗口");
}

QString DeskPages::icon(const QString& id) const
{
    const Page* page = pageOf(id);
    return page == nullptr ? QString() : QString(page->icon);
}

QString DeskPages::key(const QString& id) const
{
    const Page* page = pageOf(id);
    return page == nullptr ? QString() : QString(page->key);
}

void DeskPages::go(const QString& id)
{
    if (id == m_current || !ids().contains(id)) {
        return;
    }
    const QString before = std::exchange(m_current, id);
    Q_EMIT left(before);
    Q_EMIT changed();
    Q_EMIT entered(m_current);
}

/// Whoever signs in begins at the window; what the one before had open is gone.
void DeskPages::onSessionChanged()
{
    const QString before = std::exchange(m_current, QString(kPages.front().id));
    Q_EMIT left(before);
    Q_EMIT changed();
}

} // namespace onewindow::ui
