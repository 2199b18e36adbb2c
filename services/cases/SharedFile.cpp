// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/SharedFile.h"

#include <QFile>
#include <QJsonDocument>

namespace onewindow::cases {

namespace {

constexpr qint64 kFileLimit = 4LL << 20;

} // namespace

SharedFile::SharedFile(QJsonObject records)
    : m_records(std::move(records))
{}

Result<std::unique_ptr<SharedFile>> SharedFile::load(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kFileLimit) {
        return Error{ErrorCode::BadConfig, path + QStringLiteral(": cannot be read")};
    }
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject()) {
        return Error{ErrorCode::BadConfig, path + QStringLiteral(": is no JSON object")};
    }
    return std::make_unique<SharedFile>(document.object());
}

void SharedFile::read(const SharedRequest& request, Callback callback)
{
    const QJsonValue held = m_records.value(request.idNumber).toObject().value(request.agreement);
    if (!held.isObject()) {
        callback(Error{ErrorCode::NotFound, QStringLiteral("nothing is held")});
        return;
    }
    callback(held.toObject());
}

} // namespace onewindow::cases
