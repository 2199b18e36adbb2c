// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/HallMove.h"

#include "qml/Counter/CounterTexts.h"
#include "qml/Counter/HallEffects.h"
#include "qml/Counter/HallWords.h"
#include "services/core/Languages.h"
#include "services/queue/FeedKinds.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <tuple>
#include <utility>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::textOf;

namespace {

/// What was played is played again after so long: meanwhile the hall has gone on.
constexpr qint64 kPlayedForMs = 15'000;

QStringList textsOf(const QJsonObject& thing, const char* field)
{
    QStringList texts;
    const QJsonArray values = thing.value(QLatin1String(field)).toArray();
    for (const QJsonValue value : values) {
        texts << value.toString();
    }
    return texts;
}

bool areSame(const QStringList& a, const QStringList& b)
{
    return QSet<QString>(a.begin(), a.end()) == QSet<QString>(b.begin(), b.end());
}

} // namespace

HallMove::HallMove(sync::HallLink& link, HallCommands& commands, const queue::HallPicture& hall,
                   const QJsonObject& live, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_commands(commands)
    , m_hall(hall)
    , m_live(live)
{}

QJsonObject HallMove::windowNow() const
{
    const QJsonArray windows = m_live.value(QLatin1String("windows")).toArray();
    const auto found = std::find_if(windows.begin(), windows.end(), [this](const QJsonValue& one) {
        return textOf(one.toObject(), "id") == m_window;
    });
    return found == windows.end() ? QJsonObject() : (*found).toObject();
}

QStringList HallMove::servedNow() const
{
    return textsOf(windowNow(), "matters");
}

bool HallMove::canMove(const QString& window) const
{
    const QString state = textOf(m_hall.find(feed::kWindow, window), "state");
    return state == u"open" || state == u"paused";
}

void HallMove::begin(const QString& window, const QStringList& wanted)
{
    ++m_turn;
    m_window = window;
    m_put.clear();
    m_served = servedNow();
    m_wanted = wanted.isEmpty() ? m_served : wanted;
    m_level.clear();
    m_isPlanned = false;
    m_isPlayed = false;
    m_effects.setLines({});
    m_commands.setProblem({});
}

void HallMove::put(const QString& window, const QString& matter)
{
    if (!canMove(window) || matter.isEmpty()) {
        return;
    }
    begin(window, {});
    const bool isServed = m_served.contains(matter);
    if (isServed && m_served.size() == 1) {
        Q_EMIT changed(); // It does nothing else already.
        return;
    }
    m_put = matter;
    m_wanted = isServed ? QStringList(matter) : m_served + QStringList(matter);
    plan();
}

void HallMove::choose(const QString& window)
{
    if (canMove(window)) {
        begin(window, {});
        showChoices();
        Q_EMIT changed();
    }
}

void HallMove::showChoices()
{
    QHash<QString, qint64> waiting;
    const QJsonArray live = m_live.value(QLatin1String("matters")).toArray();
    for (const QJsonValue matter : live) {
        waiting.insert(textOf(matter.toObject(), "id"),
                       matter.toObject().value(QLatin1String("waiting")).toInteger());
    }
    QList<HallLine> lines;
    const auto& matters = m_hall.all(feed::kMatter);
    for (auto matter = matters.cbegin(); matter != matters.cend(); ++matter) {
        HallLine line;
        line.id = matter.key();
        line.title = m_hall.matterName(line.id, programLanguage());
        const qint64 people = waiting.value(line.id);
        line.figure = people > 0 ? tr("%1 人等候").arg(people) : QString();
        line.isMarked = m_wanted.contains(line.id);
        lines.append(std::move(line));
    }
    std::sort(lines.begin(), lines.end(), [&](const HallLine& a, const HallLine& b) {
        const auto key = [&](const HallLine& line) {
            return std::tuple(!m_served.contains(line.id), -waiting.value(line.id), line.title,
                              line.id);
        };
        return key(a) < key(b);
    });
    m_choices.setLines(std::move(lines));
}

void HallMove::toggle(const QString& matter)
{
    if (m_wanted.removeAll(matter) == 0) {
        m_wanted << matter;
    }
    showChoices();
    Q_EMIT changed();
}

bool HallMove::canPlay() const
{
    return !m_window.isEmpty() && !m_wanted.isEmpty() && !areSame(m_wanted, m_served);
}

void HallMove::play()
{
    if (canPlay()) {
        plan();
    }
}

bool HallMove::canBeOnly() const
{
    return m_isPlanned && !m_put.isEmpty() && !m_served.contains(m_put);
}

bool HallMove::isOnly() const
{
    return m_isPlanned && !m_put.isEmpty() && m_wanted.size() == 1;
}

void HallMove::toggleOnly()
{
    if (canBeOnly()) {
        m_wanted = isOnly() ? m_served + QStringList(m_put) : QStringList(m_put);
        plan();
    }
}

void HallMove::plan()
{
    m_isPlanned = true;
    m_isPlayed = false;
    m_effects.setLines({});
    Q_EMIT changed();
    ask();
}

void HallMove::ask()
{
    m_playedAtMs = 0;
    const QJsonObject window{{QStringLiteral("window"), m_window},
                             {QStringLiteral("matters"), QJsonArray::fromStringList(m_wanted)}};
    m_link.post(QStringLiteral("/v1/hall/what-if"),
                {{QStringLiteral("windows"), QJsonArray{window}}},
                [this, turn = ++m_turn](const Result<QJsonObject>& outcome) {
                    if (turn != m_turn) {
                        return;
                    }
                    if (outcome) {
                        onOutcome(outcome.value());
                    } else {
                        cancel();
                        Q_EMIT refused(outcome.error());
                    }
                });
}

void HallMove::onOutcome(const QJsonObject& outcome)
{
    m_isPlayed = true;
    m_effects.setLines(effectLines(outcome, m_hall));
    const QJsonObject level = outcome.value(QLatin1String("level")).toObject();
    m_level = tr("今后一小时 %1 分钟内叫到：%2 → %3")
                  .arg(outcome.value(QLatin1String("levelMinutes")).toInteger())
                  .arg(serviceLevelText(level.value(QLatin1String("now")).toObject()),
                       serviceLevelText(level.value(QLatin1String("then")).toObject()));
    Q_EMIT changed();
}

void HallMove::tick(qint64 bootMs)
{
    if (!m_isPlanned || !m_isPlayed) {
        return;
    }
    if (m_playedAtMs == 0) {
        m_playedAtMs = bootMs;
    } else if (bootMs - m_playedAtMs >= kPlayedForMs) {
        ask(); // What is read stays until there is something else.
    }
}

void HallMove::cancel()
{
    ++m_turn;
    m_window.clear();
    m_put.clear();
    m_served.clear();
    m_wanted.clear();
    m_level.clear();
    m_isPlanned = false;
    m_isPlayed = false;
    m_effects.setLines({});
    m_choices.setLines({});
    Q_EMIT changed();
}

void HallMove::apply()
{
    if (!m_isPlayed || m_commands.isSamePress("assign")) {
        return;
    }
    const QString path = QStringLiteral("/v1/windows/%1/assign").arg(m_window);
    m_commands.setProblem({});
    m_commands.post(path,
                    {{QStringLiteral("matters"), QJsonArray::fromStringList(m_wanted)},
                     {QStringLiteral("expectedMatters"), QJsonArray::fromStringList(m_served)}},
                    [this, path](const Result<QJsonObject>& answer) {
                        cancel();
                        if (!answer && answer.error().code == ErrorCode::SessionEnded) {
                            m_commands.endSession(answer.error().detail);
                        } else if (!answer) {
                            m_commands.setProblem(refusalText(path, answer.error().code));
                        }
                        Q_EMIT settled();
                    });
}

QString HallMove::windowName() const
{
    return hallWindowName(m_hall, m_window);
}

QString HallMove::what() const
{
    const auto namesOf = [this](const QStringList& ids, const QStringList& without) {
        QStringList names;
        for (const QString& id : ids) {
            if (!without.contains(id)) {
                names << m_hall.matterName(id, programLanguage());
            }
        }
        return names;
    };
    const auto said = [](const QStringList& names) {
        constexpr qsizetype kNamed = 2;
        return names.size() <= kNamed
                   ? names.join(tr("、"))
                   : tr("%1 等 %2 项").arg(names.first(kNamed).join(tr("、"))).arg(names.size());
    };
    const QStringList more = namesOf(m_wanted, m_served);
    const QStringList less = namesOf(m_served, m_wanted);
    QStringList parts;
    if (!more.isEmpty()) {
        parts << tr("加办：%1").arg(said(more));
    }
    if (!less.isEmpty()) {
        parts << tr("不再办：%1").arg(said(less));
    }
    return parts.join(u'\n');
}

QString HallMove::emptyText() const
{
    if (!m_isPlanned || m_effects.count() > 0) {
        return {};
    }
    return m_isPlayed ? tr("等候时间基本不变") : tr("正在推算…");
}

} // namespace onewindow::ui
