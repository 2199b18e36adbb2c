// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DraftBook.h"

#include "services/cases/CaseStore.h"
#include "services/cases/DraftSeal.h"
#include "services/cases/FeedKinds.h"
#include "services/core/Ids.h"
#include "services/queue/Ticket.h"

#include <utility>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;

DraftBook::DraftBook(journal::Journal& journal, QString partition, DraftKeys& keys)
    : m_journal(journal)
    , m_partition(std::move(partition))
    , m_keys(keys)
{}

QString DraftBook::today() const
{
    return queue::hallDay(m_journal.clock().now().wallMs);
}

DraftStore DraftBook::store(Database& database) const
{
    return {database, m_partition};
}

Result<QList<QByteArray>> DraftBook::start(Database& database)
{
    OW_TRY(DraftStore::migrate(database));
    OW_TRY(dropPast(database));
    // The page may have come before a cut.
    const auto ended = m_cache.all(database, QString::fromLatin1(feed::kDraftEnded));
    return ended ? takeEnded(database, ended.value()) : Result<QList<QByteArray>>(ended.error());
}

Result<void> DraftBook::dropPast(Database& database)
{
    return store(database).dropPast(today());
}

Secret DraftBook::sealKey(const PersonKey& key, const Applicant& person) const
{
    return draftSealKey(m_journal.keys().suite(), key.key, person);
}

Result<void> DraftBook::save(Database& database, const Applicant& person, CaseDraft draft)
{
    DraftRow row;
    row.caseId = draft.caseId;
    row.day = today();
    const auto made = m_keys.of(database, person.idNumber, row.day);
    if (!made || !made.value()) {
        return made ? Result<void>() : made.error();
    }
    const PersonKey& personKey = *made.value();
    if (!personKey.isShared) {
        row.sent = DraftRow::kNotShared;
    }
    row.handle = personKey.handle;
    const Secret key = sealKey(personKey, person);
    const auto known = store(database).find(draft.caseId);
    if (!known) {
        return known.error();
    }
    if (known.value()) {
        row.version = known.value()->version;
        row.sent = std::max(row.sent, known.value()->sent);
    }
    ++row.version;
    row.savedAtMs = m_journal.clock().now().wallMs;
    draft.savedAtMs = row.savedAtMs;
    OW_TRY(sealDraft(m_journal.keys().suite(), key, draft, row));
    OW_TRY(dropPast(database));
    OW_TRY(store(database).put(row));
    return store(database).keepNewest(kDraftLimit);
}

Result<std::optional<CaseDraft>> DraftBook::find(Database& database, const Applicant& person,
                                                 const QString& matter)
{
    const QString day = today();
    const auto made = m_keys.of(database, person.idNumber, day);
    if (!made || !made.value()) {
        return made ? Result<std::optional<CaseDraft>>(std::nullopt) : made.error();
    }
    const auto rows = store(database).ofPerson(made.value()->handle, day);
    if (!rows || rows.value().isEmpty()) {
        return rows ? Result<std::optional<CaseDraft>>(std::nullopt) : rows.error();
    }
    const Secret key = sealKey(*made.value(), person);
    std::optional<CaseDraft> newest;
    for (const DraftRow& row : rows.value()) {
        std::optional<CaseDraft> draft = openDraft(key, row);
        if (!draft || draft->matter != matter || draft->caseId != row.caseId) {
            continue;
        }
        if (newest) {
            OW_TRY(giveUp(database, row.caseId));
        } else {
            newest = std::move(draft);
        }
    }
    return newest;
}

Result<void> DraftBook::giveUp(Database& database, const QByteArray& caseId)
{
    auto known = store(database).find(caseId);
    if (!known || !known.value()) {
        return known ? Result<void>() : known.error();
    }
    DraftRow& row = *known.value();
    if (row.sent == DraftRow::kNotShared) {
        return store(database).drop(caseId);
    }
    // The hall is to be told, also of one that may just be on its way there.
    row.sealed.clear();
    ++row.version;
    return store(database).put(row);
}

