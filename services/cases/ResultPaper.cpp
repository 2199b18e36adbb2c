// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/ResultPaper.h"

#include "services/cases/CaseReading.h"
#include "services/cases/DocumentCheck.h"
#include "services/core/HallTime.h"

#include <QJsonArray>

#include <utility>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;

namespace {

constexpr qsizetype kLineLimit = 100; ///< Of a result's lines, read back.

Error conflict(const char* field, const QString& what)
{
    return {ErrorCode::Conflict, QLatin1String(field) + u": "_s + what};
}

void overwrite(QString& text)
{
    text.fill(u'\0');
    text.clear();
}

/// The day it was approved; of what was approved as it was filed, that day.
QDate decidedOn(const FiledCase& known)
{
    qint64 atMs = known.filedAtMs;
    for (const CaseStep& step : known.steps) {
        if (step.state == CaseState::Approved && step.atMs != 0) {
            atMs = step.atMs;
        }
    }
    return hallTime(atMs).date();
}

/// How the case stands. Errors: Conflict where it does not give its result.
Result<FiledCase> readyCase(Database& database, const CaseBook& book, const CaseRow& row)
{
    auto standing = book.standing(database, row);
    if (!standing) {
        return standing;
    }
    const FiledCase& known = standing.value();
    if (!givesResult(known.state, known.money.state)) {
        return conflict("state", stateName(known.state));
    }
    return known.number.isEmpty() ? conflict("number", u"not said by the owner yet"_s)
                                  : std::move(standing);
}

/// What the fact says of it, beside what every document's says.
QJsonObject printOf(const PaperOrder& order, int copy)
{
    QJsonObject body{{u"staff"_s, order.staff},
                     {u"at"_s, order.desk},
                     {u"checked"_s, checkName(order.check)},
                     {u"copy"_s, copy}};
    if (copy > 1) {
        body.insert(u"why"_s, order.why);
    }
    return body;
}

Result<ResultPaper> paperOf(Database& database, CaseBook& book, const journal::Journal& journal,
                            const catalog::Matter& matter, const PaperOrder& order,
                            const CaseContent& content)
{
    OW_TRY(checkHolder(content, order.idNumber));
    const auto known = readyCase(database, book, content.row);
    if (!known) {
        return known.error();
    }
    const auto filling = fillingOf(matter, content);
    if (!matter.terminal.result || !filling) {
        return Error{ErrorCode::NotFound, u"nothing of this matter is printed"_s};
    }
    const auto before =
        CaseStore(database, journal.hall()).printsOf(content.row.id, journal.node());
    if (!before) {
        return before.error();
    }
    if (before.value() > 0 && !reprintReasons().contains(order.why)) {
        return conflict("why", u"printed %1 times before"_s.arg(before.value()));
    }
    ResultPaper paper{.text = {},
                      .number = known.value().number,
                      .department = matter.department.in(order.language),
                      .issued = decidedOn(known.value()),
                      .document = {},
                      .copy = static_cast<int>(before.value()) + 1};
    paper.text = renderResult(
        *matter.terminal.result, *filling,
        {.number = paper.number, .date = paper.issued, .department = matter.department},
        order.language);
    auto document = book.sign(database,
                              {.caseId = content.row.id,
                               .owners = OwnersWord{.number = paper.number,
                                                    .provisional = content.row.provisional,
                                                    .matter = content.row.matter,
                                                    .hall = journal.hall()},
                               .title = paper.text.title,
                               .department = paper.department,
                               .lines = paper.text.lines,
                               .issued = paper.issued,
                               .validUntil = paper.text.validUntil,
                               .holder = content.person},
                              printOf(order, paper.copy));
    if (!document) {
        paper.wipe();
        return document.error();
    }
    paper.document = std::move(document).value();
    return paper;
}

} // namespace

const QStringList& reprintReasons()
{
    static const QStringList reasons{u"notPrinted"_s, u"damaged"_s, u"wanted"_s};
    return reasons;
}

void PaperOrder::wipe()
{
    overwrite(idNumber);
}

void ResultPaper::wipe()
{
    for (QString& line : text.lines) {
        overwrite(line);
    }
    text.lines.clear();
    overwrite(document.checkCode);
}

Result<ResultPaper> issuePaper(Database& database, CaseBook& book, const journal::Journal& journal,
                               const catalog::Matter& matter, const PaperOrder& order)
{
    auto content = readContent(database, journal, order.id);
    if (!content) {
        return content.error();
    }
    auto paper = paperOf(database, book, journal, matter, order, content.value());
    content.value().wipe();
    return paper;
}

QJsonObject toJson(const ResultPaper& paper)
{
    QJsonObject json{{u"title"_s, paper.text.title},
                     {u"lines"_s, QJsonArray::fromStringList(paper.text.lines)},
                     {u"number"_s, paper.number},
                     {u"department"_s, paper.department},
                     {u"issued"_s, paper.issued.toString(Qt::ISODate)},
                     {u"copy"_s, paper.copy},
                     {u"statement"_s, paper.document.statement},
                     {u"link"_s, paper.document.link},
                     {u"checkCode"_s, paper.document.checkCode},
                     {u"node"_s, paper.document.node},
                     {u"fingerprint"_s, paper.document.fingerprint},
                     {u"suite"_s, crypto::suiteName(paper.document.suite)}};
    if (paper.text.validUntil.isValid()) {
        json.insert(u"validUntil"_s, paper.text.validUntil.toString(Qt::ISODate));
    }
    return json;
}

Result<ResultPaper> paperFromJson(const QJsonObject& json)
{
    const auto textOf = [&json](const char* name) {
        return json.value(QLatin1String(name)).toString();
    };
    ResultPaper paper;
    paper.text.title = textOf("title");
    const QJsonArray lines = json.value("lines"_L1).toArray();
    for (const QJsonValue line : lines) {
        paper.text.lines << line.toString();
    }
    paper.text.validUntil = QDate::fromString(textOf("validUntil"), Qt::ISODate);
    paper.number = textOf("number");
    paper.department = textOf("department");
    paper.issued = QDate::fromString(textOf("issued"), Qt::ISODate);
    paper.copy = json.value("copy"_L1).toInt();
    paper.document = {.statement = textOf("statement"),
                      .link = textOf("link"),
                      .checkCode = textOf("checkCode"),
                      .node = textOf("node"),
                      .fingerprint = textOf("fingerprint"),
                      .suite = crypto::Suite::National};
    const auto suite = crypto::suiteFromName(textOf("suite"));
    const bool isWhole = suite && !paper.text.title.isEmpty() && lines.size() <= kLineLimit &&
                         paper.issued.isValid() && paper.copy > 0 &&
                         !paper.document.statement.isEmpty() && !paper.document.link.isEmpty() &&
                         !paper.document.checkCode.isEmpty();
    if (!isWhole) {
        paper.wipe();
        return Error{ErrorCode::BadFrame, u"no result that can be printed"_s};
    }
    paper.document.suite = *suite;
    return paper;
}

} // namespace onewindow::cases
