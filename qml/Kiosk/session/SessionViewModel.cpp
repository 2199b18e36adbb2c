// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/SessionViewModel.h"

#include "qml/Kiosk/session/HoursTexts.h"
#include "services/identity/Mask.h"

#include <QLocale>

#include <optional>
#include <utility>

namespace onewindow::ui {

namespace {

/// The page of a state; none for one that waits on the page it was entered from.
std::optional<SessionViewModel::Page> pageOf(State state)
{
    using Page = SessionViewModel::Page;
    switch (state) {
    case State::Home:
        return Page::Home;
    case State::LayCard:
        return Page::LayCard;
    case State::TypeNumber:
        return Page::TypeNumber;
    case State::LookUp:
    case State::Issue:
        return std::nullopt;
    case State::AskElder:
        return Page::AskElder;
    case State::MyTickets:
        return Page::MyTickets;
    case State::Theme:
        return Page::Theme;
    case State::Matter:
        return Page::Matter;
    case State::Search:
        return Page::Search;
    case State::Confirm:
        return Page::Confirm;
    case State::Class:
        return Page::Class;
    case State::DropMatter:
        return Page::DropMatter;
    case State::Print:
        return Page::Printing;
    case State::PrinterFault:
        return Page::PrinterFault;
    case State::Ticket:
        return Page::Ticket;
    case State::Existing:
        return Page::Existing;
    case State::SetAside:
        return Page::SetAside;
    case State::Failed:
        return Page::Failed;
    case State::AfterHours:
        return Page::AfterHours;
    case State::Errand:
        return Page::Errand;
    }
    Q_UNREACHABLE();
}

} // namespace

SessionViewModel::SessionViewModel(KioskSession& session, QString terminal,
                                   QList<Language> languages, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_language(session, std::move(languages))
    , m_terminal(std::move(terminal))
{
    connect(&m_session, &KioskSession::changed, this, &SessionViewModel::refresh);
    connect(&m_session, &KioskSession::secondsLeftChanged, this,
            &SessionViewModel::secondsLeftChanged);
    connect(&m_session, &KioskSession::modesChanged, this, &SessionViewModel::refreshTime);
    connect(&m_session, &KioskSession::wiped, this, [this] {
        m_isHelpShown = false;
        m_language.close();
    });
    connect(&m_session.tickets(), &queue::TicketService::troubleChanged, this,
            &SessionViewModel::refresh);
    connect(&m_second, &QTimer::timeout, this, [this] {
        m_session.tick(); // The hall opens and closes by itself.
        refreshTime();
    });
    m_second.start(1000);
    refreshTime();
}

void SessionViewModel::refresh()
{
    std::optional<Page> page = pageOf(m_session.state());
    const QString errandPage =
        page == Page::Errand && errand() != nullptr ? errand()->page() : QString();
    if (page == Page::Errand && errandPage.isEmpty()) {
        // It does not know yet: the page it was entered from stays.
        page = std::nullopt;
    }
    const bool isNew = page && (*page != m_page || errandPage != m_errandPage);
    if (isNew) {
        m_page = *page;
        m_errandPage = errandPage;
        m_isHelpShown = false;
        m_language.close();
    }
    Q_EMIT changed();
    Q_EMIT secondsLeftChanged();
    if (isNew) {
        Q_EMIT pageChanged();
    }
}

void SessionViewModel::refreshTime()
{
    const QLocale locale(m_session.modes().language);
    const QDateTime now = m_session.hall().now();
    const QString timeText = now.toString(QStringLiteral("HH:mm"));
    //: Date in the header: month, day, day of the week, as QLocale::toString() takes it.
    const QString dateText = locale.toString(now, tr("M月d日 dddd"));
    if (timeText != m_timeText || dateText != m_dateText) {
        m_timeText = timeText;
        m_dateText = dateText;
        Q_EMIT timeChanged();
    }
}

QVariantList SessionViewModel::errandPages() const
{
    QVariantList all;
    for (ErrandViewModel* errand : m_session.errands()) {
        const QStringList files = errand->pages();
        for (const QString& file : files) {
            all.append(QVariantMap{{QStringLiteral("file"), file},
                                   {QStringLiteral("model"), QVariant::fromValue(errand)}});
        }
    }
    return all;
}

QString SessionViewModel::hall() const
{
    return m_session.tickets().hallName().in(m_session.modes().language);
}

QString SessionViewModel::terminal() const
{
    //: Header: the product, then what people call this machine ("03 号机").
    return tr("一窗通自助终端 · %1").arg(m_terminal);
}

QString SessionViewModel::troubleText() const
{
    if (m_session.hall().isShutOut()) {
        //: Header: this terminal was taken out of service for good. Short.
        return tr("本机已停用");
    }
    if (m_session.tickets().trouble()) {
        //: Header, while the terminal may give out no numbers: its data was restored. Short.
        return tr("暂停取号");
    }
    if (m_session.isOnline()) {
        //: Header, outside of the hall's opening hours. Short.
        return isAfterHours() ? tr("大厅已关门") : QString();
    }
    if (m_session.modes().isElder) {
        //: The same in large type, where there is no room for more.
        return tr("网络中断");
    }
    const QDateTime& since = m_session.hall().offlineSince();
    const bool isToday = since.date() == m_session.hall().now().date();
    //: Header, while the hall's server does not answer: since when, as a clock shows it, or a day
    //: as "11-28". Short.
    return tr("网络中断，%1 起")
        .arg(since.toString(isToday ? QStringLiteral("HH:mm") : QStringLiteral("MM-dd")));
}

QString SessionViewModel::personName() const
{
    return isSignedIn() ? identity::maskedName(m_session.context().person->name) : QString();
}

QString SessionViewModel::personNumber() const
{
    const auto& person = m_session.context().person;
    return person ? identity::maskedIdNumber(person->idNumber) : QString();
}

QString SessionViewModel::troubleIcon() const
{
    const bool isOfHours =
        m_session.isOnline() && !m_session.hall().isShutOut() && !m_session.tickets().trouble();
    return isOfHours ? QStringLiteral("schedule") : QStringLiteral("cloud_off");
}

QString SessionViewModel::closedText() const
{
    const auto closing = m_session.hall().closing();
    return closing ? ui::closedText(*closing, m_session.hall().now(), m_session.modes().language)
                   : QString();
}

QString SessionViewModel::hotlineHours() const
{
    return m_session.hotline().hours.in(m_session.modes().language);
}

bool SessionViewModel::isResult() const
{
    return m_session.isResult();
}

QString SessionViewModel::noticeText() const
{
    if (isResult() && m_session.hasStaffCallFailed()) {
        return tr("呼叫没有发出，请到咨询台。");
    }
    if (isResult() && isAfterHours() && isStaffCalled()) {
        return hotline().isEmpty() ? closedText()
                                   : tr("大厅已关门，请拨打热线 %1。").arg(hotline());
    }
    if (m_session.isCodeUnknown()) {
        return tr("没有找到这个二维码对应的号码，请咨询工作人员。");
    }
    const bool isSaidByPage = m_page == Page::LayCard || m_page == Page::TypeNumber;
    if (isSaidByPage || m_session.devices().isReadingCard()) {
        return {};
    }
    switch (m_session.context().cardTrouble) {
    case CardTrouble::None:
    case CardTrouble::NoReader:
        return {};
    case CardTrouble::LiftedEarly:
        return tr("证件拿起得太早。请重新平放，听到提示音后再拿起。");
    case CardTrouble::Unreadable:
        return tr("没有读出证件信息。请拿起证件，取下卡套后重新平放。");
    case CardTrouble::Expired:
        return tr("证件已过有效期。请换一张有效的证件。");
    case CardTrouble::OtherType:
        return tr("不能识别这张卡。请放身份证、居住证或外国人永久居留身份证。");
    }
    Q_UNREACHABLE();
}

bool SessionViewModel::isCountdown() const
{
    // A result counts its seconds on its own page.
    return !isResult() && m_session.secondsLeft().has_value();
}

int SessionViewModel::secondsLeft() const
{
    return m_session.secondsLeft().value_or(-1);
}

void SessionViewModel::toggleElder()
{
    Modes modes = m_session.modes();
    modes.isElder = !modes.isElder;
    m_session.setModes(modes);
}

void SessionViewModel::toggleHighContrast()
{
    Modes modes = m_session.modes();
    modes.isHighContrast = !modes.isHighContrast;
    m_session.setModes(modes);
}

void SessionViewModel::toggleLowOperation()
{
    Modes modes = m_session.modes();
    modes.isLowOperation = !modes.isLowOperation;
    m_session.setModes(modes);
}

void SessionViewModel::callStaff()
{
    // Nothing comes over a result: it would end unseen, and the number with it.
    m_isHelpShown = !isResult();
    m_isHotlineShown = isAfterHours();
    m_language.close();
    m_session.callStaff();
}

void SessionViewModel::closeHelp()
{
    m_isHelpShown = false;
    Q_EMIT changed();
}

} // namespace onewindow::ui
