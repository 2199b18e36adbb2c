// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/enquiry/FloorModel.h"
#include "qml/Kiosk/enquiry/MyMatters.h"
#include "qml/Kiosk/session/ChoiceModel.h"
#include "qml/Kiosk/session/ErrandViewModel.h"
#include "qml/Kiosk/session/KioskSession.h"
#include "qml/Kiosk/session/Reveal.h"
#include "services/catalog/WorkCalendar.h"
#include "services/queue/HallInfo.h"

#include <QtQml/qqmlregistration.h>

#include <optional>

namespace onewindow::ui {

class FormPrinting;

/// Looking something up: one's own matters by card, one case by its number, what of one's own
/// records can be printed, the guide of a matter, notices, and where things are. What is said of a
/// person is shown and never kept: it is gone with leave().
class EnquiryViewModel : public ErrandViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString lead READ lead NOTIFY changed)
    /// The lead has just become another, and is to be said.
    Q_PROPERTY(bool isLeadNews READ isLeadNews NOTIFY changed)
    /// Of one's own matters: shows whose they are in full for a moment, see Reveal.
    Q_PROPERTY(QString revealText READ revealText NOTIFY changed)
    Q_PROPERTY(QString revealIcon READ revealIcon NOTIFY changed)
    /// What to know beside it: how old it is, what is missing, what became of the paper.
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QString noteIcon READ noteIcon NOTIFY changed)
    /// What can be pressed on the page: subjects, matters, notices, areas, ways on from a guide.
    Q_PROPERTY(onewindow::ui::ChoiceModel* choices READ choices CONSTANT)
    /// What is to be read, as many lines at a time as there is room for.
    Q_PROPERTY(onewindow::ui::ChoiceModel* lines READ lines CONSTANT)
    Q_PROPERTY(QString longestLine READ longestLine NOTIFY changed)
    Q_PROPERTY(bool hasCaptions READ hasCaptions NOTIFY changed)
    // Of a case:
    Q_PROPERTY(QString number READ number NOTIFY changed)
    Q_PROPERTY(QString numberLabel READ numberLabel NOTIFY changed)
    Q_PROPERTY(QString standing READ standing NOTIFY changed)
    /// What can be done about it here: its fee is paid, or its result printed; empty: nothing.
    Q_PROPERTY(QString actText READ actText NOTIFY changed)
    Q_PROPERTY(QString actIcon READ actIcon NOTIFY changed)
    /// The number while it is typed.
    Q_PROPERTY(QString typed READ typed NOTIFY changed)
    Q_PROPERTY(bool isTyped READ isTyped NOTIFY changed)
    Q_PROPERTY(onewindow::ui::FloorModel* floor READ floor CONSTANT)
    Q_PROPERTY(QString floorName READ floorName NOTIFY changed)
    Q_PROPERTY(bool hasOtherFloor READ hasOtherFloor NOTIFY changed)
    Q_PROPERTY(bool canPrint READ canPrint NOTIFY changed)
    /// What stands on a page with nothing to choose.
    Q_PROPERTY(QString emptyIcon READ emptyIcon NOTIFY changed)
    /// The failure's page offers to try again.
    Q_PROPERTY(bool canRetry READ canRetry NOTIFY changed)

public:
    /// All of it outlives this object.
    struct Services
    {
        cases::CaseService& caseService;
        cases::CaseEnquiry& owner;
        appointments::SlotService& slotService;
        const queue::HallInfo& hall;
    };

    /// Characters that a case's number may have.
    static constexpr qsizetype kNumberLimit = 48;

    /// `session` outlives this object. `terminal` is what people call this machine.
    EnquiryViewModel(KioskSession& session, Services services, QString terminal,
                     QObject* parent = nullptr);

    /// From now on my matters have what somebody said; `enquiry` outlives this object.
    void useFeedback(feedback::FeedbackEnquiry* enquiry) { m_mine.useFeedback(enquiry); }

    /// Blank forms can be printed on A4; it outlives this object. Without one it is said where they
    /// are.
    void useFormPrinting(FormPrinting* printing);

    [[nodiscard]] Errand errand() const override { return Errand::Enquiry; }

    /// Only one's own matters do.
    [[nodiscard]] bool needsCard() const override { return m_wanted == Wanted::Mine; }

    [[nodiscard]] QString page() const override;
    [[nodiscard]] QStringList pages() const override;
    void begin() override;
    bool goBack() override;
    void leave() override;

    [[nodiscard]] bool isBusy() const override { return m_isPrinting; }

    [[nodiscard]] bool isWaiting() const override { return m_isBegun && m_wanted == Wanted::Mine; }

    /// The link of a case's receipt.
    bool takesCode(const QString& text) override;

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString lead() const;

    [[nodiscard]] bool isLeadNews() const { return !m_reveal.note().isEmpty(); }

    [[nodiscard]] QString revealText() const;

    [[nodiscard]] QString revealIcon() const { return m_reveal.buttonIcon(); }

    [[nodiscard]] QString note() const;
    [[nodiscard]] QString noteIcon() const;

    [[nodiscard]] ChoiceModel* choices() { return &m_choices; }

    [[nodiscard]] ChoiceModel* lines() { return &m_lines; }

    [[nodiscard]] QString longestLine() const;
    [[nodiscard]] bool hasCaptions() const;
    [[nodiscard]] QString number() const;
    [[nodiscard]] QString numberLabel() const;
    [[nodiscard]] QString standing() const;
    [[nodiscard]] QString actText() const;
    [[nodiscard]] QString actIcon() const;

    [[nodiscard]] QString typed() const { return m_typed; }

    [[nodiscard]] bool isTyped() const;

    [[nodiscard]] FloorModel* floor() { return &m_floor; }

    [[nodiscard]] QString floorName() const;

    [[nodiscard]] bool hasOtherFloor() const { return m_floors.size() > 1; }

    [[nodiscard]] bool canPrint() const
    {
        return drivers::canPrint(m_session.devices().printerStatus());
    }

    [[nodiscard]] QString emptyIcon() const
    {
        return m_step == Step::Records ? QStringLiteral("description") : QStringLiteral("campaign");
    }

    [[nodiscard]] bool canRetry() const { return m_failure != ErrorCode::TooMany; }

    /// One of choices.
    Q_INVOKABLE void choose(const QString& key);
    Q_INVOKABLE void type(const QString& sign);
    Q_INVOKABLE void deleteLast();
    Q_INVOKABLE void clearTyped();
    /// The number is typed.
    Q_INVOKABLE void goOn();
    /// `lastFour` of the ID number.
    Q_INVOKABLE void ask(const QString& lastFour);
    Q_INVOKABLE void retry();

    Q_INVOKABLE void reveal() { m_reveal.press(); }

    /// What actText says.
    Q_INVOKABLE void act();

    /// What the page says, on ticket paper.
    Q_INVOKABLE void print();
    Q_INVOKABLE void showNextFloor();
    /// The next of the lines' pages; after the last the first.
    Q_INVOKABLE void showMoreLines();

    Q_INVOKABLE void finish() { m_session.send(Event::Done); }

