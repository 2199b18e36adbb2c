// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>

namespace onewindow {

/// A program's TOML configuration. Every read names the key, its default and its limits; what is
/// wrong, and every key that no read asked for, is named with its line by check(), all at once.
class Config
{
public:
    /// Reads `path` (at most 1 MiB). Errors: BadConfig with file, line and reason.
    static Result<Config> load(const QString& path);

    /// Reads TOML 1.0 from memory; `name` stands for the file in messages. Texts must end in the
    /// line they start in; a line has at most 64 dots outside texts, and values nest at most 32
    /// deep. Errors: BadConfig with `name`, line and reason.
    static Result<Config> parse(QByteArrayView toml, const QString& name);

    Config(Config&&) noexcept;
    Config& operator=(Config&&) noexcept;
    ~Config();
    Config(const Config&) = delete;
    Config& operator=(const Config&) = delete;

    /// `key` is dotted: "printer.port". Missing: `fallback`. Wrong type or outside [min, max]:
    /// noted for check(), and `fallback` is returned.
    [[nodiscard]] QString text(const QString& key, const QString& fallback);
    [[nodiscard]] qint64 number(const QString& key, qint64 fallback, qint64 min, qint64 max);
    [[nodiscard]] double real(const QString& key, double fallback, double min, double max);
    [[nodiscard]] bool flag(const QString& key, bool fallback);
    [[nodiscard]] QStringList texts(const QString& key, const QStringList& fallback);
    /// A table of texts, whatever its keys: "[sids]". Empty if it is not there.
    [[nodiscard]] QMap<QString, QString> table(const QString& key);
    /// Like text(), but the key must be there and not empty.
    [[nodiscard]] QString requiredText(const QString& key);
    /// Like text(), but a relative path is taken from the folder of the configuration file, and
    /// "credential:NAME" is the file NAME among the unit's credentials (systemd.exec(5),
    /// $CREDENTIALS_DIRECTORY), "credential:" their folder; without any it is a wrong value.
    [[nodiscard]] QString path(const QString& key, const QString& fallback);
    /// One of `choices`; the first is the default.
    [[nodiscard]] QString choice(const QString& key, const QStringList& choices);

    /// What a caller finds wrong with the value of `key`: noted for check(), "must ..."; nothing if
    /// the key is not there.
    void refuse(const QString& key, const QString& reason);

    /// After the last read. Errors: BadConfig that lists every wrong value and unknown key by line.
    Result<void> check() const;

private:
    struct Parts;
    explicit Config(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace onewindow
