// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/appointment/AppointmentTexts.h"
#include "qml/Kiosk/session/ChoiceModel.h"
#include "qml/Kiosk/session/ErrandViewModel.h"
#include "qml/Kiosk/session/KioskSession.h"
#include "services/appointments/SlotService.h"

#include <QtQml/qqmlregistration.h>

#include <functional>
#include <optional>

namespace onewindow::ui {

/// A citizen's appointments: see them, book, change and cancel them, take their paper, check in.
/// Who it is says the card; an appointment's own code checks in without one.
class AppointmentViewModel : public ErrandViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    /// The person's appointments, the earliest first.
    Q_PROPERTY(onewindow::ui::ChoiceModel* mine READ mine CONSTANT)
    /// More may be known elsewhere, and why; empty as a rule.
    Q_PROPERTY(QString mineNote READ mineNote NOTIFY changed)
    /// Days with free places, then the times of the chosen one.
    Q_PROPERTY(onewindow::ui::ChoiceModel* days READ days CONSTANT)
    Q_PROPERTY(onewindow::ui::ChoiceModel* times READ times CONSTANT)
    Q_PROPERTY(QString dayText READ dayText NOTIFY changed)
    /// What is booked, or is to be: matter, when, where, for whom (masked).
    Q_PROPERTY(QString matterName READ matterName NOTIFY changed)
    Q_PROPERTY(QString windowArea READ windowArea NOTIFY changed)
    Q_PROPERTY(QString slotDay READ slotDay NOTIFY changed)
    Q_PROPERTY(QString slotTimes READ slotTimes NOTIFY changed)
    Q_PROPERTY(QString personText READ personText NOTIFY changed)
    Q_PROPERTY(onewindow::ui::ChoiceModel* materials READ materials CONSTANT)
    Q_PROPERTY(QString longestMaterial READ longestMaterial NOTIFY changed)
    /// From when to when one checks in; until when one may cancel.
    Q_PROPERTY(QString checkInText READ checkInText NOTIFY changed)
    Q_PROPERTY(QString changeText READ changeText NOTIFY changed)
    /// Another time takes the place of this one; empty for a new appointment.
    Q_PROPERTY(QString replacedText READ replacedText NOTIFY changed)
    Q_PROPERTY(bool isChange READ isChange NOTIFY changed)
    /// What became of the number that it takes the place of; empty without one.
    Q_PROPERTY(QString exchangedText READ exchangedText NOTIFY changed)
    /// How the appointment in hand stands, in a few words.
    Q_PROPERTY(QString standing READ standing NOTIFY changed)
    Q_PROPERTY(bool isCheckedIn READ isCheckedIn NOTIFY changed)
    /// It is for today: one can check in, or is told when.
    Q_PROPERTY(bool isToday READ isToday NOTIFY changed)
    /// Text of the QR code that takes the appointment to a phone's calendar.
    Q_PROPERTY(QString calendarCode READ calendarCode NOTIFY changed)
    Q_PROPERTY(bool canPrint READ canPrint NOTIFY changed)
    Q_PROPERTY(bool isPrinting READ isPrinting NOTIFY changed)
    /// What became of the paper; empty before there was any.
    Q_PROPERTY(QString printNote READ printNote NOTIFY changed)
    Q_PROPERTY(bool hasCardLeft READ hasCardLeft NOTIFY changed)
    /// What is asked before something is done that cannot be undone.
    Q_PROPERTY(QString question READ question NOTIFY changed)
    Q_PROPERTY(QString questionLead READ questionLead NOTIFY changed)
    Q_PROPERTY(QString yesText READ yesText NOTIFY changed)
    Q_PROPERTY(QString noText READ noText NOTIFY changed)
    /// What has happened, or why nothing has, and what to do next.
    Q_PROPERTY(QString told READ told NOTIFY changed)
    Q_PROPERTY(QString toldLead READ toldLead NOTIFY changed)
    Q_PROPERTY(QString nextText READ nextText NOTIFY changed)
    Q_PROPERTY(bool isGood READ isGood NOTIFY changed)
    /// nextText leads home.
    Q_PROPERTY(bool leadsHome READ leadsHome NOTIFY changed)

public:
    /// How far ahead one books, in days.
    static constexpr int kDaysAhead = 28;

