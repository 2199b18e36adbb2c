// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/DepartmentSettings.h"

#include "services/core/Config.h"
#include "services/core/Durations.h"
#include "services/crypto/KeyFile.h"

#include <QFileInfo>
#include <QUrl>

namespace onewindow::platform {

namespace {

constexpr qint64 kSecretLimitBytes = 4 * 1024;

/// The secret in the file `path`; what the service manager hands over may be its group's to read.
Result<std::shared_ptr<const Secret>> readSecret(const QString& path)
{
    const auto content =
        crypto::readPrivateFile(path, kSecretLimitBytes, crypto::isCredential(path));
    if (!content) {
        return content.error();
    }
    QByteArray secret = content.value().view().toByteArray().trimmed();
    if (secret.isEmpty()) {
        return Error{ErrorCode::BadConfig, path + QStringLiteral(": no secret")};
    }
    return std::make_shared<const Secret>(std::move(secret));
}

std::chrono::milliseconds milliseconds(double seconds)
{
    return std::chrono::milliseconds(static_cast<qint64>(seconds * kSecondMs));
}

} // namespace

Result<std::optional<DepartmentSettings>> DepartmentSettings::load(const QString& path)
{
    if (!QFileInfo::exists(path)) {
        return std::optional<DepartmentSettings>();
    }
    auto loaded = Config::load(path);
    if (!loaded) {
        return loaded.error();
    }
    Config& config = loaded.value();
    DepartmentSettings settings;
    sync::DepartmentGateway& gateway = settings.gateway;
    const QUrl url(config.requiredText(QStringLiteral("url")), QUrl::StrictMode);
    if (url.scheme() != u"https" || url.host().isEmpty() || url.hasQuery() || url.hasFragment()) {
        config.refuse(QStringLiteral("url"), QStringLiteral("must be https://HOST[:PORT][/PATH]"));
    }
    if (!url.path().isEmpty()) {
        gateway.path = url.path(QUrl::FullyEncoded);
    }
    gateway.endpoint = {.baseUrl = url.toString(QUrl::RemovePath | QUrl::FullyEncoded),
                        .caFile = config.path(QStringLiteral("ca"), QStringLiteral("ca.pem")),
                        .certificateFile = config.path(QStringLiteral("certificate"), {}),
                        .keyFile = config.path(QStringLiteral("key"), {})};
    gateway.rid = config.requiredText(QStringLiteral("rid"));
    const QString secretFile =
        config.path(QStringLiteral("secret"), QStringLiteral("departments.secret"));
    gateway.limit = milliseconds(config.real(QStringLiteral("limit_seconds"), 4, 0.1, 30));
    gateway.casesSid = config.text(QStringLiteral("cases_sid"), {});
    settings.followEvery =
        milliseconds(config.real(QStringLiteral("follow_seconds"), 30, 0.1, 3600));
    const auto sids = config.table(QStringLiteral("sids"));
    for (auto sid = sids.cbegin(); sid != sids.cend(); ++sid) {
        gateway.sids.insert(sid.key(), sid.value());
    }
    OW_TRY(config.check());
    auto secret = readSecret(secretFile);
    if (!secret) {
        return secret.error();
    }
    gateway.secret = std::move(secret).value();
    return std::optional(std::move(settings));
}

} // namespace onewindow::platform