Result<QString> DraftBook::handleOf(Database& database, const QString& idNumber)
{
    const auto made = m_keys.of(database, idNumber, today());
    if (!made) {
        return made.error();
    }
    return made.value() && made.value()->isShared ? made.value()->handle : QString();
}

Result<void> DraftBook::takeHeld(Database& database, const QString& handle, const HeldDrafts& held)
{
    for (const QByteArray& caseId : held.ended) {
        OW_TRY(store(database).drop(caseId));
    }
    for (const HeldDraft& draft : held.drafts) {
        const auto known = store(database).find(draft.caseId);
        if (!known) {
            return known.error();
        }
        // One that is not what we sent last is of somebody who went on elsewhere.
        if (known.value() && known.value()->sent >= draft.version) {
            continue;
        }
        // One that was filed here a moment ago, of which the hall has not heard yet.
        const auto filed = CaseStore(database, m_journal.hall()).find(draft.caseId);
        if (!filed) {
            return filed.error();
        }
        if (filed.value()) {
            continue;
        }
        OW_TRY(store(database).put({.caseId = draft.caseId,
                                    .handle = handle,
                                    .day = today(),
                                    .version = draft.version,
                                    .sent = draft.version,
                                    .savedAtMs = draft.savedAtMs,
                                    .sealed = draft.sealed}));
    }
    return store(database).keepNewest(kDraftLimit);
}

Result<std::optional<DraftRow>> DraftBook::unsent(Database& database)
{
    OW_TRY(dropPast(database));
    return store(database).unsent();
}

Result<void> DraftBook::noteSent(Database& database, const DraftRow& sent)
{
    auto known = store(database).find(sent.caseId);
    if (!known || !known.value()) {
        return known ? Result<void>() : known.error();
    }
    if (sent.isEnded()) {
        return store(database).drop(sent.caseId);
    }
    known.value()->sent = std::max(known.value()->sent, sent.version);
    return store(database).put(*known.value());
}

Result<void> DraftBook::noteRefused(Database& database, const DraftRow& sent)
{
    const auto known = store(database).find(sent.caseId);
    if (!known || !known.value() || known.value()->version != sent.version) {
        return known ? Result<void>() : known.error();
    }
    return store(database).drop(sent.caseId);
}

Result<void> DraftBook::keepHere(Database& database, const DraftRow& sent)
{
    auto known = store(database).find(sent.caseId);
    if (!known || !known.value()) {
        return known ? Result<void>() : known.error();
    }
    if (known.value()->isEnded()) {
        return store(database).drop(sent.caseId);
    }
    known.value()->sent = DraftRow::kNotShared;
    return store(database).put(*known.value());
}

Result<QList<QByteArray>> DraftBook::takeEnded(Database& database,
                                               const QList<journal::FeedChange>& ended)
{
    const QLatin1String ofPerson(feed::kDraftsOf);
    QList<QByteArray> concerned;
    for (const journal::FeedChange& change : ended) {
        if (change.kind != QLatin1String(feed::kDraftEnded) || !change.body) {
            continue;
        }
        if (!change.id.startsWith(ofPerson)) {
            concerned.append(idFromText(change.id));
            OW_TRY(store(database).drop(concerned.constLast()));
            continue;
        }
        const QString handle = change.id.sliced(ofPerson.size());
        const auto theirs = store(database).ofPerson(handle, today());
        if (!theirs) {
            return theirs.error();
        }
        const qint64 atMs = change.body->value(u"at"_s).toInteger();
        for (const DraftRow& row : theirs.value()) {
            if (row.savedAtMs <= atMs) {
                concerned.append(row.caseId);
            }
        }
        OW_TRY(store(database).dropPerson(handle, atMs));
    }
    return concerned;
}

Result<void> DraftBook::wipe(Database& database)
{
    m_keys.clear();
    return store(database).dropAll();
}

} // namespace onewindow::cases