    /// `session` and `service` outlive this object. `terminal`: what people call this machine.
    AppointmentViewModel(KioskSession& session, appointments::SlotService& service,
                         QString terminal, QObject* parent = nullptr);

    [[nodiscard]] Errand errand() const override { return Errand::Appointment; }

    /// A scanned code says enough.
    [[nodiscard]] bool needsCard() const override { return m_code.isEmpty(); }

    [[nodiscard]] QString page() const override;
    [[nodiscard]] QStringList pages() const override;
    void begin() override;
    bool goBack() override;
    void leave() override;

    [[nodiscard]] bool isBusy() const override { return m_isBusy; }

    [[nodiscard]] bool isResult() const override;
    bool takesCode(const QString& text) override;

    [[nodiscard]] ChoiceModel* mine() { return &m_mineChoices; }

    [[nodiscard]] QString mineNote() const;

    [[nodiscard]] ChoiceModel* days() { return &m_dayChoices; }

    [[nodiscard]] ChoiceModel* times() { return &m_timeChoices; }

    [[nodiscard]] QString dayText() const;
    [[nodiscard]] QString matterName() const;
    [[nodiscard]] QString windowArea() const;
    [[nodiscard]] QString slotDay() const;
    [[nodiscard]] QString slotTimes() const;
    [[nodiscard]] QString personText() const;

    [[nodiscard]] ChoiceModel* materials() { return &m_materials; }

    [[nodiscard]] QString longestMaterial() const;
    [[nodiscard]] QString checkInText() const;
    [[nodiscard]] QString changeText() const;
    [[nodiscard]] QString replacedText() const;

    [[nodiscard]] bool isChange() const { return m_isChange; }

    [[nodiscard]] QString exchangedText() const;
    [[nodiscard]] QString standing() const;

    [[nodiscard]] bool isCheckedIn() const { return m_chosen && m_chosen->isCheckedIn; }

    [[nodiscard]] bool isToday() const;
    [[nodiscard]] QString calendarCode() const;

    [[nodiscard]] bool canPrint() const
    {
        return drivers::canPrint(m_session.devices().printerStatus());
    }

    [[nodiscard]] bool isPrinting() const { return m_isPrinting; }

    [[nodiscard]] QString printNote() const;
    [[nodiscard]] bool hasCardLeft() const;
    [[nodiscard]] QString question() const;
    [[nodiscard]] QString questionLead() const;
    [[nodiscard]] QString yesText() const;
    [[nodiscard]] QString noText() const;
    [[nodiscard]] QString told() const;
    [[nodiscard]] QString toldLead() const;
    [[nodiscard]] QString nextText() const;
    [[nodiscard]] bool isGood() const;
    [[nodiscard]] bool leadsHome() const;

    /// A new appointment: the matter is chosen first.
    Q_INVOKABLE void bookNew();
    /// `key` as in mine.
    Q_INVOKABLE void chooseMine(const QString& key);
    /// `key` as in days.
    Q_INVOKABLE void chooseDay(const QString& key);
    /// `key` as in times.
    Q_INVOKABLE void chooseTime(const QString& key);
    /// Books what is shown, or changes to it.
    Q_INVOKABLE void confirm();
    // Of the appointment in hand.
    Q_INVOKABLE void checkIn();
    Q_INVOKABLE void change();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void print();
    Q_INVOKABLE void showOnPhone();
    /// The answer to question.
    Q_INVOKABLE void sayYes();
    Q_INVOKABLE void sayNo();
    /// What nextText says.
    Q_INVOKABLE void goOn();
    Q_INVOKABLE void showMine();
    Q_INVOKABLE void showMoreMaterials();

