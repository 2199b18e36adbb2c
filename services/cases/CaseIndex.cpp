// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseIndex.h"

#include "services/cases/CaseFeed.h"
#include "services/cases/CaseIndexStore.h"
#include "services/cases/CaseStore.h"
#include "services/cases/DocumentCheck.h"
#include "services/cases/FeedKinds.h"
#include "services/cases/PaymentStore.h"
#include "services/core/Ids.h"
#include "services/crypto/Suite.h"
#include "services/identity/IdNumber.h"
#include "services/journal/Feed.h"

#include <algorithm>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;

namespace {

constexpr qsizetype kKeyBytes = 32;
constexpr qsizetype kHashBytes = 16;
constexpr int kAtOnce = 100;
/// So many of a person are looked at; the newest of them are shown.
constexpr int kLookedAt = 500;

Error notFound()
{
    return {ErrorCode::NotFound, u"no such case, or other digits"_s};
}

QByteArray tailOf(const QByteArray& id, const QString& lastFour)
{
    return "tail " + id.toHex() + ' ' + lastFour.toUpper().toUtf8();
}

/// What somebody said is found by another hash than their cases: neither leads to the other.
QByteArray sayerOf(const QString& idNumber)
{
    return "said by " + identity::normalizedIdNumber(idNumber).toUtf8();
}

} // namespace

Result<CaseSummary> summaryOf(Database& database, const QString& hall, const CaseRow& row)
{
    const auto taken = CaseStore(database, hall).stepsOf(row.id);
    const auto said =
        journal::Feed(hall).find(database, QString::fromLatin1(feed::kCase), idToText(row.id));
    if (!taken || !said) {
        return !taken ? taken.error() : said.error();
    }
    CaseSummary summary{.id = row.id,
                        .matter = row.matter,
                        .provisional = row.provisional,
                        .number = row.number,
                        .state = row.state,
                        .filedAtMs = row.filedAtMs,
                        .steps = {{CaseState::Received, row.filedAtMs}},
                        .promiseDays = row.promiseDays};
    for (const CaseStepRow& step : taken.value()) {
        summary.steps.append(step.step);
    }
    if (summary.steps.constLast().state != row.state) {
        // Said as it was filed, and not numbered yet; or of before steps were kept: nobody knows
        // when.
        summary.steps.append({row.state, row.number.isEmpty() ? row.filedAtMs : 0});
    }
    if (said.value() && row.number.isEmpty()) {
        summary.number = said.value()->value(u"number"_s).toString();
        summary.state = stateFromName(said.value()->value(u"state"_s).toString());
        summary.steps = stepsFrom(*said.value());
        summary.promiseDays = said.value()->value(u"promise"_s).toInt();
    }
    const auto orders = PaymentStore(database, hall).ofCase(row.id);
    const auto fee = CounterFeeStore(database, hall).find(row.id);
    if (!orders || !fee) {
        return orders ? fee.error() : orders.error();
    }
    summary.money = moneyOf(row.feeCents, orders.value(), fee.value());
    summary.hasResult = givesResult(summary.state, summary.money.state);
    return summary;
}

QString plainNumber(const QString& number)
{
    QString plain;
    for (const QChar sign : number.toUpper()) {
        if ((sign >= u'0' && sign <= u'9') || (sign >= u'A' && sign <= u'Z')) {
            plain.append(sign);
        }
    }
    return plain;
}

Result<std::optional<Secret>> CaseIndex::key(Database& database) const
{
    const auto wrapped = CaseIndexStore(database).wrappedKey();
    if (!wrapped) {
        return wrapped.error();
    }
    if (wrapped.value().isEmpty()) {
        return std::optional<Secret>();
    }
    auto key = m_journal.keys().unwrap(wrapped.value(), CaseIndexStore::kComponent.toUtf8());
    if (!key) {
        return key.error();
    }
    return std::optional<Secret>(std::move(key).value());
}

Result<Secret> CaseIndex::keyOrNew(Database& database)
{
    auto known = key(database);
    if (!known && known.error().code == ErrorCode::SealBroken) {
        // This node has other keys than before: everything is indexed anew, some at a time.
        OW_TRY(CaseIndexStore(database).clear());
        known = key(database);
    }
    if (!known) {
        return known.error();
    }
    if (!known.value()) {
        const Secret fresh(randomBytes(kKeyBytes));
        const auto wrapped =
            m_journal.keys().wrap(fresh.view(), CaseIndexStore::kComponent.toUtf8());
        if (!wrapped) {
            return wrapped.error();
        }
        OW_TRY(CaseIndexStore(database).putKey(wrapped.value()));
        // Another process may have been first.
        known = key(database);
        if (!known) {
            return known.error();
        }
        OW_ENFORCE(known.value().has_value());
    }
    return std::move(*known.value());
}

QString CaseIndex::hashOf(const Secret& key, const QByteArray& what) const
{
    return QString::fromLatin1(
        crypto::mac(m_journal.keys().suite(), key.view(), what).first(kHashBytes).toHex());
}

/// The ID number that was sealed with the case; empty where none was, or it cannot be opened here.
QString CaseIndex::personIn(Database& database, const QString& hall, const QByteArray& id) const
{
    const auto found = CaseStore(database, hall).find(id);
    if (!found || !found.value() || found.value()->keyId.isEmpty()) {
        return {};
    }
    const auto opened = m_journal.forHall(hall).openDataKey(database, found.value()->keyId);
    if (!opened) {
        return {};
    }
    const auto personal = journal::unsealBody(opened.value(), id, found.value()->sealed);
    return personal
               ? identity::normalizedIdNumber(
                     personal.value().value(u"person"_s).toObject().value(u"idNumber"_s).toString())
               : QString();
}

