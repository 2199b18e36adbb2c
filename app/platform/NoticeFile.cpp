// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/NoticeFile.h"

#include "app/platform/HallText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <optional>

namespace onewindow::platform {

namespace {

constexpr qsizetype kNoticeLimit = 100;
constexpr qsizetype kIdLimit = 64;
constexpr qsizetype kTitleLimit = 100;
constexpr qsizetype kTextLimit = 4'000;

/// What is wrong with {zh, en?}; empty if nothing is.
QString faultIn(const QJsonValue& value, qsizetype limit)
{
    if (!value.isObject()) {
        return QStringLiteral("{zh, en} is wanted");
    }
    const QJsonObject text = value.toObject();
    for (auto one = text.constBegin(); one != text.constEnd(); ++one) {
        if (!one.value().isString() || one.value().toString().size() > limit) {
            return QStringLiteral("%1: a text of at most %2 characters").arg(one.key()).arg(limit);
        }
    }
    return text[QStringLiteral("zh")].toString().isEmpty() ? QStringLiteral("zh is missing")
                                                           : QString();
}

/// The day in a field, none if there is no such field, nothing if it is no day.
std::optional<QDate> dayOf(const QJsonObject& notice, const QString& name)
{
    if (!notice.contains(name)) {
        return QDate();
    }
    const QDate day = QDate::fromString(notice[name].toString(), Qt::ISODate);
    return day.isValid() ? std::optional(day) : std::nullopt;
}

/// The notice, or what is wrong with it.
Result<NoticeFile::Notice> noticeFrom(const QJsonObject& json, QSet<QString>& ids)
{
    const auto bad = [](const char* field, const QString& what) {
        return Error{ErrorCode::BadConfig, QLatin1String(field) + QStringLiteral(": ") + what};
    };
    const QString id = json[QStringLiteral("id")].toString();
    if (id.isEmpty() || id.size() > kIdLimit || ids.contains(id)) {
        return bad("id", QStringLiteral("an id of its own is missing"));
    }
    ids.insert(id);
    if (const QString fault = faultIn(json[QStringLiteral("title")], kTitleLimit);
        !fault.isEmpty()) {
        return bad("title", fault);
    }
    const bool hasText = json.contains(QStringLiteral("text"));
    if (const QString fault =
            hasText ? faultIn(json[QStringLiteral("text")], kTextLimit) : QString();
        !fault.isEmpty()) {
        return bad("text", fault);
    }
    const auto from = dayOf(json, QStringLiteral("from"));
    const auto until = dayOf(json, QStringLiteral("until"));
    if (!from || !until) {
        return bad(from ? "until" : "from", QStringLiteral("a day as 2026-11-30 is wanted"));
    }
    if (from->isValid() && until->isValid() && *until < *from) {
        return bad("until", QStringLiteral("is before \"from\""));
    }
    NoticeFile::Notice notice{.from = *from, .until = *until, .thing = {}};
    notice.thing.insert(QStringLiteral("id"), id);
    notice.thing.insert(QStringLiteral("text"), json[QStringLiteral("title")]);
    notice.thing.insert(QStringLiteral("order"), json[QStringLiteral("order")].toInt());
    if (hasText) {
        notice.thing.insert(QStringLiteral("body"), json[QStringLiteral("text")]);
    }
    for (const QString& name : {QStringLiteral("from"), QStringLiteral("until")}) {
        if (json.contains(name)) {
            notice.thing.insert(name, json[name]);
        }
    }
    return notice;
}

} // namespace

Result<NoticeFile> NoticeFile::load(const QString& path)
{
    const auto content = readHallText(path);
    return content ? parse(content.value(), path) : content.error();
}

Result<NoticeFile> NoticeFile::parse(const QByteArray& json, const QString& fileName)
{
    const auto bad = [&fileName](const QString& what) {
        return Error{ErrorCode::BadConfig, fileName + QStringLiteral(": ") + what};
    };
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (!document.isObject() || !document[QStringLiteral("notices")].isArray()) {
        return bad(document.isObject() ? QStringLiteral("notices: a list is missing")
                                       : parsed.errorString());
    }
    const QJsonArray list = document[QStringLiteral("notices")].toArray();
    if (list.size() > kNoticeLimit) {
        return bad(QStringLiteral("notices: more than 100"));
    }
    const QJsonValue issuer = document[QStringLiteral("issuer")];
    if (const QString fault = issuer.isUndefined() ? QString() : faultIn(issuer, kTitleLimit);
        !fault.isEmpty()) {
        return bad(QStringLiteral("issuer: ") + fault);
    }
    NoticeFile file;
    QSet<QString> ids;
    for (qsizetype i = 0; i < list.size(); ++i) {
        auto notice = noticeFrom(list.at(i).toObject(), ids);
        if (!notice) {
            const Error wrong = bad(QStringLiteral("notices[%1].").arg(i) + notice.error().detail);
            file.problems.append(wrong.detail);
            continue;
        }
        if (!issuer.isUndefined()) {
            notice.value().thing.insert(QStringLiteral("issuer"), issuer);
        }
        file.notices.append(std::move(notice).value());
    }
    std::ranges::stable_sort(file.notices, {}, [](const Notice& notice) {
        return notice.thing[QStringLiteral("order")].toInt();
    });
    return file;
}

QList<QJsonObject> NoticeFile::of(QDate day) const
{
    QList<QJsonObject> things;
    for (const Notice& notice : notices) {
        if ((!notice.from.isValid() || notice.from <= day) &&
            (!notice.until.isValid() || notice.until >= day)) {
            things.append(notice.thing);
        }
    }
    return things;
}

} // namespace onewindow::platform
