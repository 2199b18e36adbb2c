// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/JsonShape.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <vector>

namespace onewindow::platform {

namespace {

/// An object or a list that is still open.
struct Level
{
    bool isObject = false;
    bool isNameNext = false;
    QSet<QString> names;
};

/// Where the text that begins with the quotation mark at `begin` ends, its own mark included.
qsizetype endOfText(const QByteArray& json, qsizetype begin)
{
    qsizetype at = begin + 1;
    while (at < json.size() && json[at] != '"') {
        at += json[at] == '\\' ? 2 : 1;
    }
    return qMin(at + 1, json.size());
}

/// The name as it is meant: "a" may also be written "\u0061".
QString nameOf(const QByteArray& quoted)
{
    if (!quoted.contains('\\')) {
        return QString::fromUtf8(quoted.mid(1, quoted.size() - 2));
    }
    return QJsonDocument::fromJson('[' + quoted + ']').array().at(0).toString();
}

} // namespace

std::optional<JsonFault> findJsonFault(const QByteArray& json)
{
    std::vector<Level> open;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char byte = json[at];
        if (byte == '{' || byte == '[') {
            if (open.size() == kJsonDepthLimit) {
                return JsonFault{"is nested too deeply", {}};
            }
            open.push_back({byte == '{', byte == '{', {}});
        } else if (open.empty()) {
            continue;
        } else if (byte == '}' || byte == ']') {
            open.pop_back();
        } else if (byte == ',') {
            open.back().isNameNext = open.back().isObject;
        } else if (byte == '"') {
            const qsizetype end = endOfText(json, at);
            if (open.back().isNameNext) {
                const QString name = nameOf(json.mid(at, end - at));
                if (open.back().names.contains(name)) {
                    return JsonFault{"comes twice", name};
                }
                open.back().names.insert(name);
                open.back().isNameNext = false;
            }
            at = end - 1;
        }
    }
    return std::nullopt;
}

} // namespace onewindow::platform
