// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/Attachment.h"
#include "services/cases/CaseState.h"
#include "services/cases/FormFilling.h"
#include "services/cases/KnownFacts.h"
#include "services/cases/PaymentFlow.h"
#include "services/cases/RuleCheck.h"
#include "services/cases/Signature.h"
#include "services/catalog/Matter.h"
#include "services/core/Result.h"
#include "services/crypto/Suite.h"

#include <QDate>
#include <QObject>

#include <functional>
#include <optional>

namespace onewindow::cases {

/// Somebody begins to fill in a matter.
struct OpenRequest
{
    QString matter;
    std::optional<Applicant> applicant;
    QString consentVersion;   ///< Of what was agreed to; empty: nothing was, nothing is read.
    qint64 consentedAtMs = 0; ///< Unix ms; of a draft, when it was agreed to then.
    QByteArray caseId;        ///< Of a draft that is taken up again; empty: a new case.
};

/// What is known before the first question.
struct OpenedCase
{
    QByteArray id; ///< Names the case from here on.
    QString matter;
    KnownFacts known;     ///< For FormFilling.
    QStringList withheld; ///< Agreements that gave nothing: not valid, not answered, not agreed to.
    /// Materials a citizen has to bring, in the matter's order: those that `withheld` would have
    /// spared them too. What a commitment replaces is among them; see papersToBring().
    QList<catalog::Material> papers;
    QString consentVersion;
    qint64 consentedAtMs = 0;
};

/// A matter that is filed.
struct FileRequest
{
    OpenedCase opened;
    std::optional<Applicant> applicant; ///< As in OpenRequest.
    QJsonObject answers;                ///< FormFilling::answers()
    bool hasCommitted = false;          ///< The commitment, where the matter has one.
    /// What was photographed of materialsToPhotograph(); the pages of a material behind each other.
    QList<Attachment> attachments = {};
    std::optional<Signature> signature = {}; ///< Where the matter wants one.
};

/// Everything that screen and paper need of a case just filed or found again.
struct FiledCase
{
    QByteArray id;
    QString matter;
    QString provisional; ///< "K1-20261130-0007": for good, and good for asking.
    QString number;      ///< The official one; empty until the centre has said it.
    QString token;       ///< Unguessable; for find() and for the QR code.
    QString link;        ///< For the QR code.
    CaseState state = CaseState::Received;
    QList<RuleAnswer> rules;         ///< Empty where it was found again.
    QList<catalog::Material> papers; ///< To be handed in at the window; only of one just filed.
    int feeCents = 0;                ///< What it costs; 0: nothing. See `money`.
    qint64 filedAtMs = 0;
    QList<CaseStep> steps = {}; ///< As in CaseSummary.
    int promiseDays = 0;        ///< As in CaseSummary.
    CaseMoney money = {};       ///< Only what costs nothing, or is Paid, gives its result.
};

/// A line of "my cases".
struct CaseSummary
{
    QByteArray id;
    QString matter;
    QString provisional;
    QString number; ///< Empty until the centre has said it.
    CaseState state = CaseState::Received;
    qint64 filedAtMs = 0;
    /// What has happened to it, the first step (it was filed) first; the last is `state`.
    QList<CaseStep> steps = {};
    int promiseDays = 0; ///< Working days in which it is decided; 0: none are stated.
    CaseMoney money = {};
    QString token = {};     ///< For CaseService::find(); of what this terminal filed.
    bool isHere = true;     ///< It was filed in this hall: its fee can be paid at a terminal.
    bool hasResult = false; ///< By its owner's word: its result can be printed, again and again.
};

/// How the owner of a case names it.
struct OwnersWord
{
    QString number; ///< The official one.
    QString provisional;
    QString matter;
    QString hall = {}; ///< Where it was filed.
};

/// What is to be issued as a document of an approved case. Personal.
struct DocumentOrder
{
    QByteArray caseId;
    /// Where its owner has said that it gives its result, as it stands there: then this terminal
    /// need not know the case.
    std::optional<OwnersWord> owners = {};
    QString title;
    QString department;
    QStringList lines; ///< As they will be printed.
    QDate issued;
    QDate validUntil;                ///< Invalid: without end.
    std::optional<Applicant> holder; ///< Whose it is.
};

/// What goes on the paper beside its words, see DocumentStatement.
struct SignedDocument
{
    QString statement;
    QString link;        ///< Of the page that verifies it; for the QR code.
    QString checkCode;   ///< See makeCheckCode().
    QString node;        ///< Who signed.
    QString fingerprint; ///< keyFingerprint() of its key.
    crypto::Suite suite = crypto::Suite::National;
};

/// A filing that was interrupted. Personal.
struct CaseDraft
{
    QByteArray caseId;
    QString matter;
    QJsonObject answers; ///< For FormFilling::restore().
    int section = 0;     ///< Where the citizen was.
    QString consentVersion;
    qint64 consentedAtMs = 0;
    qint64 savedAtMs = 0; ///< Set by saveDraft().
};

/// The matters that citizens finish or file alone at this terminal. Verbs return at once; every
/// callback arrives later in the GUI thread, exactly once. file() and what it needs never wait for
/// the network.
class CaseService : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    using OpenCallback = std::function<void(Result<OpenedCase>)>;
    /// Asks the departments whose agreements the matter needs, if the citizen agreed: each use is a
    /// fact (share.used) before anything is shown. What does not answer in a few seconds counts as
    /// withheld. Errors: NotFound (no such matter, or it is not done here), NotPermitted (the
    /// matter needs a card, or somebody), StoreFailed.
    virtual void open(OpenRequest request, OpenCallback callback) = 0;

