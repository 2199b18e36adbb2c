// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/staff/ScriptedHall.h"

#include "services/core/Durations.h"
#include "services/core/Enforce.h"
#include "services/queue/FeedKinds.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace onewindow::testing {

using namespace Qt::StringLiterals;
namespace kinds = queue::feed;

namespace {

QJsonObject tryout(const QString& name)
{
    QFile file(QStringLiteral(ONEWINDOW_SOURCE_DIR "/packaging/tryout/") + name);
    OW_ENFORCE(file.open(QIODevice::ReadOnly));
    return QJsonDocument::fromJson(file.readAll()).object();
}

QJsonObject merged(QJsonObject fields, const QJsonObject& more)
{
    for (auto it = more.begin(); it != more.end(); ++it) {
        fields.insert(it.key(), it.value());
    }
    return fields;
}

} // namespace

void ScriptedHall::start()
{
    setFresh(true);
    const QJsonObject hall = tryout(u"hall.json"_s);
    feed(kinds::kHall, u"hall"_s, QJsonObject{{u"name"_s, hall["name"_L1]}});
    const QJsonArray windows = hall["windows"_L1].toArray();
    for (const QJsonValue& window : windows) {
        m_windows.insert(window["id"_L1].toString(), window);
        this->window(u"closed"_s, {}, window["id"_L1].toString());
    }
    const QJsonObject catalogue = tryout(u"catalogue.json"_s);
    const QJsonArray themes = catalogue["themes"_L1].toArray();
    for (const QJsonValue& theme : themes) {
        feed(kinds::kTheme, theme["id"_L1].toString(), theme.toObject());
    }
    const QJsonArray departments = catalogue["departments"_L1].toArray();
    for (const QJsonValue& department : departments) {
        feed(kinds::kDepartment, department["id"_L1].toString(), department.toObject());
    }
    const QJsonArray matters = catalogue["matters"_L1].toArray();
    for (const QJsonValue& matter : matters) {
        feed(kinds::kMatter, matter["id"_L1].toString(), matter.toObject());
    }
}

void ScriptedHall::setFresh(bool isFresh)
{
    if (m_isFresh != isFresh) {
        m_isFresh = isFresh;
        Q_EMIT freshChanged(isFresh);
    }
}

void ScriptedHall::setToken(const QString& /*token*/)
{}

void ScriptedHall::post(const QString& path, const QJsonObject& body, Callback callback)
{
    lastBody = body;
    posted << path;
    if (std::exchange(isFailing, false)) {
        callback(Error{failure, failureDetail});
        return;
    }
    callback(path == u"/v1/session"
                 ? QJsonObject{{u"token"_s, u"t"_s},
                               {u"name"_s, u"王晓燕"_s},
                               {u"permissions"_s, QJsonArray::fromStringList(permissions)}}
                 : answers.value(path));
}

void ScriptedHall::get(const QString& path, Callback callback)
{
    if (answers.contains(path)) {
        asked << path;
        callback(answers.value(path));
        return;
    }
    ++personAsked;
    if (isPersonAway) {
        callback(Error{ErrorCode::Timeout, {}});
        return;
    }
    callback(person.isEmpty() ? Result<QJsonObject>(Error{ErrorCode::NotFound, {}})
                              : Result<QJsonObject>(person));
}

void ScriptedHall::del(const QString& path, Callback callback)
{
    posted << path;
    callback(QJsonObject());
}

void ScriptedHall::feed(const char* kind, const QString& id, const std::optional<QJsonObject>& body)
{
    journal::FeedPage page;
    page.changes << journal::FeedChange{
        .kind = QString::fromLatin1(kind), .id = id, .version = ++m_position, .body = body};
    Q_EMIT pageArrived(page);
}

void ScriptedHall::ticket(const QString& number, const QString& matter, queue::TicketState state,
                          int minutesAgo, const QJsonObject& more)
{
    const qint64 issuedAt = nowMs - minutesAgo * kMinuteMs;
    feed(kinds::kTicket, number,
         merged({{u"id"_s, number},
                 {u"number"_s, number},
                 {u"matter"_s, matter},
                 {u"class"_s, u"ordinary"_s},
                 {u"state"_s, queue::stateName(state)},
                 {u"issuedAt"_s, issuedAt},
                 {u"dueAt"_s, issuedAt}},
                more));
}

QJsonObject ScriptedHall::matter(const QString& id)
{
    const QJsonArray all = tryout(u"catalogue.json"_s)["matters"_L1].toArray();
    const auto found = std::find_if(all.begin(), all.end(), [&id](const QJsonValue& matter) {
        return matter["id"_L1].toString() == id;
    });
    OW_ENFORCE(found != all.end());
    return found->toObject();
}

void ScriptedHall::window(const QString& state, const QJsonObject& more, const QString& id)
{
    const QString which = id.isEmpty() ? u"1"_s : id;
    QJsonArray matters;
    const QJsonArray all = tryout(u"catalogue.json"_s)["matters"_L1].toArray();
    for (const QJsonValue& matter : all) {
        matters << matter["id"_L1];
    }
    feed(kinds::kWindow, which,
         merged(m_windows.value(which).toObject(),
                merged({{u"state"_s, state},
                        {u"staff"_s, state == u"closed" ? QString() : u"wang"_s},
                        {u"matters"_s, state == u"closed" ? QJsonArray() : matters}},
                       more)));
}

void ScriptedHall::call(const QString& window, const QString& number, int minutesAgo, int count)
{
    feed(kinds::kCall, window,
         QJsonObject{{u"number"_s, number},
                     {u"ticket"_s, number},
                     {u"window"_s, window},
                     {u"calledAt"_s, nowMs - minutesAgo * kMinuteMs},
                     {u"count"_s, count},
                     {u"state"_s, u"called"_s}});
}

} // namespace onewindow::testing
