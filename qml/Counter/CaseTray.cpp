// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CaseTray.h"

#include "qml/Counter/CounterTexts.h"
#include "services/core/HallTime.h"
#include "services/core/Languages.h"
#include "services/queue/FeedKinds.h"

#include <QJsonArray>
#include <QUrl>

#include <utility>

namespace onewindow::ui {

using queue::textOf;

namespace {

QString byNumber(const QString& number)
{
    return QStringLiteral("/v1/cases?number=") +
           QString::fromLatin1(QUrl::toPercentEncoding(number));
}

QJsonObject firstOf(const QJsonObject& answer)
{
    return answer.value(QLatin1String("cases")).toArray().first().toObject();
}

} // namespace

QString caseNumber(const QJsonObject& item)
{
    const QString number = textOf(item, "number");
    return number.isEmpty() ? textOf(item, "provisional") : number;
}

CaseTray::CaseTray(sync::HallLink& link, HallCommands& commands, const queue::HallPicture& hall,
                   const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_commands(commands)
    , m_hall(hall)
    , m_clock(clock)
    , m_items(link, clock, QLatin1String("cases"))
{
    connect(&m_items, &PagedList::changed, this, &CaseTray::onList);
    connect(&m_items, &PagedList::failed, this,
            [this](const Error& error) { setNotice(errorText(error.code)); });
}

QDate CaseTray::today() const
{
    return hallTime(m_clock.now().wallMs + m_link.clockOffsetMs()).date();
}

void CaseTray::enter(const QString& path)
{
    leave();
    m_items.show(path);
}

void CaseTray::leave()
{
    m_notice.clear();
    close();
    m_items.clear();
}

void CaseTray::refresh()
{
    m_items.refresh();
    if (m_item.isEmpty()) {
        setNotice({});
    } else {
        readAgain({});
    }
}

void CaseTray::setNotice(const QString& notice)
{
    m_notice = notice;
    Q_EMIT changed();
}

void CaseTray::onList()
{
    // What the owner says of the open one counts as soon as it is listed anew.
    const QJsonObject listed = m_items.find(m_id);
    if (!listed.isEmpty()) {
        m_item = listed;
    }
    Q_EMIT changed();
}

void CaseTray::close()
{
    ++m_turn;
    m_id.clear();
    m_item = {};
    m_content = {};
    m_matter.reset();
    Q_EMIT closed();
}

void CaseTray::ask(const QString& path, std::function<void(const Result<QJsonObject>&)> answered)
{
    m_link.get(path, [this, turn = m_turn,
                      answered = std::move(answered)](const Result<QJsonObject>& answer) {
        if (turn == m_turn) {
            answered(answer);
        }
    });
}

void CaseTray::open(const QJsonObject& item)
{
    close();
    m_item = item;
    m_id = textOf(item, "id");
    m_matter = matterOf(item);
    setNotice({});
    Q_EMIT opened();
    readContent();
}

void CaseTray::readContent()
{
    ask(QStringLiteral("/v1/cases/") + m_id,
        [this](const Result<QJsonObject>& content) { onContent(content); });
}

void CaseTray::onContent(const Result<QJsonObject>& content)
{
    if (content) {
        m_content = content.value();
        Q_EMIT contentRead();
        Q_EMIT changed();
    } else {
        setNotice(content.error().code == ErrorCode::NotFound
                      ? tr("填报内容还没有传到大厅，或已归档，请稍后再试")
                      : errorText(content.error().code));
    }
}

void CaseTray::find(const QString& code)
{
    // An input method may have made the letters wide; of a link the last part counts.
    const QString typed = code.normalized(QString::NormalizationForm_KC)
                              .trimmed()
                              .section(u'?', 0, 0)
                              .section(u'/', -1);
    if (typed.isEmpty()) {
        return;
    }
    close();
    setNotice({});
    ask(byNumber(typed), [this](const Result<QJsonObject>& answer) { onFound(answer); });
}

void CaseTray::onFound(const Result<QJsonObject>& answer)
{
    const QJsonObject item = answer ? firstOf(answer.value()) : QJsonObject();
    if (!item.isEmpty()) {
        open(item);
    } else {
        setNotice(answer ? tr("没有找到这个办件：请核对编号；刚申报的，请稍等再查")
                         : errorText(answer.error().code));
    }
}

void CaseTray::readAgain(const QString& notice)
{
    ask(byNumber(caseNumber(m_item)),
        [this, notice](const Result<QJsonObject>& answer) { onStanding(answer, notice); });
}

void CaseTray::onStanding(const Result<QJsonObject>& answer, const QString& notice)
{
    if (!answer) {
        setNotice(errorText(answer.error().code));
        return;
    }
    const QJsonObject item = firstOf(answer.value());
    if (textOf(item, "id") == m_id) {
        m_item = item;
        Q_EMIT stoodAnew(notice);
    } else {
        setNotice(notice);
    }
}

void CaseTray::tell(const QString& verb, const QJsonObject& body, sync::HallLink::Callback answered)
{
    m_commands.setProblem({});
    m_commands.post(
        QStringLiteral("/v1/cases/") + m_id + u'/' + verb, body,
        [this, turn = m_turn, answered = std::move(answered)](const Result<QJsonObject>& answer) {
            if (!answer && answer.error().code == ErrorCode::SessionEnded) {
                m_commands.endSession(answer.error().detail);
            } else if (turn == m_turn) {
                answered(answer);
            }
        });
}

std::optional<catalog::Matter> CaseTray::matterOf(const QJsonObject& item) const
{
    const auto matter =
        catalog::matterFromJson(m_hall.find(queue::feed::kMatter, textOf(item, "matter")));
    return matter ? std::optional(matter.value()) : std::nullopt;
}

QString CaseTray::title() const
{
    return m_item.isEmpty() ? QString()
                            : m_hall.matterName(textOf(m_item, "matter"), programLanguage());
}

} // namespace onewindow::ui
