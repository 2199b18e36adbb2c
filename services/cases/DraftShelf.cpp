// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DraftShelf.h"

#include "services/cases/CaseStore.h"
#include "services/cases/FactKinds.h"
#include "services/cases/FeedKinds.h"
#include "services/core/Ids.h"
#include "services/journal/Feed.h"
#include "services/journal/Journal.h"
#include "services/queue/Ticket.h"
#include "services/queue/TicketSearchStore.h"

#include <QJsonDocument>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;

namespace {

QString endedKind()
{
    return QString::fromLatin1(feed::kDraftEnded);
}

Error conflict(const char* why)
{
    return {ErrorCode::Conflict, u"draft: "_s + QString::fromLatin1(why)};
}

} // namespace

Result<void> DraftShelf::put(Database& database, DraftRow row, const QString& today) const
{
    if (row.day != today) {
        return Error{ErrorCode::BadRequest, u"day: not today"_s};
    }
    if (row.sealed.size() > HeldDraft::kSealedLimit) {
        return Error{ErrorCode::TooLarge, u"draft"_s};
    }
    // What is of a hall is said in its partition.
    const auto filed = CaseStore(database, isCity() ? row.node : m_hall).find(row.caseId);
    if (!filed) {
        return filed.error();
    }
    DraftStore store(database, m_hall);
    const auto known = store.find(row.caseId);
    if (!known) {
        return known.error();
    }
    if (filed.value() || (known.value() && known.value()->isEnded())) {
        return conflict("it was filed or given up");
    }
    if (known.value()) {
        const DraftRow& held = *known.value();
        if (held.handle != row.handle) {
            return conflict("another person's");
        }
        if (held.version == row.version && held.sealed == row.sealed) {
            return {};
        }
        if (held.version != row.sent || held.version >= row.version) {
            return conflict("another version is here");
        }
    }
    row.sent = row.version; // Nothing is to be sent from here.
    OW_TRY(store.put(row));
    return makeRoom(store, row);
}

Result<void> DraftShelf::makeRoom(DraftStore& store, const DraftRow& row) const
{
    OW_TRY(store.keepNewestOfPerson(row.handle, isCity() ? kCityPersonLimit : kPersonLimit));
    OW_TRY(store.keepNewestOf(row.node, isCity() ? kCityHallLimit : kNodeLimit));
    return isCity() ? Result<void>() : store.keepNewest(kHallLimit);
}

Result<HeldDrafts> DraftShelf::ofPerson(Database& database, const QString& handle,
                                        const QString& today) const
{
    const auto rows = DraftStore(database, m_hall).ofPerson(handle, today);
    if (!rows) {
        return rows.error();
    }
    HeldDrafts held;
    for (const DraftRow& row : rows.value()) {
        if (row.isEnded()) {
            held.ended.append(row.caseId);
        } else {
            held.drafts.append({.caseId = row.caseId,
                                .version = row.version,
                                .savedAtMs = row.savedAtMs,
                                .sealed = row.sealed});
        }
    }
    return held;
}

Result<void> DraftShelf::giveUp(Database& database, const QString& handle,
                                const QByteArray& caseId) const
{
    const auto known = DraftStore(database, m_hall).find(caseId);
    if (!known) {
        return known.error();
    }
    return known.value() && known.value()->handle == handle ? end(database, caseId)
                                                            : Result<void>();
}

Result<void> DraftShelf::end(Database& database, const QByteArray& caseId) const
{
    DraftStore store(database, m_hall);
    auto known = store.find(caseId);
    if (!known || !known.value() || known.value()->isEnded()) {
        return known ? Result<void>() : known.error();
    }
    DraftRow row = std::move(*known.value());
    row.sealed.clear();
    OW_TRY(store.put(row));
    return isCity() ? Result<void>()
                    : journal::Feed(m_hall).put(database, endedKind(), idToText(caseId), u"kiosk"_s,
                                                {{u"day"_s, row.day}});
}

Result<void> DraftShelf::endPerson(Database& database, const QString& handle, const QString& day,
                                   qint64 atMs) const
{
    const auto rows = DraftStore(database, m_hall).ofPerson(handle, day);
    if (!rows) {
        return rows.error();
    }
    for (const DraftRow& row : rows.value()) {
        OW_TRY(end(database, row.caseId));
    }
    return journal::Feed(m_hall).put(database, endedKind(), feed::kDraftsOf + handle, u"kiosk"_s,
                                     {{u"day"_s, day}, {u"at"_s, atMs}});
}

Result<void> DraftShelf::tidy(Database& database, const QString& today) const
{
    OW_TRY(DraftStore(database, m_hall).dropPast(today));
    if (isCity()) {
        return {};
    }
    journal::Feed stream(m_hall);
    const auto told = stream.all(database, endedKind());
    if (!told) {
        return told.error();
    }
    for (const journal::FeedChange& change : told.value()) {
        if (change.body && change.body->value(u"day"_s).toString() < today) {
            OW_TRY(stream.remove(database, change.kind, change.id));
        }
    }
    return {};
}

QString DraftEnding::component() const
{
    return m_of == Of::City ? u"citydraftending"_s : u"draftending"_s;
}

QStringList DraftEnding::tables() const
{
    return {};
}

Result<void> DraftEnding::migrate(Database& /*database*/)
{
    return {};
}

Result<void> DraftEnding::apply(Database& database, const journal::Row& row)
{
    const bool isCity = m_of == Of::City;
    const DraftShelf shelf(isCity ? QString() : row.hall);
    if (row.kind == QLatin1String(facts::kFiled)) {
        OW_TRY(shelf.end(database, row.subject));
        // What a window filed in its place was begun in another hall.
        const QByteArray former =
            idFromText(QJsonDocument::fromJson(row.body).object().value(u"former"_s).toString());
        return isCity && !former.isEmpty() ? shelf.end(database, former) : Result<void>();
    }
    if (isCity || row.kind != QLatin1String(journal::kKeyErased)) {
        return {};
    }
    // The subject is the key: whose it was is said by what it sealed.
    const QString day = queue::hallDay(row.correctedMs);
    auto handles = queue::findHandlesOfKey(database, day, row.subject);
    const auto filed = CaseStore(database, row.hall).handlesOfKey(day, row.subject);
    if (!handles || !filed) {
        return handles ? filed.error() : handles.error();
    }
    handles.value().append(filed.value());
    handles.value().removeDuplicates();
    for (const QString& handle : std::as_const(handles.value())) {
        OW_TRY(shelf.endPerson(database, handle, day, row.correctedMs));
    }
    return {};
}

} // namespace onewindow::cases