Result<void> CaseIndex::add(Database& database, const QString& hall, const QByteArray& id)
{
    const auto found = CaseStore(database, hall).find(id);
    if (!found) {
        return found.error();
    }
    if (!found.value() || found.value()->number.isEmpty()) {
        return {};
    }
    const auto secret = keyOrNew(database);
    if (!secret) {
        return secret.error();
    }
    const CaseRow& row = *found.value();
    IndexedCase indexed{.caseHall = hall,
                        .id = id,
                        .number = plainNumber(row.number),
                        .provisional = plainNumber(row.provisional),
                        .person = {},
                        .tail = {},
                        .keyId = row.keyId};
    QString person = personIn(database, hall, id);
    if (person.size() >= kTailLength) {
        indexed.person = hashOf(secret.value(), "person " + person.toUtf8());
        indexed.tail = hashOf(secret.value(), tailOf(id, person.last(kTailLength)));
    }
    person.fill(QChar(u'\0'));
    return CaseIndexStore(database).put(indexed);
}

Result<bool> CaseIndex::addMissing(Database& database, const QString& hall)
{
    const auto missing = CaseIndexStore(database).missing(hall, kAtOnce);
    if (!missing) {
        return missing.error();
    }
    for (const QByteArray& id : missing.value()) {
        OW_TRY(add(database, hall, id));
    }
    return missing.value().size() == kAtOnce;
}

Result<void> CaseIndex::addSaying(Database& database, IndexedSaying saying, const QString& idNumber)
{
    if (!idNumber.isEmpty()) {
        const auto secret = keyOrNew(database);
        if (!secret) {
            return secret.error();
        }
        saying.person = hashOf(secret.value(), sayerOf(idNumber));
    }
    return CaseIndexStore(database).put(saying);
}

Result<QList<CasePlace>> CaseIndex::saidBy(Database& database, const QString& idNumber) const
{
    const auto secret = key(database);
    if (!secret) {
        return secret.error();
    }
    return secret.value() ? CaseIndexStore(database).saidBy(
                                hashOf(*secret.value(), sayerOf(idNumber)), CaseService::kListLimit)
                          : QList<CasePlace>();
}

Result<QList<CasePlace>> CaseIndex::placesOf(Database& database, const QString& idNumber) const
{
    const auto secret = key(database);
    if (!secret) {
        return secret.error();
    }
    return secret.value() ? CaseIndexStore(database).ofPerson(
                                hashOf(*secret.value(),
                                       "person " + identity::normalizedIdNumber(idNumber).toUtf8()),
                                kLookedAt)
                          : QList<CasePlace>();
}

Result<std::optional<CasePlace>> CaseIndex::theirs(Database& database, const QString& idNumber,
                                                   const QByteArray& id) const
{
    const auto places = placesOf(database, idNumber);
    if (!places) {
        return places.error();
    }
    const auto found = std::ranges::find(places.value(), id, &CasePlace::id);
    return found == places.value().cend() ? std::optional<CasePlace>() : std::optional(*found);
}

Result<QList<CaseSummary>> CaseIndex::ofPerson(Database& database, const QString& idNumber,
                                               const QString& asker) const
{
    const auto places = placesOf(database, idNumber);
    if (!places) {
        return places.error();
    }
    QList<CaseSummary> cases;
    for (const CasePlace& place : places.value()) {
        const auto row = CaseStore(database, place.hall).find(place.id);
        if (!row) {
            return row.error();
        }
        if (!row.value()) {
            continue;
        }
        auto summary = summaryOf(database, place.hall, *row.value());
        if (!summary) {
            return summary.error();
        }
        summary.value().isHere = place.hall == asker;
        cases.append(std::move(summary).value());
    }
    std::ranges::stable_sort(cases, std::ranges::greater(), &CaseSummary::filedAtMs);
    return cases.mid(0, CaseService::kListLimit);
}

Result<CaseSummary> CaseIndex::byNumber(Database& database, const QString& hall,
                                        const QString& number, const QString& lastFour) const
{
    const auto secret = key(database);
    if (!secret) {
        return secret.error();
    }
    if (!secret.value()) {
        return notFound();
    }
    CaseIndexStore store(database);
    auto found = store.byNumber(number);
    if (found && !found.value()) {
        found = store.byProvisional(hall, number);
    }
    if (!found) {
        return found.error();
    }
    // Compared, and a row read, in either case.
    const IndexedCase indexed = found.value().value_or(IndexedCase());
    const QString given = hashOf(*secret.value(), tailOf(indexed.id, lastFour));
    const bool isTheirs = crypto::equalSecrets(given.toLatin1(), indexed.tail.toLatin1());
    const auto row = CaseStore(database, indexed.caseHall).find(indexed.id);
    if (!row) {
        return row.error();
    }
    return isTheirs && row.value() ? summaryOf(database, indexed.caseHall, *row.value())
                                   : notFound();
}

Result<std::optional<CaseRow>> CaseIndex::rowOf(Database& database, const QString& hall,
                                                const QString& number)
{
    CaseIndexStore store(database);
    auto found = store.byNumber(number);
    if (found && !found.value()) {
        found = store.byProvisional(hall, number);
    }
    if (!found) {
        return found.error();
    }
    if (!found.value() || found.value()->caseHall != hall) {
        return std::optional<CaseRow>();
    }
    return CaseStore(database, hall).find(found.value()->id);
}

Result<CaseSummary> CaseIndex::byToken(Database& database, const QString& hall,
                                       const QString& token)
{
    const auto row = CaseStore(database, hall).findByToken(token);
    if (!row) {
        return row.error();
    }
    return row.value() ? summaryOf(database, hall, *row.value()) : notFound();
}

} // namespace onewindow::cases
