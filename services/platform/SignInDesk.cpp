// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/SignInDesk.h"

#include "services/core/Ids.h"
#include "services/crypto/Password.h"
#include "services/identity/AccountDetailStore.h"
#include "services/identity/FactKinds.h"
#include "services/identity/PasswordRules.h"
#include "services/identity/Totp.h"
#include "services/platform/ClientNetwork.h"

namespace onewindow::platform {

namespace {

namespace facts = identity::facts;
using identity::Account;
using identity::GuardStore;
using identity::SessionStore;
using storage::Database;

constexpr double kRefusalsPerSecond = 1;
constexpr double kRefusalBurst = 60;
constexpr qint64 kPruneLimit = 100;

/// A session that begins now, with a token of its own.
SignedIn newSession(const Account& account, const QString& machine, qint64 nowMs)
{
    const identity::SessionLimits limits = identity::sessionLimits(account.roles);
    SignedIn signedIn;
    signedIn.token = makeToken();
    identity::StaffSession& session = signedIn.session;
    session.hall = account.hall;
    session.account = account.account;
    session.name = account.name;
    session.roles = account.roles;
    session.permissions = identity::permissionsOf(session.roles);
    session.stored = {.hall = account.hall,
                      .tokenDigest = identity::tokenDigest(signedIn.token),
                      .account = account.account,
                      .machine = machine,
                      .stamp = account.stamp(),
                      .createdMs = nowMs,
                      .lastUsedMs = nowMs,
                      .idleMs = limits.idleMs,
                      .expiresMs = nowMs + limits.absoluteMs};
    return signedIn;
}

Error wrong()
{
    return {ErrorCode::BadCredentials, QStringLiteral("account, password or code is wrong")};
}

} // namespace

/// One attempt on its way from the writer to a worker and back.
struct SignInDesk::Attempt
{
    SignInRequest request;
    Done done;
    QString hall;
    identity::Guarded account;
    identity::Guarded place;
    std::optional<Account> found;
    qint64 lastStep = 0;        ///< Of one-time codes.
    std::optional<qint64> step; ///< The one that was typed.
    QString newHash;            ///< Of the new password.
    std::optional<Error> refusal;
    qint64 retryAfterMs = 0;
    bool isGuess = false; ///< The refusal is for something guessed wrong: it counts.
    const char* why = "password";

