// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Capture/SignatureInk.h"
#include "qml/Kiosk/filing/FieldInput.h"
#include "qml/Kiosk/filing/FilingSteps.h"
#include "qml/Kiosk/filing/MaterialPhotos.h"
#include "qml/Kiosk/session/ChoiceModel.h"
#include "qml/Kiosk/session/ErrandViewModel.h"
#include "qml/Kiosk/session/KioskSession.h"
#include "qml/Kiosk/session/Reveal.h"
#include "qml/Printing/ResultPrinting.h"
#include "qml/Texts/FieldTexts.h"
#include "services/cases/CaseEnquiry.h"
#include "services/cases/CaseService.h"
#include "services/cases/PaymentService.h"
#include "services/cases/ResultText.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>
#include <utility>

namespace onewindow::ui {

/// Finishing the chosen matter here and now: consent, the form question by question, what is
/// promised and what is to be brought, a last look, and how it ended. Everything it asks and says
/// comes from the catalogue. What was filled in is kept as a draft when the session leaves.
class FilingViewModel : public ErrandViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program.")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString lead READ lead NOTIFY changed)
    /// The lead has just become another, and is to be said.
    Q_PROPERTY(bool isLeadNews READ isLeadNews NOTIFY changed)
    /// What is wrong with the answer, or with what was asked for.
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed)
    Q_PROPERTY(QString primaryText READ primaryText NOTIFY changed)
    Q_PROPERTY(QString primaryIcon READ primaryIcon NOTIFY changed)
    Q_PROPERTY(QString secondaryText READ secondaryText NOTIFY changed)
    Q_PROPERTY(QString secondaryIcon READ secondaryIcon NOTIFY changed)
    /// The other thing to do is to call staff.
    Q_PROPERTY(bool callsStaff READ callsStaff NOTIFY changed)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY changed)
    /// What is to be read, as many lines at a time as there is room for.
    Q_PROPERTY(onewindow::ui::ChoiceModel* lines READ lines CONSTANT)
    /// The longest of them, for whoever must know how many fit; and whether any has a caption.
    Q_PROPERTY(QString longestLine READ longestLine NOTIFY changed)
    Q_PROPERTY(bool hasCaptions READ hasCaptions NOTIFY changed)
    /// What can be pressed to change it: answers, or the entries of a list.
    Q_PROPERTY(onewindow::ui::ChoiceModel* answers READ answers CONSTANT)
    Q_PROPERTY(onewindow::ui::FieldInput* input READ input CONSTANT)
    Q_PROPERTY(onewindow::ui::MaterialPhotos* photos READ photos CONSTANT)
    Q_PROPERTY(onewindow::ui::SignatureInk* ink READ ink CONSTANT)
    Q_PROPERTY(bool canAddEntry READ canAddEntry NOTIFY changed)
    // Of a case that is filed:
    Q_PROPERTY(QString matterName READ matterName NOTIFY changed)
    Q_PROPERTY(QString number READ number NOTIFY changed)
    /// What kind of number it is.
    Q_PROPERTY(QString numberLabel READ numberLabel NOTIFY changed)
    /// The link of the QR code.
    Q_PROPERTY(QString code READ code NOTIFY changed)
    /// What to know beside it: off line, without paper, or a card left behind.
    Q_PROPERTY(QString filedNote READ filedNote NOTIFY changed)
    Q_PROPERTY(bool isPrinting READ isPrinting NOTIFY changed)
    // While its fee is paid:
    /// "¥20.00"
    Q_PROPERTY(QString amount READ amount NOTIFY changed)
    Q_PROPERTY(QString feeName READ feeName NOTIFY changed)
    /// For a QR code to pay by; empty where there is none.
    Q_PROPERTY(QString payCode READ payCode NOTIFY changed)
    /// What the payer does now, or the machine.
    Q_PROPERTY(QString payHint READ payHint NOTIFY changed)

