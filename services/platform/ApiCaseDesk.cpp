// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cases for who accepts and decides them. Which there are and where each stands is asked of their
// owner, the centre; what somebody filed a hall opens itself, for it is sealed for it too, and each
// look is a fact.

#include "services/cases/CaseEnquiry.h"
#include "services/cases/CaseIndex.h"
#include "services/cases/CaseReading.h"
#include "services/cases/FactKinds.h"
#include "services/cases/HandOver.h"
#include "services/core/Ids.h"
#include "services/identity/IdNumber.h"
#include "services/identity/Mask.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"
#include "services/queue/FeedKinds.h"

#include <QJsonArray>

#include <limits>

namespace onewindow::platform {

namespace {

using cases::CaseRow;
using identity::Permission;

constexpr int kPage = 50;

HttpResponse badField(const QString& field, const char* detail)
{
    return problem({ErrorCode::BadRequest, field + QStringLiteral(": ") + QLatin1String(detail)},
                   field);
}

/// Where a page of cases goes on: "1796000000000.3f0c...". Undecided ones come the oldest first, as
/// they are to be worked; results the newest first, for some are never collected.
struct CasePlaceInList
{
    qint64 filedAtMs = -1;
    QByteArray id;
};

QString toText(const CaseRow& row)
{
    return QString::number(row.filedAtMs) + u'.' + idToText(row.id);
}

std::optional<CasePlaceInList> placeFrom(const QString& text)
{
    if (text.isEmpty()) {
        return CasePlaceInList();
    }
    bool isNumber = false;
    const CasePlaceInList place{.filedAtMs = text.section(u'.', 0, 0).toLongLong(&isNumber),
                                .id = idFromText(text.section(u'.', 1))};
    return isNumber && !place.id.isEmpty() ? std::optional(place) : std::nullopt;
}

/// One of a list: where it stands, and nothing of whose it is.
Result<QJsonObject> itemOf(storage::Database& database, const QString& hall, const CaseRow& row)
{
    const auto summary = cases::summaryOf(database, hall, row);
    if (!summary) {
        return summary.error();
    }
    QJsonObject json = cases::toJson(summary.value());
    json.insert(QStringLiteral("node"), row.node);
    const auto given = cases::handedOver(database, hall, row);
    if (!given) {
        return given.error();
    }
    if (given.value()) {
        json.insert(QStringLiteral("handedOver"),
                    QJsonObject{{QStringLiteral("act"), idToText(given.value()->act)},
                                {QStringLiteral("staff"), given.value()->staff},
                                {QStringLiteral("desk"), given.value()->desk},
                                {QStringLiteral("at"), given.value()->atMs},
                                {QStringLiteral("onPaper"), given.value()->isOnPaper}});
    }
    return json;
}

Result<QJsonObject> listOf(storage::Database& database, const QString& hall,
                           const QList<CaseRow>& rows)
{
    QJsonArray list;
    for (const CaseRow& row : rows.mid(0, kPage)) {
        const auto item = itemOf(database, hall, row);
        if (!item) {
            return item.error();
        }
        list.append(item.value());
    }
    QJsonObject json{{QStringLiteral("cases"), list}};
    if (rows.size() > kPage) {
        json.insert(QStringLiteral("next"), toText(rows.at(kPage - 1)));
    }
    return json;
}

/// The one case that a number or the code of a receipt names, if it is of that hall.
Result<QList<CaseRow>> namedCase(storage::Database& database, const QString& hall,
                                 const QString& text)
{
    const auto byToken = cases::CaseStore(database, hall).findByToken(text.section(u'/', -1));
    if (!byToken) {
        return byToken.error();
    }
    const auto found = byToken.value()
                           ? byToken
                           : cases::CaseIndex::rowOf(database, hall, cases::plainNumber(text));
    if (!found) {
        return found.error();
    }
    return found.value() ? QList{*found.value()} : QList<CaseRow>();
}

QJsonObject personOf(const cases::Applicant& person)
{
    return {{QStringLiteral("name"), person.name},
            {QStringLiteral("idNumber"), identity::maskedIdNumber(person.idNumber)},
            {QStringLiteral("isTyped"), person.isTyped}};
}

/// Numbers of ID cards keep their ends alone, wherever somebody was asked for one: to know whether
/// it is they, that is enough.
QJsonValue masked(const QJsonValue& value)
{
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            *member = masked(*member);
        }
        return object;
    }
    if (value.isArray()) {
        QJsonArray list;
        const QJsonArray whole = value.toArray();
        for (const QJsonValue one : whole) {
            list.append(masked(one));
        }
        return list;
    }
    const QString number = identity::normalizedIdNumber(value.toString());
    return identity::birthFromIdNumber(number).isValid()
               ? QJsonValue(identity::maskedIdNumber(number))
               : value;
}