    [[nodiscard]] QString at() const
    {
        return request.machine.isEmpty() ? request.remote : request.machine;
    }
};

SignInDesk::SignInDesk(SignInParts parts)
    : m_parts(std::move(parts))
    , m_refusals(kRefusalsPerSecond, kRefusalBurst)
    , m_decoy(crypto::hashPassword(m_parts.keys.suite(), randomBytes(16).toHex()))
{}

Result<void> SignInDesk::record(Database& database, const char* kind, const QString& hall,
                                const QJsonObject& body)
{
    journal::NewFact fact;
    fact.kind = QLatin1String(kind);
    fact.subject = randomBytes(16);
    fact.body = body;
    const auto row = m_parts.journal.forHall(hall).append(database, fact);
    return row ? Result<void>() : row.error();
}

void SignInDesk::signIn(SignInRequest request, Done done)
{
    auto attempt = std::make_shared<Attempt>();
    attempt->request = std::move(request);
    attempt->done = std::move(done);
    attempt->hall = m_parts.staff.hallAt(attempt->request.machine);
    attempt->account = {attempt->hall, QStringLiteral("account ") + attempt->request.account,
                        kAccountFailures};
    attempt->place = {attempt->hall,
                      attempt->request.machine.isEmpty()
                          ? QStringLiteral("address ") + clientNetwork(attempt->request.remote)
                          : QStringLiteral("machine ") + attempt->request.machine,
                      kPlaceFailures};
    m_parts.writer.run<void>(
        [this, attempt](Database& database) { return count(database, *attempt); },
        [this, attempt](const Result<void>& counted) {
            if (!counted) {
                attempt->done(SignInRefusal{counted.error(), attempt->retryAfterMs}, {});
                return;
            }
            const bool isTaken = m_parts.workers.post([this, attempt](int) {
                compare(*attempt);
                conclude(attempt);
            });
            if (!isTaken) {
                attempt->refusal = {ErrorCode::StoreBusy, QStringLiteral("too many sign in")};
                conclude(attempt);
            }
        });
}

Result<void> SignInDesk::count(Database& database, Attempt& attempt) const
{
    // Guesses by way of several processes are counted one after the other.
    OW_TRY(m_parts.journal.forHall(attempt.hall).lock(database));
    GuardStore guards(database);
    const qint64 nowMs = m_parts.clock.now().wallMs;
    for (const identity::Guarded* guarded : {&attempt.place, &attempt.account}) {
        const auto lockedMs = guards.begin(*guarded, nowMs);
        if (!lockedMs) {
            return lockedMs.error();
        }
        if (lockedMs.value() > 0) {
            // What was counted before it is undone with this job.
            attempt.retryAfterMs = lockedMs.value();
            return Error{ErrorCode::LockedOut, QStringLiteral("too many wrong attempts")};
        }
    }
    auto found = m_parts.staff.find(database, {attempt.hall, attempt.request.account});
    if (!found) {
        return found.error();
    }
    attempt.found = std::move(found).value();
    const auto step = SessionStore(database).totpStep(attempt.hall, attempt.request.account);
    if (!step) {
        return step.error();
    }
    attempt.lastStep = step.value();
    return {};
}

/// On a worker: the password takes a tenth of a second by design, whether there is such an account
/// or not.
void SignInDesk::compare(Attempt& attempt) const
{
    const QString& stored = attempt.found ? attempt.found->passwordHash : m_decoy;
    const bool isRight = crypto::verifyPassword(stored.isEmpty() ? m_decoy : stored,
                                                attempt.request.password.toUtf8());
    if (!isRight || !attempt.found) {
        attempt.refusal = wrong();
        attempt.isGuess = true;
        return;
    }
    if (const auto rest = compareRest(attempt); !rest) {
        attempt.refusal = rest.error();
    }
}

/// What is said only to those who know the password.
Result<void> SignInDesk::compareRest(Attempt& attempt) const
{
    const Account& account = *attempt.found;
    const bool isAdministrator = identity::isAdministrator(account.roles);
    if (account.isLocked) {
        attempt.why = "locked";
        return Error{ErrorCode::NotPermitted, QStringLiteral("the account is locked")};
    }
    const bool isHere = attempt.request.machine.isEmpty() ? identity::worksAtConsole(account.roles)
                                                          : !isAdministrator;
    if (!isHere) {
        attempt.why = "place";
        return Error{ErrorCode::NotPermitted, QStringLiteral("not from here")};
    }
    if (isAdministrator && account.totpEnvelope.isEmpty()) {
        attempt.why = "code";
        return Error{ErrorCode::NotPermitted, QStringLiteral("no second factor was set up")};
    }
    if (!account.totpEnvelope.isEmpty()) {
        if (attempt.request.totp.isEmpty()) {
            return Error{ErrorCode::SecondFactor, {}};
        }
        const auto secret = m_parts.keys.openEnvelope(account.totpEnvelope);
        if (!secret) {
            return secret.error();
        }
        attempt.step =
            identity::matchTotp(secret.value().view(), attempt.request.totp,
                                identity::totpStep(m_parts.clock.now().wallMs), attempt.lastStep);
        if (!attempt.step) {
            attempt.why = "code";
            attempt.isGuess = true;
            return wrong();
        }
    }
    if (attempt.request.newPassword.isEmpty()) {
        return account.mustChange ? Error{ErrorCode::PasswordExpired, {}} : Result<void>();
    }
    OW_TRY(identity::checkPassword(attempt.request.newPassword, account.account, isAdministrator));
    if (attempt.request.newPassword == attempt.request.password) {
        return Error{ErrorCode::WeakPassword, QStringLiteral("same")};
    }
    attempt.newHash =
        crypto::hashPassword(m_parts.keys.suite(), attempt.request.newPassword.toUtf8());
    return {};
}

void SignInDesk::conclude(const Shared& attempt)
{
    attempt->request.password.fill(QChar(u'\0'));
    attempt->request.newPassword.fill(QChar(u'\0'));
    if (attempt->refusal) {
        refuse(attempt);
        return;
    }
    m_parts.writer.run<SignedIn>(
        [this, attempt](Database& database) { return begin(database, *attempt); },
        [this, attempt](const Result<SignedIn>& begun) {
            if (begun) {
                attempt->done(std::nullopt, begun.value());
                return;
            }
            attempt->refusal = begun.error();
            attempt->isGuess = begun.error().code == ErrorCode::BadCredentials;
            refuse(attempt);
        });
}

void SignInDesk::refuse(const Shared& attempt)
{
    m_parts.writer.run<void>(
        [this, attempt](Database& database) { return noteRefusal(database, *attempt); },
        [attempt](const Result<void>& noted) {
            attempt->done(SignInRefusal{noted ? *attempt->refusal : noted.error()}, {});
        });
}

Result<void> SignInDesk::noteRefusal(Database& database, const Attempt& attempt)
{
    if (!attempt.isGuess) {
        OW_TRY(m_parts.journal.forHall(attempt.hall).lock(database));
        GuardStore guards(database);
        OW_TRY(guards.takeBack(attempt.account));
        OW_TRY(guards.takeBack(attempt.place));
    }
    const ErrorCode code = attempt.refusal->code;
    const bool isToldOf = attempt.isGuess || code == ErrorCode::NotPermitted;
    if (!isToldOf || !m_refusals.admit({}, std::chrono::steady_clock::now())) {
        return {};
    }
    QJsonObject body{{QStringLiteral("at"), attempt.at()},
                     {QStringLiteral("why"), QLatin1String(attempt.why)}};
    // A name that is no account's may be anything, a password typed into the wrong field too.
    if (attempt.found) {
        body.insert(QStringLiteral("account"), attempt.request.account);
    }
    return record(database, facts::kStaffSignInFailed, attempt.hall, body);
}

Result<SignedIn> SignInDesk::begin(Database& database, Attempt& attempt)
{
    const identity::AccountRef ref{attempt.hall, attempt.request.account};
    OW_TRY(m_parts.journal.forHall(attempt.hall).lock(database));
    auto account = m_parts.staff.find(database, ref);
    if (!account) {
        return account.error();
    }
    if (!account.value() || account.value()->isLocked ||
        account.value()->stamp() != attempt.found->stamp()) {
        return wrong(); // It was changed meanwhile.
    }
    SessionStore sessions(database);
    if (attempt.step) {
        const auto isFirst = sessions.useTotpStep(ref.hall, ref.account, *attempt.step);
        if (!isFirst) {
            return isFirst.error();
        }
        if (!isFirst.value()) {
            attempt.why = "code";
            return wrong();
        }
    }
    if (!attempt.newHash.isEmpty()) {
        OW_TRY(changePassword(database, attempt));
        account = m_parts.staff.find(database, ref);
        if (!account || !account.value()) {
            return account ? wrong() : account.error();
        }
    }
    const qint64 nowMs = m_parts.clock.now().wallMs;
    OW_TRY(sessions.prune(ref.hall, nowMs, kPruneLimit));
    OW_TRY(sessions.trim(ref.hall, ref.account, kSessionsOfOne - 1));
    const auto others = sessions.count(ref.hall);
    if (!others) {
        return others.error();
    }
    if (others.value() >= kSessionLimit) {
        return Error{ErrorCode::TooMany, QStringLiteral("sessions")};
    }
    SignedIn signedIn = newSession(*account.value(), attempt.request.machine, nowMs);
    OW_TRY(sessions.put(signedIn.session.stored));
    GuardStore guards(database);
    OW_TRY(guards.clear(attempt.account));
    OW_TRY(guards.takeBack(attempt.place));
    OW_TRY(
        record(database, facts::kStaffSignedIn, ref.hall,
               {{QStringLiteral("account"), ref.account}, {QStringLiteral("at"), attempt.at()}}));
    return signedIn;
}

Result<void> SignInDesk::changePassword(Database& database, Attempt& attempt)
{
    const identity::AccountRef ref{attempt.hall, attempt.request.account};
    if (m_parts.accounts != nullptr) {
        return m_parts.accounts->setPassword(database, ref, attempt.newHash, false, ref.account);
    }
    // The centre is the owner: it is asked by a fact, and until it has answered the hall goes by
    // what was chosen here.
    if (m_parts.recipients.size() < 2) {
        return Error{ErrorCode::Conflict, QStringLiteral("the centre's key is not known here")};
    }
    journal::Journal own = m_parts.journal.forHall(ref.hall);
    const auto key = own.createDataKey(database, m_parts.recipients);
    if (!key) {
        return key.error();
    }
    journal::NewFact fact;
    fact.kind = QLatin1String(facts::kAccountPasswordChosen);
    fact.subject = randomBytes(16);
    fact.body = {{QStringLiteral("account"), ref.account},
                 {QStringLiteral("version"), attempt.found->version}};
    const auto before = identity::AccountDetailStore(database).chosenBy(ref);
    if (!before) {
        return before.error();
    }
    if (!before.value().isEmpty()) {
        fact.body.insert(QStringLiteral("after"), idToText(before.value()));
    }
    const auto sealed = journal::sealBody(m_parts.keys.suite(), key.value(), fact.subject,
                                          {{QStringLiteral("password"), attempt.newHash}});
    if (!sealed) {
        return sealed.error();
    }
    fact.sealed = sealed.value();
    fact.keyId = key.value().id;
    fact.keyDigest = key.value().keyDigest;
    const auto row = own.append(database, fact); // Which identity::HallPasswords lets count.
    return row ? Result<void>() : Result<void>(row.error());
}

void SignInDesk::signOut(const identity::StaffSession& session,
                         std::function<void(Result<void>)> done)
{
    m_parts.writer.run<void>(
        [this, session](Database& database) -> Result<void> {
            OW_TRY(SessionStore(database).remove(session.stored.hall, session.stored.tokenDigest));
            return record(database, facts::kStaffSignedOut, session.hall,
                          {{QStringLiteral("account"), session.account},
                           {QStringLiteral("at"), session.stored.machine}});
        },
        std::move(done));
}

} // namespace onewindow::platform
