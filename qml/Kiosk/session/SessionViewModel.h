// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/KioskSession.h"
#include "qml/Kiosk/session/LanguageViewModel.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace onewindow::ui {

/// What every page shares: which page it is, header and footer, who is signed in, and how it ends.
class SessionViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    Q_PROPERTY(Page page READ page NOTIFY pageChanged)
    /// What is in hand besides a number; null if nothing is. Names its page itself.
    Q_PROPERTY(onewindow::ui::ErrandViewModel* errand READ errand NOTIFY pageChanged)
    /// The store or the printer is at work: no tap counts.
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY changed)

    Q_PROPERTY(QString hall READ hall NOTIFY changed)
    Q_PROPERTY(QString terminal READ terminal NOTIFY changed)
    Q_PROPERTY(QString timeText READ timeText NOTIFY timeChanged)
    Q_PROPERTY(QString dateText READ dateText NOTIFY timeChanged)
    Q_PROPERTY(QString troubleText READ troubleText NOTIFY changed)
    Q_PROPERTY(QString troubleIcon READ troubleIcon NOTIFY changed)
    /// Nothing that needs the hall's staff is offered.
    Q_PROPERTY(bool isHallClosed READ isHallClosed NOTIFY changed)
    Q_PROPERTY(onewindow::ui::LanguageViewModel* language READ language CONSTANT)

    Q_PROPERTY(bool isElder READ isElder NOTIFY changed)
    Q_PROPERTY(bool isHighContrast READ isHighContrast NOTIFY changed)
    Q_PROPERTY(bool isLowOperation READ isLowOperation NOTIFY changed)

    /// What was refused or did not work just now, where the page itself does not say it.
    Q_PROPERTY(QString noticeText READ noticeText NOTIFY changed)

    Q_PROPERTY(bool isSignedIn READ isSignedIn NOTIFY changed)
    /// Masked for the person's own screen.
    Q_PROPERTY(QString personName READ personName NOTIFY changed)
    Q_PROPERTY(QString personNumber READ personNumber NOTIFY changed)

    /// The last seconds are counted over the page.
    Q_PROPERTY(bool isCountdown READ isCountdown NOTIFY secondsLeftChanged)
    /// -1 while they are not counted.
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY secondsLeftChanged)
    Q_PROPERTY(bool canExtend READ canExtend NOTIFY changed)
    /// What becomes of what was begun if the session ends; mostly empty.
    Q_PROPERTY(QString endText READ endText NOTIFY changed)

    /// The page that says that staff was called, over whatever page it was, but for a result.
    Q_PROPERTY(bool isHelpShown READ isHelpShown NOTIFY changed)
    /// The hall is closed: a call reaches whoever is on duty, and there is a number to dial.
    Q_PROPERTY(bool isAfterHours READ isAfterHours NOTIFY changed)
    /// Of that page: it came because the hall is closed, and stays so until it goes.
    Q_PROPERTY(bool isHotlineShown READ isHotlineShown NOTIFY changed)
    /// That the hall is closed, and until when; empty while it is open.
    Q_PROPERTY(QString closedText READ closedText NOTIFY changed)
    /// Empty where there is none.
    Q_PROPERTY(QString hotline READ hotline CONSTANT)
    Q_PROPERTY(QString hotlineHours READ hotlineHours NOTIFY changed)
    Q_PROPERTY(bool isStaffCalled READ isStaffCalled NOTIFY changed)
    Q_PROPERTY(bool hasStaffCallFailed READ hasStaffCallFailed NOTIFY changed)

