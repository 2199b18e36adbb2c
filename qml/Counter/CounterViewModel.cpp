// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CounterViewModel.h"

#include "qml/Counter/CounterTexts.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/Ticket.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>
#include <QPointer>

#include <algorithm>

namespace onewindow::ui {

namespace feed = queue::feed;

namespace {

constexpr qint64 kUndoMs = 8'000;
constexpr qint64 kMinuteMs = 60'000;
/// A session's first page is on its way for so long before the hall counts as silent.
constexpr qint64 kLoadingMs = 3'000;
/// A second press of the same key within this time is the same press.
constexpr qint64 kSamePressMs = 400;

QString language()
{
    return QLocale().name();
}

QString text(const QJsonObject& json, const char* key)
{
    return json.value(QLatin1String(key)).toString();
}

catalog::LocalText localText(const QJsonObject& json)
{
    return {text(json, "zh"), text(json, "en")};
}

/// The key that sends this command: those that take turns on one key share its name.
const char* keyOf(const char* verb)
{
    const QLatin1String name(verb);
    if (name == QLatin1String("finish")) {
        return "start";
    }
    if (name == QLatin1String("close")) {
        return "open";
    }
    return name == QLatin1String("resume") ? "pause" : verb;
}

bool canBeRestored(const QJsonObject& ticket)
{
    const auto state = queue::stateFromName(text(ticket, "state"));
    return state == queue::TicketState::SetAside || state == queue::TicketState::Missed ||
           state == queue::TicketState::Pending;
}

} // namespace

CounterViewModel::CounterViewModel(sync::HallLink& link, const Clock& clock, QString window,
                                   QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_clock(clock)
    , m_window(std::move(window))
    , m_isFresh(link.isFresh())
{
    m_staleSinceMs = m_clock.now().wallMs;
    connect(&m_link, &sync::HallLink::pageArrived, this, &CounterViewModel::onPage);
    connect(&m_link, &sync::HallLink::freshChanged, this, &CounterViewModel::onFresh);
    connect(&m_link, &sync::HallLink::sessionEnded, this, [this] {
        if (isSignedIn()) {
            endSession();
            setProblem(tr("大厅服务器已重新启动，请重新登录。窗口和号码都还在"));
        }
    });
}

qint64 CounterViewModel::hallNowMs() const
{
    return m_clock.now().wallMs + m_link.clockOffsetMs();
}

void CounterViewModel::onPage(const journal::FeedPage& page)
{
    m_hall.apply(page);
    m_choice.setCatalogue(m_hall);
    refreshLists();
    askPerson();
    Q_EMIT hallChanged();
    Q_EMIT ticked();
}

void CounterViewModel::onFresh(bool isFresh)
{
    m_isFresh = isFresh;
    if (!isFresh) {
        m_staleSinceMs = m_clock.now().wallMs;
    }
    Q_EMIT freshChanged();
    Q_EMIT staleChanged();
}

QString CounterViewModel::matterName(const QString& id) const
{
    return m_hall.matterName(id, language());
}

QString CounterViewModel::tagOf(const QJsonObject& ticket) const
{
    QStringList tags;
    const auto klass = queue::classFromName(text(ticket, "class"));
    if (klass != queue::TicketClass::Ordinary) {
        tags << tr("优先 · %1").arg(classText(klass));
    }
    const QString from = text(ticket, "transferredFrom");
    if (!from.isEmpty()) {
        tags << tr("转自 %1 号窗口").arg(from);
    }
    if (ticket.value(QLatin1String("isUnknown")).toBool()) {
        tags << tr("出票未确认");
    }
    return tags.join(QStringLiteral(" · "));
}

void CounterViewModel::refreshLists()
{
    const QJsonArray served =
        m_hall.find(feed::kWindow, m_window).value(QLatin1String("matters")).toArray();
    QList<QJsonObject> waiting;
    QList<QJsonObject> aside;
    for (const QJsonObject& ticket : m_hall.all(feed::kTicket)) {
        if (!served.contains(ticket.value(QLatin1String("matter")))) {
            continue;
        }
        const auto state = queue::stateFromName(text(ticket, "state"));
        if (state == queue::TicketState::Waiting) {
            waiting << ticket;
        } else if (state == queue::TicketState::SetAside || state == queue::TicketState::Missed) {
            aside << ticket;
        }
    }
    const auto byDue = [](const QJsonObject& a, const QJsonObject& b) {
        const auto due = [](const QJsonObject& t) {
            return t.value(QLatin1String("dueAt")).toInteger();
        };
        return std::pair(due(a), text(a, "number")) < std::pair(due(b), text(b, "number"));
    };
    std::sort(waiting.begin(), waiting.end(), byDue);
    std::sort(aside.begin(), aside.end(), byDue);

    m_longestWaitMs = 0;
    QList<TicketLine> lines;
    for (const QJsonObject& ticket : waiting) {
        const qint64 waitedMs =
            std::max<qint64>(0, hallNowMs() - ticket.value(QLatin1String("issuedAt")).toInteger());
        m_longestWaitMs = std::max(m_longestWaitMs, waitedMs);
        lines << TicketLine{text(ticket, "id"), text(ticket, "number"),
                            matterName(text(ticket, "matter")), tagOf(ticket),
                            tr("%1 分").arg(waitedMs / kMinuteMs)};
    }
    m_queue.setLines(std::move(lines));
    QList<TicketLine> asideLines;
    for (const QJsonObject& ticket : aside) {
        const bool isMissed =
            queue::stateFromName(text(ticket, "state")) == queue::TicketState::Missed;
        asideLines << TicketLine{text(ticket, "id"),
                                 text(ticket, "number"),
                                 matterName(text(ticket, "matter")),
                                 isMissed ? tr("过号") : tr("未取号票"),
                                 {}};
    }
    m_setAside.setLines(std::move(asideLines));
}

QJsonObject CounterViewModel::hand() const
{
    const QString id = text(m_hall.find(feed::kWindow, m_window), "ticket");
    // Whom a colleague has in hand is nobody's business here.
    if (windowState() == WindowState::Closed) {
        return {};
    }
    return id.isEmpty() ? QJsonObject() : m_hall.find(feed::kTicket, id);
}

void CounterViewModel::askPerson()
{
    const QJsonObject ticket = hand();
    const QString id = text(ticket, "id");
    if (id == m_personTicket) {
        return;
    }
    m_personTicket = id;
    setPerson({});
    if (id.isEmpty() || !isSignedIn()) {
        return;
    }
    m_link.get(QStringLiteral("/v1/tickets/%1/person").arg(id),
               [this, id](const Result<QJsonObject>& answer) {
                   if (m_personTicket != id) {
                       return;
                   }
                   if (!answer) {
                       setPerson(answer.error().code == ErrorCode::NotFound
                                     ? tr("未刷身份证")
                                     : tr("暂时查不到本人信息，请核对证件"));
                       return;
                   }
                   QString person = text(answer.value(), "name");
                   const QString number = text(answer.value(), "idNumber");
                   if (!number.isEmpty()) {
                       person += person.isEmpty() ? number : QStringLiteral(" · ") + number;
                   }
                   if (answer.value().value(QLatin1String("isTyped")).toBool()) {
                       person += tr("(手工输入,请核对证件)");
                   }
                   setPerson(person);
               });
}

void CounterViewModel::setPerson(const QString& person)
{
    if (m_person != person) {
        m_person.fill(QChar(u'\0'));
        m_person = person;
        Q_EMIT personChanged();
    }
}

void CounterViewModel::setBusy(bool isBusy)
{
    if (m_isBusy != isBusy) {
        m_isBusy = isBusy;
        Q_EMIT busyChanged();
    }
}

void CounterViewModel::setProblem(const QString& problem)
{
    if (m_problem != problem) {
        m_problem = problem;
        Q_EMIT problemChanged();
    }
}

void CounterViewModel::dismissProblem()
{
    setProblem({});
}

void CounterViewModel::send(const QString& path, const QJsonObject& body,
                            std::function<void(const QJsonObject&)> done)
{
    if (m_isBusy) {
        return;
    }
    setBusy(true);
    setProblem({});
    m_link.post(path, body,
                [this, path, done = std::move(done)](const Result<QJsonObject>& answer) {
                    setBusy(false);
                    if (answer) {
                        done(answer.value());
                        return;
                    }
                    const bool isRecall = path.endsWith(QLatin1String("/recall"));
                    setProblem(isRecall && answer.error().code == ErrorCode::Conflict
                                   ? tr("刚刚叫过，请稍等几秒再重呼")
                                   : errorText(answer.error().code));
                    // A hall that was restarted knows no session: sign in again.
                    if (answer.error().code == ErrorCode::BadCredentials && isSignedIn()) {
                        endSession();
                    }
                });
}

bool CounterViewModel::isSamePress(const char* key)
{
    const qint64 nowMs = m_clock.now().bootMs;
    if (QLatin1String(key) == QLatin1String(m_lastKey) && nowMs - m_lastPressMs < kSamePressMs) {
        return true;
    }
    if (!m_isBusy) {
        m_lastKey = key;
        m_lastPressMs = nowMs;
    }
    return false;
}

void CounterViewModel::command(const char* verb, QJsonObject body, const QString& undoText)
{
    if (isSamePress(keyOf(verb))) {
        return;
    }
    const QString ticket = text(hand(), "id");
    if (!ticket.isEmpty()) {
        body.insert(QStringLiteral("expectedTicket"), ticket);
    }
    const bool isFinish = QLatin1String(verb) == QLatin1String("finish");
    const qint64 startedAt = hand().value(QLatin1String("startedAt")).toInteger();
    send(QStringLiteral("/v1/windows/%1/%2").arg(m_window, QLatin1String(verb)), body,
         [this, undoText, isFinish, startedAt](const QJsonObject&) {
             m_undoText = undoText;
             m_undoUntilMs = undoText.isEmpty() ? 0 : m_clock.now().bootMs + kUndoMs;
             m_undoServedMs = -1;
             if (isFinish) {
                 m_undoServedMs = std::max<qint64>(0, hallNowMs() - startedAt);
                 m_servedMs += m_undoServedMs;
                 ++m_served;
                 Q_EMIT servedChanged();
             }
             Q_EMIT ticked();
         });
}

void CounterViewModel::signIn(const QString& account, const QString& password)
{
    send(QStringLiteral("/v1/session"),
         {{QStringLiteral("account"), account.trimmed()}, {QStringLiteral("password"), password}},
         [this, account](const QJsonObject& session) {
             m_token = text(session, "token");
             m_staffName = text(session, "name");
             m_account = account.trimmed().toLower();
             m_served = 0;
             m_servedMs = 0;
             useToken(m_token);
             Q_EMIT sessionChanged();
             Q_EMIT servedChanged();
         });
}

void CounterViewModel::useToken(const QString& token)
{
    // The feed is read anew as somebody else: for a moment nothing is fresh, and nothing is wrong.
    m_loadingUntilMs = m_clock.now().bootMs + kLoadingMs;
    m_link.setToken(token);
}

void CounterViewModel::endSession()
{
    m_token.clear();
    m_staffName.clear();
    m_account.clear();
    m_personTicket.clear();
    m_undoUntilMs = 0;
    setPerson({});
    useToken({});
    Q_EMIT sessionChanged();
}

void CounterViewModel::signOut()
{
    if (m_isBusy || !isSignedIn()) {
        return;
    }
    setBusy(true);
    m_link.del(QStringLiteral("/v1/session"), [this](const Result<QJsonObject>&) {
        // Answered or not: this machine forgets.
        setBusy(false);
        endSession();
    });
}

void CounterViewModel::openWindow()
{
    command("open", {{QStringLiteral("matters"), QJsonArray::fromStringList(m_choice.wanted())}},
            {});
}

void CounterViewModel::closeWindow()
{
    command("close", {}, {});
}

void CounterViewModel::callNext()
{
    if (handState() != HandState::Nobody) {
        setProblem(handState() == HandState::Called
                       ? tr("还有一位正在叫号：请先按“开始办理”或“过号”")
                       : tr("还有一位正在办理：请先按“办结”"));
        return;
    }
    command("call-next", {}, tr("撤销叫号"));
}

void CounterViewModel::recall()
{
    command("recall", {}, {});
}

void CounterViewModel::noShow()
{
    command("no-show", {}, tr("撤销过号"));
}

void CounterViewModel::startOrFinish()
{
    if (handState() != HandState::Serving) {
        command("start", {}, tr("撤销开始"));
        return;
    }
    command("finish", {}, tr("撤销办结"));
}

void CounterViewModel::transfer(const QString& matter, const QString& reason)
{
    command("transfer", {{QStringLiteral("matter"), matter}, {QStringLiteral("reason"), reason}},
            tr("撤销转移"));
}

void CounterViewModel::pause(const QString& reason)
{
    command("pause", {{QStringLiteral("reason"), reason}}, {});
}

void CounterViewModel::resume()
{
    command("resume", {}, {});
}

void CounterViewModel::undo()
{
    if (undoSeconds() == 0 || isSamePress("undo")) {
        return;
    }
    send(QStringLiteral("/v1/windows/%1/undo").arg(m_window), {}, [this](const QJsonObject&) {
        m_undoUntilMs = 0;
        if (m_undoServedMs >= 0) {
            --m_served;
            m_servedMs -= m_undoServedMs;
            m_undoServedMs = -1;
            Q_EMIT servedChanged();
        }
        Q_EMIT ticked();
    });
}

void CounterViewModel::restore(const QString& ticketId)
{
    if (!isSamePress("restore")) {
        send(QStringLiteral("/v1/tickets/%1/restore").arg(ticketId), {}, [](const QJsonObject&) {});
    }
}

void CounterViewModel::restoreFirst()
{
    if (m_setAside.count() > 0) {
        restore(m_setAside.lines().constFirst().id);
    }
}

void CounterViewModel::restoreByCode(const QString& code)
{
    // An input method may have made the letters wide.
    const QString typed = code.normalized(QString::NormalizationForm_KC).trimmed();
    const QString number = typed.toUpper();
    const QString token = typed.section(u'?', 0, 0).section(u'/', -1);
    if (typed.isEmpty()) {
        return;
    }
    for (const QJsonObject& ticket : m_hall.all(feed::kTicket)) {
        if (text(ticket, "number") != number && text(ticket, "token") != token) {
            continue;
        }
        if (canBeRestored(ticket)) {
            restore(text(ticket, "id"));
        } else {
            setProblem(tr("%1 号已在等候或办理，不用找回").arg(text(ticket, "number")));
        }
        return;
    }
    setProblem(tr("没有找到这张号票：可能已办结、已取消，或不是今天的"));
}

void CounterViewModel::answerHelp()
{
    const auto& calls = m_hall.all(feed::kHelp);
    if (!calls.isEmpty() && !isSamePress("help")) {
        send(QStringLiteral("/v1/help/%1/answer").arg(calls.firstKey()), {},
             [](const QJsonObject&) {});
    }
}

QList<QJsonObject> CounterViewModel::orderedWindows() const
{
    QList<QJsonObject> windows = m_hall.all(feed::kWindow).values();
    std::sort(windows.begin(), windows.end(), [](const auto& a, const auto& b) {
        return a.value(QLatin1String("order")).toInteger() <
               b.value(QLatin1String("order")).toInteger();
    });
    return windows;
}

QStringList CounterViewModel::windowIds() const
{
    QStringList ids;
    for (const QJsonObject& window : orderedWindows()) {
        ids << text(window, "id");
    }
    return ids;
}

QStringList CounterViewModel::windowNames() const
{
    QStringList names;
    for (const QJsonObject& window : orderedWindows()) {
        names << localText(window.value(QLatin1String("name")).toObject()).in(language());
    }
    return names;
}

QStringList CounterViewModel::transferIds() const
{
    QStringList ids = m_choice.matterIds();
    ids.removeAll(text(hand(), "matter"));
    return ids;
}

QStringList CounterViewModel::transferNames() const
{
    QStringList names;
    for (const QString& id : transferIds()) {
        names << matterName(id);
    }
    return names;
}

void CounterViewModel::setWindowId(const QString& window)
{
    if (m_window != window) {
        m_window = window;
        refreshLists();
        Q_EMIT sessionChanged();
        Q_EMIT hallChanged();
    }
}

QString CounterViewModel::windowName() const
{
    const QJsonObject window = m_hall.find(feed::kWindow, m_window);
    const QString name = localText(window.value(QLatin1String("name")).toObject()).in(language());
    return name.isEmpty() ? tr("%1 号窗口").arg(m_window) : name;
}

CounterViewModel::WindowState CounterViewModel::windowState() const
{
    const QJsonObject window = m_hall.find(feed::kWindow, m_window);
    // A window that a colleague has open is not this clerk's.
    if (!isSignedIn() || text(window, "staff") != m_account) {
        return WindowState::Closed;
    }
    const QString state = text(window, "state");
    if (state == u"open") {
        return WindowState::Open;
    }
    return state == u"paused" ? WindowState::Paused : WindowState::Closed;
}

bool CounterViewModel::isTaken() const
{
    const QJsonObject window = m_hall.find(feed::kWindow, m_window);
    return isSignedIn() && text(window, "staff") != m_account &&
           (text(window, "state") == u"open" || text(window, "state") == u"paused");
}

QString CounterViewModel::pauseReason() const
{
    return text(m_hall.find(feed::kWindow, m_window), "reason");
}

QString CounterViewModel::servedToday() const
{
    if (m_served <= 0) {
        return tr("本次登录办结 0");
    }
    const qint64 seconds = m_servedMs / m_served / 1000;
    return tr("本次登录办结 %1 · 平均 %2 分 %3 秒")
        .arg(m_served)
        .arg(seconds / 60)
        .arg(seconds % 60);
}

QString CounterViewModel::queueTitle() const
{
    if (m_queue.count() == 0) {
        return tr("等候 0 人");
    }
    return tr("等候 %1 人 · 最长 %2 分钟").arg(m_queue.count()).arg(m_longestWaitMs / kMinuteMs);
}

CounterViewModel::HandState CounterViewModel::handState() const
{
    const auto state = queue::stateFromName(text(hand(), "state"));
    if (state == queue::TicketState::Called) {
        return HandState::Called;
    }
    return state == queue::TicketState::Serving ? HandState::Serving : HandState::Nobody;
}

QString CounterViewModel::handNumber() const
{
    return text(hand(), "number");
}

QString CounterViewModel::handMatter() const
{
    const QString matter = text(hand(), "matter");
    return matter.isEmpty() ? QString() : matterName(matter);
}

QString CounterViewModel::handWaited() const
{
    const QJsonObject ticket = hand();
    const qint64 waitedMs = ticket.value(QLatin1String("calledAt")).toInteger() -
                            ticket.value(QLatin1String("issuedAt")).toInteger();
    return tr("%1 分").arg(std::max<qint64>(0, waitedMs) / kMinuteMs);
}

QString CounterViewModel::handElapsed() const
{
    const QJsonObject ticket = hand();
    const qint64 since = handState() == HandState::Serving
                             ? ticket.value(QLatin1String("startedAt")).toInteger()
                             : ticket.value(QLatin1String("calledAt")).toInteger();
    const qint64 seconds = since == 0 ? 0 : std::max<qint64>(0, hallNowMs() - since) / 1000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString CounterViewModel::handWhy() const
{
    const auto klass = queue::classFromName(text(hand(), "class"));
    return klass == queue::TicketClass::Ordinary ? tr("取号最早")
                                                 : tr("优先：%1").arg(classText(klass));
}

int CounterViewModel::handCallCount() const
{
    return hand().value(QLatin1String("callCount")).toInt();
}

bool CounterViewModel::isHandUnknown() const
{
    return hand().value(QLatin1String("isUnknown")).toBool();
}

QStringList CounterViewModel::materials() const
{
    QStringList names;
    const auto matter = catalog::matterFromJson(m_hall.find(feed::kMatter, text(hand(), "matter")));
    if (matter) {
        for (const catalog::Material& material : matter.value().materials) {
            names << material.name.in(language());
        }
    }
    return names;
}

QString CounterViewModel::staleText() const
{
    if (m_isFresh || m_clock.now().bootMs < m_loadingUntilMs) {
        return {};
    }
    return tr("与大厅服务器失去联系，%1 "
              "起显示的可能不是最新情况。正在自动重连；期间请按纸质号码顺序接待")
        .arg(QDateTime::fromMSecsSinceEpoch(m_staleSinceMs).toString(QStringLiteral("HH:mm:ss")));
}

int CounterViewModel::undoSeconds() const
{
    const qint64 leftMs = m_undoUntilMs - m_clock.now().bootMs;
    return leftMs <= 0 ? 0 : static_cast<int>((leftMs + 999) / 1000);
}

QString CounterViewModel::undoText() const
{
    return undoSeconds() == 0 ? tr("撤销") : tr("%1(%2)").arg(m_undoText).arg(undoSeconds());
}

QString CounterViewModel::helpText() const
{
    const auto& calls = m_hall.all(feed::kHelp);
    return calls.isEmpty() ? QString()
                           : tr("自助终端 %1 有人呼叫工作人员").arg(text(calls.first(), "node"));
}

QString CounterViewModel::deviceText() const
{
    QStringList faults;
    const auto& devices = m_hall.all(feed::kDevice);
    for (auto node = devices.cbegin(); node != devices.cend(); ++node) {
        for (const char* device : {"printer", "reader", "scanner"}) {
            const QString fault = deviceFaultText(device, text(node.value(), device));
            if (!fault.isEmpty()) {
                faults << tr("自助终端 %1：%2").arg(node.key(), fault);
            }
        }
    }
    return faults.join(tr("；"));
}

QString CounterViewModel::timeText() const
{
    return QDateTime::fromMSecsSinceEpoch(hallNowMs()).toString(QStringLiteral("HH:mm"));
}

void CounterViewModel::tick()
{
    if (!m_isFresh) {
        Q_EMIT staleChanged();
    }
    refreshLists();
    Q_EMIT ticked();
}

} // namespace onewindow::ui