    Q_INVOKABLE void finish() { m_session.send(Event::Done); }

Q_SIGNALS:
    void changed();

private:
    /// One file each, but for None: the page before stays while it is not known yet what to show.
    enum class Page { None, Mine, One, Days, Times, Confirm, Booked, Phone, Ask, Told };
    enum class Question { Cancel, LateCheckIn };
    enum class News {
        Cancelled,
        SlotFull,
        SlotGone,
        LimitReached,
        CannotChange, ///< Booked elsewhere.
        TooLateToChange,
        TooEarly,
        DayOver,
        Ended, ///< Cancelled or refused.
        NotKnown,
        NotRead, ///< The store did not answer.
        NotDone,
    };
    enum class Paper { None, Printed, NotPrinted };

    void show(Page page);
    void tell(News news);
    void work(bool isBusy);
    void refresh();
    void onSlotsChanged();
    void loadMine();
    void onMine(const Result<appointments::MyAppointments>& result, bool isWanted);
    /// The days of m_matter.
    void loadSlots();
    void onSlots(const Result<QList<appointments::FreeSlot>>& result, bool isWanted);
    void onBooked(const Result<appointments::Booking>& result);
    /// Slots of today that begin when the hall has closed already are none.
    void dropClosed();
    void sendCancel();
    void onCancelled(const Result<void>& result);
    void lookUpCode();
    void onFound(const Result<appointments::BookedAppointment>& result);
    /// Somebody has come for the appointment in hand: checks in, asks, or says why not.
    void arrive();
    void ask(Question question);
    void sendCheckIn();
    void onCheckedIn(const Result<queue::IssuedTicket>& result);
    void tellWhyNotCheckedIn(const Error& error);
    void onSlipPrinted(drivers::PrintOutcome outcome);
    void forgetChoice();

    /// `answered` with the answer, unless the errand was left meanwhile.
    template <typename T, typename Answered>
    std::function<void(Result<T>)> whileHere(Answered answered);

    [[nodiscard]] const catalog::Matter* matter() const;
    /// What the page is about: to be booked, booked just now, or chosen from the list.
    [[nodiscard]] std::optional<appointments::Slot> slot() const;
    /// What checks it in, for paper and phone; empty where the card alone does.
    [[nodiscard]] QString code() const;
    [[nodiscard]] qint64 nowMs() const;
    [[nodiscard]] qint64 changeUntilMs() const;
    /// The hall closes before the chosen one is over, and no other time has been chosen yet.
    [[nodiscard]] bool isExcused() const;

    [[nodiscard]] const QString& language() const { return m_session.modes().language; }

    KioskSession& m_session;
    appointments::SlotService& m_service;
    QString m_terminal;
    ChoiceModel m_mineChoices;
    ChoiceModel m_dayChoices;
    ChoiceModel m_timeChoices;
    ChoiceModel m_materials;

    Page m_page = Page::None;
    Page m_before = Page::None; ///< Where a question or news came from.
    Question m_question = Question::Cancel;
    News m_news = News::NotDone;
    Paper m_paper = Paper::None;
    bool m_isBusy = false;
    bool m_isPrinting = false;
    int m_turn = 0; ///< Answers to an earlier one are late.
    QString m_code; ///< Scanned, and not looked at yet.

    bool m_hasMine = false;
    appointments::MyAppointments m_mine;
    std::optional<appointments::BookedAppointment> m_chosen;
    QString m_scanned; ///< The code that led to it: checks in, and does nothing else.
    bool m_isChange = false;
    QString m_matter;
    QList<OpenSlot> m_open;
    QString m_day;
    std::optional<appointments::Slot> m_slot;
    QByteArray m_bookedId;
    qint64 m_madeAtMs = 0; ///< The calendar entry.
    QString m_token;       ///< Of what was booked just now.
    /// Whether the number that was to be exchanged for it is given up.
    std::optional<bool> m_isGivenUp;
};

} // namespace onewindow::ui
