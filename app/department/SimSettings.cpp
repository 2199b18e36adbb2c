// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/department/SimSettings.h"

#include "services/cases/CaseState.h"
#include "services/core/Config.h"
#include "services/crypto/KeyFile.h"

#include <QFile>
#include <QJsonDocument>

#include <array>
#include <utility>

namespace onewindow::department {

namespace {

constexpr qint64 kRecordLimitBytes = 4LL << 20;
constexpr qint64 kSecretLimitBytes = 4 * 1024;
constexpr qsizetype kBodyLimitBytes = 64 * 1024;

Result<QJsonObject> readRecords(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kRecordLimitBytes) {
        return Error{ErrorCode::BadConfig, path + QStringLiteral(": cannot be read")};
    }
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject()) {
        return Error{ErrorCode::BadConfig, path + QStringLiteral(": is no JSON object")};
    }
    return document.object();
}

} // namespace

std::optional<Fault> faultFromName(const QString& name)
{
    static const std::array<std::pair<QLatin1String, Fault>, 7> faults{
        {{QLatin1String("none"), Fault::None},
         {QLatin1String("slow"), Fault::Slow},
         {QLatin1String("silent"), Fault::Silent},
         {QLatin1String("badjson"), Fault::BadJson},
         {QLatin1String("large"), Fault::TooLarge},
         {QLatin1String("signature"), Fault::Signature},
         {QLatin1String("nobody"), Fault::Nobody}}};
    for (const auto& [known, fault] : faults) {
        if (name == known) {
            return fault;
        }
    }
    return std::nullopt;
}

std::optional<Outcome> outcomeFromName(const QString& name)
{
    if (name == u"approve") {
        return Outcome::Approve;
    }
    if (name == u"reject") {
        return Outcome::Reject;
    }
    return name == u"none" ? std::optional(Outcome::None) : std::nullopt;
}

Result<SimSettings> SimSettings::load(const QString& path)
{
    auto loaded = Config::load(path);
    if (!loaded) {
        return loaded.error();
    }
    Config& config = loaded.value();
    SimSettings settings;
    settings.rid = config.requiredText(QStringLiteral("rid")).toUtf8();
    const QString secretFile =
        config.path(QStringLiteral("secret"), QStringLiteral("departments.secret"));
    const QString recordFile =
        config.path(QStringLiteral("records"), QStringLiteral("shared.json"));
    settings.casesSid = config.text(QStringLiteral("cases_sid"), {});
    platform::HttpServerSettings& http = settings.http;
    http.address = config.text(QStringLiteral("listen.address"), QStringLiteral("127.0.0.1"));
    http.port = static_cast<quint16>(config.number(QStringLiteral("listen.port"), 8500, 0, 65535));
    http.certificateFile =
        config.path(QStringLiteral("tls.certificate"), QStringLiteral("tls.pem"));
    http.keyFile = config.path(QStringLiteral("tls.key"), QStringLiteral("tls.key"));
    http.caFile = config.path(QStringLiteral("tls.ca"), QStringLiteral("ca.pem"));
    http.bodyLimit = [](const platform::HttpRequest&) { return kBodyLimitBytes; };
    const QString outcome = config.choice(
        QStringLiteral("decide.outcome"),
        {QStringLiteral("approve"), QStringLiteral("reject"), QStringLiteral("none")});
    settings.outcome = outcomeFromName(outcome).value_or(Outcome::Approve);
    settings.reason = config.text(QStringLiteral("decide.reason"), QStringLiteral("conditions"));
    if (!cases::decisionReasons().contains(settings.reason)) {
        config.refuse(QStringLiteral("decide.reason"),
                      QStringLiteral("must be one of: ") + cases::decisionReasons().join(u' '));
    }
    settings.step = std::chrono::milliseconds(static_cast<qint64>(
        1000 * config.real(QStringLiteral("decide.step_seconds"), 20, 0, 86'400)));
    const auto sids = config.table(QStringLiteral("sids"));
    for (auto sid = sids.cbegin(); sid != sids.cend(); ++sid) {
        settings.sids.insert(sid.value(), sid.key());
    }
    OW_TRY(config.check());
    auto secret = crypto::readPrivateFile(secretFile, kSecretLimitBytes, false);
    if (!secret) {
        return secret.error();
    }
    settings.secret = Secret(secret.value().view().toByteArray().trimmed());
    auto records = readRecords(recordFile);
    if (!records) {
        return records.error();
    }
    settings.records = std::move(records).value();
    return settings;
}

} // namespace onewindow::department