QJsonArray pagesOf(const QList<cases::AttachmentRow>& pages)
{
    QJsonArray list;
    for (const cases::AttachmentRow& page : pages) {
        list.append(QJsonObject{{QStringLiteral("material"), page.material},
                                {QStringLiteral("page"), page.page},
                                {QStringLiteral("width"), page.width},
                                {QStringLiteral("height"), page.height}});
    }
    return list;
}

QString truthName(cases::Truth truth)
{
    switch (truth) {
    case cases::Truth::True:
        return QStringLiteral("true");
    case cases::Truth::False:
        return QStringLiteral("false");
    case cases::Truth::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

QJsonArray rulesOf(const std::optional<catalog::Matter>& matter, const cases::CaseContent& content)
{
    QJsonArray list;
    if (!matter) {
        return list;
    }
    for (const cases::RuleAnswer& rule : cases::rulesOf(*matter, content)) {
        list.append(QJsonObject{{QStringLiteral("text"), catalog::toJson(rule.text)},
                                {QStringLiteral("truth"), truthName(rule.truth)}});
    }
    return list;
}

QJsonObject contentJson(const cases::CaseContent& content,
                        const std::optional<catalog::Matter>& matter)
{
    const QString signature =
        content.isSignedByHand ? QStringLiteral("hand") : QStringLiteral("button");
    QJsonObject json{{QStringLiteral("id"), idToText(content.row.id)},
                     {QStringLiteral("matter"), content.row.matter},
                     {QStringLiteral("answers"), masked(content.answers)},
                     {QStringLiteral("shared"), masked(content.shared)},
                     {QStringLiteral("rules"), rulesOf(matter, content)},
                     {QStringLiteral("pages"), pagesOf(content.pages)},
                     {QStringLiteral("committed"), content.hasCommitted},
                     {QStringLiteral("isErased"), content.isErased}};
    if (content.person) {
        json.insert(QStringLiteral("person"), personOf(*content.person));
    }
    if (content.isSigned || content.isSignedOnPaper) {
        json.insert(QStringLiteral("signed"),
                    content.isSigned ? signature : QStringLiteral("paper"));
    }
    if (content.window) {
        json.insert(QStringLiteral("window"), cases::toJson(*content.window));
    }
    return json;
}

/// Who looks at which case.
struct Look
{
    QByteArray id;
    QString staff;
    QString desk;
};

Look lookOf(const HttpRequest& request, const Caller& caller)
{
    return {.id = idFromText(request.target.segments.at(2)),
            .staff = caller.staff->account,
            .desk = caller.desk()};
}

/// The record that somebody has read it, before it is shown.
Result<void> recordLook(storage::Database& database, journal::Journal journal, const Look& by,
                        const QJsonObject& what = {})
{
    journal::NewFact fact;
    fact.kind = QLatin1String(cases::facts::kOpened);
    fact.subject = by.id;
    fact.body = what;
    fact.body.insert(QStringLiteral("staff"), by.staff);
    fact.body.insert(QStringLiteral("at"), by.desk);
    const auto row = journal.append(database, fact);
    return row ? Result<void>() : Result<void>(row.error());
}

} // namespace

/// Those that nobody has decided, or that wait to be handed over, or the one that a number names.
void Api::listCases(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const bool isHandedOn = m_parts.isCentre && caller.isRole(u"hall");
    if (const auto may = caller.require(Permission::CaseShow); !isHandedOn && !may) {
        reply(problem(may.error()));
        return;
    }
    const auto hall =
        isHandedOn ? std::optional(caller.machine) : hallAskedOf(request, caller, reply);
    if (!hall) {
        return;
    }
    const QString number = request.target.parameter(u"number");
    const QString state = request.target.parameter(u"state");
    const bool isReady = state == cases::stateName(cases::CaseState::Approved);
    if (!state.isEmpty() && !isReady) {
        reply(badField(QStringLiteral("state"), "approved, or nothing"));
        return;
    }
    const auto after = placeFrom(request.target.parameter(u"after"));
    if (!after) {
        reply(badField(QStringLiteral("after"), "a cursor of an answer"));
        return;
    }
    if (m_parts.caseOwner == nullptr) {
        if (m_parts.askOwner) {
            m_parts.askOwner(request, reply);
        } else {
            reply(problem({ErrorCode::NotFound, QStringLiteral("the centre owns cases")}));
        }
        return;
    }
    read(
        [hall = *hall, number, isReady,
         after = *after](storage::Database& database) -> Result<QJsonObject> {
            cases::CaseStore store(database, hall);
            const qint64 beforeMs =
                after.id.isEmpty() ? std::numeric_limits<qint64>::max() : after.filedAtMs;
            const auto rows = !number.isEmpty() ? namedCase(database, hall, number)
                              : isReady         ? store.ready(beforeMs, after.id, kPage + 1)
                                        : store.undecided(after.filedAtMs, after.id, kPage + 1);
            return rows ? listOf(database, hall, rows.value()) : Result<QJsonObject>(rows.error());
        },
        reply);
}

/// What the halls offer, by this node: a centre has the catalogue, a hall its feed.
Result<std::optional<catalog::Matter>> Api::matterOf(storage::Database& database,
                                                     const QString& id) const
{
    if (m_parts.isCentre && m_parts.catalogue) {
        const auto catalogue = m_parts.catalogue();
        const catalog::Matter* found = catalogue ? catalogue->matter(id) : nullptr;
        return found != nullptr ? std::optional(*found) : std::nullopt;
    }
    const auto thing = journal::Feed(m_parts.journal.hall())
                           .find(database, QString::fromLatin1(queue::feed::kMatter), id);
    if (!thing) {
        return thing.error();
    }
    if (!thing.value()) {
        return std::optional<catalog::Matter>();
    }
    const auto matter = catalog::matterFromJson(*thing.value());
    return matter ? std::optional(matter.value()) : std::nullopt;
}

void Api::showCase(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::CaseShow); !may) {
        reply(problem(may.error()));
        return;
    }
    const auto hall = hallAskedOf(request, caller, reply);
    if (!hall) {
        return;
    }
    // Without CommandRunner: it keeps the answers, and whose it is is to be kept nowhere in clear.
    m_parts.writer.run<QJsonObject>(
        [this, hall = *hall,
         by = lookOf(request, caller)](storage::Database& database) -> Result<QJsonObject> {
            const journal::Journal journal = m_parts.journal.forHall(hall);
            auto content = cases::readContent(database, journal, by.id);
            if (!content) {
                return content.error();
            }
            const auto matter = matterOf(database, content.value().row.matter);
            if (!matter) {
                return matter.error();
            }
            OW_TRY(recordLook(database, journal, by));
            const QJsonObject json = contentJson(content.value(), matter.value());
            content.value().wipe();
            return json;
        },
        [reply](const Result<QJsonObject>& json) {
            reply(json ? jsonResponse(json.value()) : problem(json.error()));
        });
}