Q_SIGNALS:
    void changed();

private:
    /// One page each.
    enum class Step {
        Start,
        Mine,
        Case,
        Number,
        Digits,
        Asking,
        Guide,
        Notices,
        Notice,
        Plan,
        Place,
        Records,
        Failed,
    };
    /// What somebody was sent elsewhere for first: to lay a card, to choose a matter.
    enum class Wanted { Nothing, Mine, Matter };
    enum class Paper { None, Printed, NotPrinted };

    void go(Step step);
    void refresh();
    void refreshLines();
    void openMine();
    void openGuide();
    void openPlan(const QStringList& areas);
    void openSubject(const QString& key);
    void wayOn(const QString& key);
    void printForm();
    void askByCode();
    void onStatus(const Result<cases::CaseSummary>& answer);
    void onSlipPrinted(drivers::PrintOutcome outcome);
    void forget();
    void forgetCase();

    [[nodiscard]] QList<Choice> startChoices() const;
    [[nodiscard]] QList<Choice> mineChoices() const;
    [[nodiscard]] QList<Choice> guideChoices() const;
    [[nodiscard]] QList<Choice> noticeChoices() const;
    [[nodiscard]] QList<Choice> recordChoices() const;
    [[nodiscard]] QList<Choice> areaChoices() const;
    [[nodiscard]] QList<Choice> caseLines() const;
    [[nodiscard]] QList<Choice> placeLines() const;
    [[nodiscard]] QList<Choice> noticeLines() const;
    [[nodiscard]] QString issuerText(const queue::PublicNotice& notice) const;
    [[nodiscard]] QString mineNote() const;
    [[nodiscard]] bool offersForm() const;
    [[nodiscard]] QString formNote() const;
    [[nodiscard]] QList<Choice> guide(int columns) const;
    [[nodiscard]] bool canPay() const;
    [[nodiscard]] bool canPrintResult() const;
    [[nodiscard]] QString holderText() const;
    [[nodiscard]] QString failText() const;
    [[nodiscard]] QString failLead() const;

    [[nodiscard]] const catalog::Matter* matter() const;
    [[nodiscard]] const queue::HallArea* area() const;
    [[nodiscard]] const queue::HallFloor* shownFloor() const;
    [[nodiscard]] QStringList areasFor(const catalog::Matter& matter) const;

    [[nodiscard]] QDate today() const { return m_session.hall().now().date(); }

    [[nodiscard]] const QString& language() const { return m_session.modes().language; }

    KioskSession& m_session;
    Services m_services;
    QString m_terminal;
    catalog::WorkCalendar m_calendar = catalog::WorkCalendar::builtIn();
    MyMatters m_mine;
    FormPrinting* m_forms = nullptr;
    ChoiceModel m_choices;
    ChoiceModel m_lines;
    FloorModel m_floor;
    Reveal m_reveal;

    // Of who is here; see forget().
    int m_visit = 0; ///< Counts who was here and what was asked: late answers are another's.
    bool m_isBegun = false;
    bool m_isPrinting = false;
    Paper m_paper = Paper::None;
    Wanted m_wanted = Wanted::Nothing;
    Step m_step = Step::Start;
    QString m_code; ///< Scanned, and not asked about yet.
    QString m_typed;
    QString m_digits;
    bool m_isByCard = false; ///< The case in hand is the card holder's.
    std::optional<cases::CaseSummary> m_case;
    qint64 m_heardAtMs = 0;
    QString m_matter; ///< Of the guide.
    QString m_notice;
    QList<queue::HallFloor> m_floors;
    qsizetype m_floorIndex = 0;
    QStringList m_wantedAreas;
    QString m_area;
    ErrorCode m_failure = ErrorCode::NetworkFailed;
};

} // namespace onewindow::ui