public:
    /// Both outlive this object. `terminal` is what people call this machine: "03 号机".
    FilingViewModel(KioskSession& session, cases::CaseService& cases, QString terminal,
                    QObject* parent = nullptr);

    /// See FieldInput::usePinyin().
    void usePinyin(input::PinyinInput* pinyin) { m_input.usePinyin(pinyin); }

    /// What materials are photographed with; outlives this object.
    void useCamera(drivers::DocumentCameraDriver* camera) { m_photos.useCamera(camera); }

    /// Results that are a document go by way of `printing`, which outlives this object. Without
    /// one they go on a slip.
    void useDocumentPrinting(ResultPrinting* printing);

    /// Fees can be paid here; it outlives this object. Without it none is taken.
    void usePayments(cases::PaymentService* payments);

    /// What a case gives that was filed before is asked of its owner; it outlives this object.
    /// Without it that is not printed here.
    void useResults(cases::ResultSource* results) { m_results = results; }

    [[nodiscard]] Errand errand() const override { return Errand::Filing; }

    [[nodiscard]] bool needsCard() const override;
    [[nodiscard]] QString page() const override;
    [[nodiscard]] QStringList pages() const override;
    void begin() override;
    bool goBack() override;
    void leave() override;

    [[nodiscard]] bool isBusy() const override { return m_isWorking; }

    [[nodiscard]] bool isHeld() const override { return m_place.kind == FilingPlace::Kind::Paying; }

    [[nodiscard]] bool isResult() const override
    {
        return m_place.kind == FilingPlace::Kind::Filed;
    }

    [[nodiscard]] QString leavingText() const override;

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString lead() const;

    [[nodiscard]] bool isLeadNews() const { return !m_reveal.note().isEmpty(); }

    [[nodiscard]] QString complaint() const;

    [[nodiscard]] QString primaryText() const;
    [[nodiscard]] QString primaryIcon() const;
    [[nodiscard]] QString secondaryText() const;
    [[nodiscard]] QString secondaryIcon() const;

    [[nodiscard]] bool callsStaff() const;

    [[nodiscard]] bool canGoBack() const;

    [[nodiscard]] ChoiceModel* lines() { return &m_lines; }

    [[nodiscard]] QString longestLine() const;
    [[nodiscard]] bool hasCaptions() const;

    [[nodiscard]] ChoiceModel* answers() { return &m_answers; }

    [[nodiscard]] FieldInput* input() { return &m_input; }

    [[nodiscard]] MaterialPhotos* photos() { return &m_photos; }

    [[nodiscard]] SignatureInk* ink() { return &m_ink; }

    [[nodiscard]] bool canAddEntry() const;
    [[nodiscard]] QString matterName() const;
    [[nodiscard]] QString number() const;
    [[nodiscard]] QString numberLabel() const;
    [[nodiscard]] QString code() const;
    [[nodiscard]] QString filedNote() const;

    [[nodiscard]] bool isPrinting() const { return m_place.kind == FilingPlace::Kind::Printing; }

    [[nodiscard]] QString amount() const;
    [[nodiscard]] QString feeName() const;

    [[nodiscard]] QString payCode() const { return m_payment.code; }

    [[nodiscard]] QString payHint() const;

    /// The one action of the page: the next of its lines, or on.
    Q_INVOKABLE void goOn();
    /// The other thing that can be done.
    Q_INVOKABLE void goAside();
    Q_INVOKABLE void addEntry();
    /// Somebody cannot write by hand.
    Q_INVOKABLE void signByButton();
    /// Of answers: leads to where it is given.
    Q_INVOKABLE void change(const QString& key);
    /// There is room for so many lines. While a page finds its size it may become more as well;
    /// after a few times it only becomes less until others are shown, for the words of the page's
    /// button depend on it, and the room on them.
    Q_INVOKABLE void fitLines(int count);
    /// The next of the lines' pages; after the last the first.
    Q_INVOKABLE void showMoreLines();
    /// Asks first where something would be lost or kept.
    Q_INVOKABLE void goHome();
    Q_INVOKABLE void signOut();

    Q_INVOKABLE void finish() { m_session.send(Event::Done); }

Q_SIGNALS:
    void changed();