void Api::showCasePage(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::CaseShow); !may) {
        reply(problem(may.error()));
        return;
    }
    const auto hall = hallAskedOf(request, caller, reply);
    if (!hall) {
        return;
    }
    bool isNumber = false;
    const int page = request.target.segments.at(5).toInt(&isNumber);
    if (!isNumber || page < 0) {
        reply(problem({ErrorCode::NotFound, QStringLiteral("no such page")}));
        return;
    }
    m_parts.writer.run<QJsonObject>(
        [this, hall = *hall, by = lookOf(request, caller), material = request.target.segments.at(4),
         page](storage::Database& database) -> Result<QJsonObject> {
            const journal::Journal journal = m_parts.journal.forHall(hall);
            const auto picture = cases::readPage(database, journal, by.id, material, page);
            if (!picture) {
                return picture.error();
            }
            OW_TRY(recordLook(
                database, journal, by,
                {{QStringLiteral("material"), material}, {QStringLiteral("page"), page}}));
            return QJsonObject{
                {QStringLiteral("mime"), QStringLiteral("image/jpeg")},
                {QStringLiteral("bytes"), QString::fromLatin1(picture.value().jpeg.toBase64())}};
        },
        [reply](const Result<QJsonObject>& json) {
            reply(json ? jsonResponse(json.value()) : problem(json.error()));
        });
}

} // namespace onewindow::platform
