// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/ReceptionViewModel.h"

#include "qml/Counter/CounterTexts.h"
#include "qml/Counter/ReceptionSlip.h"
#include "qml/Texts/ClassText.h"
#include "services/core/HallTime.h"
#include "services/core/Languages.h"
#include "services/identity/Mask.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/Ticket.h"

#include <QJsonArray>
#include <QTime>

#include <optional>
#include <utility>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::textOf;
using queue::TicketClass;

namespace {

constexpr qsizetype kShownLimit = 200; ///< Lines of matters; who wants others types.

QString reasonName(const QString& code)
{
    if (code == u"document") {
        return ReceptionViewModel::tr("看过证件或证明");
    }
    if (code == u"visible") {
        return ReceptionViewModel::tr("现场看得出来");
    }
    return ReceptionViewModel::tr("本人说明");
}

/// "A0501" and "501" are 501.
std::optional<qint64> counterOf(const QString& typed)
{
    QString digits = typed.normalized(QString::NormalizationForm_KC).trimmed();
    // The series' letter and the hall's own mark, which every number of it has.
    if (!digits.isEmpty() && digits.front().isLetter()) {
        digits = digits.mid(1);
        if (!digits.startsWith(queue::kHallMark)) {
            return std::nullopt;
        }
        digits = digits.mid(1);
    }
    bool isNumber = false;
    const qint64 counter = digits.toLongLong(&isNumber);
    return isNumber && counter > 0 ? std::optional(counter) : std::nullopt;
}

/// "9:30", "0930" and "09：30" of today, Unix ms.
std::optional<qint64> timeToday(const QString& typed, qint64 nowMs)
{
    QString text = typed.normalized(QString::NormalizationForm_KC).trimmed().remove(u':');
    if (text.size() == 3) {
        text.prepend(u'0');
    }
    const QTime time = QTime::fromString(text, QStringLiteral("HHmm"));
    if (!time.isValid()) {
        return std::nullopt;
    }
    QDateTime at = hallTime(nowMs);
    at.setTime(time);
    return at.toMSecsSinceEpoch();
}

} // namespace

ReceptionViewModel::ReceptionViewModel(HallCommands& commands, const queue::HallPicture& hall,
                                       std::function<qint64()> hallNowMs, QObject* parent)
    : QObject(parent)
    , m_commands(commands)
    , m_hall(hall)
    , m_hallNowMs(std::move(hallNowMs))
    , m_finder(hall)
    , m_class(queue::className(TicketClass::Ordinary))
{
    connect(&m_finder, &MatterFinder::changed, this, &ReceptionViewModel::refreshLines);
}

ReceptionViewModel::~ReceptionViewModel()
{
    m_card.wipe();
}

void ReceptionViewModel::usePrinter(drivers::PrinterDriver& printer)
{
    m_printer = &printer;
    connect(&printer, &drivers::PrinterDriver::jobFinished, this,
            [this](quint64 job, drivers::PrintOutcome outcome, drivers::DeviceStatus) {
                onPrinted(job, outcome);
            });
}

void ReceptionViewModel::useReadings(input::PinyinReadings readings)
{
    m_finder.useReadings(std::move(readings));
}

void ReceptionViewModel::setCatalogue()
{
    m_finder.drop();
    if (m_isShown) {
        refreshLines();
    }
}

void ReceptionViewModel::enter()
{
    m_isShown = true;
    refreshLines();
}

void ReceptionViewModel::setCard(const drivers::IdCard& card)
{
    m_card = card;
    refreshLines();
}

void ReceptionViewModel::clearCard()
{
    m_card.wipe();
    refreshLines();
}

void ReceptionViewModel::leave()
{
    m_isShown = false;
    m_number.clear();
    m_link.clear();
    m_slipText.clear();
    clearCard();
    clear();
}

void ReceptionViewModel::search(const QString& text)
{
    m_finder.search(text);
}

void ReceptionViewModel::toggle(const QString& matter)
{
    setNotice({});
    if (m_chosen.removeAll(matter) == 0) {
        if (m_chosen.size() == queue::kMattersLimit) {
            setNotice(tr("一个号码最多办 %1 项").arg(queue::kMattersLimit));
            return;
        }
        m_chosen << matter;
    }
    refreshLines();
}

