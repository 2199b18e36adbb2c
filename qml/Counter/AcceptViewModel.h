// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/IdCard.h"
#include "drivers/api/PrinterDriver.h"
#include "qml/Capture/SignatureInk.h"
#include "qml/Counter/AcceptDrafts.h"
#include "qml/Counter/AcceptForm.h"
#include "qml/Counter/AcceptMaterials.h"
#include "qml/Counter/AcceptSlip.h"
#include "qml/Counter/DeskScan.h"
#include "qml/Counter/HallCommands.h"
#include "qml/Counter/MatterFinder.h"
#include "services/cases/KnownFacts.h"
#include "services/catalog/WorkCalendar.h"
#include "services/core/Clock.h"
#include "services/queue/HallPicture.h"

#include <QDate>
#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <optional>

namespace onewindow::ui {

/// A case that is accepted at the window, for any department (一窗受理): which matter, whose, what
/// is filled in, how each material is there; accepted at once, or everything that is missing said
/// at once. Forms, checks and shared data are those of the terminals. Personal: gone when the page
/// is left, the service ends, or the card has been away for a while.
class AcceptViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter's view-model")

    Q_PROPERTY(Step step READ step NOTIFY changed)
    /// Matters found by search(), those of the number in hand first where nothing is typed.
    Q_PROPERTY(onewindow::ui::DeskLineModel* found READ found CONSTANT)
    Q_PROPERTY(QString foundTitle READ foundTitle NOTIFY changed)
    /// Whose case it is: name in full and the ends of the number; empty while nobody is known.
    Q_PROPERTY(QString person READ person NOTIFY changed)
    /// By what they are known.
    Q_PROPERTY(QString personSource READ personSource NOTIFY changed)
    Q_PROPERTY(QString matterName READ matterName NOTIFY changed)
    /// What the citizen left unfinished at a terminal, which found() has first; empty without.
    Q_PROPERTY(QString draftsText READ draftsText NOTIFY changed)
    /// What the citizen is told before departments are asked; empty where none are.
    Q_PROPERTY(QString consentText READ consentText NOTIFY changed)
    Q_PROPERTY(onewindow::ui::AcceptForm* form READ form CONSTANT)
    Q_PROPERTY(onewindow::ui::AcceptMaterials* materials READ materials CONSTANT)
    /// What the citizen may promise instead of some materials; empty where nothing.
    Q_PROPERTY(QString commitmentText READ commitmentText NOTIFY changed)
    Q_PROPERTY(bool hasCommitted READ hasCommitted NOTIFY changed)
    Q_PROPERTY(bool wantsSignature READ wantsSignature NOTIFY changed)
    /// How the citizen has signed: of signedIds(), or empty.
    Q_PROPERTY(QString signedHow READ signedHow NOTIFY changed)
    Q_PROPERTY(QList<QString> signedIds READ signedIds CONSTANT)
    Q_PROPERTY(QList<QString> signedNames READ signedNames CONSTANT)
    /// What is written on the pad; "hand" of signedIds() once it was taken.
    Q_PROPERTY(onewindow::ui::SignatureInk* ink READ ink CONSTANT)
    /// Why what is on the pad was not taken.
    Q_PROPERTY(QString padNotice READ padNotice NOTIFY changed)
    Q_PROPERTY(QString feeText READ feeText NOTIFY changed)
    Q_PROPERTY(bool canScan READ canScan NOTIFY changed)
    /// The card is away: what is filled in is kept for a moment, and nobody reads it.
    Q_PROPERTY(bool isCovered READ isCovered NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    // Of what was filed:
    Q_PROPERTY(QString number READ number NOTIFY changed)
    Q_PROPERTY(QString link READ link NOTIFY changed)
    Q_PROPERTY(QString filedTitle READ filedTitle NOTIFY changed)
    Q_PROPERTY(onewindow::ui::DeskLineModel* filed READ filed CONSTANT)
    Q_PROPERTY(QString slipText READ slipText NOTIFY changed)
    Q_PROPERTY(bool canPrint READ canPrint NOTIFY changed)

public:
    enum class Step {
        Choosing, ///< Who, and which matter.
        Opening,  ///< Departments are asked.
        Filling,
        Filed,
    };
    Q_ENUM(Step)

    /// What is in hand at the window: the ids of its matters, the ticket, the window's name.
    struct Hand
    {
        QStringList matters;
        QString ticket;
        QString window;
    };

    /// How long what is filled in waits for its card.
    static constexpr qint64 kCardAwayMs = 60'000;

    AcceptViewModel(sync::HallLink& link, HallCommands& commands, const queue::HallPicture& hall,
                    const Clock& clock, std::function<Hand()> hand,
                    std::function<qint64()> hallNowMs, DeskScan& scan, QObject* parent = nullptr);
    ~AcceptViewModel() override;
    AcceptViewModel(const AcceptViewModel&) = delete;
    AcceptViewModel& operator=(const AcceptViewModel&) = delete;
    AcceptViewModel(AcceptViewModel&&) = delete;
    AcceptViewModel& operator=(AcceptViewModel&&) = delete;

    void usePrinter(drivers::PrinterDriver& printer);
    void useReadings(input::PinyinReadings readings);
    /// The hall offers something else.
    void setCatalogue();
    /// The page is shown.
    void enter();
    /// The page is left: as forget().
    void leave();
    /// The service has ended: nothing stays, answers that are still to come included.
    void forget();
    void setCard(const drivers::IdCard& card);
    void clearCard();
    /// Once a second.
    void tick();

    Q_INVOKABLE void search(const QString& text);
    /// Of found(), a matter or what is unfinished of one; opened with begin().
    Q_INVOKABLE bool choose(const QString& id);
    /// Who has no card with them, as their document says; false, with a notice, if that cannot be.
    Q_INVOKABLE bool setTyped(const QString& name, const QString& number);
    /// `hasAgreed`: to consentText().
    Q_INVOKABLE void begin(bool hasAgreed);
    Q_INVOKABLE void setCommitted(bool hasCommitted);
    /// Of signedIds() but for "hand": see takeSignature(). What is on the pad goes.
    Q_INVOKABLE void setSigned(const QString& how);
    /// The pad is shown: what was written before is there still.
    Q_INVOKABLE void openPad();
    /// What is on the pad is the citizen's signature; false, with padNotice(), if it is none.
    Q_INVOKABLE bool takeSignature();
    /// To be written anew.
    Q_INVOKABLE void clearSignature();
    /// Opens the camera for a material; pages that are there are gone on with.
    Q_INVOKABLE void addPages(const QString& material);
    /// Whether it may be accepted as it is; says what is still to be done where not.
    Q_INVOKABLE bool mayAccept();
    Q_INVOKABLE void accept();
    /// Whether there is something to tell; says what is still to be done where not.
    Q_INVOKABLE bool mayNotify();
    /// Files what there is, and says what is missing. Where answers are missing nothing is filed:
    /// the paper says that.
    Q_INVOKABLE void notify();
    Q_INVOKABLE void print();
    /// Begins anew, with the same person.
    Q_INVOKABLE void next();

    [[nodiscard]] Step step() const { return m_step; }

    [[nodiscard]] DeskLineModel* found() { return &m_found; }

    [[nodiscard]] QString foundTitle() const;
    [[nodiscard]] QString person() const;
    [[nodiscard]] QString personSource() const;
    [[nodiscard]] QString matterName() const;
    [[nodiscard]] QString draftsText() const;
    [[nodiscard]] QString consentText() const;

    [[nodiscard]] AcceptForm* form() { return &m_form; }

    [[nodiscard]] AcceptMaterials* materials() { return &m_materials; }

    [[nodiscard]] QString commitmentText() const;

    [[nodiscard]] bool hasCommitted() const { return m_hasCommitted; }

    [[nodiscard]] bool wantsSignature() const
    {
        return m_matter && m_matter->terminal.wantsSignature;
    }

    [[nodiscard]] const QString& signedHow() const { return m_signedHow; }

    [[nodiscard]] static QStringList signedIds();
    [[nodiscard]] QStringList signedNames() const;

    [[nodiscard]] SignatureInk* ink() { return &m_ink; }

    [[nodiscard]] const QString& padNotice() const { return m_padNotice; }

    [[nodiscard]] QString feeText() const;

    [[nodiscard]] bool canScan() const { return m_scan.hasCamera(); }

    [[nodiscard]] bool isCovered() const { return m_coveredAtMs != 0; }

    [[nodiscard]] const QString& notice() const { return m_notice; }

    [[nodiscard]] QString number() const { return m_slip ? m_slip->number : QString(); }

    [[nodiscard]] QString link() const { return m_slip ? m_slip->link : QString(); }

    [[nodiscard]] QString filedTitle() const;

    [[nodiscard]] DeskLineModel* filed() { return &m_filed; }

    [[nodiscard]] const QString& slipText() const { return m_slipText; }

    [[nodiscard]] bool canPrint() const { return m_printer != nullptr && m_slip.has_value(); }

Q_SIGNALS:
    void changed();
    /// A case of `matter` was accepted or approved, for whoever has `ticket`.
    void accepted(const QString& matter, const QString& ticket);

private:
    static inline const QString kByHand = QStringLiteral("hand");

    void forgetPerson();
    void forgetCase();
    void lookForDrafts();
    void setNotice(const QString& notice);
    void refreshFound();
    void refreshFiled();
    [[nodiscard]] QList<DeskLine> draftLines() const;

    // AcceptFilling.cpp
    void onOpened(const Result<QJsonObject>& answer);
    void onPages(const QString& material, const QList<drivers::DocumentPicture>& pages);
    bool isAllSaid();
    [[nodiscard]] catalog::Catalogue sharing() const;

    // AcceptFiling.cpp
    void file();
    void onFiled(const Result<QJsonObject>& answer);
    void show(AcceptSlip slip);
    void onPrinted(quint64 job, drivers::PrintOutcome outcome);
    [[nodiscard]] AcceptSlip slipBase() const;
    [[nodiscard]] QDate expected(const QJsonObject& answer) const;

    [[nodiscard]] QJsonObject personBody() const;
    [[nodiscard]] std::optional<catalog::Matter> matterOf(const QString& id) const;
    [[nodiscard]] QDate today() const;

    HallCommands& m_commands;
    const queue::HallPicture& m_hall;
    const Clock& m_clock;
    std::function<Hand()> m_hand;
    std::function<qint64()> m_hallNowMs;
    DeskScan& m_scan;
    drivers::PrinterDriver* m_printer = nullptr;
    catalog::WorkCalendar m_calendar = catalog::WorkCalendar::builtIn();
    MatterFinder m_finder;
    AcceptDrafts m_drafts;
    DeskLineModel m_found;
    AcceptForm m_form;
    AcceptMaterials m_materials;
    DeskLineModel m_filed;

    Step m_step = Step::Choosing;
    bool m_isShown = false;
    int m_turn = 0;                              ///< Answers to an earlier one are another's.
    std::optional<cases::Applicant> m_applicant; ///< Personal.
    std::optional<catalog::Matter> m_matter;
    std::optional<AcceptDrafts::Draft> m_draft; ///< That is gone on with.
    QString m_opened;                           ///< For the hall, which sealed it.
    QString m_ticket;         ///< Of the number that was in hand when it was opened.
    QString m_scanning;       ///< The material that this object opened the camera for.
    qint64 m_coveredAtMs = 0; ///< Boot clock; 0: not covered.
    bool m_hasCommitted = false;
    QString m_signedHow;
    SignatureInk m_ink; ///< Personal.
    QString m_padNotice;
    QString m_notice;
    std::optional<AcceptSlip> m_slip; ///< Of what was filed, or is missing.
    quint64 m_job;                    ///< The slip's, at the printer.
    QString m_slipText;
};

} // namespace onewindow::ui