    using FileCallback = std::function<void(Result<FiledCase>)>;
    /// One durable transaction; the draft goes with it. The answers are held against the form once
    /// more, and the rules decide; a person does where papers are to be handed in for what an
    /// agreement or the commitment would have spared, and for what was to be photographed. A case
    /// that is filed already is given again. Errors: NotFound, NotPermitted, BadRequest (answers,
    /// the consent, a signature that lacks or says nothing, pictures that are none or of nothing
    /// that is to be photographed), StoreRestored and MarkBurnt (see
    /// queue::TicketService::trouble()), TooLarge, StoreFailed.
    virtual void file(FileRequest request, FileCallback callback) = 0;

    using DoneCallback = std::function<void(Result<void>)>;
    /// Keeps what is filled in, sealed so that only this person's card finds and opens it, until
    /// the day is over: durable at this terminal, and soon with the hall, where its other terminals
    /// find it, and with the centre. Nothing that was photographed or signed is in it. In place of
    /// what was kept of that case. Errors: NotPermitted (no card was read), TooLarge, StoreFailed.
    virtual void saveDraft(const Applicant& applicant, CaseDraft draft, DoneCallback callback) = 0;

    /// A card's holder has come who may have left a draft elsewhere in the hall, or the city:
    /// brings here what there is, in the background. For findDraft(), which waits for it a moment
    /// at most.
    virtual void fetchDrafts(const Applicant& applicant) = 0;

    using DraftCallback = std::function<void(Result<std::optional<CaseDraft>>)>;
    /// Today's draft of `matter` of a card's holder, the newest one that is known here.
    virtual void findDraft(const Applicant& applicant, const QString& matter,
                           DraftCallback callback) = 0;
    /// Whether what is kept now can be gone on with in every hall of the city.
    [[nodiscard]] virtual bool areDraftsOfTheCity() const = 0;
    /// It is given up: destroyed here and, soon, wherever it was kept.
    virtual void dropDraft(const QByteArray& caseId, DoneCallback callback) = 0;

    using CasesCallback = std::function<void(Result<QList<CaseSummary>>)>;
    /// What a card's holder filed at this terminal today, the newest first; at most kListLimit.
    virtual void myCases(const QString& idNumber, CasesCallback callback) = 0;

    /// The case that a scanned link or token names, if it was filed at this terminal. NotFound
    /// otherwise.
    virtual void find(const QString& linkOrToken, FileCallback callback) = 0;

    using SignCallback = std::function<void(Result<SignedDocument>)>;
    /// Signs a result of an approved case that was filed here, or that its owner has answered for,
    /// and records that it did (case.documented). Errors: NotFound (no such case here, or it is not
    /// approved), TooLarge (no
    /// code that prints well holds the link), StoreRestored, KeyUnavailable, StoreFailed.
    virtual void sign(DocumentOrder order, SignCallback callback) = 0;

    static constexpr int kListLimit = 20;

Q_SIGNALS:
    /// An official number or a decision has arrived, or something was filed.
    void casesChanged();
};

/// The materials a citizen has to bring: required ones, and those that an agreement in `withheld`
/// would have spared them; without what agreements give, what the commitment replaces if it was
/// made, the card that was read (a material with the id "id_card"), and those with an id in
/// `photographed`. In the matter's order.
QList<catalog::Material> papersToBring(const catalog::Matter& matter, const QStringList& withheld,
                                       bool hasCommitted, const QStringList& photographed = {});

/// Whether `material`, one of the matter's, is among them where nothing was photographed.
bool isToBring(const catalog::Matter& matter, const catalog::Material& material,
               const QStringList& withheld, bool hasCommitted);

/// The materials that can be laid under a document camera instead of being brought: those the
/// catalogue says it of, required or not, but for what papersToBring() leaves out.
QList<catalog::Material> materialsToPhotograph(const catalog::Matter& matter,
                                               const QStringList& withheld, bool hasCommitted);

/// The agreements a matter's form, rules, result and materials need, with the fields of each.
QHash<QString, QStringList> sharesOf(const catalog::Matter& matter);

} // namespace onewindow::cases