private:
    void refresh();
    void show(const FilingPlace& place);
    void work(FilingPlace::Kind place);
    void fail(const Error& error);

    /// Whether an answer that was awaited is still wanted.
    [[nodiscard]] bool isCurrent(quint64 turn) const { return turn == m_turn; }

    void beginAnew();
    void afterConsent();
    void onDraft(const Result<std::optional<cases::CaseDraft>>& found);
    void open(const QByteArray& caseId);
    void onOpened(const Result<cases::OpenedCase>& opened);
    void beginForm();
    void answer();
    void checkEntries();
    void skip();
    void removeEntry();
    void showNext();
    void prove();
    void photograph(bool isAside);
    void sign();
    void dropSignature();
    void submit();
    void onFiled(const Result<cases::FiledCase>& filed);
    // FilingReveal.cpp
    [[nodiscard]] QList<Choice> maskedLines(Masking masking) const;
    [[nodiscard]] QList<Choice> shownLines() const;
    [[nodiscard]] std::pair<qsizetype, qsizetype> shownRange(qsizetype count) const;
    [[nodiscard]] bool canReveal() const;
    void onLinesTurned();
    void reveal();
    // FilingResult.cpp
    [[nodiscard]] std::optional<cases::ResultText> result() const;
    void handOver();
    void handOverSlip();
    [[nodiscard]] QDate issuedOn() const;
    void onPaperMoved();
    [[nodiscard]] bool canPrintSlip() const;

    // FilingTakenUp.cpp
    void takeUp(const cases::CaseSummary& known);
    void fetch(int tries);
    void onFetched(const Result<cases::CaseContents>& contents, int tries);
    [[nodiscard]] bool isToBeFetched() const;

    void print();
    void onPrinted(drivers::PrintOutcome outcome);
    void onCasesChanged();
    void lookForDue();
    void onOwnCases(const Result<QList<cases::CaseSummary>>& found);
    void payDue();
    void pay();
    void cancelPayment();
    void onProgress(const cases::PaymentProgress& progress);
    [[nodiscard]] bool isDue() const;
    [[nodiscard]] bool canPay() const;
    [[nodiscard]] QString unpaidText() const;
    [[nodiscard]] QList<Choice> feeLines() const;
    void askToLeave(bool signsOut);
    void takeInput();
    void saveDraft();
    void forget();

    [[nodiscard]] QList<FilingPlace> places() const;
    [[nodiscard]] FilingPlace entriesOf(const EntryOf& entry) const;
    [[nodiscard]] std::optional<cases::FieldView> field() const;
    [[nodiscard]] QList<catalog::Material> papers() const;
    [[nodiscard]] QStringList photographed() const;
    [[nodiscard]] QList<catalog::Material> toPhotograph() const;
    [[nodiscard]] const catalog::Material* photographedHere() const;
    [[nodiscard]] QList<Choice> photoChoices() const;
    [[nodiscard]] static QList<Choice> buttonLines();

    [[nodiscard]] QString language() const { return m_session.modes().language; }

    [[nodiscard]] bool hasCard() const { return m_applicant && !m_applicant->isTyped; }

    /// Something was filled in, and not filed yet.
    [[nodiscard]] bool hasUnfiled() const { return m_filling && m_isTouched && !m_filed; }

    [[nodiscard]] QString stepText() const;
    [[nodiscard]] QString questionTitle() const;
    [[nodiscard]] QString questionLead() const;
    [[nodiscard]] QString failureText() const;
    [[nodiscard]] QString filedTitle() const;
    [[nodiscard]] QString signatureTitle() const;
    [[nodiscard]] QString signatureLead() const;
    [[nodiscard]] bool hasMoreLines() const;

    KioskSession& m_session;
    cases::CaseService& m_cases;
    QString m_terminal;
    ChoiceModel m_lines;
    ChoiceModel m_answers;
    FieldInput m_input;
    MaterialPhotos m_photos;
    SignatureInk m_ink;
    Reveal m_reveal;
    int m_revealedPage = 0; ///< Of the lines, when they were to be shown.

    FilingPlace m_place;
    FilingPlace m_return;        ///< Where somebody was who asked to leave.
    bool m_isSigningOut = false; ///< It was asked for with that.
    bool m_isChanging = false;   ///< One answer, from the last look.
    bool m_isWorking = false;
    quint64 m_turn = 0; ///< Grows when awaited answers are not wanted any more.
    int m_fits = 0;     ///< See fitLines().
    QString m_complaint;

    std::optional<catalog::Matter> m_matter;
    std::optional<cases::Applicant> m_applicant;
    qint64 m_consentedAtMs = 0;
    std::optional<cases::CaseDraft> m_draft;
    std::optional<cases::OpenedCase> m_opened;
    std::optional<cases::FormFilling> m_filling;
    bool m_isTouched = false;
    bool m_hasCommitted = false;
    std::optional<cases::Signature> m_signature; ///< Confirmed, and not taken back.
    ErrorCode m_failure = ErrorCode::NotFound;
    bool m_hasFailedToOpen = false;
    std::optional<cases::FiledCase> m_filed;
    bool m_isOnPaper = false;
    ResultPrinting* m_printing = nullptr;
    bool m_isOnA4 = false; ///< And not on a slip.
    cases::PaymentService* m_payments = nullptr;
    cases::ResultSource* m_results = nullptr;
    bool m_isTakenUp = false;                  ///< m_filed was filed before, wherever that was.
    std::optional<cases::OwnersWord> m_owners; ///< Of such a one, when its owner has answered.
    QDate m_issuedOn;                          ///< The same: the day of its result.
    std::optional<cases::CaseSummary> m_due;   ///< See FilingPlace::Kind::Due.
    cases::PaymentProgress m_payment;          ///< Of m_filed.
};

} // namespace onewindow::ui