public:
    enum class Page {
        Home,
        LayCard,
        TypeNumber,
        AskElder,
        MyTickets,
        Theme,
        Matter,
        Search,
        Confirm,
        Class,
        DropMatter,
        Printing,
        PrinterFault,
        Ticket,
        Existing,
        SetAside,
        Failed,
        AfterHours,
        Errand, ///< The page that errand names.
    };
    Q_ENUM(Page)

    /// `session` outlives this object. `terminal` is what people call this machine: "03 号机".
    /// `languages` are those it speaks.
    SessionViewModel(KioskSession& session, QString terminal, QList<Language> languages,
                     QObject* parent = nullptr);

    [[nodiscard]] Page page() const { return m_page; }

    [[nodiscard]] ErrandViewModel* errand() const { return m_session.errand(); }

    [[nodiscard]] bool isBusy() const { return m_session.isBusy(); }

    /// Every errand's pages: "appointment/Days" and who speaks for it, one after the other.
    Q_INVOKABLE QVariantList errandPages() const;
    [[nodiscard]] QString hall() const;

    [[nodiscard]] QString terminal() const;

    [[nodiscard]] QString timeText() const { return m_timeText; }

    [[nodiscard]] QString dateText() const { return m_dateText; }

    [[nodiscard]] QString troubleText() const;
    [[nodiscard]] QString troubleIcon() const;

    [[nodiscard]] bool isHallClosed() const { return m_session.isHallClosed(); }

    [[nodiscard]] bool isAfterHours() const { return m_session.hall().closing().has_value(); }

    [[nodiscard]] bool isHotlineShown() const { return m_isHotlineShown; }

    [[nodiscard]] QString closedText() const;

    [[nodiscard]] QString hotline() const { return m_session.hotline().number; }

    [[nodiscard]] QString hotlineHours() const;

    [[nodiscard]] LanguageViewModel* language() { return &m_language; }

    [[nodiscard]] QString noticeText() const;

    [[nodiscard]] bool isElder() const { return m_session.modes().isElder; }

    [[nodiscard]] bool isHighContrast() const { return m_session.modes().isHighContrast; }

    [[nodiscard]] bool isLowOperation() const { return m_session.modes().isLowOperation; }

    [[nodiscard]] bool isSignedIn() const { return m_session.context().hasCard(); }

    [[nodiscard]] QString personName() const;
    [[nodiscard]] QString personNumber() const;
    [[nodiscard]] bool isCountdown() const;
    [[nodiscard]] int secondsLeft() const;

    [[nodiscard]] bool canExtend() const { return m_session.canExtend(); }

    [[nodiscard]] QString endText() const
    {
        return errand() != nullptr ? errand()->leavingText() : QString();
    }

    [[nodiscard]] bool isHelpShown() const { return m_isHelpShown; }

    [[nodiscard]] bool isStaffCalled() const { return m_session.isStaffCalled(); }

    [[nodiscard]] bool hasStaffCallFailed() const { return m_session.hasStaffCallFailed(); }

    Q_INVOKABLE void toggleElder();
    Q_INVOKABLE void toggleHighContrast();
    Q_INVOKABLE void toggleLowOperation();
    Q_INVOKABLE void callStaff();
    Q_INVOKABLE void closeHelp();

    Q_INVOKABLE void goBack() { m_session.send(Event::WentBack); }

    Q_INVOKABLE void goHome() { m_session.send(Event::WentHome); }

    Q_INVOKABLE void openSearch() { m_session.openSearch(); }

    Q_INVOKABLE void signOut() { m_session.send(Event::SignedOut); }

    Q_INVOKABLE void extend() { m_session.extend(); }

    Q_INVOKABLE void acceptElder() { m_session.send(Event::ElderAccepted); }

    Q_INVOKABLE void declineElder() { m_session.send(Event::ElderDeclined); }

    Q_INVOKABLE void noteActivity() { m_session.noteActivity(); }

    /// Looks at the clock; the own timer does it every second.
    void refreshTime();

Q_SIGNALS:
    void pageChanged();
    void timeChanged();
    void secondsLeftChanged();
    void changed();

private:
    void refresh();
    /// A page that ends by itself and has to be read until then.
    [[nodiscard]] bool isResult() const;

    KioskSession& m_session;
    LanguageViewModel m_language;
    QString m_terminal;
    Page m_page = Page::Home;
    QString m_errandPage; ///< Shown last, while the page is Errand.
    QString m_timeText;
    QString m_dateText;
    bool m_isHelpShown = false;
    bool m_isHotlineShown = false;
    QTimer m_second;
};

} // namespace onewindow::ui