void ReceptionViewModel::setClass(const QString& klass, const QString& reason)
{
    m_class = klass;
    m_reason = reason;
    refreshLines();
}

void ReceptionViewModel::clear()
{
    m_finder.search({});
    m_chosen.clear();
    m_toldGone.clear(); // Whoever comes next is told anew.
    m_class = queue::className(TicketClass::Ordinary);
    m_reason.clear();
    m_notice.clear();
    refreshLines();
}

void ReceptionViewModel::issue()
{
    if (!canIssue() || m_commands.isSamePress("issue")) {
        return;
    }
    QJsonObject body{{QStringLiteral("matter"), m_chosen.constFirst()},
                     {QStringLiteral("class"), m_class}};
    if (m_chosen.size() > 1) {
        body.insert(QStringLiteral("further"), QJsonArray::fromStringList(m_chosen.mid(1)));
    }
    if (!m_reason.isEmpty()) {
        body.insert(QStringLiteral("reason"), m_reason);
    }
    if (!m_card.number.isEmpty()) {
        body.insert(QStringLiteral("name"), m_card.name);
        body.insert(QStringLiteral("idNumber"), m_card.number);
    }
    if (m_toldGone == m_chosen) {
        body.insert(QStringLiteral("anyway"), true); // They were told so, and pressed again.
    }
    const QString path = QStringLiteral("/v1/tickets");
    m_commands.setProblem({});
    m_commands.post(path, body, [this, path](const Result<QJsonObject>& answer) {
        m_toldGone.clear();
        if (answer) {
            onIssued(answer.value());
        } else if (answer.error().code == ErrorCode::SessionEnded) {
            m_commands.endSession(answer.error().detail);
        } else {
            if (answer.error().code == ErrorCode::TooLate) {
                m_toldGone = m_chosen;
            }
            m_commands.setProblem(refusalText(path, answer.error().code));
        }
    });
}

void ReceptionViewModel::onIssued(const QJsonObject& ticket)
{
    m_number = textOf(ticket, "number");
    m_link = hallText("ticketLinkBase") + QStringLiteral("/t/") + textOf(ticket, "token");
    m_issuedAtMs = ticket.value(QLatin1String("issuedAt")).toInteger();
    m_told = queue::waitRangeFrom(ticket.value(QLatin1String("quoted")));
    m_issuedFor.clear();
    for (const QString& id : std::as_const(m_chosen)) {
        m_issuedFor << m_hall.matterName(id, programLanguage());
    }
    clear();
    if (m_printer != nullptr) {
        print();
    } else {
        m_slipText = tr("请把号码告诉来人，或请来人用手机扫码");
        Q_EMIT changed();
    }
}

drivers::Receipt ReceptionViewModel::slip() const
{
    const QJsonObject centre = m_hall.find(feed::kCentre, QStringLiteral("centre"));
    const bool isCentreReached = centre.value(QLatin1String("isReached")).toBool(true);
    return receptionSlip(
        {.hall = queue::localTextOf(m_hall.find(feed::kHall, QStringLiteral("hall")), "name")
                     .in(programLanguage()),
         .number = m_number,
         .matters = m_issuedFor,
         .issuedAtMs = m_issuedAtMs,
         .link = m_link,
         .wait = m_told,
         .isPageFresh = isCentreReached || !queue::isCentresLink(m_link)});
}

void ReceptionViewModel::print()
{
    if (!canPrint()) {
        return;
    }
    m_slipText = tr("正在打印小票");
    m_printer->print(++m_job, slip());
    Q_EMIT changed();
}

void ReceptionViewModel::onPrinted(quint64 job, drivers::PrintOutcome outcome)
{
    if (job != m_job || m_number.isEmpty()) {
        return;
    }
    m_slipText = outcome == drivers::PrintOutcome::Printed
                     ? tr("小票已打印，请交给来人")
                     : tr("小票没有打出来：请把号码写给来人，或请来人扫码；号码已生效");
    Q_EMIT changed();
}

void ReceptionViewModel::enterPaper(const QString& first, const QString& last, const QString& from,
                                    const QString& until)
{
    const qint64 nowMs = m_hallNowMs();
    const auto firstCounter = counterOf(first);
    const auto lastCounter = last.trimmed().isEmpty() ? firstCounter : counterOf(last);
    const auto fromMs = timeToday(from, nowMs);
    const auto untilMs = until.trimmed().isEmpty() ? fromMs : timeToday(until, nowMs);
    if (m_chosen.size() != 1) {
        setNotice(tr("请先在左边选这些号码要办的一项业务"));
    } else if (!firstCounter || !lastCounter) {
        setNotice(tr("号码不对：请照纸上的写，比如 A0501 或 501"));
    } else if (!fromMs || !untilMs) {
        setNotice(tr("时间不对：请写几点几分，比如 9:30"));
    } else if (!m_commands.isSamePress("paper")) {
        m_commands.send(QStringLiteral("/v1/paper-tickets"),
                        {{QStringLiteral("matter"), m_chosen.constFirst()},
                         {QStringLiteral("first"), *firstCounter},
                         {QStringLiteral("last"), *lastCounter},
                         {QStringLiteral("from"), *fromMs},
                         {QStringLiteral("until"), *untilMs}},
                        [this](const QJsonObject& entered) {
                            clear();
                            setNotice(tr("已补录 %1 至 %2，共 %3 个，按写号的时间排队")
                                          .arg(textOf(entered, "first"), textOf(entered, "last"))
                                          .arg(entered.value(QLatin1String("count")).toInteger()));
                        });
    }
}

void ReceptionViewModel::setNotice(const QString& notice)
{
    if (m_notice != notice) {
        m_notice = notice;
        Q_EMIT changed();
    }
}

QString ReceptionViewModel::hallText(const char* field) const
{
    return textOf(m_hall.find(feed::kHall, QStringLiteral("hall")), field);
}

QString ReceptionViewModel::foundTitle() const
{
    return m_finder.text().trimmed().isEmpty() ? tr("办什么业务")
                                               : tr("找到 %1 项").arg(m_found.count());
}

QStringList ReceptionViewModel::classIds()
{
    QStringList ids;
    for (int klass = static_cast<int>(TicketClass::Ordinary);
         klass <= static_cast<int>(TicketClass::Military); ++klass) {
        // Whoever has an appointment checks in.
        if (static_cast<TicketClass>(klass) != TicketClass::Appointment) {
            ids << queue::className(static_cast<TicketClass>(klass));
        }
    }
    return ids;
}

QStringList ReceptionViewModel::classNames() const
{
    QStringList names;
    for (const QString& id : classIds()) {
        names << classText(queue::classFromName(id));
    }
    return names;
}

QStringList ReceptionViewModel::reasonIds()
{
    return {QStringLiteral("document"), QStringLiteral("visible"), QStringLiteral("said")};
}

QStringList ReceptionViewModel::reasonNames() const
{
    QStringList names;
    for (const QString& code : reasonIds()) {
        names << reasonName(code);
    }
    return names;
}

QList<DeskLine> ReceptionViewModel::orderLines() const
{
    QList<DeskLine> lines;
    const auto add = [&lines](const QString& id, const QString& title, const QString& caption) {
        DeskLine line;
        line.id = id;
        line.title = title;
        line.caption = caption;
        lines << line;
    };
    for (const QString& id : m_chosen) {
        add(id, m_hall.matterName(id, programLanguage()),
            id == m_chosen.constFirst() ? tr("先办") : tr("还要办"));
    }
    const TicketClass klass = queue::classFromName(m_class);
    if (klass != TicketClass::Ordinary) {
        add(m_class, classText(klass), tr("优先"));
        lines.last().tag = reasonName(m_reason);
    }
    if (!m_card.number.isEmpty()) {
        add(QStringLiteral("card"),
            m_card.name + QStringLiteral(" · ") + identity::maskedIdNumber(m_card.number),
            tr("身份证"));
    }
    return lines;
}

void ReceptionViewModel::refreshLines()
{
    const QStringList ids = m_finder.found();
    QList<DeskLine> lines;
    for (const QString& id : ids.mid(0, kShownLimit)) {
        DeskLine line;
        line.id = id;
        line.title = m_hall.matterName(id, programLanguage());
        line.isChecked = m_chosen.contains(id);
        line.trailing = line.isChecked ? tr("已选") : QString();
        lines << line;
    }
    m_found.setLines(lines);
    m_order.setLines(orderLines());
    Q_EMIT changed();
}

} // namespace onewindow::ui
